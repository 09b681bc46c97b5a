"""VN-2000 as the frame reckons it, against PROJ: both ways, every zone, and every form in which a coordinate is typed."""

import random

import pytest
from pyproj import Geod, Transformer

from geo.catalog import site
from geo.district import load
from geo.units import DISK_CRS, METRIC_CRS, grid, vn2000
from tests import node

GEOD = Geod(ellps="WGS84")
FILES = ["grid.js"]


@pytest.fixture(scope="module")
def window():
    (south, west), (north, east) = site(load())["bounds"]["window"]
    rng = random.Random(5899)
    return [[rng.uniform(south, north), rng.uniform(west, east)] for _ in range(1000)]


def ask(expression, given):
    return node.ask(FILES, expression, given, SITE={"grid": grid()})


def test_a_thousand_points_to_the_grid_are_within_a_millimetre_of_proj(window):
    found = ask("given.map((at) => vn2000(at))", window)
    off = []
    for (lat, lon), here in zip(window, found, strict=True):
        northing, easting = vn2000(lon, lat)
        off.append(((here["northing"] - northing) ** 2 + (here["easting"] - easting) ** 2) ** 0.5)
    assert max(off) < 0.001


def test_a_thousand_points_back_from_the_grid_are_within_a_millimetre_of_proj(window):
    metres = [dict(zip(("northing", "easting"), vn2000(lon, lat), strict=True)) for lat, lon in window]
    back = Transformer.from_crs(METRIC_CRS, DISK_CRS, always_xy=True)
    found = ask("given.map((metres) => fromVn2000(metres))", metres)
    for pair, (lat, lon) in zip(metres, found, strict=True):
        to_lon, to_lat = back.transform(pair["easting"], pair["northing"])
        assert GEOD.inv(lon, lat, to_lon, to_lat)[2] < 0.001


def test_the_constants_are_those_of_proj_and_cover_every_zone():
    told = grid()
    assert told["home"] == {"lon": 107.75, "k": 0.9999, "east": 500000.0, "north": 0.0}
    assert len(told["zones"]) >= 20
    assert {104.5, 105.75, 107.5, 107.75, 108.5} <= {lon for lon, _ in told["zones"]}
    assert {k for _, k in told["zones"]} == {0.9999, 0.9996}


def test_another_zone_is_reckoned_as_proj_does():
    to_utm = Transformer.from_crs(DISK_CRS, "EPSG:3405", always_xy=True)
    easting, northing = to_utm.transform(107.5983, 21.3527)
    [found] = ask("given.map((at) => vn2000(at, {...SITE.grid.home, lon: 105, k: 0.9996}))", [[21.3527, 107.5983]])
    assert found["easting"] == pytest.approx(easting, abs=0.01)
    assert found["northing"] == pytest.approx(northing, abs=0.01)


def test_published_figures_of_the_town():
    northing, easting = vn2000(107.5983, 21.3527)
    assert (round(northing, 2), round(easting, 2)) == (2362010.32, 484071.56)


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
def read():
    told = site(load())
    files = ["words.js", "grid.js", "link.js", "coordinates.js"]
    constants = {"SITE": {"grid": told["grid"], "bounds": told["bounds"], "words": told["words"], "view": told["view"]}}

    def asked(texts, expression="given.map(readCoordinates)"):
        return node.ask(files, expression, texts, **constants)

    return asked


def test_every_form_leads_to_the_same_place(read):
    for text, spoken in zip(FORMS, read(FORMS), strict=True):
        assert spoken is not None, text
        assert spoken["outside"] is None, text
        [reading] = spoken["readings"]
        assert reading["how"] == "", text
        lat, lon = reading["at"]
        assert GEOD.inv(lon, lat, TOWN[1], TOWN[0])[2] < 3, text


def test_every_form_the_map_gives_is_read_back(read, window):
    for lang in ("vi", "en"):
        texts = read(
            window[:200],
            f'(speech = "{lang}", given.flatMap((at) => formsOf(at).flatMap((form) => [form.text, `${{form.label}}: ${{form.text}}`])))',
        )
        spoken = read(texts, f'(speech = "{lang}", given.map(readCoordinates))')
        for number, (text, said) in enumerate(zip(texts, spoken, strict=True)):
            lat, lon = window[number // 6]
            best = min((GEOD.inv(lon, lat, *reversed(reading["at"]))[2] for reading in said["readings"]), default=None)
            assert best is not None, text
            assert best < 3, text


def test_another_zone_is_recognised_and_said(read):
    [wrong] = read(["2362010 510010"])
    assert [reading["how"] for reading in wrong["readings"]] == ["Hiểu là VN-2000, 107°30′, múi 3°", ""]
    for zone, easting in (("105°00′, múi 6°", "769246"), ("107°00′, múi 3°", "562060"), ("108°00′, múi 3°", "458351")):
        [said] = read([f"2362600 {easting}"])
        assert any(zone in reading["how"] for reading in said["readings"]), zone


def test_swapped_axes_are_read_and_said(read):
    [swapped] = read(["107.5983, 21.3527"])
    assert [reading["how"] for reading in swapped["readings"]] == ["Hiểu là kinh độ viết trước, vĩ độ viết sau"]
    assert swapped["readings"][0]["at"] == pytest.approx(list(TOWN))


@pytest.mark.parametrize("text", ["10.7769, 106.7009", "21°01′42″B 105°51′12″Đ", "0, 0", "89 179"])
def test_a_place_outside_the_map_is_said_to_be_outside(read, text):
    [said] = read([text])
    assert said["readings"] == []
    assert said["outside"] is not None


@pytest.mark.parametrize(
    "text",
    ["", "đầm hà", "837", "2019", "QL18", "lúa Kim Cương 90", "1/7/2025 quang tan", "12345678901234567890", "((((", "°°°", "1e5 2e6"],
)
def test_what_is_no_coordinate_is_a_name(read, text):
    assert read([text]) == [None]
