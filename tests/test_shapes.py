"""Lines and areas of things: one more file of a layer, and they stand wherever the layer stands; what is wrong in it is said."""

import json
import math
import re
import shutil

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import datasets, explore
from geo.cards import card_of
from geo.datasets import data_files
from geo.edition import load
from geo.measures.coordinates import length_km, metres_to
from geo.paper.map_sheet import Sheet
from geo.paper.request import PrintRequest
from geo.publish.build import make
from geo.publish.publications import Publications
from geo.scene.scene import scene_of
from geo.view import parse
from tests import toy
from tests.columns import features
from tests.test_contracts import contract, documents

FILE = "layers/things.geojson"
FORMS = {"a-mill": "line", "b-well": "area_near"}
LINE = toy.SHAPES["a-mill"]
FAR = {"type": "LineString", "coordinates": [[107.5, 21.4], [107.53, 21.4]]}
BOW = {"type": "Polygon", "coordinates": [[[107.5, 21.3], [107.51, 21.31], [107.51, 21.3], [107.5, 21.31], [107.5, 21.3]]]}


@pytest.fixture(scope="module")
def shaped(tmp_path_factory):
    """The toy district with a line and an area."""
    return load(toy.draw(toy.write(tmp_path_factory.mktemp("shaped"))))


def forms(edition):
    return {row.id: row.form for row in edition.features["things"] if row.form}


def test_a_file_beside_the_table_gives_things_a_line_or_an_area(shaped, small):
    assert shaped.faults == ()
    assert forms(shaped) == FORMS
    assert forms(small) == {}
    for row, plain in zip(shaped.features["things"], small.features["things"], strict=True):
        assert (row.point, row.units, row.where) == (plain.point, plain.units, plain.where)
    assert shaped.digest != small.digest


@pytest.mark.slow
@pytest.mark.parametrize(
    ("feature", "said"),
    [
        ({"type": "Feature", "id": "nobody", "geometry": LINE}, "no row with this id"),
        ({"type": "Feature", "id": "a-mill", "geometry": LINE}, "appears twice"),
        ({"type": "Feature", "id": "c-both", "geometry": LINE}, "no coordinate in the table"),
        ({"type": "Feature", "id": "b-well", "geometry": FAR}, "m from this line or area"),
        ({"type": "Feature", "id": "b-well", "geometry": BOW}, "Self-intersection"),
        ({"type": "Feature", "id": "b-well", "geometry": {"type": "Point", "coordinates": [107.515, 21.305]}}, "valid line or area"),
        ({"type": "Feature", "id": "b-well", "geometry": {"type": "LineString", "coordinates": []}}, "valid line or area"),
        (
            {"type": "Feature", "id": "b-well", "geometry": {"type": "LineString", "coordinates": [[21.3, 107.5], [21.4, 107.5]]}},
            "lon, lat",
        ),
        ({"type": "Feature", "id": "b-well", "geometry": {"type": "LineString", "coordinates": "x"}}, "valid line or area"),
        ({"type": "Feature", "id": "b-well", "geometry": None}, "valid line or area"),
        ({"type": "Feature", "id": "b-well"}, "valid line or area"),
        ({"type": "Feature", "geometry": LINE}, "no row with this id"),
        ([], "GeoJSON feature"),
        (None, "GeoJSON feature"),
    ],
)
def test_what_is_wrong_is_said_with_its_row_and_costs_nothing_else(folder, feature, said):
    toy.draw(folder, {"a-mill": LINE})
    path = folder / FILE
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**told, "features": [*told["features"], feature]}), "utf-8")
    edition = load(folder)
    (fault,) = edition.faults
    assert (fault.file, fault.row) == (FILE, 2)
    assert said in fault.text("en")
    assert forms(edition) == {"a-mill": "line"}
    assert len(edition.features["things"]) == 5


