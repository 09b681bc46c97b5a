"""The cells of a sheet as they are shown: what calamine reads of them, and how the sheet looks."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from python_calamine import CalamineSheet

from geo.language import nfc
from geo.spreadsheets.format_code import PLAIN, rounds_to
from geo.spreadsheets.legacy_letters import recoded
from geo.spreadsheets.limits import CELLS, COLUMNS, LETTERS, ROWS, FileRefused
from geo.spreadsheets.number_format import shown
from geo.spreadsheets.sheet import EMPTY, Cell, Doubt, Look, Place, Recoded, Sheet, Span

DIGITS = 15
"""Significant digits of a number in a workbook."""
WHOLE = 10**DIGITS
ERRORS = ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#GETTING_DATA", "Err:")
"""How a formula's error is kept."""
_kept: Callable[[tuple[str, Decimal, str, str, Doubt]], Cell] = partial(tuple.__new__, Cell)
"""A cell of all its parts: half as long as Cell(…) takes, for the many numbers of a table."""


def _number(value: float) -> Decimal:
    """A number of a workbook as people see it: binary dust behind the fifteenth digit is left out."""
    return Decimal(int(value)) if value.is_integer() and abs(value) < WHOLE else Decimal(f"{value:.{DIGITS}g}").normalize()


def _figure(value: float) -> Cell:
    """A number as it is kept."""
    if value.is_integer() and -WHOLE < value < WHOLE:
        whole = int(value)
        return _kept((str(whole), Decimal(whole), "", "", ""))
    text = repr(value)
    if len(text) > DIGITS or "e" in text:
        number = _number(value)
        return Cell(f"{number:f}", number)
    return _kept((text, Decimal(text), "", "", ""))


def _cell(value: Any, code: str) -> Cell:
    """A value that calamine gives, as its format shows it. Raises FileRefused for a text that no cell can have."""
    if isinstance(value, str):
        text = nfc(value).strip() if value else ""
        if len(text) > LETTERS:
            raise FileRefused("long_cell", most=LETTERS)
        return Cell(text, doubt="error" if text.startswith(ERRORS) else "") if text else EMPTY
    if isinstance(value, bool):
        return Cell(str(value))
    if isinstance(value, int | float):
        return shown(_number(float(value)), code) if code else _figure(float(value))
    if isinstance(value, datetime | date | time | timedelta):
        return shown(value, code)
    return EMPTY


def _rounded(rows: Sequence[Sequence[Cell]], rounds: Mapping[Place, int]) -> dict[int, tuple[int, str]]:
    """By column the first row whose number keeps more decimals than are shown, and what is shown."""
    first: dict[int, tuple[int, str]] = {}
    for (row, column), places in sorted(rounds.items()) if rounds else ():
        number = rows[row - 1][column - 1].number if row <= len(rows) and column <= len(rows[row - 1]) else None
        if column not in first and number is not None and number != (kept := number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)):
            first[column] = (row, f"{kept:f}")
    return first


class Reader:
    """Reads the sheets of a workbook, counts their cells together, and keeps what was recoded.

    ``known``: texts as calamine gives them that are read the same wherever they stand and look like nothing else. ``plain``: formats of the
    sheet that show a number as it is kept.
    """

    def __init__(self, texts: Mapping[str, str | None]) -> None:
        self.texts, self.cells, self.recoded, self.known, self.plain = texts, 0, list[Recoded](), {"": EMPTY}, set[str]()

    def sheet(self, page: CalamineSheet, look: Look, *, hidden: bool) -> Sheet:
        """One sheet, its cells as it looks. Raises FileRefused for more rows, columns or cells than fit, and for a text too long."""
        last, width = page.end or (0, 0)
        if last >= ROWS:
            raise FileRefused("rows", most=ROWS, row=last + 1)
        if width >= COLUMNS:
            raise FileRefused("columns", most=COLUMNS, row=last + 1)
        values = page.to_python(skip_empty_area=False)
        plain = {code: rounds_to(code) for code in set(look.formats.values()) if PLAIN.match(code)}
        self.plain = set(plain)
        shaped = {place for place, code in look.formats.items() if code not in self.plain}
        dressed = shaped | look.texts.keys() | look.fonts.keys() | look.doubts.keys()
        rows = [self._row(page.name, number, cells, look, dressed) for number, cells in enumerate(values, start=1)]
        while rows and not rows[-1]:
            rows.pop()
        merged = [_within(span, len(rows)) for span in look.merged or _merged(page) if span[0] <= COLUMNS and span[1] <= len(rows)]
        rounds = look.rounds | {place: places for place, code in look.formats.items() if (places := plain.get(code)) is not None}
        seen = frozenset(look.hidden_rows), frozenset(look.hidden_columns)
        return Sheet(page.name, rows, merged, hidden, *seen, _rounded(rows, rounds))

    def _row(self, sheet: str, number: int, values: Sequence[Any], look: Look, dressed: Container[Place]) -> list[Cell]:
        """The cells of a row, without empty ones at its end. Raises FileRefused for more cells than fit."""
        cells = [
            self._dressed(sheet, (number, column), value, look)
            if dressed and (number, column) in dressed
            else _figure(value)
            if type(value) is float
            else self.known.get(value) or self._plain(sheet, (number, column), value)
            for column, value in enumerate(values, start=1)
        ]
        while cells and cells[-1] is EMPTY:
            cells.pop()
        self.cells += len(cells) - cells.count(EMPTY)
        if self.cells > CELLS:
            raise FileRefused("cells", most=CELLS)
        return cells

    def _plain(self, sheet: str, place: Place, value: Any) -> Cell:
        """A cell that looks like nothing but what it keeps."""
        cell = _cell(value, "")
        if isinstance(value, str):
            plain = self._spelt(sheet, place, cell, self.texts.get(cell.text, cell.text), "")
            if plain.text == cell.text:
                self.known[value] = plain
            return plain
        return cell

    def _dressed(self, sheet: str, place: Place, value: Any, look: Look) -> Cell:
        code = look.formats.get(place, "")
        cell = _cell(value, "" if code in self.plain else code)
        doubt = look.doubts.get(place)
        if doubt and {"unkept": value == "", "date": isinstance(value, str)}.get(doubt, True):
            cell = cell._replace(doubt=doubt)
        if isinstance(value, str) and cell.text:
            return self._spelt(sheet, place, cell, look.texts.get(place, self.texts.get(cell.text, cell.text)), look.fonts.get(place, ""))
        return cell

    def _spelt(self, sheet: str, place: Place, cell: Cell, text: str | None, font: str) -> Cell:
        """A cell with its text as it reads (None: as two that differ), in Unicode."""
        if text is None:
            return cell._replace(doubt="twofold")
        text, encoding = recoded(text, font)
        if encoding:
            self.recoded.append(Recoded(sheet, *place, encoding, cell.text, text))
        return cell if text == cell.text else cell._replace(text=text)


def _merged(page: CalamineSheet) -> list[Span]:
    return [(left + 1, top + 1, right + 1, bottom + 1) for (top, left), (bottom, right) in page.merged_cell_ranges or ()]


def _within(span: Span, rows: int) -> Span:
    return (span[0], span[1], min(span[2], COLUMNS), min(span[3], rows))
