"""The copy of the program that a server runs from: whole or not at all, one for all processes, and as it was when the server began."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geo import release
from geo.publish.build import code, make
from geo.publish.publications import Publications
from geo.publish.running import Running

CODE = "from geo import release\nfrom pathlib import Path\nroot = Path({root!r})\nprint(release.settle(root))\n{more}\n"


@pytest.fixture
def root(tmp_path):
    """A small program of the same form."""
    root = tmp_path / "map"
    (root / "geo").mkdir(parents=True)
    shutil.copy(release.__file__, root / "geo" / "release.py")
    (root / "geo" / "__init__.py").touch()
    (root / "geo" / "words.py").write_text("TEXT = 'old'\n", "utf-8")
    (root / "pages").mkdir()
    (root / "pages" / "_site.py").write_text("", "utf-8")
    return root


def began(root, kept, more=""):
    """What a process prints that begins with this program."""
    environment = {**os.environ, "DAMHA_DATA": str(kept), "PYTHONPATH": str(root)}
    ran = subprocess.run([sys.executable, "-c", CODE.format(root=str(root), more=more)], env=environment, capture_output=True, text=True,
                         check=True, cwd=root)  # fmt: skip
    return ran.stdout.splitlines() + ran.stderr.splitlines()


def test_a_process_keeps_the_program_that_it_began_with(root, tmp_path):
    change = "(root / 'geo' / 'words.py').write_text('TEXT = \"new\"'); from geo import words; print(words.TEXT, words.__file__)"
    home, text = began(root, tmp_path / "kept", change)[:2]
    assert text.startswith("old ")
    assert Path(home) / "geo" / "words.py" == Path(text.removeprefix("old "))
    assert began(root, tmp_path / "kept", change)[0] != home


def test_two_processes_of_one_program_share_a_copy_and_half_a_copy_is_made_anew(root, tmp_path):
    home = Path(began(root, tmp_path / "kept")[0])
    (home / "geo" / "words.py").write_text("TEXT = 'broken", "utf-8")
    assert Path(began(root, tmp_path / "kept")[0]) == home
    assert (home / "geo" / "words.py").read_text("utf-8") == "TEXT = 'old'\n"
    assert [path.name for path in home.parent.iterdir()] == [home.name]  # nothing aside is left


@pytest.mark.slow
def test_only_the_newest_copies_are_kept(root, tmp_path):
    for number in range(release.MOST + 2):
        (root / "geo" / "words.py").write_text(f"TEXT = {number}\n", "utf-8")
        home = Path(began(root, tmp_path / "kept")[0])
    assert len([*home.parent.iterdir()]) == release.MOST
    assert home.is_dir()


def test_where_no_copy_can_be_made_the_program_runs_where_it_lies_and_says_so(root):
    home, *said = began(root, root / "kept")
    assert Path(home) == root
    assert any("only while this server is stopped" in line for line in said)
    assert not (root / "kept").exists()


def test_the_name_of_a_program_changes_with_any_file_and_not_with_what_is_compiled(root):
    before = release.digest_of(root)
    (root / "geo" / "__pycache__").mkdir()
    (root / "geo" / "__pycache__" / "words.pyc").write_bytes(b"x")
    assert release.digest_of(root) == before
    (root / "pages" / "_site.py").write_text("# another", "utf-8")
    assert release.digest_of(root) != before


@pytest.mark.slow
def test_what_another_program_published_is_told_by_the_one_that_runs_and_stays_current(folder, tmp_path, monkeypatch):
    """``python -m geo.publish`` of a program that was put in its place meanwhile."""
    publications = Publications(tmp_path / "publications")
    running = Running(folder, publications)
    before = running.look()
    with monkeypatch.context() as another:
        another.setattr("geo.publish.build.code", lambda: "another program")
        made = make(folder, publications)
    now = running.look()
    assert (now.manifest.code, now.manifest.data, now.manifest.version) == (code(), made.manifest.data, before.manifest.version)
    assert publications.current_id() == made.id
    assert running.look() is now
