"""Finding projects: never one that does not match, everything when nothing is asked, and a link that says the same to both readers."""

import string
from typing import get_args
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.datasets.projects import project_list
from geo.edition import load
from geo.language import fold
from geo.view import project_filter
from geo.view.project_filter import ProjectFilter, Sort, parse, spell
from tests.node import ask

SIFT = ["invest/match.js"]
LINK = ["core/grammar.js"]
PARTS = project_filter.schema(load())["parts"]
ROWS = project_list(load())["rows"]
SECTORS, STAGES = project_filter.sectors_of(load()), project_filter.stages_of(load())
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script>",
    "../../etc",
    "1e999-",
    "-",
    "--",
    "9" * 40 + "-",
    "\u202e",
    "nul\x00l",
    "100-50",
    "__proto__",
]
ENDS = st.none() | st.integers(0, 5000).map(float) | st.integers(0, 99999).map(lambda hundredths: hundredths / 100)


@st.composite
def spans(draw, ends=ENDS):
    low, high = draw(ends), draw(ends)
    return (low, high) if low is None or high is None or low <= high else (high, low)


FINDINGS = st.builds(
    ProjectFilter,
    text=st.sampled_from(["", "tôm", "TOM", "Quảng Tân", "quang tan", "oyster", "zzz", "a", "đ", "Việt-Úc", *HOSTILE]).map(str.strip)
    | st.text(max_size=12).map(lambda text: parse({"q": text}).text),
    sectors=st.lists(st.sampled_from(SECTORS), unique=True).map(lambda some: tuple(one for one in SECTORS if one in some)),
    stages=st.lists(st.sampled_from(STAGES), unique=True).map(lambda some: tuple(one for one in STAGES if one in some)),
    unit=st.sampled_from(["", "2024-06917", "2024-06913", "2025-06913", "2024-99999"]),
    area=spans(),
    capital=spans(),
    years=spans(st.none() | st.integers(2014, 2027).map(float)),
    target=st.sampled_from(["", *(target.id for target in load().place.reach.to)]),
    reach=spans(st.none() | st.integers(0, 60).map(float)),
    placed=st.booleans(),
    bare=st.booleans(),
    sort=st.sampled_from(get_args(Sort)),
    picks=st.lists(st.sampled_from([row["ref"] for row in ROWS]), unique=True, max_size=project_filter.MOST_PICKS).map(tuple),
).map(lambda one: one.model_copy(update={"text": parse({"q": one.text}).text}))


def plain(one):
    return one.model_dump(mode="json")


def within(value, span):
    return (span[0] is None or value >= span[0]) and (span[1] is None or value <= span[1])


def may_lie(known, span):
    """Whether some distance from the least to the most of ``known`` is within a span."""
    return (span[0] is None or known[1] >= span[0]) and (span[1] is None or known[0] <= span[1])


def near_enough(row, asked):
    if not asked.target or asked.reach == (None, None):
        return True
    return may_lie(row["reach"][asked.target], asked.reach) if asked.target in row["reach"] else asked.bare


