"""Where the district lies, in a small box: in its surroundings, or in the whole country where the map reaches over its border."""

from collections.abc import Mapping
from types import MappingProxyType

import shapely

from geo.language import Lang
from geo.paper.canvas.pen import Box, Pen, circle, rectangle
from geo.paper.canvas.typeface import CAP_HEIGHT, width
from geo.paper.map.frame import Plane, fitted
from geo.paper.map.marks import INK
from geo.paper.map.outlines import Ground, beyond

AREAS: Mapping[str, str] = MappingProxyType({"country": "land", "province": "accent"})
"""Areas of the country → colours."""


def inset_size(ground: Ground, k: float) -> tuple[float, float]:
    """Width and height of the inset, in points."""
    west, south, east, north = ground.window
    wide = 150 * k
    return wide, wide * (north - south) / (east - west)


def draw_inset(pen: Pen, ground: Ground, plane: Plane, box: Box, k: float, lang: Lang) -> None:
    """The surroundings with the district and what the map shows of them, or the country with its archipelagos."""
    pen.shape(rectangle((box[0] - 2 * k, box[1] - 2 * k, box[2] + 4 * k, box[3] + 4 * k)), fill=INK["surface"])
    pen.shape(rectangle(box), fill=INK["sea"])
    pen.within(rectangle(box))
    (_country if beyond(ground, plane.bounds) else _surroundings)(pen, ground, plane, box, k, lang)
    pen.within(None)
    pen.shape(rectangle(box), line=INK["ink"], thick=1.0 * k)


def _surroundings(pen: Pen, ground: Ground, plane: Plane, box: Box, k: float, lang: Lang) -> None:
    small = fitted(box, ground.window, 0)
    for around in ground.around:
        if around.path is not None and around.kind != "border":
            pen.shape(around.path, fill=INK["land"], line=INK["land"], thick=0.8 * k, place=small.place)
    for around in ground.around:
        if around.path is not None and around.kind == "border":
            pen.shape(around.path, line=INK["border"], thick=1.3 * k, dash=(4 * k, 2 * k, k, 2 * k), place=small.place)
    for unit in [*ground.units.values()][-1]:
        pen.shape(unit.path, fill=INK["accent"], line=INK["accent"], thick=0.5 * k, place=small.place)
    west, south, east, north = plane.bounds
    (left, top), (right, low) = small.point(west, north), small.point(east, south)
    pen.shape(rectangle((left, top, right - left, low - top)), line=INK["ink"], thick=1.4 * k)
    for around in ground.around:
        if around.kind == "name" and around.spot:
            _name(pen, small.point(*around.spot), around.name[lang], box, 9.5 * k)


def _country(pen: Pen, ground: Ground, plane: Plane, box: Box, k: float, lang: Lang) -> None:
    west, south, east, north = shapely.total_bounds([around.outline for around in ground.country]).tolist()
    small = fitted(box, (west, south, east, north), 8 * k)
    for around in ground.country:
        if around.kind in AREAS and around.path is not None:
            colour = INK[AREAS[around.kind]]
            pen.shape(around.path, fill=colour, line=colour, thick=0.6 * k, place=small.place)
    for around in ground.country:
        if around.kind == "archipelago":
            for x, y in shapely.get_coordinates(around.outline).tolist():
                pen.shape(circle(*small.point(x, y), 0.8 * k), fill=INK["border"])
            left, _, right, top = around.outline.bounds
            x, y = small.point((left + right) / 2, top)
            _name(pen, (x, y - 7 * k), around.name[lang], box, 8.5 * k)
    west, south, east, north = plane.bounds
    pen.shape(circle(*small.point((west + east) / 2, (south + north) / 2), 3.4 * k), line=INK["ink"], thick=1.2 * k)


def _name(pen: Pen, at: tuple[float, float], name: str, box: Box, size: float) -> None:
    """A name around a spot, inside the box."""
    half = width(name, size, italic=True) / 2 + 0.3 * size
    x = min(max(at[0], box[0] + half), box[0] + box[2] - half)
    y = min(max(at[1], box[1] + size), box[1] + box[3] - size * 0.5)
    pen.text(x, y + size * CAP_HEIGHT / 2, name, size, INK["quiet"], align=0.5, italic=True, halo=INK["surface"])
