"""A file of any office program as sheets of cells as they are shown: XLSX, XLSM, XLSB, XLS, ODS and CSV by one door."""

import io
from collections.abc import Mapping

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from geo.spreadsheets import ods_look, xls_look
from geo.spreadsheets.cells import Reader
from geo.spreadsheets.csv_text import rows_of
from geo.spreadsheets.legacy_letters import recoded
from geo.spreadsheets.limits import BYTES, MEGABYTE, SHEETS, FileRefused
from geo.spreadsheets.sheet import EMPTY, Book, Cell, Look, Recoded, Sheet
from geo.spreadsheets.xlsx_parts import Parts, look_into, without_dimensions
from geo.workers.garbage import collecting_later

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an archive begins, and a file of Excel before 2007 (or a workbook with a password)."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an OLE file that holds a workbook with a password (MS-OFFCRYPTO 2.3.4.4)."""
PDF = b"%pdf"
WEB = (b"<html", b"<!doctype html", b"<table", b"<head")
OLD_XML = b"schemas-microsoft-com:office:spreadsheet"
CSV = "CSV"
NO_LOOK = Look()


def _looks(content: bytes) -> Parts:
    """How the sheets of a workbook look, whatever program wrote it. Raises FileRefused."""
    if content.startswith(OLE):
        if LOCKED in content:
            raise FileRefused("password")
        return _old_looks(content)
    parts = look_into(content)
    if parts.kind == "ods":
        parts.looks = ods_look.looks_of(content)
    return parts


def _old_looks(content: bytes) -> Parts:
    """How the sheets of an .xls look; where that cannot be told, its cells may still be read."""
    try:
        return Parts("xls", xls_look.looks_of(content))
    except FileRefused as refused:
        if refused.key != "broken":
            raise
        return Parts("blind")


def _listed(book: CalamineWorkbook) -> list[SheetMetadata]:
    pages = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    if len(pages) > SHEETS:
        raise FileRefused("sheets", most=SHEETS)
    return pages


def _opened(content: bytes, kind: str) -> list[tuple[SheetMetadata, CalamineSheet]]:
    """The sheets of a workbook for their values; those of which a <dimension> is no range are read without it."""
    try:
        return _tried(content)
    except CalamineError:
        if kind != "xlsx":
            raise
        return _tried(without_dimensions(content))


def _tried(content: bytes) -> list[tuple[SheetMetadata, CalamineSheet]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [(page, book.get_sheet_by_name(page.name)) for page in _listed(book)]


def _workbook(content: bytes) -> Book:
    parts = _looks(content)
    try:
        reader = Reader(parts.texts)
        sheets = [
            reader.sheet(page, parts.looks.get(meta.name, NO_LOOK), hidden=meta.visible != SheetVisibleEnum.Visible)
            for meta, page in _opened(content, parts.kind)
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
    return Book(sheets, "", aside, reader.recoded, blind=parts.kind in ("xlsb", "blind"))


def _text(content: bytes) -> Book:
    start = content[:2000].lower().lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(WEB):
        raise FileRefused("web_page")
    if start.startswith(PDF):
        raise FileRefused("not_text")
    if OLD_XML in start:
        raise FileRefused("old_xml")
    lines, encoding, broken = rows_of(content)
    changed, known = list[Recoded](), {"": EMPTY}

    def cell(text: str, row: int, column: int) -> Cell:
        plain, letters = recoded(text)
        kept = Cell(plain)
        if letters:
            changed.append(Recoded(CSV, row, column, letters, text, plain))
        else:
            known[text] = kept
        return kept

    rows = [
        [known.get(text) or cell(text, number, column) for column, text in enumerate(line, start=1)]
        for number, line in enumerate(lines, start=1)
    ]
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
    with collecting_later():
        book = _workbook(content) if content.startswith((ZIP, OLE)) else _text(content)
    if not book.broken and not any(any(cell.text for cell in row) for sheet in book.sheets for row in sheet.rows):
        raise FileRefused("empty")
    return book
