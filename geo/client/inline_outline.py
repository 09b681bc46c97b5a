"""What is seen before any of our scripts draws: the district's outline where the map will have it, and the bar with the name of the map."""

import html
from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.client.config import bounds
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.language import Lang, word
from geo.style.colours import GROUND

ZOOM = 13
"""The outline is whole pixels of the world at this zoom: the map opens at 10 to 12."""
TOLERANCE = 1.5
SMALLEST = 9.0
"""Pixels, and square pixels: islets, and gaps between units, that nobody sees in that moment are left out."""
SHOWN = ("sea", "district", "ink", "surface")
"""The colours of the ground that it needs; ``geo/client/first-look.js`` takes them in this order."""


def _pixels(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitudes and latitudes as pixels of the world at ``ZOOM`` (EPSG:3857)."""
    size = 256 * 2**ZOOM
    north = np.log(np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2)) / (2 * np.pi)
    return np.column_stack([(degrees[:, 0] / 360 + 0.5) * size, (0.5 - north) * size])


def _box(corners: Iterable[Iterable[float]]) -> str:
    """South-west and north-east corner, latitude first, as "left top right bottom" in pixels of the world."""
    (south, west), (north, east) = corners
    (left, bottom), (right, top) = _pixels(np.array([[west, south], [east, north]]))
    return " ".join(f"{edge:.2f}" for edge in (left, top, right, bottom))


def _path(outline: BaseGeometry, left: float, top: float) -> str:
    """The polygons of an outline in pixels as SVG path data from a corner on, each step from the last corner."""
    drawn = []
    for part in getattr(outline, "geoms", [outline]):
        for ring in (part.exterior, *part.interiors):
            if shapely.Polygon(ring).area < SMALLEST:
                continue
            corners = np.rint(np.asarray(ring.coords)[:-1] - [left, top]).astype(int)
            steps = " ".join(f"{x} {y}" for x, y in np.diff(corners, axis=0))
            drawn.append(f"M{corners[0][0]} {corners[0][1]}l{steps}z")
    return "".join(drawn).replace(" -", "-")


@kept
def first_look(edition: Edition, lang: Lang) -> str:
    """An SVG that is not displayed until ``geo/client/first-look.js`` has placed it; empty where there are no units."""
    outlines = [unit.outline for unit in edition.base_units.values()]
    if not outlines:
        return ""
    outline = shapely.transform(shapely.union_all(outlines), _pixels).simplify(TOLERANCE)
    left, top = np.floor(outline.bounds[:2])
    around = bounds(edition)
    themes = "".join(f' data-{theme}="{" ".join(colours[name] for name in SHOWN)}"' for theme, colours in GROUND.items())
    return (
        f'<svg id="first-look" display="none" aria-hidden="true" data-zoom="{ZOOM}" data-corner="{left:.0f} {top:.0f}" '
        f'data-district="{_box(around["district"])}" data-window="{_box(around["window"])}"{themes}>'
        f'<rect width="100%" height="100%"/><path d="{_path(outline, left, top)}" vector-effect="non-scaling-stroke" stroke-width="2"/>'
        f'<rect width="100%"/><text x="20" y="26" font-family="Be Vietnam Pro, system-ui, sans-serif" font-size="17" font-weight="700">'
        f"{html.escape(word('site.title', lang))}</text></svg>"
    )
