"""Our PDFs as readers' programs read them: title, language, outline, and links that can be pressed."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from string import punctuation
from urllib.parse import quote

import pikepdf
import pytest

from geo import story
from geo.datasets.shortlist import pdf_bytes as shortlist_bytes
from geo.edition import DATA, load
from geo.invest.profile import profile_of
from geo.invest.projects import projects_of
from geo.language import LANGUAGES, Words, word
from geo.paper import PrintRequest, pdf_bytes
from geo.paper.project_brief import Brief, brief_bytes
from geo.scene.scene import scene_of
from geo.slides import DeckPage, sheets_bytes
from geo.view import View
from tests import toy
from tests.real import IDS

DAY = date(2026, 11, 23)
ADDRESS = "https://map.example/invest?sel=projects/th-dairy&lang=vi"
REF = "projects/th-dairy"
LISTED = [REF, "projects/viet-uc"]


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def addresses(pdf):
    """Where the links of every page lead."""
    return {str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", ()) if note.Subtype == "/Link"}


def titles(pdf):
    def walked(items):
        for item in items:
            yield item.title
            yield from walked(item.children)

    with pdf.open_outline() as outline:
        return list(walked(outline.root))


def told(pdf):
    """Title and language as the file says them in each of its places."""
    with pdf.open_metadata() as found:
        meta = found["dc:title"], set(found["dc:language"])
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    return str(pdf.docinfo.Title), str(pdf.Root.Lang), *meta


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request):
    return request.param


def urls(edition, names):
    return {quote(edition.sources[name].url, safe=punctuation) for name in names if edition.sources[name].url}


@pytest.mark.slow
def test_the_map_says_title_and_language_and_every_source_can_be_pressed(edition, made, lang):
    view = View(lang=lang, layers=IDS)
    pdf = opened(made(pdf_bytes, PrintRequest(view, printed=DAY)))
    title = word("site.title", lang)
    assert told(pdf) == (title, lang, title, {lang})
    assert titles(pdf) == [title, *[word(key, lang) for key in ("paper.legend", "frame.print_sources")]]
    wanted = urls(edition, scene_of(edition, view).sources)
    assert wanted
    assert addresses(pdf) == wanted


@pytest.mark.slow
def test_the_brief_leads_to_its_page_and_its_sources(edition, made, lang):
    pdf = opened(made(brief_bytes, Brief(REF, lang, ADDRESS, DAY)))
    found = profile_of(edition, REF)
    title = found.prospect.name.text(lang)
    assert told(pdf) == (title, lang, title, {lang})
    assert titles(pdf)[0] == title
    assert word("invest.part_absent", lang) in titles(pdf)
    assert ADDRESS in addresses(pdf)
    cited = {name for part in ("who", "money", "course") for row in found.parts[part] for name in row.first.cite}
    assert urls(edition, cited) <= addresses(pdf)


def test_the_shortlist_leads_to_its_projects_and_sources(edition, lang):
    pdf = opened(shortlist_bytes(edition, LISTED, lang, DAY))
    title = word("invest.shortlist", lang)
    assert told(pdf) == (title, lang, title, {lang})
    assert titles(pdf) == [profile_of(edition, ref).prospect.name.text(lang) for ref in LISTED]
    assert len(addresses(pdf)) > len(LISTED)


@pytest.mark.slow
def test_the_story_has_every_slide_in_its_outline_and_every_source_can_be_pressed(edition, story_file, lang):
    read = story.load(edition)
    pdf = opened(story_file("pdf", lang))
    *shown, last = [slide.title.text(lang) for slide in read.slides]
    assert titles(pdf) == [*shown, f"{last} (1/2)", f"{last} (2/2)"]
    assert told(pdf)[1] == lang
    assert urls(edition, {name for slide in read.slides for name in slide.cited}) <= addresses(pdf)


@pytest.mark.slow
def test_an_address_with_letters_of_its_own_can_be_pressed(edition):
    pdf = opened(brief_bytes(edition, Brief(REF, "vi", "https://map.example/đầm-hà?a=1&b=%20", DAY)))
    assert "https://map.example/%C4%91%E1%BA%A7m-h%C3%A0?a=1&b=%20" in addresses(pdf)


DOCUMENTS = {
    "brief": lambda place: brief_bytes(place, Brief(REF, "en", ADDRESS, DAY)),
    "shortlist": lambda place: shortlist_bytes(place, LISTED, "en", DAY),
    "map": lambda place: pdf_bytes(place, PrintRequest(View(lang="en", layers=("tourism",)), printed=DAY)),
    "slides": lambda place: sheets_bytes(
        place, [DeckPage(Words("Bản đồ", "Map"), view=View(), sources=(next(iter(place.sources)),))], "en", DAY
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_tagged_for_screen_readers_and_made_to_last(edition, name):
    pdf = opened(DOCUMENTS[name](edition))
    with pdf.open_metadata() as found:
        assert (found["pdfuaid:part"], found["pdfaid:part"], found["pdfaid:conformance"]) == ("1", "2", "B")
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.StructTreeRoot.K


MARKUP = r"#panic() $x$ *a* [b] @c \ _d_ `e` <f> // g = h - i ~j #sys.inputs"


@pytest.mark.slow
def test_signs_of_markup_in_data_stay_signs(tmp_path):
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    for column in (f"{name}_{lang}" for name in ("name", "investor", "note") for lang in LANGUAGES):
        toy.put(folder, "layers/projects.csv", 2, column, MARKUP)
    place = load(folder)
    assert place.faults == ()
    ref = next(iter(projects_of(place)))
    for content in (brief_bytes(place, Brief(ref, "en", ADDRESS, DAY)), shortlist_bytes(place, [ref], "en", DAY)):
        assert str(opened(content).docinfo.Title) in (MARKUP, word("invest.shortlist", "en"))
        (tmp_path / "said.pdf").write_bytes(content)
        read = subprocess.run(["pdftotext", "-raw", tmp_path / "said.pdf", "-"], capture_output=True, check=True).stdout.decode()
        assert MARKUP in " ".join(read.split())
