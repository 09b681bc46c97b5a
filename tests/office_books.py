"""A page of an office, cell by cell, written by openpyxl, XlsxWriter or as text in several separators and encodings."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True)
class Put:
    """What stands in a cell: its value, its number format, a raised footnote behind its text, a formula, and what a text file has of it."""

    value: str | float | datetime
    format: str = "General"
    raised: str = ""
    formula: str = ""
    text: str = ""
    centred: bool = False

    @property
    def as_text(self) -> str:
        """The cell in a file of text."""
        return self.text or str(self.value)


@dataclass
class Page:
    """A sheet: cells by row and column, merged ranges (first column, first row, last column, last row), what is hidden; counted from 1."""

    name: str
    cells: dict[tuple[int, int], Put] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, value: Put | str | float) -> None:
        """Set a cell; nothing is set twice."""
        assert (row, column) not in self.cells, (row, column, value)
        self.cells[row, column] = value if isinstance(value, Put) else Put(value)

    def merge(self, left: int, top: int, right: int, bottom: int) -> None:
        """Merge a range of more than a cell."""
        if (left, top) != (right, bottom):
            self.merged.append((left, top, right, bottom))


def place(row: int, column: int) -> str:
    """A cell as spreadsheets name it."""
    return f"{get_column_letter(column)}{row}"


def by_openpyxl(pages: Sequence[Page]) -> bytes:
    """A workbook as openpyxl writes it; a formula without a kept value."""
    book, out = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        sheet.sheet_state = "hidden" if page.hidden else "visible"
        for (row, column), put in page.cells.items():
            _openpyxl_cell(sheet.cell(row, column), put)
        for left, top, right, bottom in page.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in page.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
    book.save(out)
    return out.getvalue()


def _openpyxl_cell(cell: Cell, put: Put) -> None:
    cell.value = put.formula or put.value
    if put.raised:
        cell.value = CellRichText(str(put.value), TextBlock(InlineFont(vertAlign="superscript"), put.raised))
    cell.number_format = put.format
    if put.centred:
        cell.alignment = Alignment(horizontal="centerContinuous")


def by_xlsxwriter(pages: Sequence[Page]) -> bytes:
    """A workbook as XlsxWriter writes it; a formula with its kept value."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    raised = book.add_format({"font_script": 1})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if page.hidden:
            sheet.hide()
        for left, top, right, bottom in page.merged:
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
        for (row, column), put in page.cells.items():
            style = book.add_format({"num_format": put.format} | ({"align": "center_across"} if put.centred else {}))
            _xlsxwriter_cell(sheet, (row - 1, column - 1), put, style, raised)
        for row in page.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in page.hidden_columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    first = next(number for number, page in enumerate(pages) if not page.hidden)
    book.worksheets()[first].activate()
    book.worksheets()[first].set_first_sheet()
    book.close()
    return out.getvalue()


def _xlsxwriter_cell(sheet: Worksheet, at: tuple[int, int], put: Put, style: Format, raised: Format) -> None:
    if put.raised:
        sheet.write_rich_string(*at, style, str(put.value), raised, put.raised)
    elif put.formula:
        sheet.write_formula(*at, put.formula, style, put.value)
    elif isinstance(put.value, datetime):
        sheet.write_datetime(*at, put.value, style)
    else:
        (sheet.write_string if isinstance(put.value, str) else sheet.write_number)(*at, put.value, style)


TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The tones that the code page of Vietnamese Windows keeps as letters of their own."""
NO_TONES = dict.fromkeys(map(ord, TONES))


def encoded(text: str, encoding: str) -> bytes:
    """A text in an encoding, for cp1258 with its tones apart. Raises UnicodeEncodeError for a letter it does not have."""
    if encoding != "cp1258":
        return text.encode(encoding)
    apart = [unicodedata.normalize("NFD", letter) for letter in text]
    toned = [(letter.translate(NO_TONES), [tone for tone in letter if tone in TONES]) for letter in apart]
    return "".join(unicodedata.normalize("NFC", letter) + "".join(tone) for letter, tone in toned).encode(encoding)


def by_csv(page: Page, separator: str, encoding: str) -> bytes:
    """A page as text: what is shown, with empty cells where a merged range had no text; all rows equally long, as Excel writes them."""
    out = io.StringIO()
    rows, columns = (max(place[axis] for place in page.cells) for axis in (0, 1))
    lines = csv.writer(out, delimiter=separator)
    for row in range(1, rows + 1):
        lines.writerow([page.cells[row, column].as_text if (row, column) in page.cells else "" for column in range(1, columns + 1)])
    return encoded(out.getvalue(), encoding)
