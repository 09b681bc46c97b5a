"""A sheet as its reader sees it: cells as they are shown, merged cells, what is hidden; and what differs from what the file keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Place = tuple[int, int]
"""Row and column of a cell, counted from 1."""
Span = tuple[int, int, int, int]
"""A merged range: first column, first row, last column, last row, counted from 1."""
Doubt = Literal["", "unkept", "error", "date", "dash", "unseen", "twofold", "format"]
"""How what a cell shows differs from what the file keeps: a formula without a kept value; an error of a formula; a date; nought shown as a
dash; a number that its format hides; a text that is kept with raised or struck letters and without; a format that is not understood."""


OLD_FONTS = (".vn", "vni")
"""How the names of fonts of before Unicode begin."""


class Cell(NamedTuple):
    """One cell: its text as shown (NFC); of a number what is shown as a number, and the words its format puts before and behind it."""

    text: str = ""
    number: Decimal | None = None
    before: str = ""
    behind: str = ""
    doubt: Doubt = ""


EMPTY = Cell()


@dataclass(slots=True)
class Look:
    """How a sheet looks.

    Number formats other than plain ones, and how many decimals these show, at least of the first cell of a column that keeps more; merged
    ranges, what is hidden, texts with raised letters (¹) or without struck ones, fonts of before Unicode (".VnTime"), cells with a formula
    and no kept value, and how many formulas there are.
    """

    formats: dict[Place, str] = field(default_factory=dict)
    rounds: dict[Place, int] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    texts: dict[Place, str] = field(default_factory=dict)
    fonts: dict[Place, str] = field(default_factory=dict)
    doubts: dict[Place, Doubt] = field(default_factory=dict)
    formulas: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the first on, its merged ranges, and the numbers of its hidden rows and columns; counted from 1.

    ``rounded``: by column the first row in which a plain format shows less of a number than is kept, and what it shows.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Span] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    rounded: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell:
        """The cell in a row and column, counted from 1; an empty one outside."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else EMPTY


@dataclass(frozen=True)
class Recoded:
    """A cell that was written in letters of before Unicode: where, in which encoding, before and after."""

    sheet: str
    row: int
    column: int
    encoding: str
    before: str
    after: str


@dataclass(frozen=True)
class Broken:
    """A row of a text file that cannot be cells: why (``longer``, ``quote``), where, and what stands there."""

    key: str
    row: int
    column: int
    value: str


@dataclass(frozen=True)
class Book:
    """An opened file.

    Its sheets, the encoding of a text file, what was left aside (key of the reason and what it names), cells that were recoded, and rows of
    a text file that cannot be read. ``blind``: the file does not tell how its cells look.
    """

    sheets: Sequence[Sheet]
    encoding: str = ""
    aside: Sequence[tuple[str, Mapping[str, str | int]]] = ()
    recoded: Sequence[Recoded] = ()
    broken: Sequence[Broken] = ()
    blind: bool = False
