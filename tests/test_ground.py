"""Roads, waters and relief beneath the map: made from what an office has, read, drawn on paper, told to the client."""

import base64
import io
import json
import re
from importlib import util

import brotli
import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.transforms import Affine2D
from PIL import Image
from shapely.geometry import LineString, box, shape

from geo.datasets import data_files
from geo.edition import load
from geo.edition.ground import Relief, Way, grid_of
from geo.ground.__main__ import main
from geo.ground.heights import written
from geo.ground.ways import drawn
from geo.language import LANGUAGES
from geo.paper.canvas.pen import Pen
from geo.paper.canvas.png import picture
from geo.paper.map import outlines
from geo.paper.map.beneath import shield_boxes
from geo.paper.map.framed_map import FramedMap
from geo.paper.map_sheet import Sheet
from geo.paper.request import PrintRequest
from geo.scene.ground import FADES, pieces
from geo.scene.relief import shaded
from geo.scene.scene import scene_of
from geo.style.ground import ROADS, WATERS, WayLook, width
from geo.view import view_of
from tests import toy

CRS = 5899
HOME = 120_000
"""Bytes that the ground of the first view may take on the wire."""
WINDOW = box(toy.WEST - 0.06, toy.SOUTH - 0.06, toy.WEST + 4 * toy.SIDE + 0.06, toy.SOUTH + toy.SIDE + 0.06)
UNITS = box(toy.WEST, toy.SOUTH, toy.WEST + 4 * toy.SIDE, toy.SOUTH + toy.SIDE)
ACROSS = LineString([(107.45, 21.305), (107.52, 21.306), (107.59, 21.305)])
LAKE = box(107.512, 21.302, 107.516, 21.304)
OSM = """<osm version="0.6">
 <node id="1" lat="21.305" lon="107.501"/><node id="2" lat="21.305" lon="107.539"/>
 <node id="3" lat="21.302" lon="107.501"/><node id="4" lat="21.308" lon="107.539"/>
 <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="trunk_link"/><tag k="ref" v="QL.18"/></way>
 <way id="11"><nd ref="3"/><nd ref="4"/><tag k="waterway" v="ditch"/></way>
 <way id="12"><nd ref="3"/><nd ref="2"/><tag k="highway" v="construction"/></way>
 <way id="13"><nd ref="3"/><nd ref="1"/><tag k="highway" v="footway"/></way>
</osm>"""


def run(folder, *files, lang="en"):
    out = io.StringIO()
    code = main([*map(str, files), "--data", str(folder), "--lang", lang], out)
    return code, out.getvalue()


def vector(path, rows, crs=4326):
    """A file of ways: (columns, geometry) each."""
    frame = gpd.GeoDataFrame([about for about, _ in rows], geometry=[geometry for _, geometry in rows], crs=4326)
    frame.to_crs(crs).to_file(path)
    return path


def known(folder):
    """Kinds and refs of the roads and waters that a folder has."""
    ground = load(folder).ground
    return {(way.kind, way.ref) for way in (*ground.roads, *ground.waters)}


def ridge(rows=40, columns=40):
    """A ridge from north-east to south-west: its north-western slope is lit."""
    down, across = np.mgrid[0:rows, 0:columns]
    return np.maximum(0, 600 - 60 * np.abs(down + across - rows))


# --- made ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_an_extract_of_openstreetmap_becomes_the_ground(folder, tmp_path):
    path = tmp_path / "extract.osm"
    path.write_text(OSM, encoding="utf-8")
    code, said = run(folder, path)
    assert code == 0, said
    assert known(folder) == {("trunk", "QL.18"), ("stream", "")}
    assert load(folder).faults == ()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "column", "crs"), [("a.gpkg", "highway", 32648), ("a.shp", "fclass", 4326), ("a.geojson", "kind", 4326)])
def test_what_else_an_office_has_is_read_in_its_own_words(folder, tmp_path, name, column, crs):
    rows = [({column: "secondary", "ref": "18C"}, ACROSS), ({column: "residential", "ref": ""}, ACROSS), ({column: "steps"}, ACROSS)]
    assert run(folder, vector(tmp_path / name, rows, crs))[0] == 0
    assert known(folder) == {("secondary", "18C"), ("minor", "")}


def test_a_lake_is_an_area_and_a_river_a_line(folder, tmp_path):
    rows = [({"class": "lake"}, LAKE), ({"class": "lake"}, ACROSS), ({"class": "river"}, LAKE), ({"class": "river"}, ACROSS)]
    assert run(folder, vector(tmp_path / "water.geojson", rows))[0] == 0
    assert {(way.kind, way.geometry.geom_type) for way in load(folder).ground.waters} == {("lake", "Polygon"), ("river", "LineString")}


