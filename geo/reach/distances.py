"""How far a thing is from each target: straight, and along the roads where the ground has some."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.place import Target
from geo.reach.network import Metres, Network, network_of
from geo.reach.whereabouts import Whereabouts, of_target, where_of

ENTRY = 500.0
"""Metres from a point to the nearest road at most; beyond, the map does not show how one gets in."""
ON = 30.0
"""Metres within which a spot lies on a line: as much as two maps of one road differ."""
KILOMETRE = 1000.0


Entry = tuple[float, dict[int, float]] | NDArray[np.intp]


@dataclass(frozen=True)
class Span:
    """Kilometres from ``low`` to ``high``, and the ``middle`` that was measured where both ends are known as points."""

    low: float
    high: float
    middle: float | None = None


@dataclass(frozen=True)
class Distance:
    """How far a target is; None where that way cannot be told. ``exact``: the thing itself has a published position."""

    target: Target
    straight: Span
    along: Span | None
    exact: bool


@dataclass(frozen=True, eq=False)
class _Ways:
    """A target, and the ways along the roads from every spot of the network: at least ``near``, at most ``far`` metres."""

    places: tuple[Whereabouts, ...]
    near: Metres
    far: Metres


def _starts(network: Network, place: Whereabouts) -> Iterable[Metres]:
    """The ways from every spot to a target, one for each place where it may stand."""
    if not place.exact:
        return [network.metres([spot]) for spot in network.inside(place.shape).tolist()]
    if place.shape.geom_type != "Point":
        on = network.inside(shapely.buffer(place.shape, ON)).tolist()
        return [network.metres(on)] if on else []
    entry = network.beside(place.shape, ENTRY + place.margin)
    return [reduce(np.minimum, [entry[0] + way + network.metres([spot]) for spot, way in entry[1].items()])] if entry else []


@kept
def _ways(edition: Edition, target: Target) -> _Ways:
    network, places = network_of(edition), tuple(of_target(edition, target))
    nowhere = np.full(len(network.spots) if network else 0, np.inf)
    near = far = nowhere
    for place in places if network else ():
        each = list(_starts(network, place)) if network else []
        if each:
            known = [np.where(np.isinf(way), np.nan, way) for way in each]
            near = np.fmin(near, reduce(np.fmin, known))
            far = np.fmin(far, reduce(np.fmax, known))
    return _Ways(places, near, far)


def _km(low: float, high: float, margin: float, middle: float | None) -> Span:
    return Span(max(0.0, low - margin) / KILOMETRE, (high + margin) / KILOMETRE, None if middle is None else middle / KILOMETRE)


def _straight(start: Whereabouts, end: Whereabouts) -> Span:
    least = float(shapely.distance(start.shape, end.shape))
    both = start.exact and end.exact
    return _km(least, least if both else start.farthest(end), start.margin + end.margin, least if both else None)


def _nearest(spans: list[Span]) -> Span:
    """The nearest of several: as near as any, and no farther than the one that is nearest at the most."""
    middles = [span.middle for span in spans if span.middle is not None]
    return Span(min(span.low for span in spans), min(span.high for span in spans), min(middles) if len(middles) == len(spans) else None)


def _entry(network: Network, start: Whereabouts) -> Entry | None:
    """How one gets onto the roads: the metres to the nearest and from there to its ends, or the spots where the start may be."""
    if start.exact:
        return network.beside(start.shape, ENTRY + start.margin)
    inside = network.inside(start.shape)
    return inside if len(inside) else None


def _along(start: Whereabouts, entry: Entry, ways: _Ways) -> Span | None:
    exact = all(place.exact for place in ways.places)
    margin = start.margin + max(place.margin for place in ways.places)
    if isinstance(entry, tuple):
        away, ends = entry
        low, high = (float(away + min(ways_from[spot] + way for spot, way in ends.items())) for ways_from in (ways.near, ways.far))
        if any(place.exact and shapely.distance(start.shape, place.shape) <= away + ON for place in ways.places):
            low = high = away  # the nearest road is the target itself
    else:
        reached = entry[np.isfinite(ways.far[entry])]
        low, high = (float(ways.near[reached].min()), float(ways.far[reached].max())) if len(reached) else (np.inf, np.inf)
    return _km(low, high, margin, low if start.exact and exact else None) if np.isfinite(high) else None


@kept
def _distances(edition: Edition, start: Whereabouts) -> tuple[Distance, ...]:
    network, listed = network_of(edition), []
    entry = _entry(network, start) if network else None
    for target in edition.place.reach.to:
        ways = _ways(edition, target)
        if ways.places:
            straight = _nearest([_straight(start, end) for end in ways.places])
            along = None if entry is None else _along(start, entry, ways)
            listed.append(Distance(target, straight, along, start.exact))
    return tuple(listed)


def distances_of(edition: Edition, feature: Feature) -> tuple[Distance, ...]:
    """How far a thing is from every target that has a place, in their order; nothing where only the district is known."""
    start = where_of(edition, feature)
    return _distances(edition, start) if start else ()
