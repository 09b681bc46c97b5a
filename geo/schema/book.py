"""Workbooks for people: text that is never run, links that lead on, sheets that print well, lists to choose from; the same each time."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from geo.schema.cells import runs
from geo.schema.offered import LISTS, SPARE_ROWS, Lists, choice, inline, list_columns

WIDEST, NARROWEST = 48, 8
"""Letters in a line of a column; what is longer goes on in the next line."""
ACROSS = 240
"""Letters that stand side by side on a sheet of A4, small but to be read; a wider table goes on to the sheets beside it."""
MOST_LINKS, LONGEST_LINK = 65_000, 2_000
"""Excel opens no file with more links in a sheet than 65,530, or with longer ones than 2,079 letters."""
A4 = 9
LINE, TALLEST, FILLED = 15, 405, 0.92
"""Points of a line and of the highest row that Excel has; how much of a line is filled before the next begins."""
ERRORS = "#"
"""What a spreadsheet takes for an error value begins so."""
LINK = Font(color="0563C1", underline="single")
DOWN = Alignment(wrap_text=True, vertical="top")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.ASCII)
_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""A ZIP knows no earlier moment."""

Sheet = tuple[Sequence[str], Iterable[Sequence[object]]]
"""The headings of a sheet and its rows, which are gone through twice: how wide they are, then what they say."""


@dataclass(frozen=True)
class About:
    """What a workbook says of itself: title, subject, terms, language and day (partial ISO date), in the reader's language."""

    title: str = ""
    subject: str = ""
    terms: str = ""
    lang: str = ""
    day: str = ""
    version: str = ""


class FrameRows:
    """The rows of a table, made one by one as they are asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __iter__(self) -> Iterator[Sequence[object]]:
        """From the first row, each time."""
        return iter(self.frame.itertuples(index=False, name=None))


class _Archive(ZipFile):
    """A ZIP of which every part is of the same moment: what a workbook holds decides about its bytes, not when it was made."""

    def writestr(
        self, zinfo_or_arcname: str | ZipInfo, data: Any, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        """Write a part."""
        del compress_type, compresslevel
        part = ZipInfo(str(getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)), _NO_DAY)
        part.compress_type = ZIP_DEFLATED
        super().writestr(part, data)

    def write(self, filename: Any, arcname: Any = None, compress_type: int | None = None, compresslevel: int | None = None) -> None:
        """Write a file as a part."""
        self.writestr(arcname, Path(filename).read_bytes(), compress_type, compresslevel)


class _Page:
    """A sheet that is being written. How a cell looks is worked out once for all cells alike: of a large table that takes longest."""

    def __init__(self, sheet: Any, widths: Sequence[int] = ()) -> None:
        self.sheet, self.widths, self.links, self.rows = sheet, widths, 0, 0
        self.looks: dict[str, Any] = {name: WriteOnlyCell(sheet) for name in ("plain", "heading", "link", "apart")}
        for look in self.looks.values():
            look.alignment = DOWN
        self.looks["heading"].font, self.looks["link"].font = Font(bold=True), LINK
        self.looks["apart"].quotePrefix = True

    def _cell(self, value: object, look: str = "plain") -> Any:
        cell: Any = WriteOnlyCell(self.sheet)
        cell._style = self.looks[look]._style  # noqa: SLF001 - openpyxl offers no other way to share it
        cell.value = value
        return cell

    def cell(self, value: object, *, tall: bool = False) -> object:
        """A value: numbers as numbers, addresses as links, everything else as text that is marked as text, unchanged.

        In a ``tall`` row all stands at its top; elsewhere what needs no look has none.
        """
        if value is None or (isinstance(value, float) and pd.isna(value)) or value == "":
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._cell(value) if tall else value
        text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))
        if tall or runs(text) or text.startswith((ERRORS, "http")):
            return self.text(text)
        return text

    def text(self, text: str, look: str = "plain") -> object:
        """A text, whatever it looks like."""
        if runs(text):
            look = "apart"
        elif self.links < MOST_LINKS and len(text) <= LONGEST_LINK and _ADDRESS.fullmatch(text):
            look, self.links = "link", self.links + 1
        cell = self._cell(text, look)
        if look == "link":
            cell.hyperlink = text
        cell.data_type = "s"
        return cell

    def row(self, values: Sequence[object]) -> None:
        """A row, as high as its longest text: only some office programs work that out themselves."""
        lines = self._lines_of(values)
        self._append([self.cell(value, tall=lines > 1) for value in values], lines)

    def headings(self, texts: Sequence[str]) -> None:
        """The first row."""
        self._append([self.text(text, "heading") for text in texts], self._lines_of(texts))

    def _lines_of(self, values: Sequence[object]) -> int:
        texts = ((value, width) for value, width in zip(values, self.widths, strict=True) if isinstance(value, str))
        return max((_lines(text, width) for text, width in texts if len(text) >= width * FILLED or "\n" in text), default=1)

    def _append(self, cells: Sequence[object], lines: int) -> None:
        self.rows += 1
        if lines > 1:
            self.sheet.row_dimensions[self.rows].height = min(lines * LINE, TALLEST)
        self.sheet.append(cells)
        self.sheet.row_dimensions.pop(self.rows, None)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; words do not fill each of them."""
    return sum(1 + int(len(part) / (width * FILLED)) for part in text.split("\n"))


