"""Coordinates as people type and paste them: what is read, as what, and what is refused with its reason."""

import csv
import random
import re
from pathlib import Path

import pytest
from pyproj import Geod

from geo.client.config import client_config
from geo.client.frame_words import first_words, later_words
from geo.edition import load
from tests import node

GEOD = Geod(ellps="WGS84")
MODULES = [f"geodesy/{name}.js" for name in ("coordinates", "coordinates-forms", "plus-codes")] + ["core/words.js"]
WORDS = {lang: texts | later_words()[lang] for lang, texts in first_words().items()}
CASES = list(csv.DictReader((Path(__file__).parent / "cases" / "coordinates.csv").read_text(encoding="utf-8").splitlines()))

TOWN = (21.3527, 107.5983)
FORMS = [
    "21.3527, 107.5983",
    "21.3527 107.5983",
    "21.3527,107.5983",
    "21,3527, 107,5983",
    "21,3527; 107,5983",
    "21,3527,107,5983",
    "21,35270° B; 107,59830° Đ",
    "21.35270° N, 107.59830° E",
    "N 21.3527 E 107.5983",
    "B 21,3527° Đ 107,5983°",
    "107.5983 E 21.3527 N",
    "21°21′09,7″B 107°35′53,9″Đ",
    "21°21'9.72\" N, 107°35'53.88\" E",
    "Đ 107°35'53,88\" B 21°21'9,72\"",
    "WGS 84: 21°21′09,7″ B; 107°35′53,9″ Đ",
    "2362010.32 484071.56",
    "484071,56 2362010,32",
    "X 2362010,32; Y 484071,56",
    "X = 2362010.32, Y = 484071.56",
    "N 2362010.32; E 484071.56",
    "2.362.010,32 484.071,56",
    "2,362,010.32 484,071.56",
    "2 362 010,32 484 071,56",
    "2 362 010 484 072",
    "VN-2000, 107°45′, múi 3°: X 2362010,32; Y 484071,56",
    "VN-2000, 107°45′, 3° zone: N 2362010.32; E 484071.56",
]


@pytest.fixture(scope="module")
def window():
    (south, west), (north, east) = client_config(load())["bounds"]["window"]
    rng = random.Random(5899)
    return [[rng.uniform(south, north), rng.uniform(west, east)] for _ in range(200)]


@pytest.fixture(scope="module")
def read():
    told = client_config(load())
    constants = {"SITE": {"grid": told["grid"], "bounds": told["bounds"], "words": WORDS, "view": told["view"]}}

    def asked(texts, expression="given.map(readCoordinates)"):
        return node.ask(MODULES, expression, texts, **constants)

    return asked


@pytest.mark.slow
def test_every_form_leads_to_the_same_place(read):
    for text, spoken in zip(FORMS, read(FORMS), strict=True):
        assert spoken is not None, text
        assert spoken["outside"] is None, text
        [reading] = spoken["readings"]
        assert reading["how"] == "", text
        lat, lon = reading["at"]
        assert GEOD.inv(lon, lat, TOWN[1], TOWN[0])[2] < 3, text


