"""What the lines above a table say of all of it: its unit, its time, and whose figures they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.intake.grid import Grid, ref
from geo.intake.headings import indicators_in, scopes_in
from geo.intake.times import is_day, only_year, spans_in
from geo.intake.vocabulary import Indicator, Known, unit_in
from geo.language import fold
from geo.measures.units import MeasureUnit
from geo.spreadsheets import Cell

_ENCLOSED = re.compile(r"\((?:kèm|ban hành|theo|căn cứ)[^)]*\)?", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+[\d….]*\s*tháng\s+[\d….]*\s*năm\s+\d{4}|\bngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;]\s*|\s+và\s+")
LAST = 3
"""A unit by itself stands at most so many lines above its table."""


@dataclass(frozen=True)
class UnitLine:
    """A unit that a line above a table names: what, in which cell, and its words."""

    measure: MeasureUnit
    column: int
    where: str


@dataclass(frozen=True)
class Around:
    """What the lines above a table say: units, times, and whose figures these may be.

    ``elsewhere``: they name a place that is not of the map, ``plans``: they speak of plans or estimates.
    """

    units: tuple[UnitLine, ...] = ()
    spans: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    elsewhere: bool = False
    plans: bool = False

    @property
    def period(self) -> str:
        """The one time they name: the only one that is less than a year, else the only year; empty for none or several."""
        finer = [span for span in self.spans if len(span) > len("2025")]
        return (finer or [*self.spans] or [""])[0] if len(finer or self.spans) == 1 else ""

    def unit_lines(self, columns: Sequence[int]) -> tuple[UnitLine, ...]:
        """The lines above some columns; where they are all elsewhere, all."""
        own = tuple(line for line in self.units if line.column in columns)
        return own or self.units


def _unit_lines(text: str, place: str, column: int, words: Known, *, bare: bool) -> Iterable[UnitLine]:
    for name in words.unit_line_names:
        match = re.search(rf"(?:^|[(\s]){name}\s*[:：]\s*([^()]*)", text, re.IGNORECASE)
        if match:
            measures = [unit_in(part, words) for part in _PARTS.split(match[1]) if part.strip(" .")]
            return [UnitLine(measure, column, f"{place}: {text}") for measure in measures if measure]
    measure = unit_in(text, words) if bare else None
    return [UnitLine(measure, column, f"{place}: {text}")] if measure else []


def _spans(text: str, words: Known) -> tuple[str, ...]:
    """The times of a title, without the day on which it was signed and what it says of a time to come."""
    plain = _DAY.sub(" ", _ENCLOSED.sub(" ", text))
    year = only_year(plain)
    for word in words.ahead_names:
        plain = re.split(rf"\b{word}\b", plain, maxsplit=1, flags=re.IGNORECASE)[0] or plain
    return tuple(span for span in spans_in(plain, year)[0] if not is_day(span))


def is_elsewhere(text: str, words: Known, *, known: bool) -> bool:
    """Whether a line names a place that is not of the map; a part that is not known is elsewhere in the known place, too."""
    if words.parts.search(text) or any(f" {name} " in f" {fold(text)} " for name in words.phrases["nation"]):
        return True
    return not known and words.elsewhere.search(text) is not None


def _is_signed(cells: Sequence[Cell], words: Known) -> bool:
    """Whether an office stands in a row without figures."""
    return all(cell.number is None for cell in cells) and any(words.starts(cell.text, "office") for cell in cells if cell.text)


def offices(grid: Grid, words: Known) -> Around:
    """Whose the sheet is by its name, and by who signed below its tables."""
    signed = [row for row in grid.rows if _is_signed(grid.sheet.rows[row - 1], words)]
    below = around(grid, signed, words)
    scopes = scopes_in(fold(grid.name), words)[0]
    elsewhere = below.elsewhere or is_elsewhere(grid.name, words, known=False)
    return Around(scopes=scopes or below.scopes, elsewhere=elsewhere and not (scopes or below.scopes))


def around(grid: Grid, lines: Sequence[int], words: Known) -> Around:
    """What some lines of a sheet say."""
    units: list[UnitLine] = []
    spans: list[str] = []
    scopes: list[tuple[str, ...]] = []
    texts: list[str] = []
    plans = False
    for row in lines:
        for column in grid.columns:
            text = grid.at(row, column).text
            if not text:
                continue
            units += _unit_lines(text, ref(row, column), column, words, bare=row in lines[-LAST:])
            spans += _spans(text, words)
            scopes.append(scopes_in(fold(text), words)[0])
            texts.append(text)
            plans = plans or any(f" {word} " in f" {fold(text)} " for word in words.phrases["plan"])
    communes = list(dict.fromkeys(many for many in scopes if many and many != (words.scope,)))
    whole = [many for many in scopes if many == (words.scope,)]
    meant = tuple(dict.fromkeys(scope for many in communes for scope in many)) if communes else whole[0] if whole else ()
    elsewhere = not communes and any(is_elsewhere(text, words, known=bool(meant)) for text in texts)
    named = [many for text in texts if (many := indicators_in(fold(text), words)[0])]
    indicators = named[0] if len(set(named)) == 1 else ()
    return Around(tuple(units), tuple(dict.fromkeys(spans)), meant, indicators, elsewhere, plans)
