"""The headline cards: which figures officials ask for first, what stands beside each, and its neighbours in time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.place import Ask
from geo.edition.records import IndicatorValue, Kind
from geo.facts.indicators import change, indicator_values, months_words
from geo.language import Words


@dataclass(frozen=True)
class Card:
    """One card as plain data.

    ``fact`` stands large; ``passed`` says how much of its year had gone by, ``change`` how it differs from the figure before it;
    ``beside`` are what others say of the same year, other figures of the same time, of a target the newest result; ``neighbours`` all
    that is known over time.
    """

    id: str
    fact: IndicatorValue
    passed: Words | None
    change: Words | None
    beside: tuple[IndicatorValue, ...]
    neighbours: tuple[IndicatorValue, ...]


def _whole(values: Sequence[IndicatorValue], kind: Kind) -> list[IndicatorValue]:
    return [fact for fact in values if fact.whole and fact.kind == kind]


def _own(values: Sequence[IndicatorValue], kind: Kind, ask: Ask) -> list[IndicatorValue]:
    """What may stand large on a card, the newest first."""
    return [fact for fact in _whole(values, kind) if fact.indicator == ask.indicator and fact.leads]


def _beside(main: IndicatorValue, ask: Ask, values: Sequence[IndicatorValue]) -> tuple[IndicatorValue, ...]:
    """Of each indicator beside it the figures since then, else the newest."""
    others: list[IndicatorValue] = []
    for indicator in ask.beside:
        known = [fact for fact in values if fact.indicator == indicator]
        others += (
            [fact for fact in known if fact.span == main.span and "/" in main.span]
            or [fact for fact in known if fact.year >= main.year]
            or known[:1]
        )
    return tuple(others)


def _card(kind: Kind, ask: Ask, values: Sequence[IndicatorValue], passed: Words | None) -> Card | None:
    own = _own(values, kind, ask)
    if not own:
        return None
    main = own[0]
    whole = _whole(values, "result")
    rivals = (fact for fact in own[1:] if fact.year == main.year)
    others = _beside(main, ask, whole) if kind == "result" else tuple(fact for fact in whole if fact.indicator == ask.indicator)[:1]
    return Card(f"{kind}-{ask.indicator}", main, passed, change(main, own), (*rivals, *others), tuple(values))


@kept
def results(edition: Edition) -> Mapping[str, tuple[Card, ...]]:
    """The cards of results by group; what nobody has published makes no card."""
    made: dict[str, tuple[Card, ...]] = {}
    for group, asks in edition.place.asked.results.items():
        cards = []
        for ask in asks:
            values = indicator_values(edition, (ask.indicator, *ask.beside))
            newest = next(iter(_own(values, "result", ask)), None)
            gone = newest.passed() if newest else None
            cards.append(_card("result", ask, values, months_words(gone) if gone else None))
        made[group] = tuple(card for card in cards if card is not None)
    return MappingProxyType(made)


def gone_by(edition: Edition, target: IndicatorValue) -> tuple[int, int] | None:
    """How much of a target's year had passed when its source spoke of it: by the latest result of that source in that year."""
    spans = [
        fact.passed()
        for fact in indicator_values(edition)
        if fact.source == target.source and fact.year == target.year and fact.kind == "result"
    ]
    return max((passed for passed in spans if passed), default=None)


@kept
def targets(edition: Edition) -> tuple[Card, ...]:
    """The cards of the year's targets, each with the results of the same thing as neighbours."""
    made = []
    for ask in edition.place.asked.targets:
        values = indicator_values(edition, (ask.indicator, *ask.beside))
        newest = next(iter(_own(values, "target", ask)), None)
        gone = gone_by(edition, newest) if newest else None
        made.append(_card("target", ask, values, months_words(gone) if gone else None))
    return tuple(card for card in made if card is not None)
