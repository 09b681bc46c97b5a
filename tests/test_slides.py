"""Slides read back: native titles, tables and charts; maps with words; sources on the slide and in the notes; opened in Impress."""

import io
import subprocess
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from geo.cards.side_by_side import units_table
from geo.charts import Chart, Row
from geo.facts import totals
from geo.language import Words
from geo.paper import CannotPrintError, PrintRequest
from geo.slides import DeckPage, StoryFigure, Table, deck_bytes, pptx_bytes, view_slides
from geo.story import numbered
from geo.view import View
from tests.real import IDS
from tests.tools import tool

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 23)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def wish(**view):
    return PrintRequest(View(**view), printed=DAY)


def deck(content):
    return Presentation(io.BytesIO(content))


def pictures(page):
    return [shape for shape in page.shapes if hasattr(shape, "image")]


@pytest.fixture(scope="module")
def decks(made):
    return {lang: deck(made(pptx_bytes, wish(lang=lang, layers=IDS))) for lang in ("vi", "en")}


def texts(page):
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


@pytest.mark.parametrize(("lang", "titles"), [("vi", ["Bản đồ Đầm Hà", "So sánh 9 đơn vị", "Nguồn"]), ("en", ["Map of Đầm Hà", "Sources"])])
def test_every_slide_has_a_native_title_and_is_sixteen_to_nine(decks, lang, titles):
    book = decks[lang]
    assert book.slide_width / book.slide_height == pytest.approx(16 / 9, rel=1e-3)
    said = [page.shapes.title.text_frame.text for page in book.slides]
    assert all(said)
    for title in titles:
        assert any(text.startswith(title) for text in said), said


def test_the_map_is_a_crisp_picture_with_words(decks, edition):
    for lang, book in decks.items():
        [picture] = pictures(book.slides[1])
        wide, _ = Image.open(io.BytesIO(picture.image.blob)).size
        assert wide / (picture.width / 914400) >= 200
        told = picture._element.nvPicPr.cNvPr.get("descr")
        for name in (unit.name.text(lang) for unit in edition.base_units.values()):
            assert name in told


def test_the_table_says_what_the_page_says(decks, edition):
    for lang, book in decks.items():
        [table] = [shape.table for page in book.slides for shape in page.shapes if shape.has_table]
        rows = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
        wanted = units_table(edition, "2024", lang)
        assert [row[0] for row in rows[1:]] == list(wanted.iloc[:, 0])
        areas = [row[2] for row in rows[1:]]
        assert [float(text.replace(",", ".")) for text in areas] == list(wanted.iloc[:, 3])


def test_the_chart_can_be_edited_and_counts_what_is_published(decks, edition):
    for book in decks.values():
        [chart] = [shape.chart for page in book.slides for shape in page.shapes if shape.has_chart]
        wanted = list(reversed(totals(edition, "new_rural", 2024)))
        published, named = (list(series.values) for series in chart.plots[0].series)
        assert published == [total.value for total in wanted]
        assert named == [total.named for total in wanted]
        assert chart.part.chart_workbook.xlsx_part is not None


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sources_stand_on_the_slide_and_in_the_notes_with_the_other_language(decks, edition, lang):
    slides = view_slides(edition, wish(lang=lang, layers=IDS))
    for slide, page in zip(slides, decks[lang].slides, strict=True):
        notes = page.notes_slide.notes_text_frame.text
        assert slide.title.text("en" if lang == "vi" else "vi") in notes
        for name in slide.cited:
            assert (edition.sources[name].url or "") in notes
        if slide.cited and not slide.bibliography:
            assert {"vi": "Nguồn: 1", "en": "Sources: 1"}[lang][:5] in texts(page)
        assert {"vi": "Để tham khảo", "en": "For reference"}[lang] in texts(page)
    everything = "\n".join(texts(page) for page in decks[lang].slides)
    for number in numbered(slides).values():
        assert str(number) in everything


def test_the_card_of_what_is_chosen_is_a_table(edition):
    book = deck(pptx_bytes(edition, wish(lang="vi", selection="tourism/thac-bach-van")))
    page = next(page for page in book.slides if page.shapes.title.text_frame.text == "Thác Bạch Vân")
    [table] = [shape.table for shape in page.shapes if shape.has_table]
    assert "gần 70 m" in [cell.text_frame.text for row in table.rows for cell in row.cells]


