"""The map itself: ground, units, discs, selection and everything that stands on them, inside its frame."""

import math
from collections.abc import Collection

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry import MultiPolygon, Polygon

from geo.language import number
from geo.paper.canvas.pen import Pen, circle, rectangle, segment
from geo.paper.canvas.typeface import CAP_HEIGHT, width
from geo.paper.map import beneath, marks, shapes
from geo.paper.map.frame import Plane
from geo.paper.map.furniture import graticule
from geo.paper.map.marks import INK, WHITE, rung, tone
from geo.paper.map.outlines import Ground, PlaneUnit, path_of, polygons
from geo.paper.map.placement import AROUND, NAME, Name, PlacedPill, PlacedPoint, PlacedSign, Placement, by_layer
from geo.scene.scene import Scene, Thing, common_sign
from geo.style.colours import DOT
from geo.style.placement import PLACEMENT

SLIVER = 3.0
"""The neighbours' outlines are generalised: a stroke of land closes the slivers beside the district (pixels of the screen)."""
DOT_STEP = 9.9
SEEN = 12.0
"""How exactly one of very many points is known is drawn from this radius on, in pixels of the screen."""
SEEN_ACCURACY = 100.0
"""A published coordinate's own accuracy is drawn from so many metres on, as on the screen."""


