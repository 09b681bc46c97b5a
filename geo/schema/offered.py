"""What the cells of a workbook are chosen from: a short list stands in their rule, a long one in a hidden sheet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

LONGEST_LIST = 255
"""Letters of a list that stands in a cell's own rule."""
LISTS = "_lists"
"""The hidden sheet of what may be chosen."""
SPARE_ROWS = 500
"""How many rows below the last one offer the same choice."""

Lists = Mapping[str, Mapping[str, Sequence[str]]]
"""For a sheet by its title, what the cells under a heading are chosen from; something else may be written all the same."""


def choice(page: Any, cells: str, source: str) -> None:
    """Cells that offer a list; what stands in none of it may be written as well, after a question."""
    rule = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
    rule.add(cells)
    page.data_validations.append(rule)


def inline(values: Sequence[str]) -> str:
    """A short list as it stands in a cell's own rule; empty where it does not fit into one."""
    listed = ",".join(values)
    return f'"{listed}"' if len(listed) < LONGEST_LIST and not any(sign in value for value in values for sign in ',"') else ""


def list_columns(lists: Iterable[Sequence[str]]) -> tuple[list[list[str | None]], list[str]]:
    """Lists side by side as the rows of a sheet, and where each stands in it, as a formula names it."""
    columns = [*lists]
    longest = max(map(len, columns), default=0)
    rows = [[column[row] if row < len(column) else None for column in columns] for row in range(longest)]
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    name = quote_sheetname(LISTS)
    return rows, [f"{name}!${letter}$1:${letter}${len(column)}" for letter, column in zip(letters, columns, strict=True)]