@pytest.mark.slow
def test_every_form_the_map_gives_is_read_back(read, window):
    for lang in ("vi", "en"):
        texts = read(
            window,
            f'(speak("{lang}"), given.flatMap((at) => formsOf(at).flatMap((form) => [form.text, `${{form.label}}: ${{form.text}}`])))',
        )
        spoken = read(texts, f'(speak("{lang}"), given.map(readCoordinates))')
        for number, (text, said) in enumerate(zip(texts, spoken, strict=True)):
            lat, lon = window[number // 8]
            best = min((GEOD.inv(lon, lat, *reversed(reading["at"]))[2] for reading in said["readings"]), default=None)
            assert best is not None, text
            assert best < 3, text


@pytest.mark.slow
def test_another_zone_is_recognised_and_said(read):
    [wrong] = read(["2362010 510010"])
    assert [reading["how"] for reading in wrong["readings"]] == ["Hiểu là VN-2000, 107°30′, múi 3°", ""]
    for zone, easting in (("105°00′, múi 6°", "769246"), ("107°00′, múi 3°", "562060"), ("108°00′, múi 3°", "458351")):
        [said] = read([f"2362600 {easting}"])
        assert any(zone in reading["how"] for reading in said["readings"]), zone


@pytest.mark.slow
def test_swapped_axes_are_read_and_said(read):
    [swapped] = read(["107.5983, 21.3527"])
    assert [reading["how"] for reading in swapped["readings"]] == ["Hiểu là kinh độ viết trước, vĩ độ viết sau"]
    assert swapped["readings"][0]["at"] == pytest.approx(list(TOWN))


@pytest.mark.slow
@pytest.mark.parametrize("text", ["10.7769, 106.7009", "21°01′42″B 105°51′12″Đ", "0, 0", "89 179"])
def test_a_place_outside_the_map_is_said_to_be_outside(read, text):
    [said] = read([text])
    assert said["readings"] == []
    assert said["outside"] is not None


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["", "đầm hà", "837", "2019", "QL18", "lúa Kim Cương 90", "1/7/2025 quang tan", "12345678901234567890", "((((", "°°°", "1e5 2e6"],
)
def test_what_is_no_coordinate_is_a_name(read, text):
    assert read([text]) == [None]


def pasted(text):
    """A case as it is pasted: line ends, tabs and invisible characters are written out in the file."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text.replace("\\n", "\n").replace("\\t", "\t"))


def answer(spoken, words):
    """What a reader is told, as the cases spell it."""
    if spoken is None:
        return "name"
    if spoken.get("refused"):
        return words[spoken["refused"]]
    if not spoken["readings"]:
        return "outside"
    [reading] = spoken["readings"]
    return reading["at"]


@pytest.mark.slow
def test_whatever_is_pasted_is_read_or_refused_with_its_reason(read):
    words = {said: key for key, said in WORDS["vi"].items()}
    wrong = []
    for case, spoken in zip(CASES, read([pasted(case["typed"]) for case in CASES]), strict=True):
        found = answer(spoken, words)
        if case["refused"]:
            right = found == case["refused"]
        else:
            right = isinstance(found, list) and GEOD.inv(found[1], found[0], float(case["lon"]), float(case["lat"]))[2] < 3
        if not right:
            wrong.append((case["typed"], found))
    assert wrong == []
    assert len(CASES) >= 250


@pytest.mark.slow
@pytest.mark.parametrize("around", ["({})", "[{}]", "“{}”", "\u200b{}\ufeff", "Tọa độ: {}", "  {} .", "Điểm 7: {}", "{}\n"])
def test_what_stands_around_a_copied_form_does_not_move_it(read, window, around):
    for lang in ("vi", "en"):
        forms = read(window[:40], f'(speak("{lang}"), given.flatMap((at) => formsOf(at).map((form) => form.text)))')
        spoken = read([around.format(form) for form in forms], f'(speak("{lang}"), given.map(readCoordinates))')
        for number, (form, said) in enumerate(zip(forms, spoken, strict=True)):
            lat, lon = window[number // 4]
            assert said is not None, form
            assert min(GEOD.inv(lon, lat, *reversed(reading["at"]))[2] for reading in said["readings"]) < 3, form


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "at"),
    [
        # the worked example and test vectors of the Open Location Code specification
        ("8FVC2222+22", (47.0000625, 8.0000625)),
        ("7FG49Q00+", (20.375, 2.775)),
        ("7FG49QCJ+2V", (20.3700625, 2.7821875)),
        ("7FG49QCJ+2VX", (20.3701125, 2.782234375)),
        ("9J22+22", (21.3500625, 107.6000625)),
    ],
)
def test_plus_codes_lead_to_the_middle_of_their_cell(read, code, at):
    [found] = read([code], "given.map((text) => readPlusCode(text).at)")
    assert found == pytest.approx(list(at), abs=1e-7)
