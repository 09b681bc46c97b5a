"""The story as files: a deck that says what the screen says and opens in Impress, a PDF in our own typeface, and the command for both."""

import io
import re
import subprocess
from itertools import combinations

import pytest
from pptx import Presentation

from geo import story
from geo.export.__main__ import main
from geo.language import LANGUAGES
from geo.paper import CannotPrintError
from geo.slides import story_bytes
from tests import toy
from tests.pdf_words import pages
from tests.tools import tool

SHARED = 0.35
"""What the boxes of two words may share, in parts of the lower one's height: kerning and tight lines."""


@pytest.fixture(scope="module")
def told(edition):
    return story.load(edition)


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def deck(story_file, lang):
    return story_file("pptx", lang)


@pytest.fixture(scope="module")
def paper(story_file, lang):
    return story_file("pdf", lang)


def sheets(told):
    """The slides as pages of a file: the sources of the story take two."""
    return (*told.slides, told.slides[-1])


def texts(page):
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def run(*command, folder):
    program = tool(command[0], "poppler-utils")
    return subprocess.run([program, *command[1:]], cwd=folder, check=True, capture_output=True, text=True, timeout=240).stdout


def bare(text):
    """A text without its spaces: kerning and a second typeface part words into pieces."""
    return re.sub(r"\s", "", text)


def on_top(found):
    """Pairs of words that cover one another."""

    def touch(one, other):
        room = SHARED * min(one[3] - one[1], other[3] - other[1])
        return min(one[2], other[2]) - max(one[0], other[0]) > room and min(one[3], other[3]) - max(one[1], other[1]) > room

    return [(one[4], other[4]) for one, other in combinations(found, 2) if touch(one, other)]


@pytest.mark.slow
def test_the_deck_says_what_the_screen_says(deck, told, lang):
    book = Presentation(io.BytesIO(deck))
    assert len(book.slides) == len(sheets(told))
    numbers = story.numbered(told.slides)
    for slide, page in zip(sheets(told), book.slides, strict=True):
        assert re.sub(r" \(\d/\d\)$", "", page.shapes.title.text_frame.text) == slide.title.text(lang)
        for figure in slide.figures:
            assert figure.value.text(lang) in texts(page)
            assert figure.labelled(lang, numbers) in texts(page)
        notes = page.notes_slide.notes_text_frame.text
        assert notes.startswith(slide.notes.text(lang))
        pictures = [shape for shape in page.shapes if hasattr(shape, "image")]
        years = len(slide.years) + bool(slide.years)  # and their key
        assert len(pictures) == years + slide.shows_map + (slide.merger is not None)
        assert [shape.has_chart for shape in page.shapes].count(True) == (slide.chart is not None)
        assert [shape.has_table for shape in page.shapes].count(True) == bool(slide.table)
        told = [picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures]
        assert all(text.endswith(".") and ". ." not in text for text in told), told


@pytest.mark.slow
def test_impress_prints_every_slide_with_nothing_on_top_of_anything(deck, told, lang, tmp_path):
    office = tool("soffice", "libreoffice-impress")
    (tmp_path / "deck.pptx").write_bytes(deck)
    run(office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf", "deck.pptx", folder=tmp_path)
    for found, slide in zip(pages((tmp_path / "deck.pdf").read_bytes()), sheets(told), strict=True):
        said = bare("".join(word for *_, word in found))
        for text in (slide.title, *(figure.value for figure in slide.figures)):
            assert bare(text.text(lang)) in said
        assert on_top(found) == []


@pytest.mark.slow
def test_the_pdf_has_a_page_for_every_slide_in_our_typeface_and_its_text_is_text(paper, told, lang, tmp_path):
    (tmp_path / "story.pdf").write_bytes(paper)
    fonts = run("pdffonts", "story.pdf", folder=tmp_path).splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "BeVietnamPro" in line
        assert line.split()[-5] == "yes", "embedded"
    assert f"Pages:           {len(sheets(told))}" in run("pdfinfo", "story.pdf", folder=tmp_path)
    for found, slide in zip(pages(paper), sheets(told), strict=True):
        said = bare("".join(word for *_, word in found))
        for text in (slide.title, slide.text, *(figure.value for figure in slide.figures)):
            assert bare(text.text(lang)) in said
        beside = [word for word in found if word[2] < (960 * 0.36 if slide.kind == "plain" else 0)]
        assert on_top(beside) == []


def test_a_story_without_slides_is_refused_in_words(edition):
    with pytest.raises(CannotPrintError) as refused:
        story_bytes(edition, story.Story(), "pdf", "vi")
    assert refused.value.text("en") == "There are no slides to export."


@pytest.mark.slow
def test_the_command_writes_the_story_and_refuses_other_formats(folder, tmp_path, capsys):
    (folder / "story.toml").write_text('[[slide]]\ntitle_vi = "Một"\ntitle_en = "One"\nfigures = ["turnover"]\n', "utf-8")
    toy_data = toy.write(folder)
    for form, start in (("pptx", b"PK"), ("pdf", b"%PDF")):
        out = tmp_path / f"story.{form}"
        assert main(["--story", "--out", str(out), "--lang", "en", "--data", str(toy_data)]) == 0
        assert out.read_bytes().startswith(start)
    assert main(["--story", "--out", str(tmp_path / "story.png"), "--lang", "en"]) == 2
    assert "pptx, pdf" in capsys.readouterr().err