@pytest.mark.slow
def test_small_roads_end_with_the_units_and_great_ones_with_the_window(folder, tmp_path):
    run(folder, vector(tmp_path / "roads.gpkg", [({"highway": "trunk"}, ACROSS), ({"highway": "tertiary"}, ACROSS)]))
    reach = {way.kind: way.geometry.bounds for way in load(folder).ground.roads}
    assert reach["trunk"][0] == pytest.approx(107.45, abs=1e-4)
    assert reach["tertiary"][0] == pytest.approx(toy.WEST - 0.002, abs=2e-4)


@pytest.mark.slow
def test_what_the_files_do_not_have_stays(folder, tmp_path):
    run(folder, vector(tmp_path / "roads.gpkg", [({"highway": "trunk"}, ACROSS)]))
    run(folder, vector(tmp_path / "waters.gpkg", [({"waterway": "river"}, ACROSS)]))
    assert known(folder) == {("trunk", ""), ("river", "")}


@pytest.mark.slow
def test_the_same_files_make_the_same_ground_whatever_their_order(folder, tmp_path):
    rows = [({"highway": "secondary"}, shapely.affinity.translate(ACROSS, 0, step / 1000)) for step in range(5)]
    texts = []
    for number, some in enumerate((rows, rows[::-1])):
        run(folder, vector(tmp_path / f"{number}.gpkg", some))
        texts.append((folder / "ground" / "roads.geojson").read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    assert len(texts[0].splitlines()) == len(rows) + 2


@pytest.mark.slow
@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.floats(107.501, 107.539), st.floats(21.3005, 21.3095)), min_size=2, max_size=12), st.sampled_from(sorted(ROADS))
)
def test_every_road_lies_within_sixty_metres_of_its_source(points, kind):
    source = LineString(points)
    kept = drawn([Way(kind, source)], WINDOW, UNITS, CRS)
    metric = gpd.GeoSeries([source, shapely.union_all([way.geometry for way in kept])], crs=4326).to_crs(CRS)
    assert kept or metric[0].length < 100
    assert not kept or shapely.hausdorff_distance(*metric, densify=0.1) < 60


@pytest.mark.slow
def test_heights_of_an_ascii_grid_are_cut_to_the_window(folder, tmp_path):
    path = tmp_path / "all.asc"
    path.write_text(written(Relief(107.0, 21.0, 1 / 120, ridge(80, 90))), encoding="ascii")
    assert run(folder, path)[0] == 0
    relief = load(folder).ground.relief
    west, south, east, north = WINDOW.bounds
    assert west <= relief.west < west + relief.step
    assert south <= relief.south < south + relief.step
    rows, columns = relief.heights.shape
    assert east - relief.step < relief.west + (columns - 1) * relief.step <= east
    assert north - relief.step < relief.south + (rows - 1) * relief.step <= north


@pytest.mark.slow
def test_heights_of_a_geotiff_come_from_its_own_projection(folder, tmp_path):
    """A slope that rises by a metre each hundred metres to the east (UTM 48)."""
    corner = gpd.GeoSeries.from_xy([107.3], [21.5], crs=4326).to_crs(32648).iloc[0]
    path = tmp_path / "slope.tif"
    slope = np.tile(np.arange(500, dtype="float32"), (400, 1))
    place = {"crs": "EPSG:32648", "transform": rasterio.Affine(100, 0, corner.x, 0, -100, corner.y)}
    with rasterio.open(path, "w", driver="GTiff", width=500, height=400, count=1, dtype="float32", **place) as out:
        out.write(slope, 1)
    assert run(folder, path)[0] == 0
    relief = load(folder).ground.relief
    metre = 111_320 * np.cos(np.radians(21.3)) / 100
    assert np.allclose(np.diff(relief.heights[10]) / relief.step, metre, rtol=0.35, atol=0)
    assert float(np.diff(relief.heights[:, 10]).max()) < 3


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.geojson", "{not json", "a.geojson"),
        ("a.gpkg", "no package", "a.gpkg"),
        ("a.asc", "ncols 3\n", "a.asc"),
        ("a.tif", "no picture", "a.tif"),
        ("far.asc", written(Relief(10.0, 50.0, 0.1, ridge(5, 5))), "far.asc"),
        ("far.geojson", json.dumps({"type": "FeatureCollection", "features": []}), ""),
    ],
)
def test_what_is_no_map_is_refused_and_nothing_is_written(folder, tmp_path, lang, name, content, part):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    good = vector(tmp_path / "good.gpkg", [({"highway": "trunk"}, ACROSS)])
    code, said = run(folder, *([good, path] if part else [path]), lang=lang)
    assert code == 1
    assert part in said.splitlines()[-1]
    assert "{" not in said.replace("{not", "")
    assert not (folder / "ground").exists()


