"""How far things are: on roads whose lengths are known by heart, and on the district's own, where no number may be surer than the place."""

import json
import re

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.edition import load
from geo.edition.place import Target
from geo.invest.profile import profile_of
from geo.invest.projects import projects_of
from geo.invest.reached import measured_of
from geo.language import LANGUAGES
from geo.measures.coordinates import distance_km, projected
from geo.reach.distances import _ways, distances_of
from geo.reach.network import network_of
from geo.reach.whereabouts import where_of
from tests import toy

HOME = load()
"""A kilometre in degrees of latitude and longitude at the toy district (WGS 84, 21.3° N)."""
NORTH, EAST = 1 / distance_km(107.5, 21.3, 107.5, 22.3), 1 / distance_km(107.5, 21.3, 108.5, 21.3)
MILL = (107.505, 21.305)
NEAR = pytest.approx


def put(*, east=0.0, north=0.0):
    """So many kilometres from the mill."""
    return (MILL[0] + east * EAST, MILL[1] + north * NORTH)


def district(folder, roads, targets):
    """The toy district with roads [(kind, points)] and targets [(id, its TOML)]."""
    toy.write(folder)
    lines = [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": {"type": "LineString", "coordinates": points}}
        for kind, points in roads
    ]
    (folder / "ground").mkdir()
    (folder / "ground" / "roads.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": lines}), "utf-8")
    to = "\n".join(f'[[reach.to]]\nid = "{name}"\nname = {{ vi = "{name}", en = "{name}" }}\n{said}' for name, said in targets)
    place = (folder / "district.toml").read_text("utf-8")
    (folder / "district.toml").write_text(f'{place}\n[reach]\nroads = "paper"\n{to}\n', "utf-8")
    return load(folder)


def point(place, accuracy=0, **further):
    lines = [
        f"point = [{place[0]:.7f}, {place[1]:.7f}]",
        f"accuracy = {accuracy}",
        *(f'{key} = "{value}"' for key, value in further.items()),
    ]
    return "\n".join(lines)


def of(edition, name):
    return {one.target.id: one for one in distances_of(edition, edition.feature("things", name))}


# a road from the mill 1 km east, from there 1 km north; a motorway straight across; a lane that ends 8 m before the road
BEND = [put(), put(east=1), put(east=1, north=1)]
ROADS = [
    ("secondary", BEND),
    ("motorway", [put(), put(east=1, north=1)]),
    ("minor", [put(east=0.5, north=0.008), put(east=0.5, north=0.5)]),
]


def test_along_the_roads_is_as_long_as_the_roads_are_and_straight_as_the_line(tmp_path):
    edition = district(tmp_path, ROADS, [("end", point(BEND[-1])), ("lane", point(put(east=0.5, north=0.5)))])
    found = of(edition, "a-mill")
    assert found["end"].along.middle == NEAR(2, abs=0.01)  # not by the motorway, whose entrances nobody knows
    assert found["end"].straight.middle == NEAR(2**0.5, abs=0.01)
    assert found["lane"].along.middle == NEAR(1, abs=0.02)  # a gap of a few metres is none
    assert found["end"].exact


def test_what_is_known_to_300_metres_is_told_with_them(tmp_path):
    edition = district(tmp_path, ROADS, [("end", point(BEND[-1], accuracy=200))])
    span = of(edition, "a-mill")["end"].along
    assert (span.low, span.high) == (NEAR(span.middle - 0.5, abs=1e-6), NEAR(span.middle + 0.5, abs=1e-6))


def test_a_target_that_no_road_reaches_is_told_straight_alone(tmp_path):
    island = put(east=5, north=5)
    far = [("minor", [put(east=20), put(east=21)])]
    edition = district(tmp_path, [*ROADS, *far], [("island", point(island)), ("elsewhere", point(put(east=20)))])
    found = of(edition, "a-mill")
    assert found["island"].along is None
    assert found["elsewhere"].along is None
    assert found["island"].straight.middle == NEAR(50**0.5, abs=0.02)


def test_where_only_the_unit_is_known_there_is_never_one_number(tmp_path):
    edition = district(tmp_path, ROADS, [("end", point(BEND[-1]))])
    found = of(edition, "c-both")["end"]
    assert found.straight.middle is None
    assert found.straight.high > found.straight.low
    assert not found.exact
    village = of(edition, "b-well")["end"]
    assert village.straight.middle is None
    assert village.straight.high - village.straight.low > 3  # ± 3 km, as its row says


def test_where_only_the_district_is_known_nothing_is_told(tmp_path):
    edition = district(tmp_path, ROADS, [("end", point(BEND[-1]))])
    assert of(edition, "d-lost") == {}


