"""The ground as it is drawn, whatever draws it: pieces that fade before the ground ends, places for shields."""

from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.edition import Edition
from geo.edition.ground import Way
from geo.edition.keeping import kept
from geo.style.ground import ROADS, WATERS

FADES = (0.25, 0.5, 0.75)
"""Strengths of the outermost strips of the ground, so that nobody sees where the data ends."""
STRIP = 0.008
"""Degrees that each of them is wide."""
EVERY = 0.02
"""Degrees along a road between two places for its shield."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A way, or what of it lies in one strip; ``strength`` is its opacity."""

    kind: str
    geometry: BaseGeometry
    strength: float = 1.0


@dataclass(frozen=True)
class Shield:
    """Where the number of a road may stand (degrees)."""

    ref: str
    kind: str
    at: tuple[float, float]


@kept
def pieces(edition: Edition) -> tuple[Piece, ...]:
    """Everything of the ground but the relief, in the order in which it is drawn."""
    ways = [*edition.ground.waters, *edition.ground.roads]
    if not ways:
        return ()
    west, south, east, north = shapely.total_bounds([way.geometry for way in ways])
    strips = [shapely.box(west + inset, south + inset, east - inset, north - inset) for inset in _insets()]
    order = [*WATERS, *ROADS]
    return tuple(piece for way in sorted(ways, key=lambda way: order.index(way.kind)) for piece in _faded(way, strips))


def _insets() -> list[float]:
    return [STRIP * number for number in range(len(FADES) + 1)]


def _faded(way: Way, boxes: list[BaseGeometry]) -> Iterator[Piece]:
    *outer, inner = boxes
    if shapely.contains_properly(inner, way.geometry):
        yield Piece(way.kind, way.geometry)
        return
    for strength, box, inside in zip(FADES, outer, boxes[1:], strict=True):
        yield from _parts(way, shapely.intersection(way.geometry, box.difference(inside)), strength)
    yield from _parts(way, shapely.intersection(way.geometry, inner), 1.0)


def _parts(way: Way, cut: BaseGeometry, strength: float) -> Iterator[Piece]:
    same = [part for part in shapely.get_parts(cut) if part.geom_type in way.geometry.geom_type]
    yield from (Piece(way.kind, part, strength) for part in same if not part.is_empty)


@kept
def shields(edition: Edition) -> tuple[Shield, ...]:
    """Along every road that bears a number in the units, a place each ``EVERY`` degrees: beyond them a road may since have another."""
    units: BaseGeometry = shapely.union_all([unit.outline for unit in edition.base_units.values()])
    placed, numbered = list[Shield](), dict[tuple[str, str], list[BaseGeometry]]()
    for road in edition.ground.roads:
        if road.ref.strip(" .0123456789") and not ROADS[road.kind].near:  # a bare number is none that stands on a sign
            numbered.setdefault((road.ref, road.kind), []).append(road.geometry)
    for (ref, kind), lines in numbered.items():
        for line in shapely.get_parts([shapely.line_merge(shapely.intersection(shapely.union_all(lines), units))]):
            steps = max(1, round(line.length / EVERY))
            spots = [line.interpolate((number + 0.5) / steps, normalized=True) for number in range(steps)]
            placed += [Shield(ref, kind, (spot.x, spot.y)) for spot in spots]
    return tuple(placed)
