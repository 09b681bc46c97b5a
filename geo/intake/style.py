"""How the numbers of a table that are written as text are written: as those of them that can be read in one way only."""

import re
from collections.abc import Iterator, Sequence

from geo.intake.grid import ref
from geo.intake.table import Table
from geo.measures import Style
from geo.measures.numbers import readings

_DIGITS = re.compile(r"\d[\d.,]*\d")


def _texts(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """The texts below headings of figures, with their places."""
    for table in tables:
        columns = [column.number for column in table.form.columns if column.role in ("value", "unclear")]
        for row in table.rows():
            for column in columns:
                cell = table.grid.at(row, column)
                if cell.text and cell.number is None and not cell.doubt:
                    yield ref(row, column), cell.text


def style_of(tables: Sequence[Table]) -> tuple[Style | None, str]:
    """The one way in which the tables of a sheet write numbers, and a cell that shows it; None where none does, or two differ.

    "1.210,5" can only be Vietnamese, "350.5" only English; "1.234" could be both and is read as the others are.
    """
    shown: dict[Style, str] = {}
    for place, text in _texts(tables):
        for digits in _DIGITS.findall(text):
            meanings = readings(digits)
            if len(meanings) == 1:
                shown.setdefault(next(iter(meanings)), place)
    return next(iter(shown.items())) if len(shown) == 1 else (None, "")
