"""A publication is whole or not there; the command says what it did, what differs, and refuses in one sentence."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.edition import load
from geo.publish.__main__ import main
from geo.publish.build import make
from geo.publish.compare import differences
from geo.publish.place import MANIFEST
from geo.publish.publication import digests
from geo.publish.publications import Publications, of_folder
from geo.publish.running import Running
from tests import toy
from tests.serving import ROOT

THINGS = "layers/things.csv"


@pytest.fixture
def place(tmp_path):
    """Where publications of the toy district stand."""
    return Publications(tmp_path / "publications")


@pytest.fixture
def command(folder, tmp_path, monkeypatch, capsys):
    """The command on the toy district, as ``command("list")``: its exit code, what it said, what it said of mistakes."""
    monkeypatch.setenv("DAMHA_DATA_DIR", str(folder))
    monkeypatch.setenv("DAMHA_DATA", str(tmp_path / "kept"))

    def run(*arguments):
        code = main(["--lang", "en", *arguments])
        said, mistakes = capsys.readouterr()
        return code, said, mistakes

    return run


@pytest.mark.slow
def test_a_publication_holds_its_sources_and_names_every_byte(folder, place):
    made = make(folder, place, who="Lan", note="first")
    assert place.current() == made
    assert (made.manifest.who, made.manifest.note, made.manifest.faults, made.wrong()) == ("Lan", "first", (), [])
    for file in made.manifest.files:
        assert (made.folder / file).is_file()
    assert (made.data / THINGS).read_bytes() == (folder / THINGS).read_bytes()
    assert load(made.data).digest == load(folder).digest == made.manifest.data == made.manifest.given
    assert made.manifest.counts[THINGS] == 5


@pytest.mark.slow
def test_the_same_data_are_the_same_publication(folder, place):
    first = make(folder, place)
    assert make(folder, place).id == first.id
    assert len([*place.every()]) == 1


@pytest.mark.slow
def test_what_is_wrong_is_named_and_the_rest_is_published(folder, place):
    toy.put(folder, THINGS, 3, "source", "nobody")
    made = make(folder, place)
    (wrong,) = made.manifest.faults
    assert THINGS in wrong.vi
    assert "nobody" in wrong.en
    assert made.manifest.counts[THINGS] == 4


@pytest.mark.slow
def test_a_mistake_in_a_row_takes_nothing_away(folder, place):
    """A row that was good stays as it was until its mistake is mended; what is new and right elsewhere is published."""
    make(folder, place)
    toy.put(folder, THINGS, 3, "source", "nobody")
    toy.put(folder, "figures.csv", 4, "value", "999.5")
    made = make(folder, place)
    assert [*made.manifest.stands_in] == [THINGS]
    assert made.manifest.counts[THINGS] == 5
    assert "999.5" in (made.data / "figures.csv").read_text("utf-8-sig")
    assert "shown as this file was on" in made.manifest.faults[0].en
    assert load(made.data).faults[0].mended
    toy.put(folder, THINGS, 3, "source", "paper")
    assert make(folder, place).manifest.faults == ()


@pytest.mark.slow
def test_a_new_row_with_a_mistake_costs_that_row_alone(folder, place):
    make(folder, place)
    lines = (folder / THINGS).read_text("utf-8-sig").splitlines()
    lines += ["f-new,Vật F,Thing F,mill,2024-00002,,,,commune,,,nobody,,,,,", "g-new,Vật G,Thing G,mill,2024-00002,,,,commune,,,paper,,,,,"]
    (folder / THINGS).write_text("\n".join([*lines, ""]), "utf-8-sig")
    made = make(folder, place)
    assert (made.manifest.stands_in, made.manifest.counts[THINGS]) == ({}, 6)
    assert len(made.manifest.faults) == 1


@pytest.mark.slow
def test_what_somebody_deletes_is_gone(folder, place):
    make(folder, place)
    lines = (folder / "places.csv").read_text("utf-8-sig").splitlines()
    (folder / "places.csv").write_text("\n".join([*lines[:-1], ""]), "utf-8-sig")
    for ending in ("toml", "csv"):
        (folder / f"layers/ticks.{ending}").unlink()
    made = make(folder, place)
    assert (made.manifest.faults, made.manifest.stands_in, made.manifest.counts["places.csv"]) == ((), {}, 2)
    assert "layers/ticks.csv" not in made.manifest.counts


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.sets(st.integers(1, 9), max_size=6), seed=st.integers(0, 99))
@pytest.mark.slow
def test_rows_that_are_gone_break_nothing(folder, tmp_path, gone, seed):
    """Whatever rows of a table somebody takes out, what is left is published, and what pointed at them is named or gone."""
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    file = sorted(toy.TABLES)[seed % len(toy.TABLES)]
    lines = (copy / file).read_text("utf-8-sig").splitlines()
    (copy / file).write_text("\n".join([line for number, line in enumerate(lines) if number not in gone] + [""]), "utf-8-sig")
    made = make(copy, Publications(tmp_path / "rows"))
    assert made.wrong() == []
    assert json.loads((made.folder / "site/data/catalog.json").read_bytes())["digest"] == made.manifest.data


@pytest.mark.slow
def test_two_publications_are_compared_in_words(folder, place):
    first = make(folder, place)
    toy.put(folder, THINGS, 2, "name_vi", "Xưởng Mới")
    lines = (folder / "places.csv").read_text("utf-8-sig").splitlines()
    (folder / "places.csv").write_text("\n".join([*lines[:-1], ""]), "utf-8-sig")
    (folder / "context.geojson").write_text('{"type": "FeatureCollection", "features": []}', "utf-8")
    second = make(folder, place)
    assert differences(first, first, "vi") == []
    assert differences(first, second, "vi") == [
        "layers/things.csv: thêm 0, sửa 1, bỏ 0",
        "  ± Xưởng Mới (a-mill): name_vi: Xưởng A → Xưởng Mới",
        "places.csv: thêm 0, sửa 0, bỏ 1",
        "  − Xã Cũ (xa-cu)",
        "context.geojson: nội dung đã thay đổi",
    ]


@pytest.mark.slow
def test_the_command_publishes_lists_compares_and_goes_back(command, folder):
    code, said, progress = command("build", "--who", "Lan", "--note", "first")
    assert "  /downloads/things.csv\n" in progress
    first = said.split()[1].rstrip(":")
    assert (code, said.startswith("Published ")) == (0, True)
    toy.change(folder, THINGS, "Xưởng A", "Xưởng Á")
    command("build", "--who", "Minh")
    code, said, _ = command("list")
    assert [line.split()[0] for line in said.splitlines()] == ["→", first]
    assert "first" in said.splitlines()[1]
    second = said.split()[1]
    code, said, _ = command("diff", first[:6], second)
    assert "Xưởng A → Xưởng Á" in said
    assert command("rollback")[0] == 0
    assert command("status")[1].split()[1] == first
    assert command("verify") == (0, f"{second}: whole\n{first}: whole\n", "")
    assert command("prune", "--keep", "1")[1] == ""  # the newest is kept, and the current one always
    assert (command("withdraw", first, "--reason", "a name")[0], len(command("list")[1].splitlines())) == (2, 2)  # readers get it
    command("rollback", second)
    assert command("prune", "--keep", "1")[1] == f"{first}: deleted\n"
    toy.change(folder, THINGS, "Xưởng Á", "Xưởng Ạ")
    command("build")
    assert command("withdraw", second, "--reason", "a name") == (0, f"{second}: deleted\n", "")
    assert [line.split()[0] for line in command("list")[1].splitlines()] == ["→"]


@pytest.mark.slow
def test_a_version_is_withdrawn_whole_whatever_program_told_it(command, folder, monkeypatch):
    place = of_folder(folder)
    first = make(folder, place)
    monkeypatch.setattr("geo.publish.build.code", lambda: "another")
    second = make(folder, place)
    assert (second.id != first.id, second.manifest.version) == (True, first.manifest.version)
    assert command("withdraw", first.id, "--reason", "a name")[0] == 2  # readers get the same data by the other program
    toy.change(folder, THINGS, "Xưởng A", "Xưởng Á")
    make(folder, place)
    assert sorted(command("withdraw", first.manifest.version, "--reason", "a name")[1].split()[::2]) == sorted(
        f"{one}:" for one in (first.id, second.id)
    )
    assert [one.reason for one in place.gone()] == ["a name"] * 2
    assert command("withdraw", first.manifest.version, "--reason", "again")[0] == 2


@pytest.mark.slow
def test_faults_are_an_exit_code_where_that_is_asked(command, folder):
    toy.put(folder, THINGS, 3, "source", "nobody")
    code, said, _ = command("build")
    assert (code, "nobody" in said) == (0, True)
    assert command("build", "--strict")[0] == 1


def test_a_layer_of_more_rows_than_the_map_is_measured_with_is_said_with_what_to_use(command, monkeypatch, folder):
    make(folder, of_folder(folder))
    assert "PostGIS" not in command("status")[1]
    monkeypatch.setattr("geo.publish.__main__.MOST", 4)
    said = command("status")[1]
    assert "layers/things.csv: 5 rows" in said
    assert "PostGIS" in said
    assert "layers/steps.csv" not in said


@pytest.mark.slow
def test_a_mistake_is_one_sentence_and_changes_nothing(command, tmp_path):
    assert command("status")[0] == 2
    command("build")
    before = command("status")
    for arguments in (("build", str(tmp_path / "none")), ("diff", "0", "1"), ("rollback",), ("rollback", "zz")):
        code, said, mistakes = command(*arguments)
        assert (code, said, len(mistakes.strip().splitlines())) == (2, "", 1), arguments
    assert command("status") == before


@pytest.mark.slow
def test_a_changed_byte_is_found(command, tmp_path):
    command("build")
    (path,) = (tmp_path / "kept").rglob("data/figures.csv")
    path.write_bytes(path.read_bytes() + b"x")
    code, said, _ = command("verify")
    assert code == 1
    assert "data/figures.csv" in said


@pytest.mark.slow
def test_a_full_disk_leaves_everything_as_it_was(folder, place, monkeypatch):
    before = make(folder, place)
    toy.change(folder, THINGS, "Xưởng A", "Xưởng Á")
    writes = []

    def full(path, content):
        writes.append(path)
        if len(writes) > 3:
            raise OSError(28, "No space left on device")
        with path.open("wb") as file:
            return file.write(content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        make(folder, place)
    assert place.current() == before
    assert [path.name for path in place.folder.iterdir() if path.name.startswith(".making")] == []


def test_a_place_that_cannot_be_written_serves_all_the_same(folder, tmp_path):
    (tmp_path / "file").write_text("no folder")
    running = Running(folder, Publications(tmp_path / "file" / "publications"))
    assert running.look().manifest.counts[THINGS] == 5


@pytest.mark.slow
def test_what_is_current_is_somebodys_choice_until_the_data_change(folder, place):
    running = Running(folder, place)
    first = running.look()
    toy.change(folder, THINGS, "Xưởng A", "Xưởng Á")
    second = running.look()
    assert second.id != first.id
    place.switch(first)
    assert running.look().id == Running(folder, place).look().id == first.id
    toy.change(folder, THINGS, "Xưởng Á", "Xưởng Ạ")
    assert running.look().id not in {first.id, second.id}


@pytest.mark.slow
def test_what_a_person_built_of_these_data_stands_when_the_server_starts(folder, place):
    built = make(folder, place, site_at="")
    assert Running(folder, place).look().id == built.id


@pytest.mark.slow
def test_another_process_sees_what_was_published(folder, place):
    running = Running(folder, place)
    first = running.look()
    other = toy.write(folder.parent / "other")
    toy.change(other, THINGS, "Xưởng A", "Xưởng Á")
    made = make(other, place)
    assert running.look().id == made.id != first.id


@pytest.mark.slow
def test_publications_that_somebody_deletes_are_made_anew(folder, place):
    running = Running(folder, place)
    made = running.look()
    shutil.rmtree(place.folder)
    assert running.look().id == made.id
    assert place.current().wrong() == []


@pytest.mark.slow
def test_a_current_publication_that_came_to_harm_is_made_anew(folder, place):
    made = make(folder, place)
    (made.folder / "site/data/catalog.json").write_bytes(b"")
    assert Running(folder, place).look().wrong() == []
    (place.folder / "CURRENT").write_bytes(b"\xff\xfe nothing")
    assert Running(folder, place).look().id == made.id
    (made.folder / MANIFEST).write_text("{")
    assert Running(folder, place).look().id == made.id


def written_aside(folder):
    """How many files of a publication that is being made are there; folders come and go meanwhile."""
    return sum(len(files) for path, _, files in os.walk(folder) if ".making-" in path)


BUILDER = """
import os, sys
from pathlib import Path
from geo.publish.build import make
from geo.publish.publications import Publications
for line in sys.stdin:
    builder = os.fork()
    if not builder:
        make(Path(line.strip()), Publications(Path(sys.argv[1])))
        os._exit(0)
    print(builder, flush=True)
    os.waitpid(builder, 0)
    print("ended", flush=True)
"""
"""A program that builds in a process of its own for each line that it reads; what it needs is imported once."""


@pytest.mark.slow
def test_a_build_that_is_cut_leaves_the_last_one_current(folder, place, tmp_path):
    """Killed at many moments: what is current is always whole, and the next build goes through."""
    make(folder, place)
    with subprocess.Popen([sys.executable, "-c", BUILDER, str(place.folder)], cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True) as builder:
        for moment, written in enumerate((0, 1, 5, 12, 18, 25, 35, 45)):
            toy.put(folder, THINGS, 2, "name_vi", f"Xưởng {moment}")
            builder.stdin.write(f"{folder}\n")
            builder.stdin.flush()
            number = int(builder.stdout.readline())
            with suppress(ProcessLookupError):  # it was done before
                while written_aside(place.folder) < written:
                    os.kill(number, 0)
                os.kill(number, signal.SIGKILL)
            assert builder.stdout.readline() == "ended\n"
            current = place.current()
            assert current is not None
            assert current.wrong() == []
    assert "Xưởng 7" in (make(folder, place).data / THINGS).read_text("utf-8-sig")
    assert digests(place.current().folder) == place.current().manifest.files
