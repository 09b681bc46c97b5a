"""Lengths and areas as the frame computes them, against pyproj."""

import json
import math
import random
from pathlib import Path

import pytest

from geo.client.bundle import CLIENT
from geo.javascript.modules import in_order
from tests.browser.conftest import alone
from tests.browser.geodesic import area, length

ROOT = Path(__file__).parents[2]
CENTRE = (21.35, 107.6)


@pytest.fixture(scope="module")
def geodesy(chromium):
    """The functions of geodesic.js, run in a real browser."""
    source = "".join(module.body for module in in_order(CLIENT / "geodesy/geodesic.js"))
    with alone(chromium) as one:
        yield lambda name, values: one.page.evaluate(f"(values) => {{ {source}\nreturn values.map({name}); }}", values)


def a_point(chance):
    return [CENTRE[0] + chance.uniform(-0.6, 0.6), CENTRE[1] + chance.uniform(-0.6, 0.6)]


def a_line(chance):
    """Two to six points, from a few metres to the whole surroundings."""
    lat, lon = a_point(chance)
    size = 10 ** chance.uniform(-4.5, 0)
    return [[lat + size * chance.uniform(-0.5, 0.5), lon + size * chance.uniform(-0.5, 0.5)] for _ in range(chance.randint(2, 6))]


def a_ring(chance):
    """A star-shaped polygon of three to nine corners."""
    lat, lon = a_point(chance)
    size, corners = 10 ** chance.uniform(-3, 0), chance.randint(3, 9)
    turns = [2 * math.pi * i / corners for i in range(corners)]
    radii = [size * chance.uniform(0.1, 0.5) for _ in turns]
    return [[lat + r * math.sin(t), lon + r * math.cos(t)] for r, t in zip(radii, turns, strict=True)]


def test_lengths_agree_with_pyproj(geodesy):
    chance = random.Random(20250701)
    lines = [a_line(chance) for _ in range(1000)]
    assert geodesy("lengthOf", lines) == pytest.approx([length(line) for line in lines], rel=1e-6)


def test_areas_agree_with_pyproj(geodesy):
    chance = random.Random(1679)
    rings = [a_ring(chance) for _ in range(1000)]
    assert geodesy("areaOf", rings) == pytest.approx([area(ring) for ring in rings], rel=1e-5)


def test_areas_of_the_units_agree_with_pyproj(geodesy):
    features = json.loads((ROOT / "data/communes.geojson").read_text(encoding="utf-8"))["features"]
    shapes = [f["geometry"]["coordinates"] if f["geometry"]["type"] == "MultiPolygon" else [f["geometry"]["coordinates"]] for f in features]
    rings = [[[lat, lon] for lon, lat in polygon[0][:-1]] for shape in shapes for polygon in shape]
    assert geodesy("areaOf", rings) == pytest.approx([area(ring) for ring in rings], rel=1e-6)


def test_lines_without_a_length_and_straight_ones(geodesy):
    lines = [[[21, 107]], [[21, 107], [21, 107]], [[21, 107], [22, 107]], [[0, 107], [0, 108]], [[-1, 107], [1, 107.5]]]
    assert geodesy("lengthOf", lines) == pytest.approx([length(line) for line in lines], rel=1e-9, abs=1e-6)


def test_an_outline_that_crosses_itself_is_known(geodesy):
    square, bow = [[21, 107], [21, 108], [22, 108], [22, 107]], [[21, 107], [22, 108], [21, 108], [22, 107]]
    assert geodesy("crossesItself", [square, bow, square[:3]]) == [False, True, False]
