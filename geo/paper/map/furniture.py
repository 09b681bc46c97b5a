"""What every map carries: graticule with its degrees, scale bar, north arrow."""

import math
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
from matplotlib.path import Path
from shapely.geometry import LineString

from geo.language import Lang, number, word
from geo.measures.coordinates import DISK_CRS
from geo.paper.canvas.pen import Pen, rectangle, segment
from geo.paper.canvas.typeface import width
from geo.paper.map.frame import Plane
from geo.paper.map.marks import INK

MINUTE_STEPS = (0.5, 1, 2, 5, 10, 15, 30)
LINES = 6
"""At most so many meridians or parallels in a frame."""
BAR_STEPS = (100, 200, 500, 1000, 2000, 5000, 10000, 20000)
LABEL = 11.5
BAR_SHARE = 0.24
KILOMETRE = 1000


def _degrees(plane: Plane, crs: int) -> tuple[float, float, float, float]:
    west, south, east, north = plane.bounds
    corners = gpd.GeoSeries.from_xy([west, west, east, east], [south, north, south, north], crs=crs).to_crs(DISK_CRS)
    left, low, right, top = corners.total_bounds
    return float(left), float(low), float(right), float(top)


def _step(span: float) -> float:
    """Degrees between two lines, so that a handful of them stand in ``span`` degrees."""
    return next((minutes for minutes in MINUTE_STEPS if span * 60 / minutes <= LINES), MINUTE_STEPS[-1]) / 60


def _between(low: float, high: float, step: float) -> list[float]:
    return [round(index * step, 6) for index in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _grid(plane: Plane, crs: int) -> Iterator[tuple[str, float, Path]]:
    """Every meridian (x) and parallel (y) of the frame with its degrees, in points."""
    west, south, east, north = _degrees(plane, crs)
    step = _step(max(east - west, north - south))
    kinds = [("x", lon) for lon in _between(west, east, step)] + [("y", lat) for lat in _between(south, north, step)]
    if not kinds:
        return
    lats, lons = np.linspace(south - 0.01, north + 0.01, 9), np.linspace(west - 0.01, east + 0.01, 9)
    lines = [LineString([(at, lat) for lat in lats] if kind == "x" else [(lon, at) for lon in lons]) for kind, at in kinds]
    for (kind, at), line in zip(kinds, gpd.GeoSeries(lines, crs=DISK_CRS).to_crs(crs), strict=True):
        yield kind, at, Path(plane.points(np.asarray(line.coords)))


def graticule(pen: Pen, plane: Plane, k: float, crs: int) -> None:
    """Thin meridians and parallels under the land."""
    for _, _, line in _grid(plane, crs):
        pen.shape(line, line=INK["grid"], thick=1.0 * k)


def dms(degrees: float) -> str:
    """Degrees and minutes as maps write them: 107°30', 21°22'30''."""
    seconds = round(degrees * 3600)
    whole, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{whole}°{minutes:02d}'" + (f"{seconds:02d}''" if seconds else "")


def degrees_around(pen: Pen, plane: Plane, k: float, lang: Lang, crs: int) -> None:
    """The degrees of the graticule along the frame: longitudes above and below, latitudes on both sides; and the frame itself."""
    left, top, wide, high = plane.frame
    size, ink = LABEL * k, INK["quiet"]
    for kind, at, line in _grid(plane, crs):
        points = np.asarray(line.vertices)
        if kind == "x":
            label = f"{dms(at)} {word('frame.east', lang)}"
            for edge, base in ((top, top - 3 * k), (top + high, top + high + size)):
                x = float(np.interp(edge, points[::-1, 1], points[::-1, 0]))
                if left + width(label, size) / 2 < x < left + wide - width(label, size) / 2:
                    pen.text(x, base, label, size, ink, align=0.5)
        else:
            label = f"{dms(at)} {word('frame.north', lang)}"
            for edge, x in ((left, left - size * 0.55), (left + wide, left + wide + size * 0.6)):
                y = float(np.interp(edge, points[:, 0], points[:, 1]))
                if top + width(label, size) / 2 < y < top + high - width(label, size) / 2:
                    pen.text(x, y, label, size, ink, turn=90)
    pen.shape(rectangle(plane.frame), line=INK["ink"], thick=1.2 * k)


def bar_length(plane: Plane) -> int:
    """The length of the scale bar in metres: a round one, about a quarter of the frame at most."""
    most = plane.frame[2] * BAR_SHARE / plane.points_per_metre
    return max([step for step in BAR_STEPS if step <= most], default=BAR_STEPS[0])


def scale_size(plane: Plane, k: float) -> tuple[float, float]:
    """Width and height of north arrow and scale bar together, in points."""
    return bar_length(plane) * plane.points_per_metre + 76 * k, 46 * k


def scale_and_north(pen: Pen, plane: Plane, at: tuple[float, float], k: float, lang: Lang) -> None:
    """North arrow and scale bar with the scale as a fraction, on a plate whose top left corner is ``at``."""
    wide, high = scale_size(plane, k)
    left, top = at
    pen.shape(rectangle((left, top, wide, high), 6 * k), fill=INK["surface"], faint=0.86)
    _north(pen, left + 17 * k, top + high / 2, k, lang)
    metres = bar_length(plane)
    length, x, y = metres * plane.points_per_metre, left + 40 * k, top + 26 * k
    parts = 4
    for index in range(parts):
        box = (x + length * index / parts, y, length / parts, 4 * k)
        pen.shape(rectangle(box), fill=INK["ink"] if index % 2 == 0 else INK["surface"], line=INK["ink"], thick=0.8 * k)
    size = LABEL * k
    unit = "km" if metres >= KILOMETRE else "m"
    for share in (0, 0.5, 1):
        value = metres * share / (KILOMETRE if unit == "km" else 1)
        label = number(value, lang) + (f" {unit}" if share == 1 else "")
        pen.text(x + length * share + (width(f" {unit}", size) / 2 if share == 1 else 0), y + 14.5 * k, label, size, INK["ink"], align=0.5)
    pen.text(x, top + 18 * k, f"1 : {number(plane.scale, lang)}", 13 * k, INK["ink"], 600)


def _north(pen: Pen, x: float, y: float, k: float, lang: Lang) -> None:
    """An arrow to the north of the grid, half of it filled."""
    tip, low, half = y - 15 * k, y + 8 * k, 7.5 * k
    pen.shape(Path([(x, tip), (x + half, low), (x, low - 5 * k), (x, tip)], closed=True), fill=INK["surface"], line=INK["ink"], thick=k)
    pen.shape(Path([(x, tip), (x - half, low), (x, low - 5 * k), (x, tip)], closed=True), fill=INK["ink"], line=INK["ink"], thick=k)
    pen.text(x, y + 19 * k, word("frame.north", lang), LABEL * k, INK["ink"], 600, align=0.5)


def rule(pen: Pen, left: float, y: float, wide: float, k: float) -> None:
    """A thin line across."""
    pen.shape(segment([(left, y), (left + wide, y)]), line=INK["line"], thick=1.2 * k)
