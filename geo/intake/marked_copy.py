"""The brought table handed back: its cells as they were read, faults red and questions yellow, each with a comment that says why."""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from geo.edition import Edition
from geo.intake.check import check_table
from geo.intake.figures import Checked, Defaults
from geo.intake.grid import ref
from geo.language import Lang, word
from geo.schema.cells import neutral
from geo.spreadsheets import Cell, Sheet, open_table

TITLE = 31
"""Letters of the name of a sheet, in Excel."""
RED, YELLOW = (PatternFill("solid", start_color=colour) for colour in ("FFF4B6B6", "FFFFE699"))

Marks = Mapping[str, Sequence[tuple[bool, str]]]
"""By place of a cell: whether it is a fault, and why."""


def _marks(checked: Checked, lang: Lang) -> dict[str, dict[str, list[tuple[bool, str]]]]:
    """What is to be said of cells, by sheet and place; a fault of a whole row stands in its first cell, of a sheet in A1."""
    marks: dict[str, dict[str, list[tuple[bool, str]]]] = defaultdict(lambda: defaultdict(list))
    for fault in checked.faults:
        column = fault.column.partition(" · ")[0] or "A"
        marks[fault.file][f"{column}{fault.row or 1}"].append((True, fault.why.text(lang)))
    for question in checked.questions:
        marks[question.sheet][question.place or "A1"].append((False, question.ask.text(lang)))
    return marks


def _written(page: WriteOnlyWorksheet, cell: Cell, why: Sequence[tuple[bool, str]], author: str) -> BookCell:
    """A cell as it was read: its number, else its text, that nothing runs."""
    own: BookCell = WriteOnlyCell(
        page, float(cell.number) if cell.number is not None else ILLEGAL_CHARACTERS_RE.sub("\ufffd", neutral(cell.text))
    )
    if why:
        own.fill = RED if any(is_fault for is_fault, _ in why) else YELLOW
        own.comment = Comment("\n".join(text for _, text in why), author)
    return own


def _rows(page: WriteOnlyWorksheet, sheet: Sheet, marks: Marks, author: str) -> Iterator[list[BookCell]]:
    """The rows of a sheet, as far as it or a mark reaches."""
    last: dict[int, int] = {}
    for letters, row in map(coordinate_from_string, marks):
        last[row] = max(last.get(row, 0), column_index_from_string(letters))
    for row in range(1, max([len(sheet.rows), *last]) + 1):
        width = max(len(sheet.rows[row - 1]) if row <= len(sheet.rows) else 0, last.get(row, 0))
        yield [_written(page, sheet.at(row, column), marks.get(ref(row, column), ()), author) for column in range(1, width + 1)]


def marked(edition: Edition, content: bytes, defaults: Defaults, lang: Lang) -> bytes:
    """The file as a workbook with what its check found marked in it. Raises FileRefused."""
    book = open_table(content)
    marks = _marks(check_table(edition, book, defaults), lang)
    copy = Workbook(write_only=True)
    for sheet in book.sheets:
        if sheet.rows or sheet.name in marks:
            page = cast("WriteOnlyWorksheet", copy.create_sheet(INVALID_TITLE_REGEX.sub("_", sheet.name)[:TITLE]))
            for row in _rows(page, sheet, marks.get(sheet.name, {}), word("intake.comment_author", lang)):
                page.append(row)
    out = io.BytesIO()
    copy.save(out)
    return out.getvalue()
