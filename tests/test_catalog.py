"""The catalog: what is served is what the data says, small, and under an address that changes with it."""

import gzip
import hashlib
import json

import pytest
import shapely
from shapely.geometry import shape

from geo import datasets
from geo.cards import card_of
from geo.client.config import client_config
from geo.datasets.cards import card_json
from geo.edition import load
from geo.measures.coordinates import area_km2
from tests import columns, toy
from tests.real import ERAS

BUDGET = 150 * 1024


def units_of(edition, era):
    return json.loads(next(one for one in datasets.data_files(edition).values() if not one.layer and one.era == era).body)


def numbers(coordinates):
    return [one for part in coordinates for one in numbers(part)] if isinstance(coordinates, list) else [coordinates]


def nulls(value):
    if isinstance(value, dict):
        return sum(part is None for part in value.values()) + sum(map(nulls, value.values()))
    return sum(map(nulls, value)) if isinstance(value, list) else 0


def test_addresses_carry_the_digest_of_their_bytes(edition):
    for url, document in datasets.data_files(edition).items():
        assert url == document.url
        assert document.digest == hashlib.sha256(document.body).hexdigest()[:16]
        assert f".{document.digest}." in url


def test_one_state_of_the_data_is_built_once(edition):
    assert datasets.data_files(edition) is datasets.data_files(load())
    assert client_config(edition) is client_config(load())


def test_a_change_moves_only_what_changed(folder):
    before = set(datasets.data_files(load(folder)))
    toy.change(folder, "layers/things.csv", "Xưởng A", "Xưởng Á")
    after = {url: document for url, document in datasets.data_files(load(folder)).items() if document.layer or document.era}
    assert {url.rsplit(".", 2)[0] for url in set(after) - before} == {"/data/things/places", "/data/things/cards-0"}


def test_everything_together_is_small(edition):
    drawn = [
        document
        for document in datasets.data_files(edition).values()
        if document.layer or document.era or document.name == "context.geojson"
    ]
    assert sum(len(gzip.compress(document.body)) for document in drawn) <= BUDGET
    assert len(gzip.compress(json.dumps(client_config(edition)).encode())) <= 28 * 1024


def test_bodies_are_compact_and_cards_hold_no_empty_keys(edition):
    for document in datasets.data_files(edition).values():
        assert b'": ' not in document.body or document.layer == ""
        for feature in json.loads(document.body).get("features", []):
            properties = feature["properties"]
            assert nulls(properties.get("card", {})) == 0
            assert nulls(properties.get("card_rows", [])) == 0


@pytest.mark.parametrize("era", ERAS)
def test_units_keep_their_area_with_five_decimals(edition, era):
    for feature in units_of(edition, era)["features"]:
        assert all(round(value, 5) == value for value in numbers(feature["geometry"]["coordinates"]))
        outline = shape(feature["geometry"])
        assert outline.is_valid
        assert area_km2(outline) == pytest.approx(edition.unit(feature["id"]).area_km2, rel=1e-6)
        lat, lon = feature["properties"]["label"]
        assert outline.contains(shapely.Point(lon, lat))


def test_units_know_their_relatives(edition):
    old, new = units_of(edition, "2024")["features"], units_of(edition, "2025")["features"]
    members = {feature["id"]: feature["properties"]["members"] for feature in new}
    assert all(feature["id"] in members[feature["properties"]["now"]] for feature in old)
    assert sum(map(len, members.values())) == len(old) == 9


@pytest.mark.parametrize("era", ERAS)
def test_every_row_of_a_place_layer_is_there_and_drawn_only_where_it_is_known(edition, era):
    for layer in edition.registry:
        if layer.shape != "place":
            continue
        known = {feature.id: feature for feature in edition.features[layer.id]}
        features = columns.features(edition, layer.id, era)
        assert [feature["properties"]["id"] for feature in features] == list(known)
        for feature in features:
            properties, row = feature["properties"], known[feature["properties"]["id"]]
            assert feature["id"] == f"{layer.id}/{properties['id']}"
            assert (feature["geometry"] is None) == (row.precision not in ("site", "village"))
            where = row.where[era]
            assert (properties["units"], properties["parts"], properties["unplaced"]) == ([*where.units], [*where.parts], where.unplaced)
            assert (properties["name_vi"], properties["name_en"], properties["class"]) == (row.name.vi, row.name.en, row.kind)
            assert (properties["precision"], properties["accuracy_m"]) == (row.precision, row.accuracy)
            assert properties["class"] in layer.classes
            assert properties["card"] == card_json(card_of(edition, layer.id, properties["id"], era))
            assert all(unit.startswith(era) for unit in properties["units"])


