"""Cells of CSV and XLSX that a spreadsheet shows as text and never runs as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

STARTS = ("=", "+", "-", "@", "\t", "\r")
ERRORS = "#"
"""What a spreadsheet takes for an error value begins so."""
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


Sheet = tuple[Sequence[str], Iterable[Sequence[object]]]
"""The headings of a sheet and its rows, which are gone through twice: how wide they are, then what they say."""


class FrameRows:
    """The rows of a table, made one by one as they are asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __iter__(self) -> Iterator[Sequence[object]]:
        """From the first row, each time."""
        return iter(self.frame.itertuples(index=False, name=None))


def _cell(page: Any, value: object) -> object:
    """A value for an XLSX cell: numbers as numbers, everything else as text that is marked as text, unchanged."""
    if value is None or (isinstance(value, float) and pd.isna(value)) or value == "":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))
    if not _runs(text) and not text.startswith(ERRORS):
        return text
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    cell.quotePrefix = _runs(text)
    return cell


def _heading(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _sheet(book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A sheet with a bold first row that stays in sight, filters, and columns as wide as their words; each row is written at once."""
    page: Any = book.create_sheet(title)  # openpyxl writes no types for sheets that are only written
    widths, many = [len(heading) for heading in headings], 1
    for values in rows:
        many += 1
        widths = [max(width, len(str(value))) for width, value in zip(widths, values, strict=True)]
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = min(max(width + 2, NARROWEST), WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(headings) or 1)}{many}"
    page.append([_heading(page, heading) for heading in headings])
    for values in rows:
        page.append([_cell(page, value) for value in values])


def book_bytes(sheets: Mapping[str, Sheet]) -> bytes:
    """A workbook of sheets by their title as bytes."""
    book = Workbook(write_only=True)
    for title, (headings, rows) in sheets.items():
        _sheet(book, title, headings, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def to_csv(lines: Iterable[Sequence[str]], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> bytes:
    """Rows as the CSV of ``data/``: UTF-8 with BOM, comma, line feed; ``csv.QUOTE_ALL`` where a cell may hold any character."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")
