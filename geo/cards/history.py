"""What happened to a unit: the levels it reached, and the reform that ended it or made it."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.cards.naming import in_sentence
from geo.cards.unit import since_words
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.units import Unit
from geo.language import Lang, day, word, words

LAST = "9999"
"""What has no known year comes after what has one."""


@dataclass(frozen=True, order=True)
class Event:
    """One event: ``order`` sorts it, ``when`` and ``what`` are said in the reader's language."""

    order: str
    when: str
    what: str
    source: str = ""


def events_of(edition: Edition, unit: str, lang: Lang) -> list[Event]:
    """The events of a unit, the oldest first; what has no known year stands before the reform, which ends or begins every unit."""
    asked = edition.unit(unit)
    events = [
        event
        for layer in edition.registry
        if layer.shape == "status"
        for old in asked.members
        for event in _levels(edition, layer, old, unit, lang)
    ]
    reform = edition.place.era(edition.later_era or "")
    if not edition.later_era:
        return sorted(events)
    if became := edition.successor(asked):
        what = word("card.now", lang, name=_name(became, lang))
    else:
        names = ", ".join(_name(edition.unit(old), lang) for old in asked.members)
        what = f"{word('card.merged', lang, n=len(asked.members))}: {names}"
    what += f" · {reform.decision.text(lang)}" if reform.decision else ""
    return [*sorted(events), Event(reform.since or "", day(reform.since or "", lang, "MMMM"), what)]


def _name(unit: Unit, lang: Lang) -> str:
    """The name of a unit as it stands inside a sentence: "xã Quảng An"."""
    return in_sentence(unit.name).text(lang)


def _levels(edition: Edition, layer: Layer, old: str, asked: str, lang: Lang) -> Iterator[Event]:
    """The rows of a ladder about one old unit; in a new unit each says which old one it speaks of."""
    state = layer.field("state")
    for row in edition.features[layer.id]:
        if row.unit == old and row.code("state") in layer.reached:
            how = state.values[row.code("state")].text(lang) if state else ""
            what = f"{layer.title.text(lang)}: {layer.classes[row.kind].text(lang).lower()}, {how.lower()}"
            since = since_words(row) or words("card.year_unknown")
            order = str(row.year) if row.year else LAST
            yield Event(order, since.text(lang), what if old == asked else f"{what} ({_name(edition.unit(old), lang)})", row.source)
