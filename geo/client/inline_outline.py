"""What is seen before any of our scripts draws: the units where the map will have them, each to be chosen, and the bar with its name."""

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
TOLERANCE = 2.5
"""Pixels: a corner that adds less than the square of it to a unit is left out (Visvalingam and Whyatt 1993), in all units at once."""
SMALLEST = 9.0
"""Square pixels: islets, and gaps between units, that nobody sees in that moment are left out."""
SHOWN = ("sea", "district", "ink", "surface", "land", "halo")
"""The colours of the ground that it needs; ``geo/client/first-look.js`` takes them in this order."""

_TYPE = 'font-family="Be Vietnam Pro, system-ui, sans-serif"'


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


def _units(edition: Edition, lang: Lang) -> tuple[str, str]:
    """The units that the map opens with: paths in pixels, each with id, name and where that stands; and the corner they go on from."""
    units = list(edition.base_units.values())
    outlines = [shapely.transform(unit.outline, _pixels) for unit in units]
    left, top = np.floor(shapely.total_bounds(outlines)[:2])
    spots = _pixels(np.array([unit.spot for unit in units])) - [left, top]
    paths = "".join(
        f'<path data-unit="{html.escape(unit.id)}" data-name="{html.escape(unit.name.text(lang))}" data-at="{x:.0f} {y:.0f}" '
        f'vector-effect="non-scaling-stroke" d="{_path(outline, left, top)}"/>'
        for unit, outline, (x, y) in zip(units, shapely.coverage_simplify(outlines, TOLERANCE), spots, strict=True)
    )
    return paths, f"{left:.0f} {top:.0f}"


@kept
def first_look(edition: Edition, lang: Lang) -> str:
    """An SVG that is not displayed until ``geo/client/first-look.js`` has placed it; empty where there are no units."""
    if not edition.base_units:
        return ""
    paths, corner = _units(edition, lang)
    around = bounds(edition)
    themes = "".join(f' data-{theme}="{" ".join(colours[name] for name in SHOWN)}"' for theme, colours in GROUND.items())
    return (
        f'<svg id="first-look" display="none" aria-hidden="true" data-zoom="{ZOOM}" data-corner="{corner}" '
        f'data-era="{html.escape(edition.base_era)}" data-district="{_box(around["district"])}" '
        f'data-window="{_box(around["window"])}"{themes}>'
        f'<rect width="100%" height="100%"/><g stroke-width="2" cursor="pointer">{paths}</g>'
        f'<rect width="100%"/><text x="20" y="26" {_TYPE} font-size="17" font-weight="700">{html.escape(word("site.title", lang))}</text>'
        f'<text {_TYPE} font-size="14" font-weight="600" text-anchor="middle" stroke-width="3" paint-order="stroke"/></svg>'
    )
