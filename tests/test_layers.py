"""One contract over all layers: whatever is put into data/layers/ must hold this."""

import json

import pytest
from pydantic import ValidationError

from geo import cards, datasets
from geo.client.config import client_config
from geo.datasets.layer_tables import wide
from geo.edition import DATA
from geo.language import LANGUAGES, known, nfc
from geo.scene.scene import common_sign, scene_of
from geo.style.colours import TONES
from geo.style.symbols import SEVERAL, SYMBOLS
from geo.view import View
from tests import columns, toy
from tests.real import ERAS, LAYERS

EVERY = [pytest.param(layer, id=layer.id) for layer in LAYERS]
ALL = [*EVERY, *(pytest.param(layer, id=f"toy-{layer.id}") for layer in toy.TOY)]


def home(layer, edition, small):
    """The district a layer belongs to."""
    return edition if layer in LAYERS else small


def test_a_pair_of_files_in_the_folder_is_a_layer():
    for ending in ("toml", "csv"):
        assert {path.stem for path in (DATA / "layers").glob(f"*.{ending}")} == {layer.id for layer in LAYERS}
    assert [layer.order for layer in LAYERS] == sorted({layer.order for layer in LAYERS})


@pytest.mark.parametrize("layer", ALL)
def test_it_is_declared_in_both_languages_with_a_sign_for_every_class(layer):
    texts = [layer.title, layer.about, *(field.label for field in layer.fields)]
    texts += [words for field in layer.fields for words in field.values.values()]
    assert all(phrase.text(lang).strip() and phrase.text(lang) == nfc(phrase.text(lang)) for phrase in texts for lang in LANGUAGES)
    assert set(layer.symbols) == set(layer.classes)
    assert set(layer.symbols.values()) <= set(SYMBOLS)
    assert layer.tone in TONES
    assert known(f"group.{layer.group}")
    with pytest.raises(ValidationError):
        layer.on = True


def test_a_layer_has_a_sign_of_its_own_where_it_has_several_classes():
    """A pill of several kinds shows it: it must not be read as one of them."""
    places = [layer for layer in LAYERS if layer.shape == "place" and len(layer.classes) > 1]
    assert all(layer.sign in SYMBOLS and layer.sign not in layer.symbols.values() for layer in places)
    assert len({layer.sign for layer in places}) == len(places)
    assert all(layer.sign == layer.legend[0].symbol for layer in LAYERS if layer.shape == "check")
    assert {layer.sign for layer in toy.TOY if layer.shape == "place"} == {SEVERAL}


def test_things_that_stand_together_show_their_class_or_their_layer(edition):
    seen = set()
    for layer in (layer for layer in LAYERS if layer.shape == "place"):
        things = scene_of(edition, View(layers=(layer.id,))).of(layer)
        for unit in {unit for thing in things for unit in thing.parts}:
            together = [thing for thing in things if unit in thing.parts]
            kinds = {thing.kind for thing in together}
            assert common_sign(together) == (layer.symbols[kinds.pop()] if len(kinds) == 1 else layer.sign)
            seen.add(len(kinds) > 1)
    assert seen == {True, False}


@pytest.mark.parametrize("layer", ALL)
def test_its_fields_are_told_apart_and_measured_in_known_units(layer):
    names = [field.id for field in layer.fields]
    assert len(names) == len(set(names))
    for field in layer.fields:
        assert bool(field.values) == (field.kind == "word"), field.id
        assert not field.unit or (field.kind == "number" and known(f"unit.{field.unit}")), field.id


@pytest.mark.parametrize("layer", ALL)
def test_a_ladder_has_levels_states_and_published_totals(layer):
    assert (layer.shape == "status") == bool(layer.ladder)
    assert set(layer.ladder) <= set(layer.classes)
    assert set(layer.totals) <= set(layer.ladder)
    if layer.ladder:
        states = next(field for field in layer.fields if field.id == "state").values
        assert set(layer.reached) <= set(states)
        assert layer.absent


@pytest.mark.parametrize("layer", ALL)
def test_its_file_is_sound_and_every_row_has_a_class_and_a_source(layer, edition, small):
    whole = home(layer, edition, small)
    frame = whole.table(layer.id)
    assert len(frame)
    assert not [fault.text("en") for fault in whole.faults if fault.file == f"layers/{layer.id}.csv"]
    assert set(frame[layer.classify]) <= set(layer.classes)
    assert set(frame["source"]) <= set(whole.sources)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("layer", ALL)
def test_its_rows_join_the_units_of_each_era(layer, era, edition, small):
    whole = home(layer, edition, small)
    assert len(whole.features[layer.id]) == len(whole.table(layer.id))
    for where in (feature.where[era] for feature in whole.features[layer.id]):
        assert set(where.units) <= set(whole.units[era])
        assert where.unplaced in ("", "district", "new_units")
        assert era == "2024" or where.unplaced != "new_units"


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("layer", ALL)
def test_its_document_explains_all_that_it_draws(layer, era, edition, small):
    whole = home(layer, edition, small)
    told = next(one for one in client_config(whole)["layers"] if one["id"] == layer.id)
    legend = {entry["id"] for entry in told["classes"]} | {"unknown", "absent"}
    for feature in columns.features(whole, layer.id, era):
        drawn = feature["properties"].get("years", {"": {"class": feature["properties"].get("class")}})
        assert {said["class"] for said in drawn.values()} <= legend


@pytest.mark.parametrize("layer", ALL)
def test_its_words_differ_between_languages_where_a_reader_needs_them_to(layer, edition, small):
    whole = home(layer, edition, small)
    assert layer.title.vi != layer.title.en
    if layer.shape == "place":
        name = str(whole.table(layer.id)["id"].iloc[0])
        found = cards.card_of(whole, layer.id, name, "2024")
        assert found.kicker.vi != found.kicker.en
        assert found.where.vi != found.where.en


@pytest.mark.slow
@pytest.mark.parametrize("layer", ALL)
def test_it_can_be_taken_away_in_three_formats(layer, edition, small):
    whole = home(layer, edition, small)
    n = len(whole.table(layer.id))
    assert len(json.loads(datasets.geojson_bytes(whole, layer.id))["features"]) == n
    assert len(wide(whole, layer.id)) == n
    assert datasets.csv_bytes(whole, layer.id).decode("utf-8-sig").split("\n", 1)[0].startswith(("id,", "unit,"))
    assert datasets.xlsx_bytes(whole, layer.id, "en").startswith(b"PK")
