"""The story: what is written becomes slides whose figures come from the tables; whatever is wrong is listed, and the rest opens."""

import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import story
from geo.datasets import data_files
from geo.datasets.story import story_json
from geo.edition import load
from geo.facts import newest_figure
from geo.facts.levels import totals
from geo.language import LANGUAGES, nfc, quantity
from geo.story.file import FILE, MOST_BYTES, MOST_SLIDES
from geo.story.meeting import LENGTHS, Meeting, Occasion
from geo.story.slide import KINDS
from geo.story.slide_source import KEYS, SlideSource
from geo.story.text import LINE, NOTES, TEXT
from geo.tables.__main__ import check

SOUND = """
[[slide]]
title_vi = "Một"
title_en = "One"
view = "era=2025&layers=new_rural"
figures = ["turnover-2024-4m"]
"""
X = 'title_vi = "x"\ntitle_en = "x"\n'


def read(edition, text):
    return story.read(edition, text.encode())


def said(told, lang="vi"):
    return [fault.text(lang) for fault in told.faults]


def test_the_story_of_the_data_is_whole(edition):
    told = story.load(edition)
    assert not told.faults
    assert len(told.slides) == len(told.draft.slides) >= 18
    kinds = [slide.kind for slide in told.slides]
    assert (kinds[0], kinds[-1], kinds[kinds.index("close") + 1 :]) == ("opening", "sources", ["plain", "sources"])
    for slide in told.slides:
        for words in (slide.title, slide.text, slide.notes) if slide.kind != "section" else (slide.title,):
            assert all(words.text(lang) for lang in LANGUAGES)
        assert slide.kind != "plain" or slide.cited


def test_targets_come_after_results_and_are_called_targets(edition):
    for slide in story.load(edition).slides:
        kinds = ["mục tiêu" in figure.label.vi for figure in slide.figures]
        assert kinds == sorted(kinds)
    [results] = [slide for slide in story.load(edition).slides if slide.title.vi.startswith("Thu ngân sách 4 tháng")]
    assert results.figures[-1].label == ("Tốc độ tăng trưởng · mục tiêu 2024", "Growth · target 2024")


def test_what_comes_next_lies_ahead_of_the_newest_day_of_the_data(edition):
    today = newest_figure(edition)[:4]
    [ahead] = [slide for slide in story.load(edition).draft.slides if slide.id == "tasks"]
    figures = [one for one in edition.figures if one.id in ahead.figures]
    assert {one.kind for one in figures} == {"target"}
    for year in [*(one.span[-4:] for one in figures), *re.findall(r"\b20\d\d\b", f"{ahead.text_vi} {ahead.text_en}")]:
        assert year > today


def test_every_figure_of_the_tables_that_may_lead_can_be_shown_and_says_what_the_table_says(edition):
    found = dict(story.choices(edition))
    table = edition.tables["figures.csv"]
    rows = [row for row in table.to_dict("records") if edition.sources[row["source"]].leads]
    assert len(rows) <= len(found)
    for row in rows:
        for lang in LANGUAGES:
            value = quantity(f"{row['value']:.10g}", row["unit"], row["qualifier"], lang)
            assert found[row["id"]].value.text(lang) == value
        assert found[row["id"]].cite == (row["source"],)


def test_a_claim_is_the_surest_one_or_that_of_a_source(edition):
    assert story.figure_of(edition, "communes/2025-06895/population").value.vi == "25.947 người"
    assert story.figure_of(edition, "projects/th-dairy/capital@vietnamplus-th").value.en == "nearly 6,000 billion VND"
    for ref in ("nothing", "communes/2025-06895/nothing", "communes/1/area", "moon/a/area", "projects/th-dairy/capital@nobody", "", "/"):
        assert story.figure_of(edition, ref) is None


