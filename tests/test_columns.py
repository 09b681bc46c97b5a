"""The columns of a layer and the signs of very many points, asked of the client's own modules by Node."""

import json
import math
import random
from collections import Counter

import pytest

from geo.datasets.client_files import layer_file
from tests import columns, node
from tests.real import ERAS, LAYERS

PLACES = [layer.id for layer in LAYERS if layer.shape == "place"]
READ = """placeRows(given.told, given.era).map((row) => { const own = row.properties; return {
  geometry: row.geometry, placed: row.placed, page: cardPage(row), card: cardIn(given.cards[own.id], given.era),
  id: own.id, name_vi: own.name_vi, name_en: own.name_en, class: own.class, precision: own.precision, accuracy_m: own.accuracy_m,
  units: own.units, parts: own.parts, unplaced: own.unplaced }; })"""
GATHER = """(() => {
  const [table, zoom] = [given.table, given.zoom];
  const things = table.lon.map((_, at) => ({ info: { id: "one" }, feature: { table, at, properties: { id: at } } }));
  return gatherCrowd(things, worldSize(zoom), given.taken).map(({ x, y, radius, numbered, members }) =>
    ({ x, y, radius, numbered, members: members.map(({ feature }) => feature.at) }));
})()"""
WEST, SOUTH = 107.45, 21.2


@pytest.mark.slow
@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("layer", PLACES)
def test_the_client_reads_what_was_written(edition, layer, era):
    told = json.loads(layer_file(edition, edition.layer(layer), era).body)
    rows = node.ask(["core/places.js"], READ, {"told": told, "era": era, "cards": columns.cards_of(edition, told)})
    wanted = columns.features(edition, layer, era)
    assert len(rows) == len(wanted)
    for number, (row, feature) in enumerate(zip(rows, wanted, strict=True)):
        properties = feature["properties"]
        assert row["card"] == properties["card"]
        assert row["geometry"] == feature["geometry"]
        assert row["placed"] == (feature["geometry"] is not None)
        assert row["page"] == told["cards"][number // told["page"]]
        assert {key: row[key] for key in properties if key != "card"} == {key: part for key, part in properties.items() if key != "card"}


def scattered(count, seed, wide=0.3):
    chance = random.Random(seed)
    lon = [round((WEST + chance.random() * wide) * 100_000) for _ in range(count)]
    lat = [round((SOUTH + chance.random() * wide) * 100_000) for _ in range(count)]
    return {"degree": 100_000, "lon": lon, "lat": lat}


def gathered(table, zoom, taken=()):
    return node.ask(["marks/gather-crowd.js"], GATHER, {"table": table, "zoom": zoom, "taken": list(taken)})


def pixel(table, at, zoom):
    """Where Leaflet puts a point (EPSG:3857), in pixels of the world."""
    size = 256 * 2**zoom
    lon, lat = table["lon"][at] / table["degree"], math.radians(table["lat"][at] / table["degree"])
    return (lon / 360 + 0.5) * size, (0.5 - math.log(math.tan(math.pi / 4 + lat / 2)) / (2 * math.pi)) * size


@pytest.mark.slow
@pytest.mark.parametrize(("count", "zoom"), [(1, 11), (9, 10.25), (300, 12), (5000, 11), (100_000, 11), (100_000, 14.75)])
def test_every_point_is_in_one_sign_and_a_sign_for_many_lies_in_the_cell_of_its_members(count, zoom):
    table = scattered(count, count)
    signs = gathered(table, zoom)
    assert Counter(at for sign in signs for at in sign["members"]) == Counter(range(count))
    for sign in signs:
        places = [pixel(table, at, zoom) for at in sign["members"][:50]]
        if len(sign["members"]) == 1:
            assert (sign["x"], sign["y"]) == pytest.approx(places[0], abs=1e-3)
        elif len(sign["members"]) > 8:
            cells = {(x // 64, y // 64) for x, y in places}
            assert cells == {(sign["x"] // 64, sign["y"] // 64)}
            assert {((sign["x"] + dx * sign["radius"] * 0.999) // 64) for dx in (-1, 1)} == {sign["x"] // 64}


def test_what_coincides_is_one_sign_however_few_they_are():
    table = {"degree": 100_000, "lon": [10_760_000] * 3, "lat": [2_136_000] * 3}
    assert [sign["members"] for sign in gathered(table, 18)] == [[0, 1, 2]]


@pytest.mark.parametrize("zoom", [13, 15, 16])
def test_no_number_lies_under_another_sign_and_no_two_dots_cover_one_another_in_a_cell(zoom):
    signs = gathered(scattered(3000, 8), zoom)
    several = [sign for sign in signs if len(sign["members"]) > 1]
    assert signs[-len(several) :] == several
    for index, sign in enumerate(several):
        for other in several[index + 1 :]:
            assert math.hypot(sign["x"] - other["x"], sign["y"] - other["y"]) > 0.999 * (sign["radius"] + other["radius"])


@pytest.mark.slow
def test_a_number_stands_where_no_name_covers_it_or_not_at_all():
    table = scattered(20_000, 5)
    free = gathered(table, 11)
    names = [{"x": sign["x"], "y": sign["y"], "w": 70, "h": 18} for sign in free[::3]]
    for sign in gathered(table, 11, names):
        covered = any(
            abs(name["x"] - sign["x"]) < name["w"] / 2 + sign["radius"] and abs(name["y"] - sign["y"]) < name["h"] / 2 + sign["radius"]
            for name in names
        )
        assert sign["numbered"] == (not covered) or len(sign["members"]) <= 8
    everything = [{"x": 0, "y": 0, "w": 1e9, "h": 1e9}]
    assert not any(sign["numbered"] for sign in gathered(table, 11, everything) if len(sign["members"]) > 8)


@pytest.mark.slow
def test_a_sign_without_room_for_its_number_is_covered_as_little_as_can_be():
    table = {"degree": 100_000, "lon": [10_760_000 + 5 * n for n in range(200)], "lat": [2_136_000] * 200}
    (plain,) = [sign for sign in gathered(table, 11) if len(sign["members"]) == 200]
    cell = plain["y"] // 64 * 64
    name = {"x": plain["x"], "y": cell + 23, "w": 1e3, "h": 46}  # 18 pixels stay free below: too few for a number
    (covered,) = gathered(table, 11, [name])
    assert not covered["numbered"]
    assert covered["y"] - covered["radius"] > max(plain["y"] - plain["radius"], cell + 30)
