"""The map with its scale, north, degrees and inset in a frame; on a sheet, or alone with its legend as a picture for a slide."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.edition import Edition
from geo.paper.canvas.columns import fitting, run
from geo.paper.canvas.pen import Box, Pen
from geo.paper.map import furniture
from geo.paper.map.drawing import MapDrawing
from geo.paper.map.frame import Plane, fitted
from geo.paper.map.legend import Legend
from geo.paper.map.outlines import Ground, PlaneUnit, ground, project_bounds
from geo.paper.map.placement import Placement, Placer
from geo.paper.map.raster import PlacementRaster, Spot, make_room
from geo.scene.extent import Bounds
from geo.scene.scene import Scene, scene_of
from geo.view import View

EDGE = 16.0
SLIDE_TEXT = 0.86
SLIDE_MARKS, SLIDE_PLATES, SLIDE_GROW = 0.54, 0.62, 1.2
"""Points to a pixel of the screen on a slide; names are 20 pixels high when it fills a projector."""
LEGEND = 0.29
ASIDE = tuple(shift for share in range(1, 7) for shift in ((0.0, share / 10), (share / 10, 0.0)))
"""Room to the west and east of the district, in parts of its width, tried in turn until scale bar and inset hide nothing of it."""
RIM = 14.0


@dataclass(frozen=True, eq=False)
class Layout:
    """A laid-out map: its scale and frame, what stands where, and the boxes of scale bar and inset."""

    plane: Plane
    seats: Placement
    bar: Box
    inset: Box


class FramedMap:
    """A map drawn by a pen: ``marks`` points to a pixel for what stands on it, ``k`` for the plates and degrees around it."""

    def __init__(self, pen: Pen, scene_: Scene, ground_: Ground, marks: float, k: float, grow: float = 1.0) -> None:
        self.pen, self.scene, self.ground, self.marks, self.k, self.grow = pen, scene_, ground_, marks, k, grow

    def lay(self, frame: Box, extent: Bounds | None) -> Layout:
        """Where everything stands in a frame that shows an extent in degrees, or the whole district; nothing is drawn yet."""
        bounds = project_bounds(extent, self.scene.edition.place.crs) if extent else self.ground.own
        units = self.ground.units[self.scene.view.era]
        tried = [self._placed(frame, bounds, extent, units)]
        shifts = () if extent or self._hides_nothing(tried[0]) else ASIDE
        for west, east in shifts:
            wide = bounds[2] - bounds[0]
            moved = (bounds[0] - west * wide, bounds[1], bounds[2] + east * wide, bounds[3])
            tried.insert(0, self._placed(frame, moved, extent, units))
            if self._hides_nothing(tried[0]):
                break
        plane, room, bar, small = next((one for one in tried if self._hides_nothing(one)), tried[-1])
        seats = Placer(self.scene, plane, room, units, self.marks, self.grow).seat(self.ground.around)
        return Layout(plane, seats, bar, small)

    def _placed(
        self, frame: Box, bounds: Bounds, extent: Bounds | None, units: Sequence[PlaneUnit]
    ) -> tuple[Plane, PlacementRaster, Box, Box]:
        """Bounds in a frame with the room left beside scale bar and inset."""
        plane = fitted(frame, bounds, 0 if extent else EDGE * self.k)
        room = make_room(frame, plane, units)
        bar = self._corner(room, furniture.scale_size(plane, self.k), first=2)
        return plane, room, bar, self._corner(room, furniture.inset_size(self.ground, self.k), first=3)

    def _hides_nothing(self, placed: tuple[Plane, PlacementRaster, Box, Box]) -> bool:
        """Whether scale bar and inset stand clear of every unit."""
        room, rim = placed[1], RIM * self.k
        return all(room.bare(Spot(box.x, box.y, box.w + rim, box.h + rim)) == 1 for box in room.boxes)

    def draw(self, layout: Layout) -> None:
        """The map in its frame."""
        plane, lang = layout.plane, self.scene.view.lang
        MapDrawing(self.pen, self.scene, self.ground, plane, self.marks, self.grow).draw(layout.seats)
        furniture.scale_and_north(self.pen, plane, layout.bar[:2], self.k, lang)
        furniture.inset(self.pen, self.ground, plane, layout.inset, self.k, lang)
        furniture.degrees_around(self.pen, plane, self.k, lang, self.scene.edition.place.crs)

    def _corner(self, room: PlacementRaster, size: tuple[float, float], first: int) -> Box:
        """The corner of the frame where a plate hides least of the district; ``first`` (0 to 3, row by row) wins a tie. Takes its room."""
        left, top, wide, high = room.frame
        inside, (w, h) = 7 * self.k, size
        xs, ys = (left + inside + w / 2, left + wide - inside - w / 2), (top + inside + h / 2, top + high - inside - h / 2)
        spots = [Spot(x, y, w, h) for y in ys for x in xs]
        order = sorted(range(len(spots)), key=lambda index: index != first)
        free = [index for index in order if not any(spots[index].touches(box) for box in room.boxes)] or order
        spot = room.take(spots[max(free, key=lambda index: round(room.bare(spots[index]), 2))])
        return spot.x - w / 2, spot.y - h / 2, w, h


def slide_pen(edition: Edition, view: View, size: tuple[float, float], extent: Bounds | None = None) -> Pen:
    """A map for a slide, ``size`` in points, with its legend if it has layers; sources and title are the slide's own text."""
    pen, (wide, high), shown = Pen(*size), size, scene_of(edition, view)
    label = 14 * SLIDE_PLATES
    aside, between = (wide * LEGEND, 16 * SLIDE_TEXT) if shown.layers else (0.0, 0.0)
    plate = FramedMap(pen, shown, ground(edition), SLIDE_MARKS, SLIDE_PLATES, SLIDE_GROW)
    layout = plate.lay((label, label, wide - aside - 2 * label - between, high - 2 * label), extent)
    plate.draw(layout)
    if aside:
        columns, _ = fitting(lambda size: Legend(shown, layout.seats, aside, SLIDE_TEXT * size, brief=True).lines(), 1, high)
        run(pen, columns, (wide - aside, 0, aside, high), 0, 1)
    return pen
