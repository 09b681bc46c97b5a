"""From the bytes of a brought table to what it says and what it would change, in one step that a worker can take."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.edition import Edition
from geo.intake.check import check_table
from geo.intake.figures import Checked, Defaults
from geo.intake.merge import MergeResult, merge_figures
from geo.spreadsheets import Recoded, open_table

EXAMPLES = 20
"""Recoded cells that are shown."""


@dataclass(frozen=True)
class Reading:
    """What a file says: its sheets with something in them, the check, what would change, its encoding and examples of recoded cells."""

    sheets: tuple[str, ...]
    checked: Checked
    merged: MergeResult | None
    encoding: str
    recoded: Sequence[Recoded]


def read_table(edition: Edition, content: bytes, defaults: Defaults) -> Reading:
    """A file, what was found in it, and what its figures would change where all have a source. Raises FileRefused."""
    book = open_table(content)
    known = {sheet.name for sheet in book.sheets}
    asked = tuple(name for name in defaults.sheets if name in known)
    checked = check_table(edition, book, defaults.of_sheets(asked))
    sourced = bool(checked.entries) and all(figure.source for figure in checked.entries)
    merged = merge_figures(edition, checked.entries) if sourced else None
    return Reading(tuple(sheet.name for sheet in book.sheets if sheet.rows), checked, merged, book.encoding, book.recoded[:EXAMPLES])
