"""A link opens what it spells, and any text at all opens the map."""

import csv
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from geo.edition import load
from geo.view import NAMES, View, parse, reader_language, schema, spell, view_of
from tests import node, toy
from tests.real import LATITUDES, LAYERS, LONGITUDES, PARTS, YEARS

IDS = [layer.id for layer in LAYERS]
SLUG = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
SELECTION = st.none() | st.from_regex(r"(2024|2025)-[0-9]{5}", fullmatch=True) | st.builds("{}/{}".format, st.sampled_from(IDS), SLUG)
CENTER = st.none() | st.tuples(st.floats(*LATITUDES), st.floats(*LONGITUDES))
VIEWS = st.builds(
    View,
    center=CENTER,
    era=st.sampled_from(["2024", "2025"]),
    year=st.sampled_from(YEARS),
    layers=st.lists(st.sampled_from(IDS), unique=True).map(tuple),
    selection=SELECTION,
    lang=st.sampled_from(["vi", "en"]),
    zoom=st.none() | st.floats(*PARTS["zoom"].bounds[0]),
    background=st.sampled_from(PARTS["background"].among),
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


@pytest.mark.slow
@given(VIEWS)
def test_a_link_reads_the_same_in_every_browser(view):
    assert parse(spell(view), "en-GB,en;q=0.9") == parse(spell(view), "vi")


@pytest.mark.slow
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
    assert (view.era, view.selection, view.zoom, view.center) == ("2025", None, 12.25, (21.35, 107.6))


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


def in_client(links):
    """What the client reads of links, and the links that it writes of that."""
    read = """given.map((link) => {
      const seen = viewOf(new URLSearchParams(link));
      return {view: {...seen, layers: [...seen.layers]}, link: linkOf(seen).toString()};
    })"""
    return node.ask(["core/link.js"], read, links, SITE={"view": schema(load())}, navigator={"languages": ["en-GB"]})


def read_alike(links):
    for link, seen in zip(links, in_client(links), strict=True):
        view = parse(parse_qs(link, keep_blank_values=True), "en")
        assert seen["view"] == view.model_dump(mode="json"), link
        assert parse(parse_qs(seen["link"], keep_blank_values=True)) == view, link


@pytest.mark.slow
def test_the_client_reads_links_as_the_server_does():
    read_alike([case["link"] for case in LINKS])


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(VIEWS, min_size=40, max_size=40))
def test_every_view_is_the_same_to_the_client_and_to_the_server(views):
    read_alike([urlencode(spell(view)) for view in views])


ODD = ["2025", "2024-06901", "gone,projects", "12.125", "21.015625,107.5", "21.3", "0x7e4", " ", ","]
SAID = st.sampled_from([*HOSTILE[1:], *ODD]) | st.text(max_size=9)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from([*NAMES.values(), "x"]), SAID), min_size=40, max_size=40))
def test_any_text_is_the_same_to_the_client_and_to_the_server(links):
    read_alike([urlencode({name: text.encode(errors="replace").decode() for name, text in link.items()}) for link in links])


def test_what_no_link_can_say_is_no_view():
    for said in ({"layers": ("gone",)}, {"year": 1066}, {"center": (0.0, 0.0)}, {"zoom": 40}, {"selection": "nowhere"}, {"colour": "red"}):
        with pytest.raises(ValidationError):
            View(**said)


def test_another_place_has_its_own_links(tmp_path):
    made = load(toy.write(tmp_path))
    assert view_of(made).layers == ("steps", "things")
    assert parse({"sel": "things/a-mill"}, edition=made).selection == "things/a-mill"
    assert parse({"sel": "projects/viet-uc"}, edition=made).selection is None
