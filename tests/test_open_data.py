"""What is taken away describes itself: a dictionary that a checker keeps to, codes and names in each row, two systems of coordinates."""

import csv
import io
import json
import re
import warnings

import fiona
import geopandas as gpd
import pyogrio
import pytest
import shapely
from frictionless import Package, system

from geo.datasets.data_package import PACKAGE
from geo.datasets.geopackage import WGS84, geopackage_bytes
from geo.datasets.open_files import every_file, listed
from geo.datasets.open_tables import every_table
from geo.datasets.unit_outlines import outlines_geojson
from geo.edition import load
from geo.facts import levels_of
from geo.language import LANGUAGES
from geo.measures.coordinates import transformation
from tests import toy
from tests.serving import ROOT


@pytest.fixture(scope="module", params=["edition", "small"])
def taken(request, tmp_path_factory):
    """Every file of a place in a folder, with its edition."""
    edition, folder = request.getfixturevalue(request.param), tmp_path_factory.mktemp("open")
    for made in every_file(edition):
        (folder / made.file.name).write_bytes(made.content)
    return edition, folder


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@pytest.mark.slow
def test_a_checker_finds_every_table_as_the_dictionary_says(taken):
    _, folder = taken
    with warnings.catch_warnings(), system.use_context(trusted=True):
        warnings.simplefilter("ignore")  # of what the checker itself uses
        report = Package(str(folder / PACKAGE)).validate()
    assert [(task.name, error.message) for task in report.tasks for error in task.errors] == []
    assert {task.name for task in report.tasks} >= {"units", "claims", "figures", "places", "sources"}


@pytest.mark.slow
def test_a_wrong_cell_is_found_by_the_checker(small, tmp_path):
    for made in every_file(small):
        content = made.content.replace(b",12.5,", b",twelve,") if made.file.name == "things.csv" else made.content
        (tmp_path / made.file.name).write_bytes(content)
    whole = json.loads((tmp_path / PACKAGE).read_bytes())
    for resource in whole["resources"]:
        resource.pop("hash"), resource.pop("bytes")
    (tmp_path / PACKAGE).write_text(json.dumps(whole), "utf-8")
    with warnings.catch_warnings(), system.use_context(trusted=True):
        warnings.simplefilter("ignore")
        report = Package(str(tmp_path / PACKAGE)).validate()
    assert [task.name for task in report.tasks if task.errors] == ["things"]


@pytest.mark.slow
def test_every_column_is_told_in_both_languages_and_every_file_is_listed(taken):
    edition, folder = taken
    whole = json.loads((folder / PACKAGE).read_bytes())
    tables = {resource["path"]: resource for resource in whole["resources"] if "schema" in resource}
    assert {path.name for path in folder.iterdir()} == {*(resource["path"] for resource in whole["resources"]), PACKAGE}
    assert [file.name for file in listed(edition)][-1] == PACKAGE
    assert {file.name for file in listed(edition)} == {path.name for path in folder.iterdir()}
    for path, resource in tables.items():
        heading = next(csv.reader(io.StringIO((folder / path).read_text("utf-8-sig"))))
        assert [field["name"] for field in resource["schema"]["fields"]] == heading
        for field in resource["schema"]["fields"]:
            assert all(field["titles"][lang] and "{" not in field["titles"][lang] for lang in LANGUAGES), field


@pytest.mark.slow
def test_each_row_names_its_units_by_code_and_name_in_both_eras(taken):
    edition, folder = taken
    for layer in edition.registry:
        rows = rows_of(folder / f"{layer.id}.csv")
        for feature, row in zip(edition.features[layer.id], rows, strict=True):
            for era, where in feature.where.items():
                units = [edition.unit(unit) for unit in where.units]
                assert row[f"units_{era}_codes"] == ";".join(unit.code for unit in units)
                assert row[f"units_{era}_vi"] == "; ".join(unit.name.vi for unit in units)
                assert row[f"units_{era}_en"] == "; ".join(unit.name.en for unit in units)


