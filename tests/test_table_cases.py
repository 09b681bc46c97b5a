"""Small tables of offices that were once read wrongly or refused: each with what is in it, as ``cases/tables/expected.csv`` tells it."""

import csv
import io
import json
from pathlib import Path

import pytest

from geo.intake.__main__ import SOUND, UNSURE, main
from tests.brought import SOURCE

CASES = Path(__file__).parent / "cases" / "tables"
ROWS = list(csv.DictReader((CASES / "expected.csv").read_text(encoding="utf-8-sig").splitlines()))
OF = ("cell", "indicator", "scope", "period", "kind", "qualifier", "value", "unit")


def told(result):
    """A check in short lines: figures, then what is asked (?), wrong (!) and left aside (-), each with its cell."""
    figures = [" ".join(str(figure[name]) for name in OF) for figure in result["figures"]]
    questions = [f"? {question['cell']} {question['code']}" for question in result["questions"]]
    faults = [f"! {fault['column']}{fault['row']} {fault['code']}" for fault in result["faults"]]
    return [*figures, *questions, *faults, *(" ".join(f"- {aside['cell']} {aside['code']}".split()) for aside in result["left_aside"])]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case["file"])
def test_a_case_is_read_as_an_honest_reader_would(case):
    out = io.StringIO()
    given = ["--period", case["period"], "--style", case["style"], "--source", SOURCE, "--json"]
    code = main(["check", str(CASES / case["file"]), *given], out)
    result = json.loads(out.getvalue())
    assert told(result) == case["expected"].split(" | ")
    assert code == (UNSURE if result["questions"] or result["faults"] else SOUND)
    assert all(figure["unit_from"] and figure["sheet"] for figure in result["figures"])


def test_every_case_has_its_expectation():
    assert {row["file"] for row in ROWS} == {path.name for path in CASES.iterdir()} - {"expected.csv"}
