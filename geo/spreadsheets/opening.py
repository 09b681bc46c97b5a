"""A file of any office program as sheets of cells as they are shown: XLSX, XLSM, XLSB, XLS, ODS and CSV by one door."""

import io
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from geo.language import nfc
from geo.spreadsheets import ods_look, xls_look
from geo.spreadsheets.csv_text import rows_of
from geo.spreadsheets.legacy_letters import recoded
from geo.spreadsheets.limits import BYTES, CELLS, COLUMNS, LETTERS, MEGABYTE, ROWS, SHEETS, FileRefused
from geo.spreadsheets.number_format import shown
from geo.spreadsheets.sheet import EMPTY, Book, Cell, Look, Place, Recoded, Sheet, Span
from geo.spreadsheets.xlsx_parts import Parts, look_into

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an archive begins, and a file of Excel before 2007 (or a workbook with a password)."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an OLE file that holds a workbook with a password (MS-OFFCRYPTO 2.3.4.4)."""
WEB = (b"<html", b"<!doctype html", b"<table", b"<head")
OLD_XML = b"schemas-microsoft-com:office:spreadsheet"
DIGITS = 15
"""Significant digits of a number in a workbook."""
WHOLE = 10**DIGITS
ERRORS = ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#GETTING_DATA", "Err:")
"""How a formula's error is kept."""
CSV = "CSV"
NO_LOOK = Look()


def _number(value: float) -> Decimal:
    """A number of a workbook as people see it: binary dust behind the fifteenth digit is left out."""
    return Decimal(int(value)) if value.is_integer() and abs(value) < WHOLE else Decimal(f"{value:.{DIGITS}g}").normalize()


def _figure(value: float) -> Cell:
    """A number as it is kept."""
    if value.is_integer() and abs(value) < WHOLE:
        whole = int(value)
        return Cell(str(whole), Decimal(whole))
    text = f"{value:.{DIGITS}g}"
    if "." in text and "e" not in text:
        return Cell(text, Decimal(text))
    number = _number(value)
    return Cell(f"{number:f}", number)


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


class _Reader:
    """Reads the sheets of a workbook, counts their cells together, and keeps what was recoded.

    ``known``: texts as calamine gives them that are read the same wherever they stand and look like nothing else.
    """

    def __init__(self, texts: Mapping[str, str | None]) -> None:
        self.texts, self.cells, self.recoded, self.known = texts, 0, list[Recoded](), {"": EMPTY}

    def sheet(self, page: CalamineSheet, look: Look, *, hidden: bool) -> Sheet:
        last, width = page.end or (0, 0)
        if last >= ROWS:
            raise FileRefused("rows", most=ROWS, row=last + 1)
        if width >= COLUMNS:
            raise FileRefused("columns", most=COLUMNS, row=last + 1)
        values = page.to_python(skip_empty_area=False)
        dressed = look.formats.keys() | look.texts.keys() | look.fonts.keys() | look.doubts.keys()
        rows = [self._row(page.name, number, cells, look, dressed) for number, cells in enumerate(values, start=1)]
        while rows and not rows[-1]:
            rows.pop()
        merged = [_within(span, len(rows)) for span in look.merged or _merged(page) if span[0] <= COLUMNS and span[1] <= len(rows)]
        return Sheet(page.name, rows, merged, hidden, frozenset(look.hidden_rows), frozenset(look.hidden_columns))

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
        cell = _cell(value, look.formats.get(place, ""))
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


def _looks(content: bytes) -> Parts:
    """How the sheets of a workbook look, whatever program wrote it. Raises FileRefused."""
    if content.startswith(OLE):
        if LOCKED in content:
            raise FileRefused("password")
        return Parts("xls", xls_look.looks_of(content))
    parts = look_into(content)
    if parts.kind == "ods":
        parts.looks = ods_look.looks_of(content)
    return parts


def _listed(book: CalamineWorkbook) -> list[SheetMetadata]:
    pages = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    if len(pages) > SHEETS:
        raise FileRefused("sheets", most=SHEETS)
    return pages


def _workbook(content: bytes) -> Book:
    parts = _looks(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        pages = _listed(book)
        reader = _Reader(parts.texts)
        sheets = [
            reader.sheet(
                book.get_sheet_by_name(meta.name), parts.looks.get(meta.name, NO_LOOK), hidden=meta.visible != SheetVisibleEnum.Visible
            )
            for meta in pages
        ]
    except PasswordError as error:
        raise FileRefused("password") from error
    except (CalamineError, OverflowError) as error:  # OverflowError: a time of more days than Python counts
        raise FileRefused("broken") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # pyo3's, of no module that can be imported: the reader itself stumbled
            raise FileRefused("broken") from error
        raise
    aside: list[tuple[str, Mapping[str, str | int]]] = [(key, {"part": part}) for key, part in parts.aside.items()]
    formulas = sum(look.formulas for look in parts.looks.values())
    if formulas:
        aside.append(("formulas", {"n": formulas}))
    return Book(sheets, "", aside, reader.recoded, blind=parts.kind == "xlsb")


def _text(content: bytes) -> Book:
    start = content[:2000].lower().lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(WEB):
        raise FileRefused("web_page")
    if OLD_XML in start:
        raise FileRefused("old_xml")
    lines, encoding, broken = rows_of(content)
    changed: list[Recoded] = []
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = []
        for column, text in enumerate(line, start=1):
            plain, letters = recoded(text)
            if letters:
                changed.append(Recoded(CSV, number, column, letters, text, plain))
            cells.append(Cell(plain) if plain else EMPTY)
        rows.append(cells)
    return Book([Sheet(CSV, rows)], encoding, (), changed, broken)


def open_table(content: bytes) -> Book:
    """The sheets of a file that was brought; what kind it is its bytes say.

    Raises FileRefused, with the reason, for whatever is too large, damaged, protected or no table. Links, macros and formulas do not refuse
    a file: they are never followed or run, and are named in ``aside``.
    """
    if len(content) > BYTES:
        raise FileRefused("bytes", most=BYTES // MEGABYTE)
    if not content:
        raise FileRefused("empty")
    book = _workbook(content) if content.startswith((ZIP, OLE)) else _text(content)
    if not book.broken and not any(any(cell.text for cell in row) for sheet in book.sheets for row in sheet.rows):
        raise FileRefused("empty")
    return book
