"""How metres on the ground become points on the sheet: a round scale, the frame of the map, and back."""

from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray
from shapely.geometry import Polygon

from geo.paper.canvas.pen import POINTS, Box
from geo.placement.asked import Spot
from geo.scene.extent import Bounds

INCH = 0.0254
ROUND = ((10_000, 500), (50_000, 1_000), (10**9, 5_000))
"""Up to which scale the number below it is a round one."""


@dataclass(frozen=True)
class Plane:
    """The map at 1 : ``scale``; (``west``, ``north``) in metres stands in the top left corner of ``frame``."""

    frame: Box
    scale: int
    west: float
    north: float

    @property
    def points_per_metre(self) -> float:
        """How long a metre on the ground is on the sheet."""
        return POINTS / INCH / self.scale

    @property
    def place(self) -> Affine2D:
        """Turns paths in metres into points."""
        k = self.points_per_metre
        return Affine2D().translate(-self.west, -self.north).scale(k, -k).translate(self.frame[0], self.frame[1])

    @property
    def bounds(self) -> Bounds:
        """What the frame shows, in metres."""
        k = self.points_per_metre
        return self.west, self.north - self.frame[3] / k, self.west + self.frame[2] / k, self.north

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place in metres as points."""
        k = self.points_per_metre
        return self.frame[0] + (x - self.west) * k, self.frame[1] + (self.north - y) * k

    def points(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Places in metres as points."""
        k = self.points_per_metre
        return np.column_stack([self.frame[0] + (metres[:, 0] - self.west) * k, self.frame[1] + (self.north - metres[:, 1]) * k])

    def metres(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points as places in metres."""
        k = self.points_per_metre
        return np.column_stack([self.west + (points[:, 0] - self.frame[0]) / k, self.north - (points[:, 1] - self.frame[1]) / k])

    def outline(self, spot: Spot) -> Polygon:
        """A box on the sheet as an area in metres."""
        west, north = self.metres(np.array([[spot.x - spot.w / 2, spot.y - spot.h / 2]]))[0]
        k = self.points_per_metre
        return shapely.box(west, north - spot.h / k, west + spot.w / k, north)


def fitted(frame: Box, bounds: Bounds, margin: float) -> Plane:
    """The plane that shows ``bounds`` (metres) in the middle of ``frame`` at the largest round scale, ``margin`` points from its edge."""
    west, south, east, north = bounds
    wide, high = max(frame[2] - 2 * margin, 1.0), max(frame[3] - 2 * margin, 1.0)
    exact = max((east - west) / wide, (north - south) / high) * POINTS / INCH
    step = next(step for limit, step in ROUND if exact <= limit)
    scale = max(step, int(-(-exact // step)) * step)
    k = POINTS / INCH / scale
    return Plane(frame, scale, (west + east) / 2 - frame[2] / k / 2, (south + north) / 2 + frame[3] / k / 2)
