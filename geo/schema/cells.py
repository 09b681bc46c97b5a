"""Cells of CSV and XLSX that a spreadsheet shows as text and never runs as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60
NARROWEST = 8


def _runs(text: str) -> bool:
    return text.lstrip("'").startswith(STARTS)


def neutral(text: str) -> str:
    """The text for a CSV cell: what a spreadsheet would run as a formula gets an apostrophe in front. ``original`` undoes it."""
    return f"'{text}" if _runs(text) else text


def original(text: str) -> str:
    """The text that ``neutral`` was given."""
    return text[1:] if text.startswith("'") and _runs(text) else text


def put(cell: Cell | MergedCell, value: object) -> None:
    """Put a value into an XLSX cell: numbers as numbers, everything else as text that is marked as text, unchanged."""
    if value is None or (isinstance(value, float) and pd.isna(value)) or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))
    cell.data_type = "s"
    if _runs(str(value)):
        cell.quotePrefix = True


def sheet(book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Worksheet:
    """A sheet with a bold first row that stays in sight, filters, and columns as wide as their words."""
    page: Worksheet = book.create_sheet(title)
    widths = [len(heading) for heading in headings]
    for column, heading in enumerate(headings, start=1):
        cell = page.cell(1, column)
        put(cell, heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row, values in enumerate(rows, start=2):
        for column, value in enumerate(values, start=1):
            put(page.cell(row, column), value)
            widths[column - 1] = max(widths[column - 1], len(str(value)))
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = min(max(width + 2, NARROWEST), WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    return page


def book_bytes(sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[object]]]]) -> bytes:
    """A workbook of sheets (title → headings and rows) as bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, (headings, rows) in sheets.items():
        sheet(book, title, headings, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def to_csv(lines: Iterable[Sequence[str]], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> bytes:
    """Rows as the CSV of ``data/``: UTF-8 with BOM, comma, line feed; ``csv.QUOTE_ALL`` where a cell may hold any character."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")