def matches(row, asked):
    """What a person would say, reckoned here a second time."""
    key = row["key"].split(" ")
    figures = {"area": [] if row["area"] is None else [row["area"]], "years": row["years"]}
    figures["capital"] = [] if row["capital"] is None else [row["capital"] / 1e9]
    spans_ = {name: getattr(asked, name) for name in figures}
    return (
        all(any(word.startswith(part) for word in key) for part in fold(asked.text).split(" "))
        and (not asked.sectors or set(row["sectors"]) & set(asked.sectors))
        and (not asked.stages or row["stage"] in asked.stages)
        and (not asked.unit or asked.unit in row["units"])
        and all(
            span == (None, None) or any(within(value, span) for value in figures[name]) or (asked.bare and not figures[name])
            for name, span in spans_.items()
        )
        and near_enough(row, asked)
        and (not asked.placed or row["placed"])
    )


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(FINDINGS, min_size=40, max_size=40))
def test_what_is_found_is_exactly_what_matches_and_what_is_advised_gives_results(many):
    body = """given.map(({rows, asked, open}) => {
      const ways = loosened(rows, asked);
      const count = (part) => sift(rows, {...asked, [part]: open[part]}, "vi").length;
      return {found: sift(rows, asked, "vi").map((row) => row.ref), ways: ways.map((way) => way.count),
        dropped: ways.map(({part}) => count(part))};
    })"""
    told = ask(SIFT, body, [{"rows": ROWS, "asked": plain(one), "open": plain(ProjectFilter())} for one in many])
    for asked, said in zip(many, told, strict=True):
        assert sorted(said["found"]) == sorted(row["ref"] for row in ROWS if matches(row, asked))
        assert said["ways"] == said["dropped"]
        assert 0 not in said["ways"]


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(st.lists(FINDINGS, min_size=20, max_size=20))
def test_clearing_returns_everything_and_an_order_never_loses_a_row(many):
    bare = [{**plain(ProjectFilter()), "sort": one.sort} for one in many]
    for found in ask(
        SIFT, 'given.rows && given.asked.map((one) => sift(given.rows, one, "en").map((row) => row.ref))', {"rows": ROWS, "asked": bare}
    ):
        assert sorted(found) == sorted(row["ref"] for row in ROWS)


@pytest.mark.slow
def test_the_largest_and_the_newest_come_first_and_what_has_no_figure_last():
    asked = [{**plain(ProjectFilter()), "sort": sort} for sort in ("area", "capital", "year")]
    area, capital, year = ask(SIFT, 'given.asked.map((one) => sift(given.rows, one, "vi"))', {"rows": ROWS, "asked": asked})
    for rows, value in (
        (area, lambda row: -1 if row["area"] is None else row["area"]),
        (capital, lambda row: -1 if row["capital"] is None else row["capital"]),
    ):
        assert [value(row) for row in rows] == sorted((value(row) for row in rows), reverse=True)
    assert [max(row["years"], default=-1) for row in year] == sorted((max(row["years"], default=-1) for row in year), reverse=True)


@pytest.mark.slow
def test_the_nearest_come_first_and_what_cannot_be_measured_last():
    asked = {**plain(ProjectFilter()), "sort": "reach", "target": "port"}
    rows = ask(SIFT, 'sift(given.rows, given.asked, "vi")', {"rows": ROWS, "asked": asked})
    known = [tuple(row["reach"].get("port", (999, 999))) for row in rows]
    assert known == sorted(known)
    assert known[0][0] < known[-1][0] == 999


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(FINDINGS, min_size=40, max_size=40))
def test_a_link_comes_back_and_says_the_same_to_both_readers(many):
    body = """given.map((query) => {
      const link = new URLSearchParams(query);
      const one = valuesIn(PARTS, (name) => link.get(name));
      return {one, link: spellParts(new URLSearchParams(), PARTS, one).toString()};
    })"""
    for asked, told in zip(many, ask(LINK, body, [urlencode(spell(one)) for one in many], PARTS=PARTS), strict=True):
        assert ProjectFilter(**told["one"]) == asked
        assert parse(parse_qs(told["link"], keep_blank_values=True)) == asked


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from([*project_filter.NAMES.values(), "lang", "zz"]), st.sampled_from(HOSTILE) | st.text(max_size=40)),
        min_size=30,
        max_size=30,
    )
)
def test_any_link_is_read_and_never_fails(links):
    body = "given.map((query) => { const link = new URLSearchParams(query); return valuesIn(PARTS, (name) => link.get(name)); })"
    queries = [urlencode({name: value.encode(errors="replace").decode() for name, value in link.items()}) for link in links]
    for query, told in zip(queries, ask(LINK, body, queries, PARTS=PARTS), strict=True):
        here = parse(parse_qs(query, keep_blank_values=True))
        assert ProjectFilter(**told) == here
        assert parse(spell(here)) == here


@pytest.mark.parametrize("text", [*HOSTILE, string.printable, "x" * 5000])
def test_hostile_values_are_taken_as_not_said(text):
    found = parse(dict.fromkeys(project_filter.NAMES.values(), text))
    assert found.model_copy(update={"text": ""}) == ProjectFilter()
    assert len(found.text) <= project_filter.TEXT_LONGEST
