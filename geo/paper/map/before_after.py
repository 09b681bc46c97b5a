"""The units of before, a little apart, an arrow, and what they became: outlines alone, with numbers that a text explains."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from geo.edition import Edition
from geo.facts.joining import Joining
from geo.language import Lang
from geo.paper.canvas.pen import Box, Pen, circle, segment
from geo.paper.map.outlines import PlaneUnit, ground
from geo.style.colours import ABSENT, GROUND, RUNGS

PARTED = 0.42
"""How far apart the units of before stand, in parts of their distance from the middle."""
HALF = 0.45
"""The share of the picture that each time has."""
TONES = (RUNGS[0]["light"], ABSENT["light"])
INK = GROUND["light"]
DISC, NUMBER, NAME = 7.5, 10.0, 12.0
HATCH = 6.0
ASIDE = ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1), (-2, 0), (2, 0))
"""Where a number may stand, in its own widths from its unit's spot."""
Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Outline:
    """A unit on the plane, in the tone of what it became, and how many metres it stands from where it belongs."""

    unit: PlaneUnit
    tone: int
    shift: Point = (0.0, 0.0)

    @property
    def spot(self) -> Point:
        """Where its number or its name wants to stand."""
        return self.unit.spot[0] + self.shift[0], self.unit.spot[1] + self.shift[1]


def before_and_after(edition: Edition, joinings: Sequence[Joining], size: tuple[float, float], lang: Lang) -> Pen:
    """A picture of ``size`` points: left the units of before, numbered in the order of ``joinings``, right those that they became."""
    pen, (wide, high) = Pen(*size), size
    shown = ground(edition)
    old = {unit.id: unit for unit in shown.units[edition.base_era]}
    new = {unit.id: unit for unit in shown.units[edition.eras[-1]]}
    members = [Outline(old[unit], tone) for tone, joining in enumerate(joinings) for unit in joining.members]
    left = _parted(members)
    place = _fitted(left, (0, 0, HALF * wide, high))
    _draw(pen, left, place)
    _numbers(pen, [_at(place, outline.spot) for outline in left])
    right = [Outline(new[joining.unit], tone) for tone, joining in enumerate(joinings)]
    place = _fitted(right, ((1 - HALF) * wide, 0, HALF * wide, high))
    _draw(pen, right, place)
    for outline in right:
        x, y = _at(place, outline.spot)
        pen.text(x, y + NAME / 3, edition.unit(outline.unit.id).name.text(lang), NAME, INK["ink"], 600, align=0.5, halo=INK["halo"])
    _arrow(pen, wide / 2, high / 2)
    return pen


def _parted(outlines: Sequence[Outline]) -> list[Outline]:
    spots = np.array([outline.unit.spot for outline in outlines])
    middle = (spots.min(axis=0) + spots.max(axis=0)) / 2
    shifts = PARTED * (spots - middle)
    return [Outline(outline.unit, outline.tone, (float(x), float(y))) for outline, (x, y) in zip(outlines, shifts, strict=True)]


def _fitted(outlines: Iterable[Outline], box: Box) -> Affine2D:
    """Metres to points so that all stand in the middle of a box."""
    edges = np.array([np.array(outline.unit.outline.bounds) + np.array(outline.shift * 2) for outline in outlines])
    (west, south), (east, north) = edges[:, :2].min(axis=0), edges[:, 2:].max(axis=0)
    left, top, wide, high = box
    k = min((wide - 4) / (east - west), (high - 4) / (north - south))
    middle = Affine2D().translate(-(west + east) / 2, -(south + north) / 2)
    return middle.scale(k, -k).translate(left + wide / 2, top + high / 2)


def _at(place: Affine2D, spot: Point) -> Point:
    x, y = place.transform(np.array([spot]))[0]
    return float(x), float(y)


def _draw(pen: Pen, outlines: Iterable[Outline], place: Affine2D) -> None:
    """Each in its tone; every second one hatched too, for who does not tell the tones apart."""
    for outline in outlines:
        own = Affine2D().translate(*outline.shift) + place
        pen.shape(outline.unit.path, TONES[outline.tone % 2], INK["surface"], 1.0, place=own)
        if outline.tone % 2:
            pen.within(outline.unit.path, own)
            for line in _hatching(outline.unit.path.transformed(own)):
                pen.shape(line, None, INK["quiet"], 0.4)
            pen.within(None)


def _hatching(path: Path) -> list[Path]:
    (left, top), (right, bottom) = path.get_extents().get_points()
    high = bottom - top
    return [segment([(x, bottom), (x + high, top)]) for x in np.arange(left - high, right, HATCH)]


def _numbers(pen: Pen, spots: Sequence[Point]) -> None:
    """A numbered disc on each unit, or beside it with a line to it where another stands already."""
    taken: list[Point] = []
    step = 2 * DISC + 1
    for number, (x, y) in enumerate(spots, start=1):
        tried = [(x + across * step, y + down * step) for across, down in ASIDE]
        seat = next((spot for spot in tried if all(np.hypot(spot[0] - a, spot[1] - b) >= step for a, b in taken)), (x, y))
        taken.append(seat)
        if seat != (x, y):
            pen.shape(segment([(x, y), seat]), None, INK["ink"], 1.0)
        pen.shape(circle(*seat, DISC), INK["surface"], INK["ink"], 0.8)
        pen.text(seat[0], seat[1] + NUMBER * 0.36, str(number), NUMBER, INK["ink"], 600, align=0.5)


def _arrow(pen: Pen, x: float, y: float) -> None:
    for line in ([(x - 14, y), (x + 14, y)], [(x + 6, y - 8), (x + 14, y), (x + 6, y + 8)]):
        pen.shape(segment(line), None, INK["quiet"], 3.0)
