"""Each kind of table that offices send: what is plain is read without a question, and nothing else than its truth is read of any."""

import pytest

from tests.intake_command import check
from tests.made_tables import read_entries
from tests.office_books import Page, by_openpyxl
from tests.office_kinds import DOUBTFUL, GIVEN, PLAIN, SPLIT


def written(rows, folder):
    """A workbook with these rows."""
    page, file = Page("Biểu 1"), folder / "bang.xlsx"
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                page.put(row, column, value)
    file.write_bytes(by_openpyxl([page]))
    return file


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_table_is_read_without_a_question(name, tmp_path):
    rows, right = PLAIN[name]
    code, result = check(written(rows, tmp_path), GIVEN)
    assert (set(read_entries(result)), result["questions"], result["faults"], code) == (right, [], [], 0)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_nothing_else_is_read_and_what_is_not_is_asked_about(name, tmp_path):
    rows, right = DOUBTFUL[name]
    code, result = check(written(rows, tmp_path), GIVEN)
    read = set(read_entries(result))
    assert read <= right
    assert code == 1 or (right and read == right)


@pytest.mark.parametrize("name", SPLIT)
def test_a_figure_split_by_its_comma_is_never_read(name, tmp_path):
    text, right = SPLIT[name]
    file = tmp_path / "bang.csv"
    file.write_text(text, encoding="utf-8")
    code, result = check(file, GIVEN)
    assert set(read_entries(result)) <= right
    assert code == 1


@pytest.mark.parametrize("option", [("--scope", "nowhere"), ("--source", "nothing")])
def test_a_place_or_source_that_the_map_does_not_know_is_no_setting(option, tmp_path):
    rows, _ = PLAIN["three rows"]
    try:
        code, result = check(written(rows, tmp_path), option)
    except SystemExit as refused:
        code, result = refused.code, {"figures": []}
    assert (code != 0, result["figures"]) == (True, [])