@pytest.mark.slow
@pytest.mark.parametrize("content", ["", "{", '{"type": "FeatureCollection"}', '{"features": 7}', "[1]", "null"])
def test_a_file_that_cannot_be_read_takes_no_row_away(folder, content):
    (folder / FILE).write_text(content, "utf-8")
    edition = load(folder)
    assert {fault.file for fault in edition.faults} == {FILE}
    assert (forms(edition), len(edition.features["things"])) == ({}, 5)


def test_an_id_of_half_a_letter_is_a_fault_that_can_be_sent(folder):
    (folder / FILE).write_text(json.dumps({"features": [{"id": "\ud800", "geometry": LINE}]}), "utf-8")
    (fault,) = load(folder).faults
    assert fault.text("vi").encode()


def test_a_layer_that_is_no_layer_of_places_has_none(folder):
    (folder / "layers" / "ticks.geojson").write_text((toy.draw(folder) / FILE).read_text("utf-8"), "utf-8")
    assert [(fault.file, "layer of places" in fault.text("en")) for fault in load(folder).faults] == [("layers/ticks.geojson", True)]


@pytest.mark.slow
def test_a_file_that_cannot_be_opened_while_publishing_is_told_as_it_last_was(folder, tmp_path, monkeypatch):
    """Map software on Windows holds what it has open."""
    place = Publications(tmp_path / "publications")
    make(toy.draw(folder), place)
    toy.change(folder, "layers/things.csv", "Xưởng A", "Xưởng Á")
    copy = shutil.copyfile

    def held(source, *rest):
        if str(source) == str(folder / FILE):
            raise PermissionError(source)
        return copy(source, *rest)

    monkeypatch.setattr("geo.publish.sound.shutil.copyfile", held)
    made = make(folder, place)
    assert list(made.manifest.stands_in) == [FILE]
    assert forms(load(made.data)) == FORMS


@pytest.mark.slow
def test_nobody_is_blamed_for_a_row_that_could_not_be_read(folder):
    toy.put(toy.draw(folder), "layers/things.csv", 2, "source", "nobody")
    edition = load(folder)
    assert {fault.file for fault in edition.faults} == {"layers/things.csv"}
    assert forms(edition) == {"b-well": "area_near"}


def test_shapes_of_no_layer_are_said(folder):
    (folder / "layers" / "roads.geojson").write_text('{"type": "FeatureCollection", "features": []}', "utf-8")
    assert [fault.file for fault in load(folder).faults] == ["layers/roads.toml"]


@pytest.mark.slow
def test_map_software_may_keep_the_id_among_the_properties(folder):
    toy.draw(folder)
    path = folder / FILE
    frame = geopandas.GeoDataFrame({"id": list(toy.SHAPES)}, geometry=list(map(shapely.geometry.shape, toy.SHAPES.values())), crs=4326)
    frame.to_file(path, driver="GeoJSON", engine="pyogrio")
    assert (forms(load(folder)), load(folder).faults) == (FORMS, ())


def test_the_client_is_given_them_and_the_catalog_names_them(shaped):
    told = {url: (kind, plain) for url, kind, plain in documents(shaped)}
    assert [(url, wrong.message) for url, (kind, plain) in told.items() for wrong in contract(kind).iter_errors(plain)] == []
    ((url, shapes),) = [(url, plain["shapes"]) for url, (kind, plain) in told.items() if kind == "shapes"]
    assert {name: shape["type"] for name, shape in shapes.items()} == {"a-mill": "LineString", "b-well": "Polygon"}
    assert shapes["a-mill"]["coordinates"] == LINE["coordinates"]
    (columns,) = [plain for kind, plain in told.values() if kind == "columns"]
    assert columns["shapes"] == [url]
    assert [entry["shapes"] for entry in told["/data/catalog.json"][1]["layers"] if "shapes" in entry] == [[url], [url]]
    assert [feature["geometry"]["type"] for feature in features(shaped, "things", "2024")[:2]] == ["Point", "Point"]


def test_without_any_there_is_no_file(small):
    assert [document.url for document in data_files(small).values() if document.part == "shapes"] == []