@pytest.mark.slow
def test_levels_are_a_row_for_each_unit_and_year(taken):
    edition, folder = taken
    for layer in (layer for layer in edition.registry if layer.shape == "status"):
        rows = rows_of(folder / f"{layer.id}-by-year.csv")
        assert len({(row["unit"], row["year"]) for row in rows}) == len(rows) > 0
        for row in rows:
            known = levels_of(edition, layer.id, int(row["year"]))[row["unit"]]
            assert (row["level"], row["may_be_higher"]) == (known.level, "yes" if known.open else "no")
            assert (row["said_by"] != "") == (known.level in layer.classes)
        drawn = json.loads((folder / f"{layer.id}-by-year.geojson").read_bytes())["features"]
        last = max(int(row["year"]) for row in rows)
        assert {feature["id"]: feature["properties"][f"level_{last}"] for feature in drawn} == {
            row["unit"]: row["level"] for row in rows if row["year"] == str(last)
        }


@pytest.mark.slow
def test_numbers_are_numbers_in_every_form(taken):
    _, folder = taken
    whole = json.loads((folder / PACKAGE).read_bytes())
    number = re.compile(r"-?\d+(\.\d+)?(e[-+]\d+)?", re.ASCII)
    for resource in (resource for resource in whole["resources"] if "schema" in resource):
        numeric = [field["name"] for field in resource["schema"]["fields"] if field["type"] in ("number", "year")]
        for row in rows_of(folder / resource["path"]):
            assert all(row[name] == "" or number.fullmatch(row[name]) for name in numeric), row
        drawn = folder / resource["path"].replace(".csv", ".geojson")
        for feature in json.loads(drawn.read_bytes())["features"] if drawn.exists() else ():
            for name in {*numeric} & feature["properties"].keys():
                assert feature["properties"][name] is None or isinstance(feature["properties"][name], int | float)


@pytest.mark.slow
def test_the_geopackages_say_where_in_degrees_and_in_metres(taken):
    edition, folder = taken
    crs = edition.place.crs
    degrees, metres = (folder / f"{edition.place.stem}-epsg{code}.gpkg" for code in (WGS84, crs))
    names = [name for name, _ in pyogrio.list_layers(degrees)]
    assert names == [*(f"units_{era}" for era in edition.eras), *(layer.id for layer in edition.registry)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in names:
            here, there = (gpd.read_file(path, layer=name) for path in (degrees, metres))
            assert (here.crs.to_epsg(), there.crs.to_epsg()) == (WGS84, crs)
            with fiona.open(metres, layer=name) as read:
                assert len(read) == len(here) == len(there)
            moved = here.to_crs(crs).geometry
            for exact, rounded in zip(moved, there.geometry, strict=True):
                assert (exact is None) == (rounded is None)
                assert exact is None or (rounded.is_valid and exact.hausdorff_distance(rounded) < 2)
                coordinates = shapely.get_coordinates(rounded) if rounded is not None else ()
                assert all(float(value).is_integer() for pair in coordinates for value in pair)


def test_metres_beside_degrees_only_where_a_place_is_published(edition):
    table = next(table for table in every_table(edition) if table.name == "tourism")
    placed = table.frame["lon"].notna()
    assert placed.any()
    assert (table.frame["easting"].notna() == placed).all()
    about = next(note.about for note in table.notes if note.id == "easting")
    how = transformation(edition.place.crs)
    assert all(part in text for text in about for part in (how.name, f"EPSG:{how.crs}", how.datum, f"{how.accuracy:g} m"))


@pytest.mark.slow
def test_the_same_data_give_the_same_bytes(small):
    assert geopackage_bytes(small, small.place.crs) == geopackage_bytes(small, small.place.crs)
    first, second = ({made.file.name: made.content for made in every_file(small)} for _ in range(2))
    assert first == second


@pytest.mark.parametrize("era", ["2024", "2025"])
def test_outlines_of_both_eras_are_there_with_codes_and_what_became_of_them(edition, era):
    features = json.loads(outlines_geojson(edition, era))["features"]
    assert [feature["properties"]["code"] for feature in features] == [unit.code for unit in edition.units[era].values()]
    assert all((feature["properties"]["successor_code"] is None) == (era == "2025") for feature in features)


@pytest.mark.slow
def test_a_file_that_came_to_harm_leaves_the_others_described(folder):
    toy.put(folder, "claims.csv", 2, "value", "")
    (folder / "layers" / "steps.csv").write_text("no table", "utf-8")
    edition = load(folder)
    assert edition.faults
    made = {file.file.name: file.content for file in every_file(edition)}
    whole = json.loads(made[PACKAGE])
    assert {resource["path"] for resource in whole["resources"]} | {PACKAGE} == made.keys()


def test_the_documents_say_how_a_cell_that_looks_like_a_formula_is_kept():
    text = (ROOT / "docs" / "downloads.md").read_text("utf-8")
    assert "'=1+1" in text
