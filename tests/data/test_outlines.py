"""Outlines, label points and places: everything in data/ that has a coordinate."""

import csv
import json
from pathlib import Path

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape
from shapely.ops import nearest_points

DATA = Path(__file__).parents[2] / "data"
PLACES = ("projects", "industry", "tourism", "infrastructure")
CODES_OF_2025 = {"06895", "06913"}
WGS84 = Geod(ellps="WGS84")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def features(name: str) -> list[dict]:
    return json.loads((DATA / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


@pytest.fixture(scope="module")
def outlines() -> dict[str, shapely.Geometry]:
    base_units = {f["properties"]["id"]: shape(f["geometry"]) for f in features("communes")}
    by_code: dict[str, list[shapely.Geometry]] = {}
    for feature in features("communes"):
        by_code.setdefault(feature["properties"]["successor_code"], []).append(shape(feature["geometry"]))
    return base_units | {f"2025-{code}": shapely.union_all(parts) for code, parts in by_code.items()}


def test_every_unit_exists(outlines):
    known = set(outlines)
    for name in PLACES:
        for row in rows(f"layers/{name}"):
            assert set(filter(None, row["units"].split(";"))) <= known, row["id"]
    assert {row["unit"] for row in rows("layers/new_rural")} <= known
    assert {row["id"] for row in rows("claims") if row["layer"] == "communes"} <= known | {"huyen"}
    assert {row["scope"] for row in rows("figures")} <= known | {"huyen"}


def test_points_lie_in_their_units_or_within_their_accuracy(outlines):
    placed = [row for name in PLACES for row in rows(f"layers/{name}") if row["lon"]]
    assert len(placed) >= 10
    for row in placed:
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        if not row["units"]:
            assert row["kind"] in ("toll", "road"), row["id"]
            continue
        home = shapely.union_all([outlines[unit] for unit in row["units"].split(";")])
        near = nearest_points(home, point)[0]
        assert WGS84.inv(point.x, point.y, near.x, near.y)[2] <= float(row["accuracy_m"]), row["id"]


def test_a_place_says_no_more_than_is_known():
    for name in PLACES:
        for row in rows(f"layers/{name}"):
            has_point = row["precision"] in ("site", "village")
            assert bool(row["lon"]) == bool(row["lat"]) == bool(row["accuracy_m"]) == bool(row["place_source"]) == has_point, row["id"]
            assert (row["precision"] != "commune") or row["units"], row["id"]
            assert (row["precision"] != "district") or not row["units"], row["id"]
            assert (row["precision"] != "village") or (row["village"] and float(row["accuracy_m"]) >= 1000), row["id"]


@pytest.mark.parametrize("name", ["communes", "context"])
def test_geojson_is_one_feature_a_line(name):
    lines = (DATA / f"{name}.geojson").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line.rstrip(","))["properties"]["id"] for line in lines[1:-1]]
    assert found == sorted(set(found))
    assert len(found) == len(features(name))


def test_labels_stand_on_the_mainland_of_their_unit():
    for feature in features("communes"):
        outline, about = shape(feature["geometry"]), feature["properties"]
        mainland = max(getattr(outline, "geoms", [outline]), key=lambda part: part.area)
        assert mainland.contains(shapely.Point(about["label_lon"], about["label_lat"])), about["id"]


def test_nine_units_cover_the_two_without_gap_or_overlap(outlines):
    base_units = {unit: outline for unit, outline in outlines.items() if unit.startswith("2024-")}
    assert len(base_units) == 9
    assert {unit[5:] for unit in outlines if unit.startswith("2025-")} == CODES_OF_2025
    assert shapely.coverage_is_valid(list(base_units.values()))
    area = {unit: abs(WGS84.geometry_area_perimeter(outline)[0]) for unit, outline in outlines.items()}
    of_nine = sum(value for unit, value in area.items() if unit.startswith("2024-"))
    of_two = sum(value for unit, value in area.items() if unit.startswith("2025-"))
    assert of_two == pytest.approx(of_nine, rel=1e-9)
