"""Whatever happens to a file of the data: the server answers, says which file is broken, and shows what it last could."""

import random
import re
import shutil

import pytest

from geo.edition import loader
from geo.language import DATA
from geo.publish.publications import Publications
from geo.publish.running import Running
from geo.server import state
from tests import toy
from tests.asgi import ask
from tests.damage import DAMAGES, damage
from tests.serving import Server

pytestmark = pytest.mark.slow
PARSED = (".toml", ".geojson")
CERTAIN = {"missing", "empty", "cut", "random", "not UTF-8", "deep"}
"""Harm that no file survives unnoticed; the cut of a table may fall between two rows."""


def harmable(folder, kind):
    """The files of a folder; of those that are made as large as nobody can read one of each form, which takes long enough."""
    files = [file for file in loader.files(folder) if (folder / file).exists()]
    return [*{file.rsplit(".")[-1]: file for file in files}.values()] if kind == "90 MB" else files


def documents():
    return sorted(address for address in state.current().bodies if address.startswith("/data/"))


def holds_up(given, file, kind, seed, whole):
    """Harm one file, look at what readers get, and mend it again."""
    path = given / file
    content = path.read_bytes()
    damage(path, kind, seed)
    try:
        state.look()
        health = ask("/health")
        assert (health.status, health.json["status"]) == (200, "ok"), (file, kind)
        for address in ("/xem?lang=vi", "/xem?lang=en", "/data/catalog.json", *documents(), state.current().atlas):
            assert ask(address).status == 200, (file, kind, address)
        if kind in CERTAIN and not (kind == "cut" and file.endswith(".csv")):
            said = state.current().publication.manifest
            assert health.json["faults"] > 0, (file, kind)
            assert any(file in fault.vi for fault in said.faults), (file, kind)
            assert {address for address in documents() if "catalog" not in address} == whole, (file, kind)
            assert file in said.stands_in, (file, kind)
    finally:
        path.write_bytes(content)


@pytest.mark.parametrize("kind", DAMAGES)
def test_every_file_may_be_harmed_while_the_server_runs(served, tmp_path, kind):
    given = served(toy.write(tmp_path / "toy"))
    state.look()
    whole = {address for address in documents() if "catalog" not in address}
    for file in harmable(given, kind):
        holds_up(given, file, kind, f"{file} {kind}", whole)
    state.look()
    assert ask("/health").json["faults"] == 0


def test_the_real_district_may_be_harmed(served):
    given = served(DATA)
    state.look()
    whole = {address for address in documents() if "catalog" not in address}
    dice = random.Random(22)
    for file in dice.sample(harmable(given, "any"), 8):
        holds_up(given, file, dice.choice([*DAMAGES]), file, whole)


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_server_starts_on_any_harmed_file(tmp_path, kind):
    """Nothing was ever published: what can be read is served, and what cannot is named."""
    source = toy.write(tmp_path / "toy")
    try:
        for number, file in enumerate(harmable(source, kind)):
            given = tmp_path / str(number)
            shutil.copytree(source, given)
            damage(given / file, kind, f"{file} {kind}")
            state.serve(Running(given, Publications(tmp_path / f"{number}.publications")))
            assert ask("/health").status == 200, (file, kind)
            for address in ("/xem?lang=vi", "/xem?lang=en&era=2025", "/data/catalog.json", *documents(), state.current().atlas):
                assert ask(address).status == 200, (file, kind, address)
            if kind in CERTAIN and not (kind == "cut" and file.endswith(".csv")):
                assert any(file in fault.en for fault in state.current().publication.manifest.faults), (file, kind)
    finally:
        state.serve(None)
        state.tell_from(None)


HARMED = {
    "communes.geojson": "missing",
    "district.toml": "deep",
    "story.toml": "deep",
    "claims.csv": "random",
    "sources.toml": "empty",
    "layers/tourism.csv": "not UTF-8",
}


@pytest.mark.parametrize(("file", "kind"), HARMED.items())
def test_a_server_starts_for_the_first_time_whatever_is_broken(tmp_path, monkeypatch, file, kind):
    given = tmp_path / "given"
    shutil.copytree(DATA, given)
    damage(given / file, kind, f"{file} {kind}")
    monkeypatch.setenv("DAMHA_DATA_DIR", str(given))
    server = Server(tmp_path)
    try:
        assert server.wait().get("/health").json["faults"] >= 1
        assert [server.get(path).status for path in ("/xem", "/", "/sources", "/data/catalog.json", "/ban/")] == [200] * 5
        assert not re.search("Traceback| ERROR ", server.said())
    finally:
        server.stop()