def test_without_rasterio_it_is_said_how_to_go_on(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(util, "find_spec", lambda _name: None)
    monkeypatch.setattr("geo.ground.heights.find_spec", lambda _name: None)
    path = tmp_path / "a.dt0"
    path.write_bytes(b"UHL1")
    code, said = run(folder, path)
    assert code == 1
    assert "pip install rasterio" in said


@pytest.mark.slow
def test_a_folder_that_is_not_there_is_said(tmp_path):
    code, said = run(tmp_path / "nowhere", vector(tmp_path / "good.gpkg", [({"highway": "trunk"}, ACROSS)]))
    assert code == 1
    assert "communes.geojson" in said


# --- read ---------------------------------------------------------------------------------------------------------------------------


def pave(folder, roads=(("trunk", ACROSS),), **more):
    (folder / "ground").mkdir()
    features = [{"type": "Feature", "properties": {"kind": kind, **more}, "geometry": shape(way).__geo_interface__} for kind, way in roads]
    (folder / "ground" / "roads.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return folder


def test_a_folder_need_not_have_a_ground(small):
    assert small.ground.empty
    assert not [url for url in data_files(small) if "ground" in url]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("roads.geojson", '"trunk"', '"path"', "kind"),
        ("roads.geojson", '"LineString"', '"Point"', "geometry"),
        ("roads.geojson", "107.45", "1074.5", "geometry"),
        ("roads.geojson", '{"type": "FeatureCollection"', '{"type": ', ""),
        ("relief.asc", "nrows 3", "nrows 4", ""),
        ("relief.asc", "ncols 3", "columns 3", ""),
        ("relief.asc", " 5 ", " five ", ""),
    ],
)
def test_what_is_wrong_is_said_and_left_out(folder, file, old, new, column):
    pave(folder, (("trunk", ACROSS), ("minor", ACROSS)))
    (folder / "ground" / "relief.asc").write_text(written(Relief(107.4, 21.2, 0.1, np.full((3, 3), 5))), encoding="ascii")
    assert load(folder).faults == ()
    path = folder / "ground" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    edition = load(folder)
    (fault,) = edition.faults
    assert (fault.file, fault.column) == (f"ground/{file}", column)
    assert all(fault.text(lang) for lang in LANGUAGES)
    assert (edition.ground.relief is None) == (file == "relief.asc")
    assert len(edition.ground.roads) == (2 if file == "relief.asc" else 1 if column else 0)


def test_a_change_of_the_ground_is_a_change_of_the_data(folder):
    before = load(folder).digest
    assert load(pave(folder)).digest != before


def test_posts_without_a_height_lie_at_the_sea():
    text = written(Relief(107.4, 21.2, 0.1, np.array([[5, 7], [9, 11]])))
    assert grid_of(text.replace(" 7", " -32767")).heights.tolist() == [[5, 0], [9, 11]]


# --- shipped ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_no_road_runs_into_the_sea_but_the_bridges_of_the_expressway(edition):
    land = [unit.outline for unit in edition.base_units.values()]
    land += [shape(part["geometry"]) for part in edition.context["features"] if "Polygon" in (part["geometry"] or {}).get("type", "")]
    roads = edition.ground.roads
    metric = gpd.GeoSeries([road.geometry for road in roads], crs=4326).to_crs(edition.place.crs)
    solid = gpd.GeoSeries([shapely.union_all(land)], crs=4326).to_crs(edition.place.crs).iloc[0].buffer(60)
    assert {road.kind for road, wet in zip(roads, metric.difference(solid).length, strict=True) if wet > 0} == {"motorway"}


@pytest.mark.slow
def test_the_roads_of_the_district_are_as_long_as_its_notes_say(edition):
    """What data about the source say of it: 27.4 km of expressway in both directions, 337 km of small roads."""
    district = shapely.union_all([unit.outline for unit in edition.base_units.values()])
    metric = gpd.GeoSeries([road.geometry for road in edition.ground.roads], crs=4326).intersection(district).to_crs(edition.place.crs)
    length = metric.length.groupby([road.kind for road in edition.ground.roads]).sum() / 1000
    assert length["motorway"] == pytest.approx(27.4, rel=0.03)
    assert length["minor"] == pytest.approx(337, rel=0.12)


