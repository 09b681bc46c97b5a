"""The rows that head a table, and the texts that stand above each of its columns."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from geo.intake.grid import Grid
from geo.intake.headings import UNSURE, understood
from geo.intake.times import YEAR
from geo.intake.vocabulary import Known
from geo.language import fold
from geo.spreadsheets import Cell

DEEP = 4
"""Rows that a heading may go on below its first, merged or not."""
NAMES_LETTERS = 60
"""Letters of a heading that can be one; whatever is longer is a text."""
YEARS = range(1900, 2101)
_DIGITS = re.compile(r"[-−]?\d[\d.,]*")


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """The key of a text that stands in many cells."""
    return fold(text)


def role_of(cell: Cell, words: Known) -> str:
    """What a whole heading says that its column holds; empty for other texts."""
    return words.roles.get(folded(cell.text), "") if cell.number is None and 0 < len(cell.text) < NAMES_LETTERS else ""


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a figure; a year alone may be a heading."""
    if cell.number is None:
        return _DIGITS.fullmatch(cell.text) is not None and not YEAR.fullmatch(cell.text)
    return not (cell.number == cell.number.to_integral() and int(cell.number) in YEARS)


def _goes_on(grid: Grid, head: int, row: int, words: Known) -> bool:
    """Whether a row belongs to the heading that begins in ``head``: nothing new stands below the names, and texts beside them."""
    cells = {column: cell for column in grid.columns if (cell := grid.at(row, column)).text}
    first = next((column for column in grid.columns if grid.over(head, column).text), 0)
    if not cells or not first or any(is_number(cell) for cell in cells.values()):
        return False
    beside = [column for column in cells if not role_of(grid.over(head, column), words)]
    return bool(beside) and min(cells) >= first and (first not in cells or first in beside)


def heading_rows_below(grid: Grid, head: int, words: Known) -> tuple[int, ...]:
    """The rows of a heading that begins in ``head``, as far as merged cells and further texts reach."""
    rows = [head]
    reach = max((bottom for left, top, right, bottom in grid.sheet.merged if top <= head <= bottom <= head + DEEP), default=head)
    for row in range(head + 1, min(head + DEEP, grid.height) + 1):
        if grid.between(row - 1, row) and (row <= reach or _goes_on(grid, head, row, words)):
            rows.append(row)
        elif row > reach:
            break
    return tuple(rows)


def group_rows(grid: Grid, head: int, end: int, words: Known) -> tuple[int, ...]:
    """The rows above the heading of names, and below row ``end``, that only head groups of columns: "Năm 2024" over plan and result."""
    names = next(column for column in grid.columns if grid.at(head, column).text)
    rows: list[int] = []
    for row in range(head - 1, max(end, head - DEEP), -1):
        cells = {column: grid.over(row, column) for column in grid.columns if grid.over(row, column).text}
        heads = [
            understood(column, [cell.text], words, "").role in ("value", "ignored")
            for column, cell in cells.items()
            if not role_of(cell, words)
        ]
        if (
            not grid.between(row - 1, row)
            or not heads
            or not all(heads)
            or min(cells) <= names
            or any(is_number(cell) for cell in cells.values())
        ):
            break
        rows.insert(0, row)
    return tuple(rows)


def _is_group(cell: Cell, words: Known) -> bool:
    """Whether a cell of a heading may stand below the heading of a group: it is none of names, units or notes."""
    return bool(cell.text) and not role_of(cell, words)


def _above(grid: Grid, rows: Sequence[int], at: int, width: Sequence[int], words: Known) -> dict[int, str]:
    """The texts of one row of a heading, each group's also over the columns that it was only centred over."""
    texts = {column: grid.over(rows[at], column).text for column in width}
    lower = [
        not grid.is_merged(rows[at], column)
        and any(_is_group(grid.at(row, column), words) or (texts[column] and grid.at(row, column).text) for row in rows[at + 1 :])
        for column in width
    ]
    run: list[int] = []
    for column, below in [*zip(width, lower, strict=True), (0, False)]:
        if below:
            run.append(column)
            continue
        _fill(texts, run, {column: folded(grid.at(rows[at + 1], column).text) for column in run})
        run = []
    return texts


def _fill(texts: dict[int, str], run: Sequence[int], below: Mapping[int, str]) -> None:
    """Write each group's text over its columns.

    It reaches from where it stands to the right; one that stands in the middle, over all columns or over parts of one wording.
    """
    groups = [column for column in run if texts[column]]
    if not groups or len(groups) == len(run):
        return
    if groups[0] == run[0]:
        for column in run:
            texts[column] = texts[column] or texts[column - 1] if column - 1 in texts else texts[column]
        return
    part = len(run) // len(groups)
    chunks = [run[start : start + part] for start in range(0, len(run), part)]
    same = len({tuple(below[column] for column in chunk) for chunk in chunks}) == 1
    even = len(groups) == 1 or (same and all(sum(column in groups for column in chunk) == 1 for chunk in chunks))
    for chunk in chunks if even else [run]:
        text = next(texts[column] for column in chunk if texts[column]) if even else UNSURE
        for column in chunk:
            texts[column] = text if even else texts[column] or UNSURE


def paths(grid: Grid, rows: Sequence[int], width: Sequence[int], words: Known) -> dict[int, list[str]]:
    """The texts above each column, the highest first, each once."""
    levels = [_above(grid, rows, at, width, words) for at in range(len(rows))]
    return {column: list(dict.fromkeys(text for level in levels if (text := level[column]))) for column in width}
