"""A sheet as a grid: a merged cell says the same in all its places, and what is hidden is not there."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.utils import get_column_letter

from geo.spreadsheets import Cell, Sheet
from geo.spreadsheets.sheet import Span

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
    _spans: dict[tuple[int, int], Span] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Find for each place inside a merged range that range."""
        for span in self.sheet.merged:
            left, top, right, bottom = span
            if len(self._spans) + (right - left + 1) * (bottom - top + 1) <= SPREAD:
                self._spans.update({(row, column): span for row in range(top, bottom + 1) for column in range(left, right + 1)})

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

    def between(self, before: int, last: int) -> list[int]:
        """The rows that are seen behind one row, up to and with another."""
        return self.rows[bisect_right(self.rows, before) : bisect_right(self.rows, last)]

    def is_merged(self, row: int, column: int) -> bool:
        """Whether a place lies in a merged range."""
        return (row, column) in self._spans

    def merged(self, row: int, column: int) -> Span:
        """The merged range in which a place lies. Raises KeyError for one that lies in none."""
        return self._spans[row, column]

    def at(self, row: int, column: int) -> Cell:
        """The cell that stands in a place itself."""
        return self.sheet.at(row, column)

    def over(self, row: int, column: int) -> Cell:
        """The cell that is shown in a place, also inside a merged range."""
        span = self._spans.get((row, column))
        return self.sheet.at(span[1], span[0]) if span else self.sheet.at(row, column)
