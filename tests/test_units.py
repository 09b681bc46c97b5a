"""Measures: geodesic areas and distances, and the official projection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box
from shapely.affinity import translate

from geo.measures.coordinates import area_km2, distance_km, projected

CRS = 5899


def test_a_degree_square_at_the_equator_has_its_known_area():
    assert area_km2(box(0, 0, 1, 1)) == pytest.approx(12308.78, abs=0.01)


def test_the_way_round_does_not_matter():
    ring = [(107.5, 21.3), (107.51, 21.3), (107.51, 21.31), (107.5, 21.31)]
    assert area_km2(Polygon(ring)) == pytest.approx(area_km2(Polygon(ring[::-1])))


@given(st.floats(0.001, 0.2), st.floats(0.001, 0.2), st.floats(106.95, 107.7), st.floats(20.9, 21.5))
def test_two_halves_are_as_large_as_the_whole(width, height, west, south):
    whole = box(west, south, west + 2 * width, south + height)
    half = box(west, south, west + width, south + height)
    assert area_km2(half) + area_km2(translate(half, width)) == pytest.approx(area_km2(whole), rel=1e-5)  # a longer side bends more


def test_a_minute_of_latitude_is_about_a_nautical_mile():
    assert distance_km(107.5, 21.3, 107.5, 21.3 + 1 / 60) == pytest.approx(1.845, abs=0.002)


def test_the_central_meridian_lies_at_five_hundred_kilometres():
    northing, easting = projected(107.75, 21.35, CRS)
    assert easting == pytest.approx(500_000, abs=250)  # the two ellipsoids differ by the shift between WGS 84 and VN-2000
    assert northing == pytest.approx(2_361_700, abs=1_000)
