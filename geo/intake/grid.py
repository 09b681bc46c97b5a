"""A sheet as a grid: a merged cell says the same in all its places, and what is hidden is not there."""

from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.utils import get_column_letter

from geo.spreadsheets import Cell, Sheet

SPREAD = 200_000
"""Places of merged cells that are kept; a sheet with more is no table."""


def ref(row: int, column: int) -> str:
    """The place of a cell as spreadsheets write it: C4."""
    return f"{get_column_letter(column)}{row}"


@dataclass(frozen=True)
class Grid:
    """A sheet, with or without what is hidden in it; rows and columns are counted from 1."""

    sheet: Sheet
    hidden: bool = False
    _origins: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Find for each place inside a merged range the cell that it shows."""
        for left, top, right, bottom in self.sheet.merged:
            if len(self._origins) + (right - left + 1) * (bottom - top + 1) <= SPREAD:
                self._origins.update({(row, column): (top, left) for row in range(top, bottom + 1) for column in range(left, right + 1)})

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.sheet.name

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.sheet.rows)

    @cached_property
    def rows(self) -> list[int]:
        """The rows that are seen."""
        gone = frozenset() if self.hidden else self.sheet.hidden_rows
        return [row for row in range(1, self.height + 1) if row not in gone]

    @cached_property
    def columns(self) -> list[int]:
        """The columns that are seen."""
        gone = frozenset() if self.hidden else self.sheet.hidden_columns
        width = max((len(row) for row in self.sheet.rows), default=0)
        return [column for column in range(1, width + 1) if column not in gone]

    @cached_property
    def seen(self) -> frozenset[int]:
        """The columns that are seen, to ask for one."""
        return frozenset(self.columns)

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """The place whose cell is shown in a place: its own, or the first of its merged range."""
        return self._origins.get((row, column), (row, column))

    def is_merged(self, row: int, column: int) -> bool:
        """Whether a place lies in a merged range."""
        return (row, column) in self._origins

    def at(self, row: int, column: int) -> Cell:
        """The cell that stands in a place itself."""
        return self.sheet.at(row, column)

    def over(self, row: int, column: int) -> Cell:
        """The cell that is shown in a place, also inside a merged range."""
        return self.sheet.at(*self.origin(row, column))
