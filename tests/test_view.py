"""A link opens what it spells, and any text at all opens the map."""

import csv
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.client.config import client_config
from geo.edition import load
from geo.view import CENTER_DIGITS, NAMES, ZOOM_STEP, ZOOMS, View, parse, reader_language, schema, spell
from tests import node
from tests.real import LATITUDES, LAYERS, LONGITUDES, YEARS

IDS = [layer.id for layer in LAYERS]
SLUG = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
SELECTION = st.none() | st.from_regex(r"(2024|2025)-[0-9]{5}", fullmatch=True) | st.builds("{}/{}".format, st.sampled_from(IDS), SLUG)
CENTER = st.none() | st.tuples(st.floats(*LATITUDES), st.floats(*LONGITUDES))
VIEWS = st.builds(
    lambda center, **fields: View(lat=center and center[0], lon=center and center[1], **fields),
    center=CENTER,
    era=st.sampled_from(["2024", "2025"]),
    year=st.sampled_from(YEARS),
    layers=st.lists(st.sampled_from(IDS), unique=True).map(tuple),
    selection=SELECTION,
    lang=st.sampled_from(["vi", "en"]),
    zoom=st.none() | st.floats(*ZOOMS),
    background=st.sampled_from(schema()["backgrounds"]),
)
HOSTILE = [
    "",
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script>",
    "\\20190221",
    "'\"`",
    "\u202e\u200f",
    "\x00",
    "x" * 100_000,
    "９９９９",
    "1e9",
]


@given(VIEWS)
def test_a_link_opens_the_view_that_it_spells(view):
    assert parse(spell(view)) == view


@given(VIEWS)
def test_a_link_reads_the_same_in_every_browser(view):
    assert parse(spell(view), "en-GB,en;q=0.9") == parse(spell(view), "vi")


@given(st.dictionaries(st.sampled_from([*NAMES.values(), "x"]), st.text() | st.lists(st.text(), max_size=3)), st.text())
@example(dict.fromkeys(NAMES.values(), "nan"), "")
@example({"c": "21.3", "z": "inf", "year": "-1"}, ",;")
def test_any_text_opens_something(query, accepted):
    view = parse(query, accepted)
    assert parse(spell(view)) == view


def test_hostile_values_open_the_default_view():
    for text in HOSTILE[1:]:
        assert parse(dict.fromkeys(NAMES.values(), text)) == View()


def test_no_layers_is_not_the_same_as_nothing_said():
    assert parse({"layers": ""}).layers == ()
    assert parse({}).layers == tuple(layer.id for layer in LAYERS if layer.on)
    assert parse({"layers": "gone"}).layers == View().layers
    assert parse({"layers": f"gone,{IDS[-1]},{IDS[0]}"}).layers == (IDS[0], IDS[-1])


def test_the_first_visit():
    assert parse({}) == View()
    assert View().era == "2024"
    assert spell(View()) == {"lang": "vi"}


def test_one_unknown_part_does_not_spoil_the_others():
    view = parse({"era": "2025", "sel": "nowhere", "z": "12.3", "c": "21.35,107.6", "year": "soon"})
    assert (view.era, view.selection, view.zoom, view.lat, view.lon) == ("2025", None, 12.25, 21.35, 107.6)


LANGUAGES_ASKED = {
    "en-US,en;q=0.9,vi;q=0.8": "en",
    "en": "en",
    "vi-VN": "vi",
    "vi_VN": "vi",
    "fr,en;q=0.9": "en",
    "ko-KR,ko;q=0.9": "en",
    "ko-KR,vi;q=0.5": "vi",
    "ja": "en",
    "zh-CN,zh;q=0.9,en;q=0": "en",
    "enm": "en",
    "": "vi",
    ", ;": "vi",
}


def test_language_of_the_reader():
    assert {asked: reader_language(asked) for asked in LANGUAGES_ASKED} == LANGUAGES_ASKED
    assert parse({"lang": "vi"}, "en-US").lang == "vi"


LINKS = list(csv.DictReader((Path(__file__).parent / "cases" / "links.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", LINKS, ids=lambda case: case["link"])
def test_what_mails_and_chats_add_to_a_link_changes_nothing(case):
    assert parse(parse_qs(case["link"], keep_blank_values=True)) == parse(parse_qs(case["opens"], keep_blank_values=True))


def test_the_frame_reads_links_as_the_server_does():
    told = {"view": schema(), "backgrounds": [{"id": one} for one in schema()["backgrounds"]], "bounds": client_config(load())["bounds"]}
    read = "given.map((link) => { const seen = viewOf(new URLSearchParams(link)); return {...seen, layers: [...seen.layers]}; })"
    files = ["core/link.js"]
    found = node.ask(files, read, [f"{case['link']}&lang=en" for case in LINKS], SITE=told)
    for case, seen in zip(LINKS, found, strict=True):
        view = parse(parse_qs(case["opens"], keep_blank_values=True), "en")
        center = None if view.lat is None else pytest.approx([view.lat, view.lon], abs=1e-5)
        assert (seen["era"], seen["year"], seen["selection"], seen["zoom"]) == (view.era, view.year, view.selection, view.zoom), case
        assert (seen["center"], tuple(seen["layers"]), seen["background"]) == (center, view.layers, view.background), case


def test_the_frame_is_told_the_same_rules():
    told = schema()
    assert told["names"] == dict(NAMES)
    assert told["layers"] == IDS
    assert told["zoom"] == [*ZOOMS, ZOOM_STEP]
    assert told["digits"] == CENTER_DIGITS
    assert told["default"]["layers"] == list(View().layers)
