"""The layout as Python asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.javascript.engine import call
from geo.style.placement import PLACEMENT

LAYOUT = Path(__file__).with_name("whole.js")
Point = tuple[float, float]
Polygon = Sequence[NDArray[np.float64]]
"""The rings of a polygon, the outer one first, each of shape (n, 2)."""


@dataclass(frozen=True)
class Place:
    """A unit: its parts by their number, where its name wants to stand, and the size of the name.

    ``numbers`` say how many things of each layer it has, nothing for an answer that holds for all of it; ``total`` how many together.
    """

    id: str
    parts: Sequence[int]
    at: Point
    name: tuple[float, float] | None
    numbers: Sequence[str]
    total: int


@dataclass(frozen=True)
class Spot:
    """A box by its middle."""

    x: float
    y: float
    w: float
    h: float

    def touches(self, other: "Spot", gap: float = 1.0) -> bool:
        """Whether two boxes come nearer than ``gap``."""
        return abs(self.x - other.x) * 2 < self.w + other.w + 2 * gap and abs(self.y - other.y) * 2 < self.h + other.h + 2 * gap


@dataclass(frozen=True)
class Cell:
    """The sign of the layer with this index in a pill, and where its number begins."""

    index: int
    x: float
    y: float
    text: float


@dataclass(frozen=True)
class Seat:
    """Where a unit's name and pill stand; ``form`` is "badges", "row", "rows", "number" or "" for no pill; a leader runs from the unit."""

    id: str
    name: Spot | None
    form: str
    pill: tuple[Spot, ...]
    leader: tuple[Point, Point] | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Mark:
    """One or more points: where the tip stands, the members by their number, its room."""

    at: Point
    members: tuple[int, ...]
    box: Spot


@dataclass(frozen=True)
class Sign:
    """One of very many points, or several of a cell: the members by their number, and whether their count finds room on it."""

    at: Point
    radius: float
    numbered: bool
    members: tuple[int, ...]


@dataclass(frozen=True)
class Layout:
    """A whole layout; ``homeless`` are units whose name or pill found no seat, ``signs`` what are too many points for marks."""

    marks: tuple[Mark, ...]
    signs: tuple[Sign, ...]
    seats: tuple[Seat, ...]
    homeless: tuple[str, ...]


def _spot(box: dict[str, float] | None) -> Spot | None:
    return None if box is None else Spot(**box)


def _leader(line: Any) -> tuple[Point, Point] | None:
    return None if line is None else ((line[0][0], line[0][1]), (line[1][0], line[1][1]))


def _seat(seat: dict[str, Any]) -> Seat:
    cells = tuple(Cell(**cell) for cell in seat["cells"])
    return Seat(seat["id"], _spot(seat["name"]), seat["form"], tuple(Spot(**box) for box in seat["pill"]), _leader(seat["leader"]), cells)


def lay_out(  # noqa: PLR0913 - all that stands on a map
    parts: Sequence[Sequence[Polygon]],
    frame: tuple[float, float, float, float],
    places: Sequence[Place],
    points: Sequence[Point],
    front: Sequence[Spot],
    k: float,
    *,
    layers: Sequence[int] = (),
    raised: int = 0,
    narrow: bool = False,
) -> Layout:
    """A layout on a paper where ``k`` units are a pixel of the screen.

    Parameters
    ----------
    parts
        The polygons of each smallest unit, in the units of the paper.
    frame
        Left, top, width and height.
    points
        Those first that shall stand on their own place.
    front
        What stands in front of the map.
    layers
        The number of the layer of each point; when left out, all are of one.
    raised
        So many of the first points are marks, however many there are.
    narrow
        Whether a pill is one number, as on a narrow screen.
    """
    asked = {
        "parts": [[[ring.tolist() for ring in polygon] for polygon in polygons] for polygons in parts],
        "frame": dict(zip(("left", "top", "width", "height"), frame, strict=True)),
        "places": [vars(place) for place in places],
        "points": points,
        "layers": layers or [0] * len(points),
        "raised": raised,
        "front": [vars(box) for box in front],
        "rules": PLACEMENT,
        "k": k,
        "narrow": narrow,
    }
    answer = call(LAYOUT, "layOutWhole", asked)
    marks = tuple(Mark((x, y), tuple(mark["members"]), Spot(**mark["box"])) for mark in answer["marks"] for x, y in [mark["at"]])
    signs = tuple(Sign((sign["x"], sign["y"]), sign["radius"], sign["numbered"], tuple(sign["members"])) for sign in answer["signs"])
    return Layout(marks, signs, tuple(map(_seat, answer["seats"])), tuple(answer["homeless"]))
