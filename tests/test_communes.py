"""The units: what their file must hold, how the old became the new, and the join every layer goes through."""

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.edition import load
from geo.edition.units import OVERLAP_KM2, era_units, read
from geo.measures.coordinates import area_km2, distance_km
from tests import toy
from tests.real import ERAS

REAL = load()
OLD = list(REAL.base_units)
NEW = list(REAL.units["2025"])


def test_nine_became_two():
    assert len(OLD) == 9
    assert len(NEW) == 2
    assert sorted(old for new in NEW for old in REAL.unit(new).members) == OLD
    assert all(old in REAL.unit(REAL.unit(old).successor).members for old in OLD)


@pytest.mark.parametrize("era", ERAS)
def test_units_are_found_by_their_ids_in_order(era):
    assert list(REAL.units[era]) == sorted(REAL.units[era])
    for name, unit in REAL.units[era].items():
        assert (unit.id, unit.era, unit) == (name, era, REAL.unit(name))
        assert name == f"{era}-{unit.code}"
        assert unit.members == tuple(sorted(unit.members))


def test_measured_areas_are_conserved():
    for new in NEW:
        whole = REAL.unit(new)
        assert sum(REAL.unit(old).area_km2 for old in whole.members) == pytest.approx(whole.area_km2, abs=OVERLAP_KM2)
        parts = getattr(whole.outline, "geoms", [whole.outline])
        assert not any(part.interiors for part in parts)  # a gap between former units would be drawn as a dot


def test_the_toy_units_have_the_area_known_by_heart(small):
    side_ns = distance_km(toy.WEST, toy.SOUTH, toy.WEST, toy.SOUTH + toy.SIDE)
    side_ew = distance_km(toy.WEST, toy.SOUTH + toy.SIDE / 2, toy.WEST + toy.SIDE, toy.SOUTH + toy.SIDE / 2)
    for unit in small.base_units.values():
        assert unit.area_km2 == pytest.approx(side_ns * side_ew, rel=1e-4), unit.id
    assert [unit.area_km2 for unit in small.units["2025"].values()] == pytest.approx([2 * side_ns * side_ew] * 2, rel=1e-4)


def test_names_are_written_inside_their_mainland():
    for unit in (unit for units in REAL.units.values() for unit in units.values()):
        mainland = max(getattr(unit.outline, "geoms", [unit.outline]), key=lambda part: part.area)
        assert mainland.contains(shapely.Point(unit.spot))


def test_old_units_cover_the_district_once():
    outlines = [unit.outline for unit in REAL.base_units.values()]
    assert area_km2(shapely.union_all(outlines)) == pytest.approx(sum(unit.area_km2 for unit in REAL.base_units.values()), rel=1e-9)
    assert shapely.coverage_is_valid(outlines)


@given(st.lists(st.sampled_from(OLD)))
def test_old_units_stay_themselves_and_become_their_successors(ids):
    assert era_units(REAL.units, ids, "2024") == tuple(sorted(set(ids)))
    assert era_units(REAL.units, ids, "2025") == tuple(sorted({REAL.unit(unit).successor for unit in ids}))


@given(st.lists(st.sampled_from(NEW), min_size=1))
def test_new_units_never_become_old_ones(ids):
    assert era_units(REAL.units, ids, "2024") is None
    assert era_units(REAL.units, ids, "2025") == tuple(sorted(set(ids)))


@pytest.mark.slow
@given(st.lists(st.sampled_from(OLD), min_size=1), st.lists(st.sampled_from(NEW)))
def test_every_point_of_an_old_unit_lies_in_its_successor(old, new):
    here = era_units(REAL.units, [*old, *new], "2025")
    outlines = shapely.union_all([REAL.unit(unit).outline for unit in here])
    for unit in old:
        assert outlines.covers(REAL.unit(unit).outline.representative_point())


@given(st.sampled_from(OLD), st.floats(0, 1), st.floats(0, 1))
def test_a_point_lies_in_one_unit_of_each_era_at_most(unit, right, up):
    west, south, east, north = REAL.unit(unit).outline.bounds
    point = shapely.Point(west + right * (east - west), south + up * (north - south))
    inside = {era: [name for name, one in units.items() if one.outline.contains(point)] for era, units in REAL.units.items()}
    assert all(len(names) <= 1 for names in inside.values())
    if inside["2024"]:
        assert inside["2025"] == [REAL.unit(inside["2024"][0]).successor]


def test_nothing_is_known_of_no_units():
    assert era_units(REAL.units, [], "2024") == ()
    assert era_units(REAL.units, ["", "2024-99999"], "2025") == ()


def _broken(feature):
    feature["geometry"]["coordinates"] = [[[0, 0], [1, 1], [0, 1], [1, 0], [0, 0]]]


def _moved(feature):
    feature["geometry"]["coordinates"] = [[[x - toy.SIDE / 2, y] for x, y in feature["geometry"]["coordinates"][0]]]


BREAKS = [
    (lambda f: f["properties"].update(code="00009"), "2024-00009", "2024-00009"),
    (lambda f: f["properties"].update(kind="làng"), "thị trấn", "must be one of"),
    (lambda f: f["properties"].pop("name_vi"), "không được để trống", "must not be empty"),
    (lambda f: f["properties"].update(name_vi="Xã Hai a\u0306\u0301"), "NFC", "NFC"),
    (lambda f: f["properties"].update(label_lon="x"), "phải là số", "must be a number"),
    (lambda f: f["properties"].update(label_lon=107.9), "nằm trong đơn vị", "inside the unit"),
    (lambda f: f["properties"].update(successor_vi="Xã Khác"), "cùng tên đơn vị", "same name"),
    (_broken, "Polygon", "valid area"),
    (_moved, "chồng lên 2024-00001", "overlaps 2024-00001"),
    (lambda f: f.update(geometry=None), "Polygon", "valid area"),
    (lambda f: f.update(properties=None), "GeoJSON", "GeoJSON feature"),
    (lambda f: f["properties"].update(id="2024-00001", code="00001"), "bị lặp", "appears twice"),
]


@pytest.mark.parametrize(("change", "vi", "en"), BREAKS)
def test_what_is_wrong_with_a_unit_is_said(folder, change, vi, en):
    whole = json.loads((folder / "communes.geojson").read_text("utf-8"))
    change(whole["features"][1])
    (folder / "communes.geojson").write_text(json.dumps(whole), "utf-8")
    units, faults = read(folder / "communes.geojson", ERAS)
    assert len(units[ERAS[0]]) >= 3
    assert any(vi in fault.text("vi") for fault in faults), [fault.text("vi") for fault in faults]
    assert any(en in fault.text("en") and "row 2" in fault.text("en") for fault in faults)


@pytest.mark.parametrize("content", ["", "[]", "null", "{}", '{"features": 5}', "{", '{"features": []}', "[" * 5000])
def test_a_file_that_is_no_geojson_gives_no_units_and_a_fault(tmp_path, content):
    path = tmp_path / "communes.geojson"
    path.write_text(content, "utf-8")
    units, faults = read(path, ERAS)
    assert len(faults) == 1
    assert [len(of_era) for of_era in units.values()] == [0, 0]
