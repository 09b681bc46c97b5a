"""The quick tests notice small faults: each of tests/mutants/mutants.toml is put into a copy of the code, and a test named there fails."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MUTANTS = tomllib.loads((ROOT / "tests" / "mutants" / "mutants.toml").read_text(encoding="utf-8"))
LEFT = shutil.ignore_patterns(".git", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
PASSED, FAILED = 0, 1
pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the code, in which one fault after the other is made and mended."""
    folder = tmp_path_factory.mktemp("mutants") / "copy"
    shutil.copytree(ROOT, folder, ignore=LEFT)
    return folder


def ending(folder, tests):
    """How the tests end in a copy, and what they said last."""
    quick = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-m", "not browser and not slow and not soak"]
    # a program that is not in the copy (esbuild) is asked for by the test itself
    environment = {name: value for name, value in os.environ.items() if name != "PROOF"}
    command = [sys.executable, "-B", "-m", "pytest", *quick, *tests]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout[-2000:]


def test_without_a_fault_everything_passes(copy):
    every = sorted({test for mutant in MUTANTS.values() for test in mutant["tests"]})
    ended, said = ending(copy, every)
    assert ended == PASSED, said


@pytest.mark.parametrize("name", MUTANTS)
def test_a_small_fault_is_noticed(copy, name):
    mutant = MUTANTS[name]
    path = copy / mutant["file"]
    sound = path.read_text(encoding="utf-8")
    assert sound.count(mutant["old"]) == 1, "the code has changed: say the fault anew"
    path.write_text(sound.replace(mutant["old"], mutant["new"]), encoding="utf-8")
    try:
        ended, said = ending(copy, mutant["tests"])
    finally:
        path.write_text(sound, encoding="utf-8")
    assert ended == FAILED, said
