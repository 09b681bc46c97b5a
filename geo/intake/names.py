"""What the name of a row means: an indicator, a commune, the heading of a section, or nothing that the map knows."""

from typing import NamedTuple

from geo.intake.above import PART
from geo.intake.grid import ref
from geo.intake.headings import Column
from geo.intake.table import ASIDE, NoFigure, Row, aside_offer
from geo.intake.values import UnitFrom
from geo.intake.vocabulary import Indicator, measured, near, unmarked
from geo.language import Words, fold, words

TYPO = 0.9
"""So like a known name (``difflib`` ratio) that a slip of the pen is likelier than another indicator."""


MOST_LOOKS = 500
"""So many names of a table are compared with those that are known; a table with more unknown ones is about something else."""


class Meaning(NamedTuple):
    """What a row is about: the indicators it may mean (none: its columns say which), the unit behind its name, the units of the place."""

    indicators: tuple[Indicator, ...] = ()
    unit: UnitFrom | None = None
    scopes: tuple[str, ...] = ()


def meaning(row: Row, name: str, place: Column | None) -> Meaning | None:
    """What a row is about; None after naming it as unknown or asking."""
    above = row.table.above
    plain = _inside(row, unmarked(name))
    bare, measure = measured(plain, row.words)
    unit = UnitFrom(measure, f"{ref(row.number, place.number if place else 1)}: {name}") if measure else None
    for text, behind in ((unmarked(bare), unit), (name, None), (plain, None)):
        indicators = row.words.indicators.get(fold(text))
        if indicators:
            above.indicators = indicators
            _whole(row, name, place)
            above.parent = above.parent if name.strip().startswith(PART) else ""
            return Meaning(indicators, behind)
    scopes = row.words.scopes_of(plain)
    if any(column.indicators for column in row.table.form.columns) and (scopes or not row.table.form.of("indicator")):
        return Meaning((), None, scopes)
    if scopes and place:
        return _of_communes(row, name, place, scopes)
    if not name.strip().startswith(PART):
        above.parent = plain
    answered = _unknown(row, name, bare, place)
    return Meaning(answered, unit) if answered else None


def _whole(row: Row, name: str, place: Column | None) -> None:
    """Ask whether a name of general meaning below a narrower heading is of all or of a part. Raises NoFigure for a part."""
    narrower = row.table.above.narrower(name, row.words)
    if narrower and place:
        offers = [("yes", words("intake.answer_whole")), aside_offer()]
        if row.ask("part", place, name, offers, (narrower,), section=narrower, name=unmarked(name)) == ASIDE:
            raise NoFigure


def _of_communes(row: Row, name: str, place: Column, scopes: tuple[str, ...]) -> Meaning | None:
    """A row that only names a commune: of which indicator, the title or the row above may say, and the reader confirms."""
    meant = row.table.form.around.indicators or row.table.above.indicators
    if not meant:
        row.table.aside("unknown_indicator", row.number, place.number, name)
        return None
    offers = [(indicator.key, Words(indicator.name_vi, indicator.name_en)) for indicator in meant]
    answer = row.ask("of_communes", place, name, [*offers, aside_offer()], tuple(key for key, _ in offers))
    return Meaning(tuple(indicator for indicator in meant if indicator.key == answer), None, scopes) if answer != ASIDE else None


def _inside(row: Row, name: str) -> str:
    """A name without "Trong đó:" before it."""
    before, colon, behind = name.partition(":")
    return unmarked(behind) if colon and fold(before) in row.words.phrases["among"] else name


def _unknown(row: Row, name: str, bare: str, place: Column | None) -> tuple[Indicator, ...]:
    """A name that is not known is left aside, and asked about where it is most like one that is."""
    row.table.looks += 1
    like = near(bare, row.words.indicators, row.words, TYPO) if row.table.looks <= MOST_LOOKS else []
    if not like or not place:
        row.table.aside("unknown_indicator", row.number, place.number if place else 1, name)
        return ()
    offers = [(option, Words(option, option)) for option in like]
    try:
        answer = row.ask("indicator", place, name, [*offers, aside_offer()], (name,), near="; ".join(like))
    except NoFigure:
        return ()
    return row.words.indicators[fold(answer)] if answer != ASIDE else ()
