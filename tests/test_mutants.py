"""The quick tests notice small faults: each of tests/mutants/mutants.toml is put into a copy of the code, and a test named there fails."""

import json
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
QUICK = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]  # plugins are imported already
QUICK += ["--hypothesis-profile=first-fault", "-m", "not browser and not slow and not soak"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the code, in which one fault after the other is made and mended."""
    folder = tmp_path_factory.mktemp("mutants") / "copy"
    shutil.copytree(ROOT, folder, ignore=LEFT)
    return folder


@pytest.fixture(scope="module")
def ending(copy, tmp_path_factory):
    """How tests end in the copy, and what they said last; the libraries are imported once for all faults."""
    printed = tmp_path_factory.mktemp("printed") / "pytest.txt"
    # a program that is not in the copy (esbuild) is asked for by the test itself
    environment = {name: value for name, value in os.environ.items() if name != "PROOF"}
    command = [sys.executable, "-B", "tests/mutants/warm.py"]
    with subprocess.Popen(command, cwd=copy, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as warm:

        def run(tests):
            warm.stdin.write(json.dumps({"arguments": [*QUICK, *tests], "printed": str(printed)}) + "\n")
            warm.stdin.flush()
            return int(warm.stdout.readline()), printed.read_text(encoding="utf-8")[-2000:]

        yield run
        warm.stdin.close()


@pytest.mark.parametrize("name", MUTANTS)
def test_a_fault_is_said_of_the_code_as_it_is(name):
    mutant = MUTANTS[name]
    assert (ROOT / mutant["file"]).read_text(encoding="utf-8").count(mutant["old"]) == 1, "the code has changed: say the fault anew"
    assert all((ROOT / test.partition("::")[0]).is_file() for test in mutant["tests"])


@pytest.mark.soak
def test_without_a_fault_everything_passes(ending):
    every = sorted({test for mutant in MUTANTS.values() for test in mutant["tests"]})
    ended, said = ending(every)
    assert ended == PASSED, said


@pytest.mark.soak
@pytest.mark.parametrize("name", MUTANTS)
def test_a_small_fault_is_noticed(copy, ending, name):
    mutant = MUTANTS[name]
    path = copy / mutant["file"]
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(mutant["old"], mutant["new"]), encoding="utf-8")
    try:
        ended, said = ending(mutant["tests"])
    finally:
        path.write_text(sound, encoding="utf-8")
    assert ended == FAILED, said
