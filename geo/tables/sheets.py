"""The sheets of a workbook, opened within limits, and everything in one that cannot become CSV."""

import io
import warnings
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils import get_column_letter

from geo.language import Words, words
from geo.schema.table import Table
from geo.spreadsheets.limits import FileRefused
from geo.spreadsheets.opening import LOCKED, ZIP
from geo.spreadsheets.sheet import Look
from geo.spreadsheets.xlsx_parts import look_into
from geo.tables.cells import cell_text
from geo.tables.flaws import Flaw

NAMED = 20
"""So many cells of one flaw are named."""


@dataclass(frozen=True)
class Page:
    """One sheet: its name, whether it shows anything, whether it is hidden, and its cells that hold something, row by row from row 1 on.

    ``look`` says what is merged or hidden in it, ``uneven`` are the texts of the workbook of which some letters are raised or struck.
    """

    name: str
    shows: bool
    hidden: bool
    rows: Sequence[Sequence[ReadOnlyCell]]
    look: Look
    uneven: Collection[str]

    @property
    def filled(self) -> Iterator[ReadOnlyCell]:
        """Every cell that shows something."""
        return (cell for row in self.rows for cell in row if str(cell.value).strip())


def _filled(cell: ReadOnlyCell) -> bool:
    return cell.value is not None and cell.value != ""


def pages(content: bytes) -> list[Page]:
    """The sheets of an XLSX workbook. Raises FileRefused for what is none, has a password, is damaged or too large."""
    if not content.startswith(ZIP):
        raise FileRefused("password" if LOCKED in content else "not_workbook")
    parts = look_into(content)
    if parts.kind != "xlsx":
        raise FileRefused("not_workbook")
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl leaves out; whatever we need is looked at here
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            opened = [Page(chart.title, shows=True, hidden=False, rows=(), look=Look(), uneven=()) for chart in book.chartsheets]
            for page in book.worksheets:
                page.reset_dimensions()  # a file may claim a size it does not have
                given = cast("Iterator[Sequence[ReadOnlyCell]]", page.iter_rows())
                rows = [[cell for cell in row if _filled(cell)] for row in given]
                look = parts.looks.get(page.title, Look())
                shows = any(str(cell.value).strip() for row in rows for cell in row)
                opened.append(Page(page.title, shows, page.sheet_state != "visible", rows, look, parts.texts.keys()))
    except Exception as error:  # whatever a hand-made workbook provokes in its reader
        raise FileRefused("broken") from error
    if not parts.looks.keys() <= {page.name for page in opened}:  # openpyxl passes over what it cannot read: all of a Strict workbook
        raise FileRefused("broken")
    return opened


def near(name: str, allowed: Sequence[str]) -> str:
    """The one of the allowed names that is most like ``name``, whatever its case; empty when none is."""
    by_case = {known.casefold(): known for known in allowed}
    return "".join(by_case[match] for match in get_close_matches(name.strip().casefold(), by_case, n=1))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (f"… ({len(names)})" if len(names) > NAMED else "")


def _looks(page: Page) -> Iterator[Flaw]:
    """What is wrong with how a sheet looks: what is hidden or merged is read otherwise than it is seen."""
    cells = list(page.filled)
    if page.hidden and page.shows:
        yield Flaw(page.name, words("workbook.hidden_sheet"))
    if rows := sorted({cell.row for cell in cells} & page.look.hidden_rows):
        yield Flaw(page.name, words("workbook.hidden_rows", rows=_listed([str(row) for row in rows])))
    if columns := sorted({cell.column for cell in cells} & page.look.hidden_columns):
        yield Flaw(page.name, words("workbook.hidden_columns", columns=_listed([get_column_letter(column) for column in columns])))
    if page.look.merged:
        spans = [f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}" for left, top, right, bottom in page.look.merged]
        yield Flaw(page.name, words("workbook.merged"), _listed(spans))
    if formulas := [cell.coordinate for cell in cells if cell.data_type == "f"]:
        yield Flaw(page.name, words("workbook.formulas", n=len(formulas)), _listed(formulas))


def _headings(page: Page) -> dict[int, str]:
    """The headings in the first row by the number of their column, without spaces around them."""
    return {cell.column: name for cell in (page.rows[0] if page.rows else ()) if (name := str(cell.value).strip())}


def _columns(page: Page, table: Table) -> Iterator[Flaw]:
    headings, allowed = _headings(page), ", ".join(table.names)
    names = Counter(headings.values())
    if not names.keys() & set(table.names):
        yield Flaw(page.name, words("workbook.no_headings", allowed=allowed))
        return
    missing = [name for name in table.names if name not in names]
    for column, name in headings.items():
        if name not in table.names:
            alike = near(name, missing)
            why = words("workbook.unknown_column_near", near=alike) if alike else words("workbook.unknown_column", allowed=allowed)
            yield Flaw(page.name, why, f"{get_column_letter(column)}1", name)
    for name in missing:
        yield Flaw(page.name, words("workbook.missing_column", name=name))
    for name, times in names.items():
        if times > 1:
            twice = [f"{get_column_letter(column)}1" for column, heading in headings.items() if heading == name]
            yield Flaw(page.name, words("workbook.twice_column"), ", ".join(twice), name)
    if outside := [cell.coordinate for cell in page.filled if cell.column not in headings]:
        yield Flaw(page.name, words("workbook.outside"), _listed(outside))


def lines(page: Page, table: Table) -> tuple[list[list[str]], list[Flaw]]:
    """The rows of a sheet as CSV of a table, headings first and without empty ones at the end, and everything that cannot become CSV."""
    flaws = [*_looks(page), *_columns(page, table)]
    headings, kinds = _headings(page), {column.id: column for column in table.columns}
    read = [list(headings.values())]
    for row in page.rows[1:]:
        texts = dict.fromkeys(headings, "")
        for cell in row:
            if headings.get(cell.column) not in kinds or cell.data_type == "f":
                continue
            text = cell_text(cell, kinds[headings[cell.column]], page.uneven)
            if isinstance(text, Words):
                flaws.append(Flaw(page.name, text, cell.coordinate, str(cell.value)))
            else:
                texts[cell.column] = text
        read.append(list(texts.values()))
    while len(read) > 1 and not any(read[-1]):
        read.pop()
    return read, flaws
