"""The headline cards: which figures officials ask for first, what stands beside each, and its neighbours in time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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


def _card(edition: Edition, kind: Kind, ask: Ask, gone_by: Callable[[IndicatorValue], tuple[int, int] | None]) -> Card | None:
    """The card of what is asked for; None when nobody has published it. ``gone_by``: how many months of a figure's year had passed."""
    values = indicator_values(edition, (ask.indicator, *ask.beside))
    own = [fact for fact in _whole(values, kind) if fact.indicator == ask.indicator and fact.leads]
    if not own:
        return None
    main, whole = own[0], _whole(values, "result")
    rivals = (fact for fact in own[1:] if fact.year == main.year)
    others = _beside(main, ask, whole) if kind == "result" else tuple(fact for fact in whole if fact.indicator == ask.indicator)[:1]
    gone = gone_by(main)
    return Card(f"{kind}-{ask.indicator}", main, months_words(gone) if gone else None, change(main, own), (*rivals, *others), tuple(values))


@kept
def results(edition: Edition) -> Mapping[str, tuple[Card, ...]]:
    """The cards of results by group; what nobody has published makes no card."""
    by_group = edition.place.asked.results.items()
    made = {group: [_card(edition, "result", ask, IndicatorValue.passed) for ask in asks] for group, asks in by_group}
    return MappingProxyType({group: tuple(filter(None, cards)) for group, cards in made.items()})


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
    return tuple(filter(None, (_card(edition, "target", ask, partial(gone_by, edition)) for ask in edition.place.asked.targets)))