@pytest.mark.parametrize("era", ERAS)
def test_a_status_speaks_of_the_old_units_in_both_eras(edition, era):
    info = next(layer for layer in client_config(edition)["layers"] if layer["shape"] == "status")
    features = columns.features(edition, info["id"], era)
    assert [feature["properties"]["unit"] for feature in features] == list(edition.base_units)
    for feature in features:
        assert set(map(str, info["years"])) <= set(feature["properties"]["years"])
        for said in feature["properties"]["years"].values():
            assert said["class"] in {entry["id"] for entry in info["classes"]} | {"unknown", "absent"}
            assert isinstance(said["open"], bool)
        assert feature["properties"]["card_rows"]


@pytest.mark.parametrize(("era", "n"), [("2024", 9), ("2025", 2)])
def test_a_check_speaks_of_every_unit_of_the_era(edition, era, n):
    features = columns.features(edition, "coverage", era)
    assert len(features) == n
    assert {feature["properties"]["class"] for feature in features} == {"yes"}
    assert all(set(feature["properties"]["values"]) == {"camera", "wifi"} for feature in features)


def test_the_site_names_every_file_sign_and_source(edition):
    told = client_config(edition)
    urls = set(datasets.data_files(edition))
    assert {told["files"]["context"], *told["files"]["communes"].values()} <= urls
    for layer in told["layers"]:
        assert {entry["url"] for entry in layer["file"].values()} <= urls
        assert layer["tone"] in told["tones"]["marks"]
        assert {entry["symbol"] for entry in layer["classes"]} <= set(told["symbols"])
        assert layer["group"] in {group["id"] for group in told["groups"]}
        for entry in layer["file"].values():
            assert entry["features"] == entry["placed"] + entry["unplaced"]
        for totals in layer.get("totals", {}).values():
            assert all(set(total["cite"]) <= set(told["sources"]) and total["value"] <= total["of"] for total in totals)
    assert all(set(figure["cite"]) <= set(told["sources"]) for figure in told["headlines"])
    every = json.loads(next(one.body for one in datasets.data_files(load()).values() if one.name == "sources.json"))["sources"]
    assert told["sources"].items() < every.items()
    assert set(every) == set(load().sources)
    assert told["faults"] == []
    assert set(told["words"]["vi"]) == set(told["words"]["en"])
    assert [era["title"]["vi"] for era in told["eras"]] == ["9 đơn vị · 2024", "2 xã · 7/2025"]


def test_the_headlines_are_the_three_of_the_bar(edition):
    told = client_config(edition)["headlines"]
    assert [one["value"]["vi"] for one in told] == ["943,8 tỷ đồng", "trên 598 tỷ đồng", "≥ 17,7%"]
    assert "68%" in told[1]["label"]["vi"]
    assert all(one["cite"] for one in told)


def test_headlines_name_indicators_that_exist(edition):
    assert {one.indicator for one in edition.place.asked.headlines} <= {figure.indicator for figure in edition.figures}


def test_a_headline_that_is_missing_is_left_out(small):
    assert [one["value"]["en"] for one in client_config(small)["headlines"]] == ["941.5 billion VND"]


def test_the_bounds_hold_the_district(edition):
    bounds = client_config(edition)["bounds"]
    west, south, east, north = shapely.total_bounds([unit.outline for unit in edition.base_units.values()])
    for (low_lat, low_lon), (high_lat, high_lon) in (bounds["district"], bounds["window"]):
        assert low_lat <= south + 1e-4
        assert low_lon <= west + 1e-4
        assert high_lat >= north - 1e-4
        assert high_lon >= east - 1e-4


def test_online_backgrounds_are_attributed_and_our_own_needs_nobody(edition):
    own, plain, *online = client_config(edition)["backgrounds"]
    assert set(own) == set(plain) == {"id", "title"}
    for entry in online:
        assert entry["url"].startswith("https://")
        assert "{variant}" not in entry["url"]
        assert entry["attribution"]


def test_the_list_for_machines_matches_the_documents(edition):
    told = datasets.catalog_json(edition)
    made = datasets.data_files(edition)
    assert len(told["layers"]) == 2 * len(edition.registry)
    for entry in [*told["layers"], *told["base"]]:
        assert entry["bytes"] == len(made[entry["url"]].body)
        assert entry["digest"] in entry["url"]
    parts = set(told["layers"][0]) - {"cards", "shapes"}
    assert {"id", "titles", "era", "features", "placed", "bytes", "digest", "url", "licence"} == parts
    named = {url for entry in [*told["layers"], *told["base"]] for url in (entry["url"], *entry.get("cards", ()), *entry.get("shapes", ()))}
    assert named == set(made)
    assert sum(entry["features"] for entry in told["layers"] if entry["id"] == "projects") == 2 * len(edition.table("projects"))


@pytest.mark.slow
def test_hostile_text_is_data_and_nothing_else(folder):
    toy.put(folder, "layers/things.csv", 2, "name_vi", toy.HOSTILE)
    edition = load(folder)
    assert columns.features(edition, "things", "2024")[0]["properties"]["name_vi"] == toy.HOSTILE
