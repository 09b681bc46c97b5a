"""The tables of a district as one XLSX workbook people can edit, and back into CSV, exactly."""

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from geo.language import words
from geo.measures.numbers import readings
from geo.schema.cells import to_csv
from geo.schema.offered import LISTS
from geo.schema.reader import records, text_of
from geo.schema.table import NUMBERS, Column, Table, is_number
from geo.tables.flaws import Flaw, WorkbookRefused
from geo.tables.lists import Known, Lists
from geo.tables.sheets import Page, lines, near, pages

SPARE_ROWS = 500
"""How many rows below the last one get the same choice of values."""
TEXT = "@"
"""The number format of text: a spreadsheet keeps what is typed as it is typed, 2025-06 and 68% too."""


def sheet_name(file: str) -> str:
    """The sheet of a file: ``layers/projects.csv`` is ``layers.projects``."""
    return file.removesuffix(".csv").replace("/", ".")


def written(value: object) -> str:
    """A cell of a workbook as it is written in CSV: numbers without grouping and without a useless ".0", dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _fill(cell: Cell | MergedCell, text: str, *, number: bool) -> None:
    """A number as a number when it comes back the same, or as text would have two meanings (1.500); all else as text that nothing runs."""
    if not text:
        return
    if number and is_number(text) and (written(float(text)) == text or len(set(readings(text).values())) > 1):
        cell.value = float(text)
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    cell.data_type = "s"
    cell.number_format = TEXT


def _offered(column: Column, known: Known) -> Sequence[str]:
    """What a column is chosen from: its words, else the ids of the units or the sources that there are."""
    return column.values or known.get("unit" if column.kind == "unit" else column.id, ())


def _choices(page: Worksheet, table: Table, header: Sequence[str], rows: int, lists: Lists) -> None:
    """Cells that may only hold certain words offer them."""
    for column in table.columns:
        values = tuple(_offered(column, lists.known))
        if values and column.id in header:
            letter = get_column_letter(header.index(column.id) + 1)
            rule = DataValidation(type="list", formula1=lists.formula(values), allow_blank=not column.required)
            rule.errorStyle = "stop" if column.values else "warning"
            rule.add(f"{letter}2:{letter}{rows + SPARE_ROWS}")
            page.add_data_validation(rule)


def _sheet(book: Workbook, table: Table, lines: Sequence[Sequence[str]], lists: Lists) -> None:
    page: Worksheet = book.create_sheet(sheet_name(table.file))
    header = list(lines[0]) if lines else list(table.names)
    numbers = {column.id for column in table.columns if column.kind in NUMBERS}
    for column, name in enumerate(header, start=1):
        page.cell(1, column, name).font = Font(bold=True)
        if name not in numbers:
            page.column_dimensions[get_column_letter(column)].number_format = TEXT
    for row, line in enumerate(lines[1:], start=2):
        for column, text in enumerate(line, start=1):
            _fill(page.cell(row, column), text, number=column <= len(header) and header[column - 1] in numbers)
    _choices(page, table, header, len(lines), lists)
    page.freeze_panes = "B2"


def to_xlsx(folder: Path, tables: Iterable[Table], known: Known = MappingProxyType({})) -> bytes:
    """All tables of ``folder`` as one workbook, a sheet each; a file that cannot be read becomes an empty sheet with its headings.

    ``known`` are the ids that ``unit``, ``source`` and ``place_source`` are chosen from (others may be written after a question); what is
    too long for a rule stands in a hidden sheet.
    """
    lists = Lists(known)
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        text, _ = text_of(folder / table.file, table.file)
        _sheet(book, table, records(text, table.file)[0] if text else [], lists)
    lists.write(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _unknown(page: Page, known: Mapping[str, Table], missing: Sequence[str]) -> Flaw:
    """A sheet that nobody knows; the missing one with the same headings, or else one with a like name, is what it may have been."""
    headings = {str(cell.value) for cell in page.rows[0]} if page.rows else set()
    same = [name for name in missing if headings == set(known[name].names)]
    alike = same[0] if len(same) == 1 else near(page.name, same or missing) or near(page.name, [*known])
    if alike:
        return Flaw(page.name, words("workbook.unknown_sheet_near", near=alike))
    return Flaw(page.name, words("workbook.unknown_sheet", allowed=", ".join(known)))


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files: none before all of them are on the disk, each beside its place. Raises OSError; each file is then the old or the new."""
    beside = {path: path.parent / f".{path.name}.{os.getpid()}" for path in files}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(content)
        for path, new in beside.items():
            new.replace(path)
    finally:
        for new in beside.values():
            with suppress(OSError):
                new.unlink()


def from_xlsx(content: bytes, folder: Path, tables: Iterable[Table]) -> Mapping[str, int]:
    """Write the sheets of a workbook as CSV files below ``folder``; gives the number of rows by file. A file without a sheet stays.

    Raises FileRefused for what is no workbook, WorkbookRefused with all flaws of one (nothing is written then), and OSError.
    """
    known = {sheet_name(table.file): table for table in tables}
    opened = [page for page in pages(content) if page.name in known or (page.shows and page.name != LISTS)]
    missing = [name for name in known if name not in {page.name for page in opened}]
    flaws, read = [], {}
    for page in opened:
        if page.name in known:
            read[known[page.name].file], of_page = lines(page, known[page.name])
            flaws += of_page
        else:
            flaws.append(_unknown(page, known, missing))
    if flaws or not read:
        raise WorkbookRefused(flaws or [Flaw("", words("workbook.no_sheet", allowed=", ".join(known)))])
    write_all({folder / file: to_csv(rows) for file, rows in read.items()})
    return {file: len(rows) - 1 for file, rows in read.items()}