def test_its_bytes_are_few(edition):
    sizes = {url: len(brotli.compress(document.body)) for url, document in data_files(edition).items() if "/ground" in url}
    assert len(sizes) == 2
    assert sum(sizes.values()) < HOME


def test_the_credit_is_there_in_both_languages(edition):
    assert all("OpenStreetMap" in edition.place.ground_credit.text(lang) for lang in LANGUAGES)


# --- drawn --------------------------------------------------------------------------------------------------------------------------


def test_ways_fade_before_the_ground_ends(folder):
    made = pieces(load(pave(folder)))
    assert {piece.strength for piece in made} == {*FADES, 1.0}
    assert sum(piece.geometry.length for piece in made) == pytest.approx(ACROSS.length)
    (inner,) = [piece for piece in made if piece.strength == 1.0]
    assert inner.geometry.bounds[0] > ACROSS.bounds[0]


def test_the_client_is_told_every_line_to_the_metre(edition):
    told = [json.loads(document.body) for url, document in data_files(edition).items() if "/ground" in url]
    lines = [line for file in told for part in file["parts"] if part["kind"] in ROADS for line in part["lines"]]
    places = np.cumsum(np.array(lines[0]).reshape(-1, 2), axis=0) / told[0]["degree"]
    known_ = shapely.union_all([road.geometry for road in edition.ground.roads])
    assert shapely.distance(known_, shapely.points(places)).max() < 2e-5
    assert sum(len(line) for line in lines) > 10_000


def test_a_slope_to_the_light_is_white_and_one_from_it_black():
    lit = np.asarray(Image.open(io.BytesIO(shaded(Relief(107.0, 21.0, 1 / 120, ridge())).png)))
    middle = lit.shape[0] // 2
    assert lit[middle - 12, middle - 12].tolist()[0] == 255
    assert lit[middle + 12, middle + 12].tolist()[0] == 0
    assert lit[middle + 12, middle + 12].tolist()[1] > 0
    assert not lit[0].any()


WORLD = {"country": box(100, 8, 110, 24), "archipelago": shapely.multipoints([(112.0, 16.5), (112.4, 16.8)])}


def country(folder, *features):
    """The toy district in a country of (kind, geometry, further properties)."""
    toy.write(folder)
    listed = [
        {
            "type": "Feature",
            "properties": {"id": f"f-{at}", "kind": kind, "name_vi": "Tên", "name_en": "Name", **more},
            "geometry": json.loads(shapely.to_geojson(geometry)),
        }
        for at, (kind, geometry, more) in enumerate(features)
    ]
    (folder / "country.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": listed}), "utf-8")
    return load(folder)


def test_what_is_wrong_with_the_country_is_named_and_the_rest_is_there(tmp_path):
    wrong = [
        ("sea", WORLD["country"], {}),
        ("archipelago", WORLD["country"], {}),
        ("country", box(100, 8, 110, 124), {}),
        ("country", WORLD["country"], {"name_en": ""}),
    ]
    edition = country(tmp_path, *((kind, geometry, {}) for kind, geometry in WORLD.items()), *wrong)
    assert [feature["properties"]["kind"] for feature in edition.country["features"]] == ["country", "archipelago"]
    assert [(problem.file, problem.row, problem.column) for problem in edition.faults] == [
        ("country.geojson", row, column) for row, column in ((3, "kind"), (4, "geometry"), (5, "geometry"), (6, "name_en"))
    ]


@pytest.mark.parametrize(
    "text", ["", "{", '{"features": [1, null, {}]}', '{"features": [{"properties": {"kind": "country"}, "geometry": {}}]}']
)
def test_a_harmed_country_leaves_the_map_without_the_inset(tmp_path, text):
    toy.write(tmp_path)
    (tmp_path / "country.geojson").write_text(text, "utf-8")
    edition = load(tmp_path)
    assert not edition.country["features"]
    assert {problem.file for problem in edition.faults} == {"country.geojson"}
    assert not [url for url in data_files(edition) if "/country." in url]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_over_the_border_paper_shows_the_country_with_its_archipelagos(edition, lang):
    inside = Sheet(edition, PrintRequest(view_of(edition, lang=lang))).draw().words
    over = Sheet(edition, PrintRequest(view_of(edition, lang=lang), extent=(107.4, 21.3, 107.8, 21.7))).draw().words
    names = {"QĐ. Hoàng Sa", "QĐ. Trường Sa"} if lang == "vi" else {"Hoàng Sa Islands", "Trường Sa Islands"}
    assert names <= set(over)
    assert not names & set(inside)


