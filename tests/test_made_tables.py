"""Of tables as offices send them nothing wrong is read without a question, and most of what they say is read without trouble."""

import copy
import io
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.intake_command import check
from tests.made_tables import made, read_entries, wrong
from tests.office_words import BY_ID

QUICK, CHUNK = range(40), 50
SLOW = [range(start, start + CHUNK) for start in range(0, 500, CHUNK)]
LEAST_READ = Decimal("0.6")
"""So much of what tables without a planted mistake say is read without a question, at least; a command that refuses all is no use."""


def checked(seed, folder):
    """A made table and what the command says of it."""
    table = made(seed)
    file = folder / table.name
    file.write_bytes(table.content)
    return table, *check(file, table.argv)


def perfect(table):
    """The result of a command that reads all and asks where there is doubt."""
    names = ("indicator", "scope", "period", "kind", "qualifier")
    figures = [
        {**dict(zip(names, entry[:5], strict=True)), "value": str(entry[5]), "cell": table.cells[entry], "unit": BY_ID[entry[0]].unit}
        for entry in ([] if table.planted else table.truth)
    ]
    return {"figures": figures, "questions": [{"code": "asked"}] * bool(table.doubted), "faults": []}


def judged(seeds, folder):
    """What is wrong, by seed."""
    results = [(seed, *checked(seed, folder)) for seed in seeds]
    codes = {seed: code for seed, _, code, result in results if code != bool(result["questions"] or result["faults"])}
    assert codes == {}
    return {seed: faults for seed, table, _, result in results if (faults := wrong(result, table))}


@pytest.mark.slow
@pytest.mark.parametrize("seed", QUICK)
def test_nothing_wrong_is_read(seed, tmp_path):
    assert judged([seed], tmp_path) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seeds", SLOW, ids=lambda seeds: str(seeds.start))
def test_nothing_wrong_is_read_of_many(seeds, tmp_path):
    assert judged(seeds, tmp_path) == {}


@pytest.mark.slow
def test_most_of_what_tables_say_is_read(tmp_path):
    tables = [(table, result) for table, _, result in (checked(seed, tmp_path) for seed in QUICK) if not table.planted]
    read = sum(len(set(read_entries(result)) & set(table.truth)) for table, result in tables)
    assert read >= LEAST_READ * sum(len(table.truth) for table, _ in tables)


@pytest.mark.slow
def test_planted_mistakes_are_asked_about(tmp_path):
    planted = [seed for seed in range(60) if made(seed).planted]
    for seed in planted:
        table, _, result = checked(seed, tmp_path)
        assert result["questions"] or result["faults"], seed
        assert not {figure["cell"] for figure in result["figures"]} & set(table.doubted), seed
    assert len(planted) > 3


@pytest.mark.parametrize("seed", QUICK)
def test_the_judge_accepts_what_is_right(seed):
    assert wrong(perfect(made(seed)), made(seed)) == []


CHANGES = {
    "value": lambda figure: str(Decimal(figure["value"]) * 1000),
    "period": lambda figure: figure["period"].split("-")[0] + "-11",
    "kind": lambda figure: "target" if figure["kind"] == "result" else "result",
    "scope": lambda _: "2024-06898",
    "qualifier": lambda _: "≤",
    "indicator": lambda figure: "area" if figure["indicator"] != "area" else "income",
    "cell": lambda _: "ZZ1",
    "unit": lambda _: "hours",
}


@pytest.mark.slow
@pytest.mark.parametrize("key", CHANGES)
def test_the_judge_sees_every_wrong_thing(key):
    for seed in QUICK:
        table = made(seed)
        right = perfect(table)
        for number in range(min(3, len(right["figures"]))):
            result = copy.deepcopy(right)
            result["figures"][number][key] = CHANGES[key](result["figures"][number])
            assert wrong(result, table), (seed, key)


@pytest.mark.slow
def test_the_judge_misses_what_is_lost_or_not_asked():
    lost, doubted = 0, 0
    for table in map(made, QUICK):
        result = perfect(table)
        if result["figures"] and not result["questions"]:
            result["figures"].pop()
            lost += bool(wrong(result, table))
        doubted += bool(table.doubted and wrong({**perfect(table), "questions": []}, table))
    assert lost > 10
    assert doubted > 5


@pytest.mark.slow
def test_a_seed_makes_the_same_table_again():
    assert all(made(seed).truth == made(seed).truth for seed in QUICK)
    assert len({made(seed).content for seed in QUICK}) == len(QUICK)


@pytest.mark.slow
def test_all_kinds_of_trouble_are_made():
    kinds = {trouble for seed in range(300) for trouble in made(seed).troubles}
    assert kinds >= {
        *("CSV ','", "CSV ';'", "CSV '\\t'", "utf-8", "utf-8-sig", "utf-16", "cp1258", "openpyxl", "XlsxWriter"),
        *("style number", "style vi", "style en", "style comma", "style point", "scaled format", "percent format", "qualifier in format"),
        *(
            "qualifier in text",
            "raised footnote",
            "footnote mark",
            "raised footnote on a name",
            "formula",
            "zero as dash",
            "hidden by format",
        ),
        *(f"unit: {mode}" for mode in ("column", "ditto", "merged", "line", "line and column", "heading", "row", "name", "behind", "none")),
        *("heading of 1 rows", "heading of 2 rows", "heading of 3 rows", "merged heading", "centred heading", "row of letters"),
        *(
            "plan",
            "result",
            "estimate",
            "estimate_year",
            "same",
            "share",
            "rank",
            "difference",
            "total",
            "section row",
            "unknown row",
            "foot",
        ),
        *("tables below each other", "tables side by side", "yearbook", "communes as columns", "communes as rows", "dates as months"),
        *("hidden sheet", "hidden row or column", "merged value", "time and kind merged down", "letterhead", "planted"),
        *("rounded by format", "time given to the command", "unit in number format", "formula without a kept value"),
    }


@pytest.mark.slow
def test_the_digits_of_every_figure_stand_in_its_cell():
    for table in map(made, range(80)):
        if not table.name.endswith(".xlsx"):
            continue
        sheet = next(page for page in load_workbook(io.BytesIO(table.content)) if page.sheet_state == "visible")
        for entry in table.truth:
            digits = re.sub(r"\D", "", f"{entry[5]:f}").strip("0")
            cell = str(sheet[table.cells[entry]].value)
            if "rounded by format" not in table.troubles:
                assert digits in re.sub(r"\D", "", cell), (entry, cell)


@pytest.mark.slow
def test_cells_of_a_text_file_are_those_of_its_truth():
    for table in map(made, range(80)):
        if table.name.endswith(".csv") and table.truth:
            head = table.content[:2]
            text = table.content.decode(
                "utf-16" if head in (b"\xff\xfe", b"\xfe\xff") else "cp1258" if "cp1258" in table.troubles else "utf-8-sig"
            )
            rows = [re.split(r"[;\t]", line) for line in text.splitlines()]
            assert max(int(re.sub(r"\D", "", cell)) for cell in table.cells.values()) <= len(rows)
