"""A file as sheets of plain cells: XLSX and CSV alike, formulas refused with their place."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from geo.intake.limits import BYTES, CELLS, COLUMNS, LETTERS, ROWS, SHEETS, FileRefused
from geo.intake.xlsx_safety import Seen, look_into
from geo.language import nfc

FORMULA = re.compile(r"[=@]\s*\S|[+\-][A-Za-z_]+[(|!]")
"""How a text begins that a spreadsheet would run."""
NAMED = 5
"""So many formulas are named by their cells."""
MARKS = ",;\t"
"""What stands between the cells of a CSV."""
DIGITS = 15
"""Significant digits of a number in a workbook."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text as written (a date as dd/mm/yyyy), and the number where the file keeps one; ``percent`` when shown as such."""

    text: str = ""
    number: Decimal | None = None
    percent: bool = False


EMPTY = Cell()


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the first on, and merged ranges as (first column, first row, last column, last row), counted from 1."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[int, int, int, int]] = field(default_factory=tuple)

    def at(self, row: int, column: int) -> Cell:
        """The cell in a row and column, counted from 1; an empty one outside."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else EMPTY


def _number(value: float) -> Decimal:
    """A number of a workbook as people see it: binary dust behind the fifteenth digit is left out."""
    return Decimal(f"{value:.{DIGITS}g}").normalize() if isinstance(value, float) else Decimal(value)


def _cell(value: Any, shape: str) -> Cell:
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return Cell(str(value))
    if isinstance(value, int | float):
        number, percent = _number(value), "%" in shape
        return Cell(f"{number:f}", number * 100 if percent else number, percent)
    if isinstance(value, datetime | date):
        return Cell(f"{value:%d/%m/%Y}")
    return Cell(nfc(str(value)).strip())


def _within(name: str, rows: Iterable[Sequence[Cell]], before: int) -> list[Sequence[Cell]]:
    """The rows of a sheet, counted while they come."""
    kept: list[Sequence[Cell]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if len(kept) + before >= ROWS:
            raise FileRefused("rows", most=ROWS)
        if cells > CELLS:
            raise FileRefused("cells", most=CELLS)
        if len(row) > COLUMNS:
            raise FileRefused("columns", most=COLUMNS)
        if any(len(cell.text) > LETTERS for cell in row):
            raise FileRefused("long_cell", most=LETTERS)
        kept.append(row)
    while kept and not any(cell.text for cell in kept[-1]):
        kept.pop()
    _no_formulas(name, kept)
    return kept


def _no_formulas(name: str, rows: Sequence[Sequence[Cell]]) -> None:
    places = [
        f"{get_column_letter(column)}{row}"
        for row, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.number is None and FORMULA.match(cell.text)
    ]
    _refuse_formulas(name, places)


def _refuse_formulas(name: str, places: Sequence[str]) -> None:
    if places:
        raise FileRefused("formula", sheet=name, cells=", ".join(places[:NAMED]) + ("…" if len(places) > NAMED else ""))


def _merged(refs: Iterable[str], rows: int) -> list[tuple[int, int, int, int]]:
    """The merged ranges as far as they lie in the sheet's rows and in the columns that are read."""
    spans = []
    for ref in dict.fromkeys(refs):
        left, top, right, bottom = range_boundaries(ref)
        if not (left and top and right and bottom):
            raise FileRefused("broken")
        if left <= COLUMNS and top <= rows:
            spans.append((int(left), int(top), min(int(right), COLUMNS), min(int(bottom), rows)))
    return spans


def _pages(content: bytes, seen: Mapping[str, Seen]) -> Iterable[Sheet]:
    """The sheets of a workbook that was looked into; rows of all of them are counted together."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    if len(book.worksheets) > SHEETS:
        raise FileRefused("sheets", most=SHEETS)
    before = 0
    for page in book.worksheets:
        part = seen.get(str(page._worksheet_path).lstrip("/"), Seen())  # type: ignore[attr-defined]  # noqa: SLF001 - says it nowhere else
        _refuse_formulas(page.title, part.formulas)
        rows = ([_cell(cell.value, cell.number_format if cell.value is not None else "") for cell in row] for row in page.iter_rows())
        lines = _within(page.title, rows, before)
        before += len(lines)
        yield Sheet(page.title, lines, _merged(part.merged, len(lines)))


def _xlsx(content: bytes) -> list[Sheet]:
    seen = look_into(content)
    try:
        return list(_pages(content, seen))
    except FileRefused:
        raise
    except Exception as error:  # whatever a hand-made workbook provokes in its reader
        raise FileRefused("broken") from error


def _csv(content: bytes) -> list[Sheet]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused("not_utf8") from error
    if "\0" in text:
        raise FileRefused("broken")
    if any(text.count(mark) > 2 * CELLS for mark in MARKS):  # before a row of them all stands in memory
        raise FileRefused("cells", most=CELLS)
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(MARKS, key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        rows = _within("CSV", ([Cell(nfc(cell).strip()) for cell in line] for line in lines), 0)
    except csv.Error as error:
        raise FileRefused("broken") from error
    return [Sheet("CSV", rows)]


def open_table(name: str, content: bytes) -> list[Sheet]:
    """The sheets of a file that was brought; ``name`` says only which kind it claims to be.

    Raises FileRefused, with the reason, for whatever is too large, not a table, or holds more than a table should: macros, formulas,
    links to other files, XML entities.
    """
    if len(content) > BYTES:
        raise FileRefused("bytes", most=BYTES // (1024 * 1024))
    if not content:
        raise FileRefused("empty")
    sheets = _csv(content) if name.lower().endswith(".csv") else _xlsx(content)
    if not any(sheet.rows for sheet in sheets):
        raise FileRefused("empty")
    return sheets
