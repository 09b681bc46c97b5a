"""Loading: what is broken is said and the rest is there; read once for each state of the files, also with many readers."""

import json
import os
import threading
from dataclasses import FrozenInstanceError
from pathlib import Path
from tempfile import mkdtemp

import pytest

from geo import datasets
from geo.cards.side_by_side import units_table
from geo.client.config import client_config
from geo.datasets.client_files import layer_file
from geo.edition import load
from geo.edition.loader import files
from geo.language import LANGUAGES
from tests import toy

FILES = files(toy.write(Path(mkdtemp())))
READ = [name for name in FILES if name != "story.toml"]  # the story has a reader and faults of its own: tests/test_story.py


def test_our_own_data_is_sound(edition):
    assert edition.faults == ()
    assert len(edition.base_units) == 9
    assert all(edition.features.values())


def test_the_toy_is_sound(small):
    assert small.faults == ()


def _gone(path):
    path.unlink()


def _emptied(path):
    path.write_bytes(b"")


def _garbled(path):
    path.write_bytes(b"\xff\xfe\x00garbage\x00" * 20)


def _cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"\n[")


@pytest.mark.slow
@pytest.mark.parametrize("file", READ)
@pytest.mark.parametrize("spoil", [_gone, _emptied, _garbled, _cut])
def test_a_broken_file_is_said_in_both_languages_and_the_rest_is_there(folder, file, spoil):
    spoil(folder / file)
    edition = load(folder)
    assert {fault.file for fault in edition.faults} == {file}
    for fault in edition.faults:
        assert fault.text("vi") != fault.text("en")
    others = [layer.id for layer in toy.TOY if layer.id != Path(file).stem]
    if file not in ("communes.geojson", "sources.toml"):
        assert all(len(edition.table(name)) for name in others)


@pytest.mark.slow
@pytest.mark.parametrize("file", READ)
def test_a_district_with_a_missing_file_can_still_be_shown_whole(folder, file):
    (folder / file).unlink()
    edition = load(folder)
    assert json.loads(json.dumps(client_config(edition)))["faults"]
    made = {(document.layer, document.era) for document in datasets.data_files(edition).values() if not document.layer}
    made |= {(layer.id, era) for layer in edition.registry for era in edition.eras if layer_file(edition, layer, era)}
    declared = [layer.id for layer in toy.TOY if file != f"layers/{layer.id}.toml"]
    assert made >= {(layer, era) for layer in declared for era in edition.eras} | {("", era) for era in edition.eras}
    for era in edition.eras:
        for lang in LANGUAGES:
            units_table(edition, era, lang)


@pytest.mark.slow
def test_an_empty_folder_has_faults_and_nothing_else(tmp_path):
    edition = load(tmp_path)
    assert {fault.file for fault in edition.faults} == {name for name in READ if not name.startswith("layers/")}
    assert client_config(edition)["bounds"]["district"] == [[-30.0, -60.0], [30.0, 60.0]]  # the middle of what links may name


def test_what_points_at_a_broken_file_is_not_blamed(folder):
    (folder / "sources.toml").write_text("broken", "utf-8")
    (folder / "communes.geojson").write_text("broken", "utf-8")
    assert {fault.file for fault in load(folder).faults} == {"sources.toml", "communes.geojson"}


@pytest.mark.slow
def test_the_same_files_are_read_once_and_changed_ones_again(folder):
    first = load(folder)
    assert load(folder) is first
    toy.change(folder, "layers/things.csv", "Xưởng A", "Xưởng Á")
    second = load(folder)
    assert second is not first
    assert second.digest != first.digest
    assert "Xưởng Á" in set(second.table("things")["name_vi"])


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_the_digest_follows_every_file(folder, file):
    (folder / file).touch()
    before = load(folder).digest
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content + b"\n")
    os.utime(folder / file, ns=(1, 1))
    assert load(folder).digest != before
    (folder / file).write_bytes(content)
    assert load(folder).digest == before


def test_many_readers_at_once_get_one_district(folder):
    found, start = [], threading.Barrier(16)

    def read():
        start.wait()
        found.append(load(folder))

    threads = [threading.Thread(target=read) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16
    assert len({id(one) for one in found}) == 1


def test_rows_stand_in_the_units_of_the_era(small):
    old, new = ({one.id: one.where[era] for one in small.features["things"]} for era in small.eras)
    assert {name: where.units for name, where in old.items()} == {
        "a-mill": ("2024-00001",),
        "b-well": ("2024-00002",),
        "c-both": ("2024-00002", "2024-00003"),
        "d-lost": (),
        "e-new": (),
    }
    assert {name: where.unplaced for name, where in old.items()} == {
        "a-mill": "",
        "b-well": "",
        "c-both": "",
        "d-lost": "district",
        "e-new": "new_units",
    }
    assert new["c-both"].units == ("2025-00001", "2025-00003")
    assert new["e-new"].unplaced == ""


def test_a_row_never_changes_what_is_kept(small):
    thing = small.features["things"][0]
    with pytest.raises(FrozenInstanceError):
        thing.kind = "changed"
    with pytest.raises(TypeError):
        thing.values["owner"] = "changed"


def test_an_unknown_layer_is_no_layer(small):
    with pytest.raises(KeyError):
        small.layer("nothing")