def test_the_nearest_of_several_counts_and_a_thing_of_which_only_the_unit_is_known_gives_a_span(tmp_path):
    targets = [("some", 'things = ["things/a-mill", "things/c-both"]'), ("unit", 'things = ["things/c-both"]')]
    edition = district(tmp_path, ROADS, targets)
    mill = of(edition, "a-mill")
    assert mill["some"].straight.low == 0
    assert mill["some"].straight.high <= 0.6  # it is at the mill itself, which is known to 300 m
    assert mill["unit"].straight.middle is None
    assert mill["unit"].straight.high > mill["unit"].straight.low


def test_a_target_that_is_not_there_is_named_with_the_file(tmp_path):
    targets = [("a", 'things = ["things/nobody"]'), ("b", 'things = ["nowhere/x"]'), ("c", point(MILL, source="nobody"))]
    edition = district(tmp_path, ROADS, targets)
    said = [(problem.file, problem.text("vi")) for problem in edition.faults]
    assert {file for file, _ in said} == {"district.toml"}
    for name in ("things/nobody", "nowhere/x", "nobody"):
        assert any(f"“{name}”" in text for _, text in said)
    assert [one.target.id for one in distances_of(edition, edition.feature("things", "a-mill"))] == ["c"]


def test_a_target_without_a_place_or_with_one_beyond_the_earth_or_named_twice_is_named(tmp_path):
    targets = [("empty", ""), ("far", point((107.5, 121.3))), ("twin", point(MILL)), ("twin", point(MILL))]
    edition = district(tmp_path, ROADS, targets)
    assert sorted((problem.file, problem.value) for problem in edition.faults) == [
        ("district.toml", name) for name in ("empty", "far", "twin")
    ]


def test_a_district_without_roads_tells_straight_lines_and_says_nothing_of_roads(tmp_path):
    edition = district(tmp_path, [], [("end", point(BEND[-1]))])
    rows = profile_of(edition, "things/a-mill").parts["reach"]
    assert rows[-1].first.value.vi == "đường chim bay 1,4 km (±0,3)"
    assert of(edition, "a-mill")["end"].along is None


# --- the district itself -----------------------------------------------------------------------------------------------------------


def test_every_road_of_the_district_but_a_few_leads_to_the_others():
    network = network_of(HOME)
    reached = np.isfinite(network.metres([int(network.inside(shapely.Point(projected(107.5876, 21.3548, 5899)[::-1]).buffer(300))[0])]))
    lengths = shapely.length(network.roads)
    assert lengths[reached[network.ends[:, 0]]].sum() / lengths.sum() > 0.8


@pytest.mark.parametrize("target", HOME.place.reach.to, ids=lambda target: target.id)
def test_no_way_along_the_roads_is_shorter_than_the_straight_line(target: Target):
    network, ways = network_of(HOME), _ways(HOME, target)
    spots = shapely.points(network.spots)
    straight = np.min([shapely.distance(spots, place.shape) for place in ways.places], axis=0)
    known = np.isfinite(ways.near)
    assert np.all(ways.near[known] >= straight[known] - 31)  # a line counts from 30 m beside it
    assert np.all(ways.far[known] >= ways.near[known])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(projects_of(HOME))), st.data())
def test_wherever_in_its_commune_or_village_a_project_stands_its_distance_lies_in_what_is_told(ref, data):
    feature = projects_of(HOME)[ref].feature
    known = where_of(HOME, feature)
    if known is None:
        assert distances_of(HOME, feature) == ()
        return
    west, south, east, north = known.shape.bounds
    spot = shapely.Point(data.draw(st.floats(west, east)), data.draw(st.floats(south, north)))
    if not known.shape.contains(spot):
        return
    for way in distances_of(HOME, feature):
        if way.target.point:
            northing, easting = projected(*way.target.point, HOME.place.crs)
            assert way.straight.low <= spot.distance(shapely.Point(easting, northing)) / 1000 <= way.straight.high


def test_a_profile_says_how_it_was_measured_and_gives_from_and_to():
    for ref, project in projects_of(HOME).items():
        rows = profile_of(HOME, ref).parts["reach"]
        assert bool(rows) == bool(project.feature.units)
        for lang in LANGUAGES:
            assert all("OSM 2021" in row.first.value.text(lang) for row in rows[:1])
            for row in rows[1:]:
                assert row.first.cite
                for kilometres in re.findall(r"([\d.,–]+) km", row.first.value.text(lang)):
                    assert "–" in kilometres, (ref, row.first.value.text(lang))


def test_what_is_filtered_by_is_what_the_profile_says():
    told = {one.target.id: one for one in measured_of(HOME)}
    assert {name for name, one in told.items() if one.along} == {"ql18", "port"}
    for ref in projects_of(HOME):
        rows = {row.field: row.first.value.en for row in profile_of(HOME, ref).parts["reach"]}
        for name, one in told.items():
            assert (ref in one.spans) == (f"reach-{name}" in rows)
            if ref in one.spans:
                low, high = one.spans[ref]
                assert f"{low:g}–{high:g} km {'by road' if one.along else 'in a straight line'}" in rows[f"reach-{name}"]
