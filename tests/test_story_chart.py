"""A slide's chart: looked up in the tables, the same on the screen, in PPTX and in PDF; whatever is wrong is said."""

import io
import re
from datetime import date

import pytest
from pptx import Presentation

from geo import story
from geo.datasets import story_json
from geo.language import LANGUAGES, number
from geo.slides import story_bytes
from geo.story.chart import chart_choices, chart_of
from tests.pdf_words import pages

SHARES = ("budget-share-province-2024-4m", "budget-share-district-2024-4m")
DAY = date(2026, 11, 28)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def told(edition, *charts):
    """A story of one slide for each chart."""
    slides = (
        story.SlideSource(title_vi=f"Trang {at}", title_en=f"Slide {at}", chart=refs, whole=whole)
        for at, (refs, whole) in enumerate(charts)
    )
    return story.resolve(edition, story.Draft(tuple(slides)))


@pytest.fixture(scope="module")
def every(edition):
    """A story with each chart that can be chosen, and one of figures."""
    return told(edition, *(((ref,), 0) for ref, _ in chart_choices(edition)), (SHARES, 100))


def test_each_value_of_a_chart_is_one_of_the_tables_with_its_source(edition):
    values = {(figure.value, figure.qualifier, figure.source) for figure in edition.figures}
    courses = [chart for ref, chart in chart_choices(edition) if "/" not in ref]
    assert len(courses) >= 10
    for chart in [*courses, chart_of(edition, SHARES, 100)]:
        for row in chart.rows:
            assert (row.value, row.qualifier, row.sources[0]) in values, chart.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_headline_counts_its_chart_shows(edition, lang):
    """Who reads a number above a chart looks for it there."""
    slides = [slide for slide in story_json(story.load(edition))["slides"] if slide.get("chart")]
    assert len(slides) >= 4
    for slide in slides:
        chart = slide["chart"]
        words = [chart["title"], chart["alt"], *(part for row in chart["rows"] for part in (row["label"], row["text"]))]
        shown = NUMBER.findall(" ".join(text[lang] for text in words))
        assert set(NUMBER.findall(slide["title"][lang])) <= set(shown), slide["title"][lang]


def test_figures_of_one_time_name_it_once_and_reach_their_whole(edition):
    chart = chart_of(edition, SHARES, 100)
    assert chart.title == ("tháng 1–4/2024", "Jan–Apr 2024")
    assert [row.label.vi for row in chart.rows] == ["Thu ngân sách so với dự toán tỉnh giao", "Thu ngân sách so với dự toán huyện giao"]
    assert [float(row.value) / float(chart.whole) for row in chart.rows] == [0.68, 0.67]
    assert chart_of(edition, SHARES, 50).whole is None


@pytest.mark.parametrize(
    "refs",
    [
        ("nothing",),
        ("new_rural/1999",),
        ("new_rural/",),
        ("tourism/2024",),
        ("income", "population"),
        ("income-2023", "population-2021"),
        ("Income",),
    ],
)
def test_what_is_no_chart_is_a_fault_of_its_slide_and_the_rest_is_told(edition, refs):
    wrong = told(edition, (refs, 0))
    assert len(wrong.slides) == 1
    assert wrong.slides[0].chart is None
    assert [(fault.column, fault.value) for fault in wrong.faults] == [("chart", ", ".join(refs))]


def test_a_story_with_charts_reads_as_it_was_written(edition, every):
    again = story.read(edition, story.write(every.draft).encode())
    assert not again.faults
    assert again.slides == every.slides


def test_shapes_stay_in_their_room_and_cite_by_number(every):
    document = story_json(every)
    for slide in document["slides"]:
        chart = slide["chart"]
        assert {number for row in chart["rows"] for number in row["cite"]} == set(slide["cite"])
        for row in chart["rows"]:
            assert 0 < sum(share for _, share in row["parts"]) <= 1
            assert all(series < len(chart["series"]) for series, _ in row["parts"])
        ends = [(row["from"], row["to"]) for row in chart["rows"] if "from" in row]
        assert all(0 <= begin < end <= 1 for begin, end in ends)


def native(edition, tale, lang):
    deck = Presentation(io.BytesIO(story_bytes(edition, tale, "pptx", lang, DAY)))
    return [next(shape.chart for shape in page.shapes if shape.has_chart) for page in deck.slides]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_deck_holds_the_same_numbers_over_real_time(edition, every, lang):
    for slide, chart in zip(every.slides, native(edition, every, lang), strict=True):
        [plot] = chart.plots
        values = [value for series in plot.series for value in series.values if value is not None]
        assert sorted(values) == sorted(float(part) for row in slide.chart.rows for part in row.segments().values())
        if slide.chart.years:
            first, last = slide.chart.years[0], slide.chart.years[-1]
            assert list(plot.categories) == [str(year) for year in range(first, last + 1)]


@pytest.mark.slow
def test_what_is_not_exactly_its_number_says_so_on_its_column(edition):
    tale = told(edition, (("income",), 0))
    [chart] = native(edition, tale, "vi")
    [series] = chart.plots[0].series
    assert series.points[3].data_label.text_frame.text == "trên 80"
    assert series.data_labels.show_value, "words on one column take no number from the others"
    assert chart.chart_title.text_frame.text == "Thu nhập bình quân đầu người · triệu đồng/người/năm"


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_shows_each_value(edition, every, lang):
    sheets = pages(story_bytes(edition, every, "pdf", lang, DAY))
    for slide, sheet in zip(every.slides, sheets, strict=True):
        words = {word for *_, word in sheet}
        for row in slide.chart.rows:
            assert any(word.startswith(number(row.value, lang)) for word in words), (slide.chart.id, row.value)