def test_the_card_says_how_long_and_how_large_and_that_it_was_measured(shaped):
    for name, label, value in (("a-mill", "Length drawn on the map", "3.1 km"), ("b-well", "Area drawn on the map", "18.4 ha")):
        (row,) = [row for row in card_of(shaped, "things", name, "2024").rows if row.field == "drawn"]
        assert (row.label.en, row.first.cite) == (label, ("paper",))
        assert value in row.first.value.en
        assert "not a published figure" in row.first.note.en


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("half", "value"), [(0.002, "≈"), (0.0001, "m²")])
def test_a_size_is_one_however_its_rings_turn_and_what_is_small_is_not_nothing(folder, turned, half, value):
    west, south, east, north = 107.515 - half, 21.305 - half, 107.515 + half, 21.305 + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    other = [[lon + 0.01, lat] for lon, lat in ring]
    shape = {"type": "MultiPolygon", "coordinates": [[ring], [other[::-1] if turned else other]]}
    edition = load(toy.draw(folder, {"b-well": shape}))
    (row,) = [row for row in card_of(edition, "things", "b-well", "2024").rows if row.field == "drawn"]
    metres = 2 * (2 * half * 111_320) ** 2 * math.cos(math.radians(21.305))
    said = row.first.value.en.replace(",", "")
    number = float(re.search(r"[\d.]+", said)[0])
    assert number * (1 if "m²" in said or "sq" in said else 10_000) == pytest.approx(metres, rel=0.01)
    assert value in said or value == "≈"


def test_they_are_taken_away_for_map_software(shaped):
    taken = json.loads(datasets.geojson_bytes(shaped, "things"))["features"]
    kinds = {feature["properties"]["id"]: (feature["geometry"] or {}).get("type") for feature in taken}
    assert kinds == {"a-mill": "LineString", "b-well": "Polygon", "c-both": None, "d-lost": None, "e-new": None}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_paper_draws_and_explains_them(shaped, small, lang):
    view = parse({"layers": "things", "lang": lang}, edition=shaped)
    assert {thing.ref: thing.form for thing in scene_of(shaped, view).things if thing.form} == {f"things/{n}": f for n, f in FORMS.items()}
    drawn, plain = (Sheet(edition, PrintRequest(view)).draw() for edition in (shaped, small))
    named = {"vi": ("tuyến", "vùng, gần đúng hoặc suy luận"), "en": ("line", "area, approximate or inferred")}[lang]
    assert [word for word in named if word in drawn.words] == list(named)
    assert not [word for word in named if word in plain.words]


def test_a_notebook_draws_them(shaped):
    made = explore(shaped, ["things"])
    drawn = [feature for child in made._children.values() for feature in getattr(child, "data", {}).get("features", [])]
    dashes = {
        f["geometry"]["type"]: f["properties"]["style"].get("dashArray") for f in drawn if "Xưởng A" in str(f["properties"].get("said"))
    }
    assert dashes["LineString"] is None
    near = [
        f["properties"]["style"]["dashArray"]
        for f in drawn
        if "Giếng B" in str(f["properties"].get("said")) and f["geometry"]["type"] == "Polygon"
    ]
    assert "6 5" in near


@pytest.mark.slow
def test_a_harmed_file_is_told_as_it_last_was(folder, tmp_path):
    place = Publications(tmp_path / "publications")
    make(toy.draw(folder), place)
    (folder / FILE).write_text("{", "utf-8")
    made = make(folder, place)
    assert list(made.manifest.stands_in) == [FILE]
    assert forms(load(made.data)) == FORMS


@pytest.mark.slow
@given(st.lists(st.tuples(st.floats(107.4, 107.6), st.floats(21.2, 21.4)), min_size=2, max_size=30, unique=True), st.floats(0, 1))
def test_a_sign_on_its_line_is_never_away_from_it(corners, share):
    line = shapely.LineString(corners)
    on = line.interpolate(share, normalized=True)
    assert metres_to(line, on.x, on.y) < 0.01
    assert metres_to(line, on.x, 22.0) <= 1000 * length_km(shapely.LineString([(on.x, on.y), (on.x, 22.0)])) + 0.01