def _widths(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> tuple[list[int], int]:
    """How wide each column is, in letters, and how many rows there are with the headings."""
    widths, many = [len(heading) for heading in headings], 1
    for values in rows:
        many += 1
        widths = [max(width, len(str(value))) for width, value in zip(widths, values, strict=True)]
    return [min(max(width + 2, NARROWEST), WIDEST) for width in widths], many


def _for_paper(page: Any, about: About, width: int, last: str) -> None:
    """Across on A4, as many sheets beside each other as can be read, headings and first column on each, title and page below."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = max(1, -(-width // ACROSS)), 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.4, 0.6
    page.print_title_rows, page.print_title_cols = "1:1", "A:A"
    page.print_area = f"A1:{last}"
    foot = " · ".join(filter(None, (about.title, about.day))).replace("&", "&&")
    page.oddFooter.left.text, page.oddFooter.left.size = foot, 8
    page.oddFooter.center.text, page.oddFooter.center.size = "&A", 8
    page.oddFooter.right.text, page.oddFooter.right.size = "&P / &N", 8


def _sheet(book: Workbook, title: str, content: Sheet, about: About) -> Any:
    """A sheet with a bold first row that stays in sight, filters, and columns as wide as their words; each row is written at once."""
    headings, rows = content
    page: Any = book.create_sheet(title)  # openpyxl writes no types for sheets that are only written
    widths, many = _widths(headings, rows)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    last = f"{get_column_letter(len(headings) or 1)}{many}"
    page.freeze_panes, page.auto_filter.ref = "A2", f"A1:{last}"
    _for_paper(page, about, sum(widths), last)
    written = _Page(page, widths)
    written.headings(headings)
    for values in rows:
        written.row(values)
    return page


def _choices(book: Workbook, sheets: Mapping[str, tuple[Any, Sequence[str]]], lists: Lists) -> None:
    wanted = {(title, heading): tuple(values) for title, of_sheet in lists.items() for heading, values in of_sheet.items() if values}
    long = [values for values in dict.fromkeys(wanted.values()) if not inline(values)]
    rows, places = list_columns(long)
    where = dict(zip(long, places, strict=True))
    for (title, heading), values in wanted.items():
        page, headings = sheets[title]
        letter = get_column_letter([*headings].index(heading) + 1)
        last = int(page.auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        choice(page, f"{letter}2:{letter}{last + SPARE_ROWS}", inline(values) or where[values])
    if rows:
        hidden: Any = book.create_sheet(LISTS)
        hidden.sheet_state = "hidden"
        for row in rows:
            hidden.append([_Page(hidden).cell(value) for value in row])


def _describe(book: Workbook, about: About) -> None:
    """What the file says of itself, where office programs show it; its moment is the day of the data."""
    moment = datetime.fromisoformat(f"{about.day or _NO_DAY[0]}-01-01"[: len("2026-11-29")])
    own = book.properties
    own.title, own.subject, own.description = about.title or None, about.subject or None, about.terms or None
    own.creator, own.language, own.version = about.title or "openpyxl", about.lang or None, about.version or None
    own.created = own.modified = moment


def book_bytes(sheets: Mapping[str, Sheet], about: About | None = None, lists: Lists | None = None) -> bytes:
    """A workbook of sheets by their title as bytes; the same content gives the same bytes."""
    book, known = Workbook(write_only=True), about or About()
    pages = {title: (_sheet(book, title, content, known), content[0]) for title, content in sheets.items()}
    _choices(book, pages, lists or {})
    _describe(book, known)
    out = io.BytesIO()
    with _Archive(out, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).save()
    return out.getvalue()
