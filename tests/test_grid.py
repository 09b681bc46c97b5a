"""VN-2000 as the frame reckons it, against PROJ: both ways, every zone, and every form in which a coordinate is typed."""

import random

import pytest
from pyproj import Geod, Transformer

from geo.client.config import client_config
from geo.edition import load
from geo.measures.coordinates import DISK_CRS, grid, projected
from tests import node

GEOD = Geod(ellps="WGS84")
MODULES = ["geodesy/vn2000.js"]

CRS = 5899


@pytest.fixture(scope="module")
def window():
    (south, west), (north, east) = client_config(load())["bounds"]["window"]
    rng = random.Random(5899)
    return [[rng.uniform(south, north), rng.uniform(west, east)] for _ in range(1000)]


def ask(expression, given):
    return node.ask(MODULES, expression, given, SITE={"grid": grid(CRS)})


@pytest.mark.slow
def test_a_thousand_points_to_the_grid_are_within_a_millimetre_of_proj(window):
    found = ask("given.map((at) => vn2000(at))", window)
    off = []
    for (lat, lon), here in zip(window, found, strict=True):
        northing, easting = projected(lon, lat, CRS)
        off.append(((here["northing"] - northing) ** 2 + (here["easting"] - easting) ** 2) ** 0.5)
    assert max(off) < 0.001


@pytest.mark.slow
def test_a_thousand_points_back_from_the_grid_are_within_a_millimetre_of_proj(window):
    metres = [dict(zip(("northing", "easting"), projected(lon, lat, CRS), strict=True)) for lat, lon in window]
    back = Transformer.from_crs(CRS, DISK_CRS, always_xy=True)
    found = ask("given.map((metres) => fromVn2000(metres))", metres)
    for pair, (lat, lon) in zip(metres, found, strict=True):
        to_lon, to_lat = back.transform(pair["easting"], pair["northing"])
        assert GEOD.inv(lon, lat, to_lon, to_lat)[2] < 0.001


def test_the_constants_are_those_of_proj_and_cover_every_zone():
    told = grid(CRS)
    assert told["home"] == {"lon": 107.75, "k": 0.9999, "east": 500000.0, "north": 0.0}
    assert len(told["zones"]) >= 20
    assert {104.5, 105.75, 107.5, 107.75, 108.5} <= {lon for lon, _ in told["zones"]}
    assert {k for _, k in told["zones"]} == {0.9999, 0.9996}


@pytest.mark.slow
def test_another_zone_is_reckoned_as_proj_does():
    to_utm = Transformer.from_crs(DISK_CRS, "EPSG:3405", always_xy=True)
    easting, northing = to_utm.transform(107.5983, 21.3527)
    [found] = ask("given.map((at) => vn2000(at, {...SITE.grid.home, lon: 105, k: 0.9996}))", [[21.3527, 107.5983]])
    assert found["easting"] == pytest.approx(easting, abs=0.01)
    assert found["northing"] == pytest.approx(northing, abs=0.01)


def test_published_figures_of_the_town():
    northing, easting = projected(107.5983, 21.3527, CRS)
    assert (round(northing, 2), round(easting, 2)) == (2362010.32, 484071.56)
