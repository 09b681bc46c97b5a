"""What the name of a row means: an indicator, a commune, the heading of a section, or nothing that the map knows."""

from typing import NamedTuple

from geo.intake.grid import ref
from geo.intake.headings import Column
from geo.intake.table import ASIDE, NoFigure, Row, aside_offer
from geo.intake.times import spans_in
from geo.intake.values import UnitFrom
from geo.intake.vocabulary import Indicator, measured, near, unmarked
from geo.language import Words, fold

TYPO = 0.9
"""So like a known name (``difflib`` ratio) that a slip of the pen is likelier than another indicator."""


class Meaning(NamedTuple):
    """What a row is about: the indicators it may mean (none: its columns say which), the unit behind its name, the units of the place."""

    indicators: tuple[Indicator, ...] = ()
    unit: UnitFrom | None = None
    scopes: tuple[str, ...] = ()


def section(row: Row, name: str) -> None:
    """A row without figures may say of which commune or time the rows below it are."""
    plain = unmarked(name)
    scopes = row.words.scopes_of(plain) if plain else ()
    spans, rest = spans_in(plain)
    if scopes:
        row.table.section_scopes = scopes
    elif len(spans) == 1 and not fold(rest):
        row.table.section_period = spans[0]


def meaning(row: Row, name: str, place: Column | None) -> Meaning | None:
    """What a row is about; None after naming it as unknown or asking."""
    plain = _inside(row, unmarked(name))
    bare, measure = measured(plain, row.words)
    unit = UnitFrom(measure, f"{ref(row.number, place.number if place else 1)}: {name}") if measure else None
    for text, behind in ((name, None), (plain, None), (unmarked(bare), unit)):
        indicators = row.words.indicators.get(fold(text))
        if indicators:
            return Meaning(indicators, behind)
    scopes = row.words.scopes_of(plain)
    if any(column.indicators for column in row.table.form.columns) and (scopes or not row.table.form.of("indicator")):
        return Meaning((), None, scopes)
    answered = _unknown(row, name, bare, place)
    return Meaning(answered, unit) if answered else None


def _inside(row: Row, name: str) -> str:
    """A name without "Trong đó:" before it."""
    before, colon, behind = name.partition(":")
    return unmarked(behind) if colon and fold(before) in row.words.phrases["among"] else name


def _unknown(row: Row, name: str, bare: str, place: Column | None) -> tuple[Indicator, ...]:
    """A name that is not known is left aside, and asked about where it is most like one that is."""
    like = near(bare, row.words.indicators, row.words, TYPO)
    if not like or not place:
        row.table.aside("unknown_indicator", row.number, place.number if place else 1, name)
        return ()
    offers = [(option, Words(option, option)) for option in like]
    try:
        answer = row.ask("indicator", place, name, [*offers, aside_offer()], (name,), near="; ".join(like))
    except NoFigure:
        return ()
    return row.words.indicators[fold(answer)] if answer != ASIDE else ()
