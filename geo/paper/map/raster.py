"""Room on the paper: where a box lies wholly inside a unit, or wholly outside all of them, and touches no other box."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from geo.paper.canvas.pen import Box
from geo.paper.map.frame import Plane
from geo.paper.map.outlines import PlaneUnit, polygons

MOST_CELLS = 70_000
FLATTER = 1.6
"""A step up or down counts for more than one to the side, as on the screen."""


@dataclass(frozen=True)
class Spot:
    """A box by its middle, in points."""

    x: float
    y: float
    w: float
    h: float

    def touches(self, other: "Spot", gap: float = 1.0) -> bool:
        """Whether two boxes come nearer than ``gap``."""
        return abs(self.x - other.x) * 2 < self.w + other.w + 2 * gap and abs(self.y - other.y) * 2 < self.h + other.h + 2 * gap


@dataclass(eq=False)
class PlacementRaster:
    """A raster of the frame of the map that knows the owner of every cell, and the boxes taken so far."""

    frame: Box
    cell: float
    ids: tuple[str, ...]
    owner: NDArray[np.uint8]
    sums: list[NDArray[np.int32]]
    boxes: list[Spot] = field(default_factory=list)
    held: dict[tuple[int, float, float], NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def _xs(self) -> NDArray[np.float64]:
        return self._middles(self.frame[0], self.owner.shape[1])

    @property
    def _ys(self) -> NDArray[np.float64]:
        return self._middles(self.frame[1], self.owner.shape[0])

    def _middles(self, first: float, number: int) -> NDArray[np.float64]:
        found: NDArray[np.float64] = first + (np.arange(number, dtype=np.float64) + 0.5) * self.cell
        return found

    def holds(self, index: int, w: float, h: float) -> NDArray[np.bool_]:
        """For every cell: whether a box in its middle touches cells of this owner alone (0: no unit); worked out once for each size."""
        key = (index, w, h)
        if key not in self.held:
            self.held[key] = self._holds(*key)
        return self.held[key]

    def _holds(self, index: int, w: float, h: float) -> NDArray[np.bool_]:
        rows, columns = self.owner.shape
        across = np.arange(columns) + 0.5
        down = np.arange(rows) + 0.5
        c0, c1 = np.floor(across - w / 2 / self.cell).astype(int), np.ceil(across + w / 2 / self.cell).astype(int)
        r0, r1 = np.floor(down - h / 2 / self.cell).astype(int), np.ceil(down + h / 2 / self.cell).astype(int)
        inside = ((r0 >= 0) & (r1 <= rows))[:, None] & ((c0 >= 0) & (c1 <= columns))[None, :]
        c0, c1, r0, r1 = np.clip(c0, 0, columns), np.clip(c1, 0, columns), np.clip(r0, 0, rows), np.clip(r1, 0, rows)
        table = self.sums[index]
        total = table[np.ix_(r1, c1)] - table[np.ix_(r0, c1)] - table[np.ix_(r1, c0)] + table[np.ix_(r0, c0)]
        fits: NDArray[np.bool_] = inside & (total == (r1 - r0)[:, None] * (c1 - c0)[None, :])
        return fits

    def free(self, w: float, h: float, gap: float = 1.0) -> NDArray[np.bool_]:
        """For every cell: whether a box in its middle touches no taken box."""
        found = np.ones(self.owner.shape, dtype=bool)
        xs, ys = self._xs, self._ys
        for box in self.boxes:
            across = np.abs(xs - box.x) * 2 < w + box.w + 2 * gap
            down = np.abs(ys - box.y) * 2 < h + box.h + 2 * gap
            found[np.ix_(down, across)] = False
        return found

    def find(self, unit: str | None, near: tuple[float, float], w: float, h: float, reach: float = np.inf) -> Spot | None:
        """The free spot nearest to a point where a box fits, inside a unit or (None) outside all; None where there is none."""
        index = self.index(unit)
        far = (self._xs[None, :] - near[0]) ** 2 + FLATTER * (self._ys[:, None] - near[1]) ** 2
        wanted = (self.owner == index) & (far < reach**2)
        if not wanted.any():
            return None
        possible = wanted & self.holds(index, w, h) & self.free(w, h)
        if not possible.any():
            return None
        row, column = np.unravel_index(int(np.argmin(np.where(possible, far, np.inf))), far.shape)
        return Spot(float(self._xs[column]), float(self._ys[row]), w, h)

    def index(self, unit: str | None) -> int:
        """The number of a unit in the raster, 0 for none."""
        return 0 if unit is None else self.ids.index(unit) + 1

    def seen(self, unit: str, side: float) -> bool:
        """Whether enough of a unit lies in the frame to hold a square of ``side``."""
        return bool(self.holds(self.index(unit), side, side).any())

    def nearest(self, unit: str, at: tuple[float, float], inside: float) -> tuple[float, float]:
        """The place in a unit, ``inside`` points from its border where it has such a place, that is nearest to a point."""
        index = self.index(unit)
        own = self.owner == index
        deep = own & self.holds(index, inside, inside)
        chosen = deep if deep.any() else own
        far = (self._xs[None, :] - at[0]) ** 2 + (self._ys[:, None] - at[1]) ** 2
        row, column = np.unravel_index(int(np.argmin(np.where(chosen, far, np.inf))), far.shape)
        return float(self._xs[column]), float(self._ys[row])

    def take(self, box: Spot) -> Spot:
        """Take a box."""
        self.boxes.append(box)
        return box

    def clear(self, box: Spot) -> bool:
        """Whether a box stays in the frame and touches no taken one."""
        left, top, wide, high = self.frame
        inside = box.x - box.w / 2 >= left and box.x + box.w / 2 <= left + wide
        return inside and box.y - box.h / 2 >= top and box.y + box.h / 2 <= top + high and not any(box.touches(one) for one in self.boxes)

    def bare(self, box: Spot) -> float:
        """Which part of a box lies on no unit, 0 to 1."""
        columns = (np.abs(self._xs - box.x) * 2 < box.w).nonzero()[0]
        rows = (np.abs(self._ys - box.y) * 2 < box.h).nonzero()[0]
        under = self.owner[np.ix_(rows, columns)]
        return float((under == 0).mean()) if under.size else 0.0


def make_room(frame: Box, plane: Plane, units: Sequence[PlaneUnit]) -> PlacementRaster:
    """An empty room over the units in the frame of a map."""
    _, _, wide, high = frame
    cell = max(1.0, (wide * high / MOST_CELLS) ** 0.5)
    columns, rows = int(wide / cell), int(high / cell)
    picture = Image.new("L", (columns, rows), 0)
    pencil = ImageDraw.Draw(picture)
    outlines = [(polygon, index) for index, unit in enumerate(units, start=1) for polygon in polygons(unit.outline)]
    for polygon, index in sorted(outlines, key=lambda pair: -pair[0].area):
        for ring, value in [(polygon.exterior, index), *((hole, 0) for hole in polygon.interiors)]:
            points = (plane.points(np.asarray(ring.coords)[:, :2]) - np.asarray(frame[:2])) / cell - 0.5
            pencil.polygon([(float(x), float(y)) for x, y in points], fill=value)
    owner = np.asarray(picture, dtype=np.uint8)
    sums = []
    for index in range(len(units) + 1):
        table = np.zeros((rows + 1, columns + 1), dtype=np.int32)
        table[1:, 1:] = (owner == index).cumsum(axis=0).cumsum(axis=1)
        sums.append(table)
    return PlacementRaster(frame, cell, tuple(unit.id for unit in units), owner, sums)
