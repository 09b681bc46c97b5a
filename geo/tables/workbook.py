"""The tables of a district as one XLSX workbook people can edit, and back into CSV, exactly."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from geo.schema.cells import to_csv
from geo.schema.reader import records, text_of
from geo.schema.table import NUMBERS, Table, is_number

LONGEST_LIST = 255
"""A list of allowed values that is longer than this does not fit into a cell's own rule."""
SPARE_ROWS = 500
"""How many rows below the last one get the same choice of values."""


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
    """A number as a number when it comes back the same, everything else as text that nothing runs."""
    if not text:
        return
    if number and is_number(text) and written(float(text)) == text:
        cell.value = float(text)
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    cell.data_type = "s"
    cell.number_format = "@"


def _choices(page: Worksheet, table: Table, header: Sequence[str], rows: int) -> None:
    """Cells that may only hold certain words offer them."""
    for column in table.columns:
        listed = ",".join(column.values)
        if column.values and column.id in header and len(listed) < LONGEST_LIST:
            letter = get_column_letter(header.index(column.id) + 1)
            rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=not column.required)
            rule.add(f"{letter}2:{letter}{rows + SPARE_ROWS}")
            page.add_data_validation(rule)


def _sheet(book: Workbook, table: Table, lines: Sequence[Sequence[str]]) -> None:
    page: Worksheet = book.create_sheet(sheet_name(table.file))
    header = list(lines[0]) if lines else list(table.names)
    numbers = {column.id for column in table.columns if column.kind in NUMBERS}
    for column, name in enumerate(header, start=1):
        page.cell(1, column, name).font = Font(bold=True)
    for row, line in enumerate(lines[1:], start=2):
        for column, text in enumerate(line, start=1):
            _fill(page.cell(row, column), text, number=column <= len(header) and header[column - 1] in numbers)
    _choices(page, table, header, len(lines))
    page.freeze_panes = "B2"


def to_xlsx(folder: Path, tables: Iterable[Table]) -> bytes:
    """All tables of ``folder`` as one workbook, a sheet each; a file that cannot be read becomes an empty sheet with its headings."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        text, _ = text_of(folder / table.file, table.file)
        _sheet(book, table, records(text, table.file)[0] if text else [])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lines(page: Worksheet) -> list[list[str]]:
    """The rows of a sheet, without empty ones at the end and without columns that have no heading."""
    rows = [[written(cell) for cell in row] for row in page.iter_rows(values_only=True)]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((index + 1 for index, name in enumerate(rows[0]) if name), default=0) if rows else 0
    return [row[:width] for row in rows]


def from_xlsx(content: bytes, folder: Path, tables: Iterable[Table]) -> Mapping[str, int]:
    """Write the sheets of a workbook as CSV files below ``folder``; gives the number of rows by file. Sheets nobody knows are left."""
    book = load_workbook(io.BytesIO(content), data_only=False)
    done = {}
    for table in tables:
        name = sheet_name(table.file)
        if name in book.sheetnames:
            lines = _lines(book[name])
            path = folder / table.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(to_csv(lines))
            done[table.file] = max(len(lines) - 1, 0)
    return done