def test_what_is_chosen_and_gone_makes_no_slide(edition):
    here, gone = (view_slides(edition, wish(selection=name)) for name in ("tourism/thac-bach-van", "tourism/not-there"))
    assert len(gone) == len(here) - 1


def test_any_list_of_slides_becomes_a_deck(edition):
    source = next(iter(edition.sources))
    figure = StoryFigure(Words("941,5 tỷ đồng", "941.5 billion VND"), Words("bốn tháng", "four months"), (source,))
    told = [
        DeckPage(Words("Mở đầu", "Opening"), lead=Words("Một câu", "A sentence"), opening=True),
        DeckPage(Words("Bản đồ", "Map"), view=View(), figures=(figure,), text=(Words("Lời", "Words"),), notes=Words("Nói chậm", "Slowly")),
        DeckPage(Words("Chỉ có chữ", "Only words"), text=(Words("Một", "One"), Words("Hai", "Two"))),
    ]
    book = deck(deck_bytes(edition, told, "en", DAY))
    assert "941.5 billion VND" in texts(book.slides[1])
    assert "four months [1]" in texts(book.slides[1])
    assert book.slides[1].notes_slide.notes_text_frame.text.startswith("Slowly")
    assert "Two" in texts(book.slides[2])


def test_a_view_that_shows_nothing_makes_no_deck(edition):
    with pytest.raises(CannotPrintError):
        pptx_bytes(edition, wish(layers=()))


@pytest.mark.parametrize(("lang", "era"), [("vi", "2024"), ("en", "2025")])
def test_impress_opens_and_prints_every_slide(made, tmp_path, lang, era):
    office = tool("soffice", "libreoffice-impress")
    content = made(pptx_bytes, wish(lang=lang, era=era))
    (tmp_path / "deck.pptx").write_bytes(content)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "deck.pptx"], cwd=tmp_path, check=True, capture_output=True, timeout=240
    )
    about = subprocess.run([tool("pdfinfo", "poppler-utils"), "deck.pdf"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    pages = deck(content).slides
    assert f"Pages:           {len(pages)}" in about
    said = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "deck.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    for page in pages:
        assert page.shapes.title.text_frame.text.split(" · ")[0][:20] in " ".join(said.split())


def spoken(content):
    """Text and language of every run, and the language of every other text property, of all parts of a deck."""
    runs, others = [], []
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if name.startswith("ppt/") and name.endswith(".xml"):
                root = etree.fromstring(book.read(name))
                for run in root.iter(f"{DRAWING}r"):
                    said = run.find(f"{DRAWING}rPr")
                    runs.append((run.findtext(f"{DRAWING}t"), None if said is None else said.get("lang")))
                others += [one.get("lang") for kind in ("endParaRPr", "defRPr") for one in root.iter(DRAWING + kind)]
    return runs, others


@pytest.mark.parametrize(("lang", "tag", "other"), [("vi", "vi-VN", "en-GB"), ("en", "en-GB", "vi-VN")])
def test_every_text_says_its_language_and_the_notes_also_speak_the_other(edition, lang, tag, other):
    slides = [DeckPage(Words("Một", "One"), text=(Words("Chữ", "Words"),), notes=Words("Lời", "Speech"))]
    rows = (Row(Words("A", "A"), Decimal(1)), Row(Words("B", "B"), Decimal(2)))
    slides.append(DeckPage(Words("Hai", "Two"), chart=Chart("c", Words("Biểu đồ", "Chart"), "", rows), colours=("#006b5b",)))
    slides.append(DeckPage(Words("Ba", "Three"), table=Table((Words("Xã", "Commune"),), ((Words("Đầm Hà", "Đầm Hà"),),))))
    content = deck_bytes(edition, slides, lang, DAY)
    runs, others = spoken(content)
    assert {said for _, said in runs} | set(others) == {tag, other}
    abroad = {"vi": ("Speech", "Words"), "en": ("Lời", "Chữ")}[lang]
    for text, said in runs:
        assert said == (other if text.startswith(f"[{other[:2]}] ") or text in abroad else tag), text
    book = deck(content)
    about = book.core_properties
    assert (about.title, about.language) == (slides[0].title.text(lang), tag)


def test_a_map_without_layers_is_told_without_an_empty_sentence(edition):
    book = deck(deck_bytes(edition, [DeckPage(Words("Một", "One"), view=View(layers=()))], "en", DAY))
    [picture] = pictures(book.slides[0])
    told = picture._element.nvPicPr.cNvPr.get("descr")
    assert told.endswith(".")
    assert ". ." not in told