class MapDrawing:
    """Draws one scene on one plane; ``k`` points to a pixel of the screen, names ``grow`` times as large."""

    def __init__(self, pen: Pen, scene: Scene, ground: Ground, plane: Plane, k: float, grow: float = 1.0) -> None:
        self.pen, self.scene, self.ground, self.plane, self.k, self.name = pen, scene, ground, plane, k, NAME * k * grow
        self.units = ground.units[scene.view.era]

    def draw(self, seats: Placement, apart: Collection[PlacedSign] = ()) -> None:
        """Everything, from the ground up, but for the signs that are drawn apart."""
        self.pen.shape(rectangle(self.plane.frame), fill=INK["sea"])
        self.pen.within(rectangle(self.plane.frame))
        graticule(self.pen, self.plane, self.k, self.scene.edition.place.crs)
        self._land()
        self.surface()
        self._discs(seats)
        shapes.draw(self.pen, self.scene, self.plane, self.k)
        self._chosen()
        for name in seats.around:
            self._around(name)
        for sign in seats.signs:
            if sign not in apart:
                self._sign(sign)
        beneath.draw_shields(self.pen, self.scene, self.plane, self.k, seats)
        for leader in seats.leaders:
            self._leader(*leader)
        self._marks(seats)
        for name in seats.names:
            self._name(name)
        self.pen.within(None)

    def _line(self, path: Path, colour: str, thick: float, dash: tuple[float, ...] = ()) -> None:
        dashes = tuple(part * self.k for part in dash)
        if len(np.asarray(path.vertices)):
            self.pen.shape(path, line=colour, thick=thick * self.k, dash=dashes, place=self.plane.place)

    def _land(self) -> None:
        land = [around for around in self.ground.around if around.path is not None and around.kind != "border"]
        for around in land:
            if around.path is not None:
                thick = SLIVER * self.k
                self.pen.shape(around.path, fill=INK["land"], line=INK["land"], thick=thick, place=self.plane.place)
        for around in self.ground.around:
            if around.path is not None and around.kind == "neighbour":
                self._line(around.path, INK["neighbour-line"], 1.0)
        for around in self.ground.around:
            if around.path is not None and around.kind == "border":
                self._line(around.path, INK["border"], 2.5, (10, 4, 2, 4))

    def surface(self) -> None:
        """The units of the era, filled by the layer of levels that is on."""
        self._line(self.ground.outer, INK["ink"], 5.0)
        status = self.scene.status
        base = self.scene.edition.base_era
        for unit in self.ground.units[base] if status else self.units:
            standing = self.scene.levels.get(unit.id)
            colour = rung(status.ladder, standing.level) if status and standing else INK["district"]
            self.pen.shape(unit.path, fill=colour, line=colour, thick=0.75 * self.k, place=self.plane.place)
            if standing and standing.open:
                self._dots(unit)
        beneath.draw(self.pen, self.scene, self.plane, self.k)
        new = self.scene.view.era != base
        if new and self.scene.layers:
            self._line(self.ground.inner[base], WHITE, 1.0, (3, 5))
        self._line(self.ground.inner[self.scene.view.era], WHITE, 4.0 if new else 1.75, () if new else (6, 4))

    def _dots(self, unit: PlaneUnit) -> None:
        """The dots of "a higher level is met by units nobody has named", on one grid for the whole sheet."""
        step = DOT_STEP * self.k
        left, top, wide, high = self.plane.frame
        ys, xs = np.mgrid[0 : math.ceil(high / step), 0 : math.ceil(wide / step)]
        shift = (ys % 2) * 0.5
        points = np.column_stack([(left + (xs + shift) * step).ravel(), (top + ys * step).ravel()])
        metres = self.plane.metres(points)
        outline = shapely.force_2d(unit.outline)  # a copy: two threads that ask one prepared outline end the process
        shapely.prepare(outline)
        self.pen.dots(points[shapely.contains_xy(outline, metres[:, 0], metres[:, 1])], 1.5 * self.k, DOT["light"])

    def _discs(self, seats: Placement) -> None:
        """One soft disc for each place and accuracy."""
        done: set[tuple[float, float, float]] = set()
        for thing, own in ((thing, own) for point in seats.points for thing, own in zip(point.things, point.own, strict=True)):
            key = (*own, thing.accuracy)
            if not thing.accuracy or thing.form or (thing.precision == "site" and thing.accuracy < SEEN_ACCURACY) or key in done:
                continue
            done.add(key)
            colour = tone(thing.layer.tone)
            disc = circle(*own, thing.accuracy * self.plane.points_per_metre)
            self.pen.shape(disc, fill=colour, faint=0.13)
            self.pen.shape(disc, line=colour, thick=1.5 * self.k, dash=(4 * self.k, 4 * self.k))

    def _picked(self) -> tuple[list[PlaneUnit], bool]:
        """The chosen units, and whether they are only those of a chosen thing."""
        chosen = self.scene.view.selection
        thing = next((candidate for candidate in self.scene.things if candidate.ref == chosen and candidate.layer.shape == "place"), None)
        ids = thing.units if thing else (chosen,)
        return [unit for unit in self.units if unit.id in ids], thing is not None

    def _chosen(self) -> None:
        units, of_thing = self._picked()
        for unit in units:
            islets = [part for part in polygons(unit.outline) if of_thing and self._islet(part)]
            dotted = path_of(MultiPolygon([part for part in polygons(unit.outline) if part not in islets])) if islets else unit.path
            for islet in islets:
                self._line(path_of(islet), INK["ink"], 1.5)
            self._line(dotted, INK["halo"], 7.0)
            self._line(dotted, INK["ink"], 3.25, (2, 7) if of_thing else ())

    def _islet(self, part: Polygon) -> bool:
        """Whether a dotted outline has no room around it."""
        return bool(part.area < (PLACEMENT["islet"] * self.k / self.plane.points_per_metre) ** 2)

    def _leader(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.pen.shape(segment([start, end]), line=INK["halo"], thick=4 * self.k)
        self.pen.shape(segment([start, end]), line=INK["ink"], thick=1.5 * self.k)
        self.pen.shape(circle(*start, 3.5 * self.k), fill=INK["ink"])

    def _sign(self, sign: PlacedSign) -> None:
        first, colour = sign.things[0], sign_tone(sign)
        if not sign.alone:
            count = number(len(sign.things), self.scene.view.lang) if sign.numbered else ""
            return marks.disc(self.pen, colour, sign.at, sign.radius, self.k, count)
        around = first.accuracy * self.plane.points_per_metre
        if around > SEEN * self.k and not first.form:
            self.pen.shape(circle(*sign.at, around), line=colour, thick=1.5 * self.k, dash=(4 * self.k, 4 * self.k))
        return marks.disc(self.pen, colour, sign.at, sign.radius, self.k, hollow=first.precision != "site")

    def _marks(self, seats: Placement) -> None:
        for placed in seats.pills:
            self._pill(placed)
        for point in sorted(seats.points, key=lambda point: point.tip[1]):
            self._point(point)

    def _point(self, point: PlacedPoint) -> None:
        first, picked = point.things[0], any(map(self._is, point.things))
        colour = tone(first.layer.tone) if len({thing.layer.id for thing in point.things}) == 1 else INK["ink"]
        marks.pin(self.pen, first.symbol, colour, point.tip, self.k, count=len(point.things), picked=picked)

    def _pill(self, placed: PlacedPill) -> None:
        if placed.form == "badges":
            for thing, box in zip(placed.things, placed.boxes, strict=True):
                self._badge(thing, (box.x, box.y))
            return
        box = placed.boxes[0]
        marks.pill(self.pen, box, self.k, picked=any(map(self._is, placed.things)))
        if placed.form == "number":
            marks.number(self.pen, str(len(placed.things)), box.x, box.y, self.k, INK["ink"], align=0.5)
        layers = by_layer(self.scene, placed.things)
        for cell in placed.cells:
            layer, own = layers[cell.index]
            check = layer.shape == "check"
            marks.mark(self.pen, common_sign(own), tone(layer.tone), (cell.x, cell.y), 20 * self.k, round_=check)
            if not check:
                marks.number(self.pen, str(len(own)), cell.text, cell.y, self.k, INK["ink"])

    def _badge(self, thing: Thing, at: tuple[float, float]) -> None:
        draw = marks.tick if thing.layer.shape == "check" else marks.badge
        draw(self.pen, thing.symbol, tone(thing.layer.tone), at, self.k, picked=self._is(thing))

    def _is(self, thing: Thing) -> bool:
        return thing.ref == self.scene.view.selection

    def _name(self, name: Name) -> None:
        size = self.name
        base = name.spot.y + size * CAP_HEIGHT / 2
        self.pen.text(name.spot.x, base, name.text, size, INK["ink"], 600, align=0.5, halo=INK["halo"])
        if name.picked:
            half = width(name.text, size, 600) / 2
            under = segment([(name.spot.x - half, base + 3 * self.k), (name.spot.x + half, base + 3 * self.k)])
            self.pen.shape(under, line=INK["ink"], thick=2 * self.k)

    def _around(self, name: Name) -> None:
        size, sea = AROUND * self.k, name.kind == "name"
        base = name.spot.y + size * CAP_HEIGHT / 2
        self.pen.text(name.spot.x, base, name.text, size, INK["sea-ink" if sea else "quiet"], align=0.5, italic=sea)


def sign_tone(sign: PlacedSign) -> str:
    """The colour of its layer, or ink for those of several."""
    return tone(sign.layer.tone) if sign.layer else INK["ink"]