def test_what_is_flat_is_not_shaded():
    assert not np.asarray(Image.open(io.BytesIO(shaded(Relief(107.0, 21.0, 1 / 120, np.full((20, 20), 300.0))).png))).any()


@given(st.floats(0, 22), st.sampled_from([*WATERS.values(), *ROADS.values()]))
def test_a_way_is_never_thinner_nearer_by(zoom, look: WayLook):
    assert look.widths[0] <= width(look, zoom) <= width(look, zoom + 0.5) <= look.widths[-1]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_draws_and_explains_and_credits_it(edition, lang):
    words_ = Sheet(edition, PrintRequest(view_of(edition, lang=lang))).draw().words
    near = Sheet(edition, PrintRequest(view_of(edition, lang=lang), extent=(107.57, 21.33, 107.62, 21.37))).draw().words
    plain = Sheet(edition, PrintRequest(view_of(edition, lang=lang, background="plain"))).draw().words
    motorway, minor = ("Cao tốc", "Đường nhỏ") if lang == "vi" else ("Expressway", "Small road")
    assert {"CT.06", "QL.18", motorway} <= set(words_)
    assert minor in near
    assert minor not in words_
    assert not {"CT.06", motorway} & set(plain)
    assert ["OpenStreetMap" in " ".join(sheet) for sheet in (words_, near, plain)] == [True, True, False]


@pytest.mark.slow
@pytest.mark.parametrize("size", [(202, 216), (400, 300), (1100, 760)])
@pytest.mark.parametrize("layers", [(), ("projects",), ("projects", "tourism", "infrastructure")])
def test_on_paper_no_number_of_a_road_lies_on_another_or_on_a_name(edition, size, layers):
    scene = scene_of(edition, view_of(edition, layers=layers))
    plate = FramedMap(Pen(*size), scene, outlines.ground(edition), 0.5, 0.44)
    layout = plate.lay((6, 7, size[0] - 12, size[1] - 14), None)
    boxes = [box for _, box in shield_boxes(scene, layout.plane, 0.5, layout.seats)]
    assert boxes
    others = [*boxes, *layout.seats.boxes]
    assert not [box for box in boxes for other in others if other is not box and box.touches(other)]


def test_a_picture_lies_on_a_sheet_where_it_is_put_as_svg_and_as_png():
    """Red above blue on 100 × 50 points, 20 from the left and 30 from the top."""
    both = Image.new("RGBA", (2, 2), "#ff0000ff")
    both.paste("#0000ffff", (0, 1, 2, 2))
    out = io.BytesIO()
    both.save(out, "PNG")
    pen = Pen(200, 100)
    pen.picture(out.getvalue(), (0, 0, 100, 50), Affine2D().scale(1, -1).translate(20, 80), 1.0)
    drawn_ = re.search(r"<image .*?/>", pen.svg(), re.DOTALL).group(0)
    x, y, wide, high = (float(re.search(rf'\b{name}="(-?[0-9.]+)', drawn_).group(1)) for name in ("x", "y", "width", "height"))
    assert (x, -y, wide, high) == pytest.approx((20, 30, 100, 50), abs=1)  # it is turned over by its transform
    pixels = np.asarray(Image.open(io.BytesIO(picture(pen, 72))).convert("RGB"))
    assert pixels[35, 70].tolist() == [255, 0, 0]
    assert pixels[75, 70].tolist() == [0, 0, 255]
    assert pixels[50, 10].tolist() == pixels[20, 70].tolist() == [255, 255, 255]


def test_its_picture_lies_where_its_heights_are(edition):
    (file,) = [json.loads(document.body) for url, document in data_files(edition).items() if re.search(r"/ground\.", url)]
    (south, west), (north, east) = file["relief"]["bounds"]
    relief = edition.ground.relief
    rows, columns = relief.heights.shape
    assert (west + east) / 2 == pytest.approx(relief.west + relief.step * (columns - 1) / 2, abs=1e-4)
    assert (south + north) / 2 == pytest.approx(relief.south + relief.step * (rows - 1) / 2, abs=1e-4)
    assert base64.b64decode(file["relief"]["picture"].partition(",")[2]).startswith(b"\x89PNG")
