"""Roads, waters and relief on paper, as the screen draws them: beneath the lines between the units, above their colours."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
from matplotlib.path import Path

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.language import word
from geo.measures.coordinates import DISK_CRS
from geo.paper.canvas.pen import Pen, rectangle
from geo.paper.canvas.typeface import CAP_HEIGHT, width
from geo.paper.map.frame import Plane
from geo.paper.map.marks import WHITE
from geo.paper.map.outlines import path_of, project, project_bounds
from geo.paper.map.placement import Placement
from geo.placement.asked import Spot
from geo.scene.extent import Bounds
from geo.scene.ground import Shield, pieces, shields
from geo.scene.relief import shading
from geo.scene.scene import Scene
from geo.style.colours import WAYS
from geo.style.ground import EDGE, ROADS, SHADE, SHIELDS, WATERS, WayLook
from geo.style.ground import width as way_width
from geo.view import View

METRES_PER_PIXEL = 156_543.034
"""Of a web map at zoom 0 on the equator (EPSG:3857, tiles of 256 pixels)."""
LETTER, APART, GAP = 11.0, 260.0, 3.0
"""Of a shield, in pixels of the screen: its letters, from one to the next of the same road, around it."""
KINDS: Mapping[str, WayLook] = {**WATERS, **ROADS}


@dataclass(frozen=True, eq=False)
class PlanePiece:
    """A way in metres, and the box that it lies in."""

    kind: str
    strength: float
    path: Path
    bounds: Bounds


@kept
def plane_pieces(edition: Edition) -> tuple[PlanePiece, ...]:
    """The ways of a district on its plane."""
    drawn = pieces(edition)
    metric = gpd.GeoSeries([piece.geometry for piece in drawn], crs=DISK_CRS).to_crs(edition.place.crs) if drawn else []
    return tuple(PlanePiece(piece.kind, piece.strength, path_of(shape), shape.bounds) for piece, shape in zip(drawn, metric, strict=True))


def zoom_of(edition: Edition, plane: Plane, k: float) -> float:
    """The zoom at which a screen shows the same ground as large; ``k`` points to a pixel."""
    (south, north) = edition.place.latitudes
    return math.log2(METRES_PER_PIXEL * math.cos(math.radians((south + north) / 2)) * plane.points_per_metre / k)


def _seen(scene: Scene, plane: Plane, k: float) -> dict[tuple[str, float], Path]:
    """What is drawn inside the frame at this scale, kind and strength by kind and strength."""
    if scene.view.background == "plain":
        return {}
    zoom, (west, south, east, north) = zoom_of(scene.edition, plane, k), plane.bounds
    parts: dict[tuple[str, float], list[Path]] = {}
    for piece in plane_pieces(scene.edition):
        left, low, right, top = piece.bounds
        if KINDS[piece.kind].since <= zoom and left <= east and right >= west and low <= north and top >= south:
            parts.setdefault((piece.kind, piece.strength), []).append(piece.path)
    return {drawn: Path.make_compound_path(*paths) for drawn, paths in parts.items()}


def draw(pen: Pen, scene: Scene, plane: Plane, k: float) -> None:
    """The ground inside the frame: relief, waters, then all casings, then the roads."""
    relief = shading(scene.edition) if scene.view.background != "plain" else None
    if relief:
        bounds = project_bounds(relief.bounds, scene.edition.place.crs)
        pen.picture(relief.png, bounds, plane.place, SHADE["light"])
    seen, zoom = _seen(scene, plane, k), zoom_of(scene.edition, plane, k)
    roads = {drawn: path for drawn, path in seen.items() if drawn[0] in ROADS}
    for (kind, strength), path in seen.items():
        if kind in WATERS:
            _way(pen, path, WATERS[kind], plane, k, zoom, strength)
    for edge in (True, False):
        for (kind, strength), path in roads.items():
            if ROADS[kind].casing or not edge:
                _way(pen, path, ROADS[kind], plane, k, zoom, strength, edge=edge)


def _way(  # noqa: PLR0913 - what, as what, where
    pen: Pen, path: Path, look: WayLook, plane: Plane, k: float, zoom: float, strength: float, *, edge: bool = False
) -> None:
    colour = f"{WAYS['light'][look.casing if edge else look.colour]}{round(strength * 255):02x}"
    if look.area:
        pen.shape(path, fill=WAYS["light"][look.colour], faint=strength, place=plane.place)
    else:
        pen.shape(path, line=colour, thick=(way_width(look, zoom) + (2 * EDGE if edge else 0)) * k, place=plane.place)


def shield_boxes(scene: Scene, plane: Plane, k: float, seats: Placement) -> list[tuple[Shield, Spot]]:
    """The numbers of the roads and their boxes in points, where nothing else stands and none lies on another."""
    size, placed = LETTER * k, list[tuple[Shield, Spot]]()
    for shield in shields(scene.edition) if scene.view.background != "plain" else ():
        x, y = plane.point(*project(*shield.at, scene.edition.place.crs))
        box = Spot(x, y, width(shield.ref, size, 600) + 9 * k, size * 1.5)
        taken = [*seats.boxes, *(other for _, other in placed)]
        near = any(known.ref == shield.ref and math.hypot(x - other.x, y - other.y) < APART * k for known, other in placed)
        if not near and _inside(box, plane) and not any(box.touches(other, GAP * k) for other in taken):
            placed.append((shield, box))
    return placed


def draw_shields(pen: Pen, scene: Scene, plane: Plane, k: float, seats: Placement) -> None:
    """The numbers of the roads, each on its sign."""
    size = LETTER * k
    for shield, box in shield_boxes(scene, plane, k, seats):
        plate = (box.x - box.w / 2, box.y - box.h / 2, box.w, box.h)
        pen.shape(rectangle(plate, 3 * k), fill=SHIELDS.get(shield.kind, SHIELDS[""]), line=WHITE, thick=1.2 * k)
        pen.text(box.x, box.y + size * CAP_HEIGHT / 2, shield.ref, size, WHITE, 600, align=0.5)


def _inside(box: Spot, plane: Plane) -> bool:
    left, top, wide, high = plane.frame
    return left < box.x - box.w / 2 and box.x + box.w / 2 < left + wide and top < box.y - box.h / 2 and box.y + box.h / 2 < top + high


def legend(scene: Scene, plane: Plane, k: float) -> dict[str, str]:
    """What is drawn of the ground: a kind for each entry of the legend, and its words; ``relief`` is the last."""
    kinds = {kind for kind, _ in _seen(scene, plane, k)}
    entries = {KINDS[kind].legend: kind for kind in (*reversed(list(ROADS)), *WATERS) if kind in kinds}
    texts = {kind: word(f"ground.{entry}", scene.view.lang) for entry, kind in entries.items()}
    if scene.view.background != "plain" and scene.edition.ground.relief:
        texts["relief"] = word("ground.relief", scene.view.lang)
    return texts


def credit(edition: Edition, view: View) -> str:
    """Whose the ground is, where a map of a view draws it; else nothing."""
    given = edition.place.ground_credit
    return given.text(view.lang) if given and not edition.ground.empty and view.background != "plain" else ""


def sign(pen: Pen, kind: str, x: float, y: float, s: float) -> None:
    """The sign of a kind in the legend, from ``x``, in the middle of ``y``; ``s`` points to a pixel."""
    if kind == "relief":
        for part in range(4):
            shade = rectangle((x + 5 * part * s, y - 5 * s, 5 * s, 10 * s))
            pen.shape(shade, fill="#000000", faint=0.06 + 0.11 * part)
        return
    look = KINDS[kind]
    high = (10 if look.area else 4) * s
    pen.shape(rectangle((x, y - high / 2, 20 * s, high)), fill=WAYS["light"][look.colour])
    for side in (-1, 1) if look.casing else ():
        pen.shape(rectangle((x, y + side * high / 2 - 0.6 * s, 20 * s, 1.2 * s)), fill=WAYS["light"][look.casing])
