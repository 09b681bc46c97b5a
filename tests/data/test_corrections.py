"""What was wrong once and is put right: each row of cases/corrections.csv stands in the data, with its source."""

import csv
from pathlib import Path

import pytest

from tests.data.test_facts import rows

CASES = list(csv.DictReader((Path(__file__).parents[1] / "cases" / "corrections.csv").read_text(encoding="utf-8").splitlines()))


def said(row: dict[str, str], field: str) -> str | None:
    """What a row says of a field: a claim says one field of its subject, another row has a column for each."""
    return row["value"] if row.get("field") == field else row.get(field)


def subject(row: dict[str, str]) -> str:
    """What a row is about, as the cases name it."""
    if "layer" in row:
        return f"{row['layer']}/{row['id']}"
    return row["id"] if "id" in row else f"{row['unit']}/{row['level']}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['field']}-{case['value'][:24]}")
def test_a_correction_stands_in_the_data_with_its_source(case):
    found = [row for row in rows(case["file"]) if subject(row) == case["id"] and row["source"] == case["source"]]
    assert case["value"] in [said(row, case["field"]) for row in found]
