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


@pytest.mark.parametrize("option", [("--scope", "nowhere"), ("--source", "nothing", "--out", "figures.csv")])
def test_a_place_that_the_map_does_not_know_or_such_a_source_of_what_is_written_ends_the_command(option, tmp_path):
    rows, _ = PLAIN["three rows"]
    with pytest.raises(SystemExit) as refused:
        check(written(rows, tmp_path), option)
    assert refused.value.code == 2


def test_a_source_that_is_not_listed_yet_is_named(tmp_path):
    rows, truth = PLAIN["three rows"]
    code, result = check(written(rows, tmp_path), ("--source", "bao-cao-105"))
    assert (code, set(read_entries(result))) == (0, truth)
    assert [(aside["code"], aside["value"]) for aside in result["left_aside"]] == [("new_source", "bao-cao-105")]