@pytest.mark.parametrize(
    ("broken", "where", "why"),
    [
        ('titel_vi = "Hai"', "slide 1, column “titel_vi”", "unknown key"),
        ("text_vi = 3", "slide 1, column “text_vi”", "must be text"),
        ('text_vi = "a\\u0007"', "slide 1, column “text_vi”", "must be text"),
        (f'text_en = "{"a" * (TEXT + 1)}"', "slide 1, column “text_en”", "longer than 600 letters"),
        ('sources = ["nobody"]', "slide 1, column “sources”", "sources.toml"),
        ('notes_vi = "Nói"', "slide 1, column “notes_en”", "is empty"),
        ('kind = "film"', "slide 1, column “kind”", ", ".join(KINDS)),
    ],
)
def test_a_wrong_part_is_named_and_the_slide_opens_without_it(edition, broken, where, why):
    told = read(edition, SOUND + broken)
    assert [slide.title.en for slide in told.slides] == ["One"]
    assert told.slides[0].figures
    [fault] = said(told, "en")
    assert fault.startswith(f"{FILE}, {where}")
    assert why in fault


@pytest.mark.parametrize(
    ("view", "value"),
    [
        ("era=1999", "era=1999"),
        ("era=2025&moon=1", "moon=1"),
        ("layers=gold", "layers=gold"),
        ("sel=projects/nothing", "projects/nothing"),
        ("z=x", "z=x"),
    ],
)
def test_a_view_that_is_not_understood_is_a_fault_and_the_rest_of_it_counts(edition, view, value):
    told = read(edition, SOUND.replace("era=2025&layers=new_rural", f"year=2022&{view}"))
    [fault] = said(told)
    assert value in fault
    assert told.slides[0].view.year == 2022
    assert told.slides[0].view.selection is None


def test_all_faults_are_said_at_once_and_slides_keep_their_numbers_in_them(edition):
    bad = '\n[[slide]]\ntext_vi = "x"\n\n[[slide]]\ntitle_vi = "Ba"\ntitle_en = "Three"\nfigures = ["a-b", "turnover-2024-4m"]\n'
    told = read(edition, SOUND + bad)
    assert [slide.title.vi for slide in told.slides] == ["Một", "Ba"]
    assert len(told.slides[1].figures) == 1
    assert any("trang 2, cột “title_vi”" in fault for fault in said(told))
    assert any("trang 3, cột “figures”" in fault and "a-b" in fault for fault in said(told))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"slide = 3",
        b"[[slide",
        b"\xff\xfe",
        b"slide = [1, 2]",
        b"a = 1",
        b"x" * (MOST_BYTES + 1),
        b"[[slide]]\ntitle_vi = " + b"[" * 5000,
    ],
)
def test_whatever_is_no_story_is_said_and_nothing_is_raised(edition, content):
    told = story.read(edition, content)
    assert told.faults
    assert not told.slides
    assert all(said(told, lang) for lang in LANGUAGES)


def test_too_many_slides_are_cut_and_said(edition):
    told = read(edition, SOUND * (MOST_SLIDES + 1))
    assert len(told.slides) == MOST_SLIDES
    assert len(told.faults) == 1


LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
LINES = st.text(LETTERS, max_size=LINE // 3).map(lambda text: nfc(text).strip())
TEXTS = st.text(LETTERS | st.just("\n"), max_size=TEXT // 3).map(nfc)
SLIDES = st.builds(
    SlideSource,
    id=LINES,
    kind=st.sampled_from(KINDS),
    hidden=st.booleans(),
    view=LINES,
    title_vi=LINES.filter(bool),
    title_en=LINES,
    text_vi=TEXTS,
    text_en=TEXTS,
    figures=st.lists(LINES.filter(bool), max_size=3).map(tuple),
    sources=st.lists(LINES.filter(bool), max_size=3).map(tuple),
    notes_vi=st.text(LETTERS | st.just("\n"), max_size=NOTES // 9).map(nfc),
    notes_en=TEXTS,
)


@pytest.mark.slow
@given(
    st.lists(SLIDES, min_size=1, max_size=4, unique_by=lambda slide: slide.id or object()),
    st.builds(Occasion, place=LINES, day=LINES, presenter=LINES),
)
def test_what_is_saved_reads_as_what_it_was(small, slides, occasion):
    names = tuple(slide.id for slide in slides if slide.id)
    draft = story.Draft(tuple(slides), occasion, (Meeting(id="all", title_vi="Mọi người", slides=names, ten=names[:2], five=names[:1]),))
    told = story.read(small, story.write(draft).encode())
    assert told.draft == draft
    assert all(fault.column in KEYS for fault in told.faults)


def test_the_command_checks_the_story_too(folder):
    (folder / "story.toml").write_text(SOUND.replace("new_rural", "gold") + 'moon = "x"', "utf-8")
    out = io.StringIO()
    assert check(folder, "vi", out) == 1
    assert "trang 1, cột “moon”" in out.getvalue()
    assert "layers=gold" in out.getvalue()


def test_a_district_without_a_story_has_none_and_no_fault(small):
    assert story.load(small) == story.Story()


@pytest.mark.slow
def test_a_changed_story_is_read_anew(folder):
    (folder / "story.toml").write_text(SOUND, "utf-8")
    first = load(folder)
    assert len(story.load(first).slides) == 1
    (folder / "story.toml").write_text(SOUND + SOUND, "utf-8")
    second = load(folder)
    assert len(story.load(second).slides) == 2
    assert first.digest != second.digest


def test_the_frame_is_given_numbers_that_lead_to_the_sources(edition):
    [document] = [one for one in data_files(edition).values() if one.name == "story.json"]
    given_ = json.loads(document.body)
    told = story.load(edition)
    assert given_["sources"] == list(story.numbered(told.slides))
    for slide, plain in zip(told.slides, given_["slides"], strict=True):
        assert [given_["sources"][number - 1] for number in plain["cite"]] == list(slide.cited)
        assert [figure["value"]["vi"] for figure in plain["figures"]] == [figure.value.vi for figure in slide.figures]


def test_every_number_of_a_headline_is_one_of_its_slide(edition):
    """What is typed into a headline cannot be renewed by itself: it is held against what is looked up."""
    for slide in story.load(edition).slides:
        for lang in LANGUAGES:
            figures = (*slide.figures, *slide.table)
            known = [part.text(lang) for figure in figures for part in (figure.value, figure.label, figure.note) if part]
            known += [slide.chart.text(row, lang) for row in slide.chart.rows] if slide.chart else []
            known += [slide.chart.title.text(lang), *(row.label.text(lang) for row in slide.chart.rows)] if slide.chart else []
            known += [str(len(edition.units[era])) for era in edition.eras] + [str(year) for year in slide.years]
            known += [f"{total.value} {total.of}" for year in slide.years for total in totals(edition, "new_rural", year)]
            for number in re.findall(r"\d+(?:[.,]\d+)*", slide.title.text(lang)):
                assert re.search(rf"(?<!\d){re.escape(number)}(?!\d)", " ".join(known)), (slide.id, lang, number, known)


@pytest.mark.parametrize(("beside", "shows_map"), [("", False), ("map = true\n", True)])
def test_a_chart_stands_for_the_map_or_beside_it(edition, beside, shows_map):
    told = read(edition, f'[[slide]]\nview = "layers="\nchart = ["income"]\n{beside}title_vi = "x"\ntitle_en = "x"\n')
    assert not told.faults
    assert told.slides[0].chart
    assert told.slides[0].shows_map == shows_map
    assert story_json(told)["slides"][0].get("map", False) == shows_map
    assert read(edition, story.write(told.draft)).every == told.every


@pytest.mark.parametrize("minutes", LENGTHS)
def test_every_choice_of_meeting_and_length_is_a_whole_story(edition, minutes):
    """It opens, closes, names its sources, loses no slide and has room in its time."""
    told = story.load(edition)
    assert len(told.draft.meetings) >= 4
    for meeting in told.draft.meetings:
        chosen = story.resolve(edition, replace(told.draft, slides=story.slides_for(told.draft.slides, meeting, minutes)))
        assert not chosen.faults
        kinds = [slide.kind for slide in chosen.slides]
        assert (kinds[0], kinds[-1]) == ("opening", "sources"), (meeting.id, minutes)
        assert kinds.count("close") == kinds.count("opening") == kinds.count("sources") == 1
        spoken = [kind for kind in kinds[: kinds.index("close")] if kind in ("plain", "text")]
        assert minutes / 2.5 <= len(spoken) <= minutes, (meeting.id, minutes)
        assert sorted(slide.id for slide in chosen.draft.slides) == sorted(slide.id for slide in told.draft.slides)
        assert {name for slide in chosen.slides for name in slide.cited} == set(story.numbered(chosen.slides))


@pytest.mark.slow
@given(st.data())
def test_any_meeting_of_any_slides_keeps_its_order_and_hides_the_rest(data):
    slides = [SlideSource(id=f"s{at}" if data.draw(st.booleans()) else "", title_vi=str(at)) for at in range(data.draw(st.integers(1, 8)))]
    names = data.draw(st.permutations([slide.id for slide in slides if slide.id] + ["gone"]))
    meeting = Meeting(id="m", title_vi="M", slides=names, ten=names[:3], five=names[:1])
    for minutes, key in LENGTHS.items():
        chosen = story.slides_for(slides, meeting, minutes)
        assert [slide.id for slide in chosen if not slide.hidden] == [name for name in getattr(meeting, key) if name != "gone"]
        assert sorted(slide.title_vi for slide in chosen) == sorted(slide.title_vi for slide in slides)


def test_the_opening_says_where_when_and_by_whom_and_no_other_slide_does(edition):
    occasion = '[occasion]\nplace = "Hội trường"\nday = "1/12/2026"\npresenter = "Bà An"\n'
    told = read(edition, f'{occasion}[[slide]]\nkind = "opening"\n{X}{SOUND}')
    assert not told.faults
    assert [[line.vi for line in slide.lead] for slide in told.slides] == [["Hội trường · 1/12/2026", "Bà An"], []]


def test_a_hidden_slide_is_kept_and_not_told(edition):
    told = read(edition, SOUND + SOUND.replace('title_vi = "Một"', 'title_vi = "Hai"\nhidden = true'))
    assert [slide.title.vi for slide in told.slides] == ["Một"]
    assert [slide.title_vi for slide in told.draft.slides] == ["Một", "Hai"]


@pytest.mark.parametrize(
    ("broken", "where", "why"),
    [
        ('[[meeting]]\nid = "a"\ntitle_vi = "A"\nslides = ["b"]\nten = []\nfive = []\n', "meeting 1, column “slides”", "no slide has"),
        ('[[meeting]]\nid = "a"\nslides = []\nten = []\nfive = []\n', "meeting 1, column “title_vi”", "must be text"),
        ('[occasion]\nwho = "x"\n', "section [occasion], column “who”", "place, day, presenter"),
        (f'[[slide]]\nid = "a"\n{X}[[slide]]\nid = "a"\n{X}', "slide 2, column “id”", "earlier"),
        (f'[[slide]]\nview = "layers=new_rural"\nyears = [1999]\n{X}', "slide 1, column “years”", "1999"),
        (f'[[slide]]\nyears = [2024]\nview = "layers=tourism"\n{X}', "slide 1, column “years”", "2024"),
        (f'[[slide]]\ntable = ["nothing"]\n{X}', "slide 1, column “table”", "no such figure"),
    ],
)  # fmt: skip
def test_what_is_wrong_beside_the_slides_is_said_with_its_place(edition, broken, where, why):
    told = read(edition, broken + SOUND)
    assert told.slides
    [fault] = said(told, "en")
    assert fault.startswith(f"{FILE}, {where}")
    assert why in fault


def test_the_same_map_in_several_years_cites_what_was_counted_in_them(edition):
    told = read(edition, '[[slide]]\nview = "layers=new_rural"\nyears = [2017, 2021, 2024]\ntitle_vi = "x"\ntitle_en = "x"\n')
    counted = [total.source for year in (2017, 2021, 2024) for total in totals(edition, "new_rural", year)]
    assert list(told.slides[0].cited) == list(dict.fromkeys(counted))
    assert not told.slides[0].shows_map


def test_a_map_whose_legend_counts_cites_what_was_counted(edition):
    slide = read(edition, '[[slide]]\nview = "year=2022&layers=new_rural"\ntitle_vi = "x"\ntitle_en = "x"\n').slides[0]
    assert set(slide.cited) == {total.source for total in totals(edition, "new_rural", 2022)}
    assert (slide.years, slide.shows_map) == ((), True)
