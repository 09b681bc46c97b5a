"""What a cell of a workbook says in CSV: what it shows, or why that cannot be said exactly."""

import re
from collections.abc import Container
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.read_only import ReadOnlyCell

from geo.language import LANGUAGES, Words, formats, words
from geo.measures.numbers import readings
from geo.schema.table import NUMBERS, Column, Kind, is_number
from geo.spreadsheets.number_format import shown
from geo.tables.dates import partial_date

DATES: tuple[Kind, ...] = ("date", "period", "year", "text")
"""Kinds of columns in which a date can be meant; in others a spreadsheet made one of something else."""
DIGITS = 15
"""Significant digits of a number in a workbook."""


def plain(number: float) -> Decimal:
    """A number of a workbook as people see it: binary dust behind the fifteenth digit is left out."""
    return Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{DIGITS}g}")


def _typed(text: str) -> str | Words:
    """A number that was typed as text, a percentage as 0.68 shown as 68% is; as it is written where CSV writes it so."""
    digits = text.removesuffix("%").strip().replace("−", "-")
    meant = sorted(set(readings(digits).values()))
    if len(meant) == 1:
        return digits if is_number(digits) else f"{meant[0]:f}"
    if meant:
        return words("workbook.twofold", meant=Words(*(" / ".join(formats.number(value, lang) for value in meant) for lang in LANGUAGES)))
    return words("workbook.no_number") if text else ""


def _letters(text: str, uneven: Container[str], *, number: bool) -> str | Words:
    """A text, or the number it is. Carriage returns at its end, in the letters of the file format or as they are, are dropped."""
    if text.strip() in uneven:
        return words("workbook.raised")
    text = text.replace("_x000D_", "\r")
    text = text.rstrip("\r\n") if text.endswith(("\r", "\r\n")) else text
    return _typed(text.strip()) if number else text


def _date(value: object, code: str, kind: Kind) -> str | Words:
    if kind not in DATES:
        return words("workbook.date_elsewhere", format=code)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day of the calendar, of no zone
    day = partial_date(value, code) if isinstance(value, datetime) else None
    return day or words("workbook.date", format=code)


def _number(value: Decimal, code: str, *, number: bool) -> str | Words:
    """A number as it is kept, a percentage as it is shown."""
    cell = shown(value, code)
    if cell.doubt or cell.number is None:
        return words("workbook.format", format=code)
    if cell.before or cell.behind not in ("", "%"):
        return words("workbook.words", words=f"{cell.before} … {cell.behind}".strip(), format=code)
    if cell.behind:
        rounded = Decimal(re.sub(r"[^\d.]", "", cell.text))
        if rounded != abs(cell.number):
            return words("workbook.percent", shown=cell.text, kept=f"{cell.number:f}%")
        return f"{cell.number:f}" if number else f"{cell.number:f}%"
    if cell.number != value:
        return words("workbook.scaled", shown=cell.text, format=code)
    return cell.text if not number and re.fullmatch(r"0\d+", cell.text) else f"{value:f}"


def cell_text(cell: ReadOnlyCell, column: Column, uneven: Container[str]) -> str | Words:
    """What a cell without a formula says in CSV in a column of this kind; Words say why it cannot be said, and how to mend it.

    Dates become partial ISO dates as exact as they are shown, 0.68 shown as 68% becomes 68 (68% in a column of words), other numbers stay
    as they are kept. A text in a column of numbers is the only number that it can mean (68%, 0,68). ``uneven`` are texts of the workbook of
    which some letters are raised or struck.
    """
    value, code, number = cell.value, cell.number_format or "", column.kind in NUMBERS
    if value is None:
        return ""
    if cell.data_type == "e":
        return words("workbook.error")
    if isinstance(value, bool):
        return words("workbook.boolean")
    if cell.has_style and (cell.font.strike or cell.font.vertAlign == "superscript"):
        return words("workbook.raised")
    if isinstance(value, int | float):
        return _number(plain(value), code, number=number)
    return _letters(value, uneven, number=number) if isinstance(value, str) else _date(value, code, column.kind)
