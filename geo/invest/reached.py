"""How far an undertaking is from what investors ask about, in words and for filters: measured on the map, and said so."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from geo.cards.rows import CardRow, card_row, cited
from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.place import Target
from geo.invest.projects import projects_of
from geo.language import LANGUAGES, Words, joined, number, words
from geo.reach.distances import Distance, Span, distances_of
from geo.reach.whereabouts import things_of

FINE_KM = 10.0
"""Below this a distance is said to 100 m, above to the kilometre."""


@dataclass(frozen=True)
class Measured:
    """A target with the least and most kilometres from each undertaking, by its reference: ``along`` the roads, or all of them straight."""

    target: Target
    along: bool
    spans: Mapping[str, tuple[float, float]]


def _ends(span: Span) -> tuple[float, float]:
    """The least and the most kilometres, rounded outwards."""
    parts = 10 if span.high < FINE_KM else 1
    return math.floor(_clean(span.low * parts)) / parts, math.ceil(_clean(span.high * parts)) / parts


def _clean(value: float) -> float:
    """Without the last digits, which reckoning alone leaves."""
    return round(value, 6)


def _words(km: float) -> Words:
    return Words(*(number(f"{km:g}", lang) for lang in LANGUAGES))


def _said(span: Span) -> Words:
    """A span in words: with its ± where it was measured between two points, else from–to."""
    low, high = _ends(span)
    if span.middle is None:
        return words("invest.reach_span", low=_words(low), high=_words(high))
    more = math.ceil(_clean(10 * (span.high - span.middle))) / 10
    return words("invest.reach_about", km=_words(round(span.middle, 1)), more=_words(more))


def _ways(distance: Distance, *, roads: bool) -> Words:
    straight = words("invest.reach_straight", km=_said(distance.straight))
    if not roads:
        return straight
    along = words("invest.reach_along", km=_said(distance.along)) if distance.along else words("invest.reach_no_road")
    return joined(" · ", [straight, along])


def _row(edition: Edition, distance: Distance) -> CardRow:
    target = distance.target
    places = [thing.place_source or thing.source for thing in things_of(edition, target)]
    cite = cited(edition, [target.source, *places])
    value = _ways(distance, roads=bool(edition.ground.roads))
    return card_row(f"reach-{target.id}", target.name, value, cite=cite, note=target.note)


def reach_rows(edition: Edition, feature: Feature) -> list[CardRow]:
    """How far each target is, and before them how that was measured; nothing where only the district is known."""
    known = distances_of(edition, feature)
    if not known:
        return []
    reach = edition.place.reach
    how = [*([reach.note] if reach.note else []), words("invest.reach_exact" if known[0].exact else "invest.reach_somewhere")]
    first = card_row("reach", words("invest.reach_how"), joined("; ", how), cite=cited(edition, [reach.roads]))
    return [first, *(_row(edition, distance) for distance in known)]


@kept
def measured_of(edition: Edition) -> tuple[Measured, ...]:
    """Every target that has a place, with the distances by which undertakings are filtered and sorted."""
    projects = projects_of(edition).values()
    known = {project.ref: {way.target.id: way for way in distances_of(edition, project.feature)} for project in projects}
    measured = []
    for target in edition.place.reach.to:
        by_ref = {ref: by_target[target.id] for ref, by_target in known.items() if target.id in by_target}
        along = any(distance.along for distance in by_ref.values())
        spans = {ref: span for ref, distance in by_ref.items() if (span := distance.along if along else distance.straight)}
        if spans:
            measured.append(Measured(target, along, {ref: _ends(span) for ref, span in spans.items()}))
    return tuple(measured)
