"""A deck as a file: our layouts, fields, sizes and languages on every run, nothing on top of anything, charts as the tables say."""

import io
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from geo import story
from geo.facts import totals
from geo.language import LANGUAGES, word
from geo.paper.canvas.pen import POINTS
from geo.slides.charts import content_of
from geo.slides.master import LAYOUTS
from geo.slides.names import known
from geo.slides.theme import LINE_HIGH, Part, height

pytestmark = pytest.mark.slow

TOUCH = 0.03
"""Inches that two boxes may share."""


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def book(story_file, lang):
    return Presentation(io.BytesIO(story_file("pptx", lang)))


def box(shape):
    left, top, wide, high = (Emu(side).inches for side in (shape.left, shape.top, shape.width, shape.height))
    return left, top, left + wide, top + high


def filled(shape):
    """The box of a shape as high as its words stand, measured with our typeface."""
    left, top, right, bottom = box(shape)
    frame = shape.text_frame
    parts: list[Part] = []
    for paragraph in frame.paragraphs:
        runs = [*paragraph.runs]
        if not runs:
            return left, top, right, bottom
        before = paragraph.space_before.pt if paragraph.space_before is not None else 0
        parts.append(("".join(run.text for run in runs), runs[0].font.size.pt, "", bool(runs[0].font.bold), before))
    tall = height(parts, right - left)
    anchor = frame._txBody.bodyPr.get("anchor") or shape_anchor(shape)
    begin = {"t": top, "ctr": top + (bottom - top - tall) / 2, "b": bottom - tall}[anchor]
    return left, begin, right, begin + tall


def shape_anchor(shape):
    if not shape.is_placeholder:
        return "t"
    slide = shape.part.slide
    model = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == shape.placeholder_format.idx)
    return model.text_frame._txBody.bodyPr.get("anchor") or "t"


def test_the_layouts_are_ours_and_named_in_the_language_of_the_deck(book, lang):
    assert [layout.name for layout in book.slide_layouts] == [word(f"slides.layout.{kind}", lang) for kind in LAYOUTS]
    told = {page.slide_layout.name for page in book.slides}
    assert word("slides.layout.two_columns", lang) in told
    assert len(told) == len(LAYOUTS)


def test_nothing_asks_to_be_clicked_and_everything_lies_in_a_placeholder_where_there_is_one(book):
    for page in book.slides:
        kinds = [shape.placeholder_format.type for shape in page.placeholders]
        assert len(kinds) >= 4
        for shape in page.placeholders:
            assert (
                hasattr(shape, "image")
                or shape.has_chart
                or shape.has_table
                or shape.text_frame.text
                or shape._element.findall(f".//{qn('a:fld')}")
            )
        free = [shape for shape in page.shapes if not shape.is_placeholder]
        assert all(known(shape.name) or shape.has_text_frame or hasattr(shape, "image") for shape in free)


def test_day_and_number_are_fields(book):
    for number, page in enumerate(book.slides, start=1):
        fields = {field.get("type"): field.findtext(qn("a:t")) for field in page._element.iter(qn("a:fld"))}
        assert fields == {"datetime1": "23/11/2026", "slidenum": str(number)}


def test_sizes_stand_on_runs_and_never_on_paragraphs(book, lang):
    tag = {"vi": "vi-VN", "en": "en-GB"}[lang]
    for page in book.slides:
        tree = page._element
        assert not [one for one in tree.iter(qn("a:defRPr")) if one.getparent().tag == qn("a:pPr")]
        for run in tree.iter(qn("a:r")):
            properties = run.find(qn("a:rPr"))
            assert properties.get("lang") == tag
            assert int(properties.get("sz")) >= 600


def test_no_two_texts_meet_nor_leave_the_slide(book):
    wide, high = Emu(book.slide_width).inches, Emu(book.slide_height).inches
    for number, page in enumerate(book.slides, start=1):
        boxes = []
        for shape in page.shapes:
            left, top, right, bottom = found = filled(shape) if shape.has_text_frame else box(shape)
            assert left >= 0 <= top, (number, shape.name)
            assert right <= wide, (number, shape.name)
            assert bottom <= high, (number, shape.name)
            boxes.append((shape.name, found))
        for (name, one), (other_name, other) in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, down) <= TOUCH, (number, name, other_name)


def test_every_exhibit_is_described_in_sentences(book):
    for page in book.slides:
        for shape in page.shapes:
            if shape.has_chart or shape.has_table or hasattr(shape, "image"):
                told = shape._element.xpath("./*/p:cNvPr")[0].get("descr")
                assert told.endswith("."), told
                assert ". ." not in told
                assert len(told) > 20


def test_each_slide_and_each_figure_has_its_id(book, edition):
    tale = story.load(edition)
    assert [page.name for page in book.slides] == [slide.id for slide in (*tale.slides, tale.slides[-1])]  # its sources take two
    for page, slide in zip(book.slides, tale.slides, strict=False):
        named = [known(shape.name) for shape in page.shapes if known(shape.name)]
        assert [items[0].refs for kind, items in named if kind == "figure"] == [figure.ref for figure in slide.figures]
        assert [kind for kind, _ in named].count("map") == slide.shows_map
        assert [kind for kind, _ in named].count("chart") == bool(slide.charted)
        assert [[item.refs for item in items] for kind, items in named if kind == "table"] == (
            [[figure.ref for figure in slide.table]] if slide.table else []
        )


def test_each_chart_holds_what_figures_csv_says(book, edition):
    charts = [shape for page in book.slides for shape in page.shapes if shape.has_chart]
    assert charts
    for shape in charts:
        refs = known(shape.name)[1][0].refs.split(" ")
        own = {float(figure.value) for figure in edition.figures if figure.id in refs or figure.indicator == refs[0]}
        drawn = [value for series in shape.chart.plots[0].series for value in series.values if value is not None]
        layer, _, year = refs[0].partition("/")
        if year:  # levels: those who are named, and the rest of what is published
            published = totals(edition, layer, int(year))
            assert sum(drawn) == sum(total.value for total in published)
            own = {float(part) for total in published for part in (total.named, total.value - total.named)}
        assert drawn
        assert set(drawn) <= own
        assert content_of(shape.chart).count("\n") == len(shape.chart.plots[0].series)


def test_a_line_is_as_high_as_it_is_said_to_be():
    assert height([("x", 10, "", False, 0)], 5) == pytest.approx(10 * LINE_HIGH / POINTS)
