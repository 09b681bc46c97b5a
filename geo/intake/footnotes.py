"""The footnotes of a sheet, by their marks: a figure marked "*" is an estimate where "* Số ước thực hiện" stands below the table."""

import re
from collections.abc import Mapping

from geo.intake.grid import Grid
from geo.intake.vocabulary import MARK, Known
from geo.language import fold

_NOTE = re.compile(r"\s*(\(?\*+\)?|\(?[¹²³⁴⁵⁶⁷⁸⁹⁰]\)?|\(\d\)|\[\d\])\s*[:.-]?\s*(\S.*)", re.DOTALL)
LONGEST = 300


def notes_in(grid: Grid) -> Mapping[str, str]:
    """What is said behind each mark with which a text of the sheet begins."""
    notes: dict[str, str] = {}
    for row in grid.rows:
        for cell in grid.sheet.rows[row - 1]:
            match = _NOTE.match(cell.text) if cell.number is None and 1 < len(cell.text) < LONGEST else None
            if match:
                notes.setdefault(_bare(match[1]), match[2].strip())
    return notes


def note_of(text: str, notes: Mapping[str, str]) -> str:
    """The footnote to which a text is marked; empty for none."""
    mark = MARK.search(text)
    return notes.get(_bare(mark[0]), "") if mark else ""


def estimated(text: str, words: Known) -> bool:
    """Whether a note says that a figure is an estimate."""
    plain = f" {fold(text)} "
    return any(kind == "estimate" and f" {phrase} " in plain for phrase, kind in words.kinds.items())


def _bare(mark: str) -> str:
    return mark.strip().strip("()[]⁽⁾")
