"""The map with its scale, north, degrees and inset in a frame; on a sheet, or alone with its legend as a picture for a slide."""

from collections.abc import Collection
from dataclasses import dataclass

from geo.edition import Edition
from geo.paper.canvas.columns import fitting, run
from geo.paper.canvas.pen import Box, Pen
from geo.paper.map import beneath, furniture
from geo.paper.map.drawing import MapDrawing
from geo.paper.map.frame import Plane, fitted
from geo.paper.map.inset import draw_inset, inset_size
from geo.paper.map.legend import Legend
from geo.paper.map.outlines import Ground, ground, project_bounds
from geo.paper.map.placement import PlacedSign, Placement, Placer, bare
from geo.placement.asked import Spot
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
        tried = [self._placed(frame, bounds, extent)]
        shifts = () if extent or self._hides_nothing(*tried[0]) else ASIDE
        for west, east in shifts:
            wide = bounds[2] - bounds[0]
            moved = (bounds[0] - west * wide, bounds[1], bounds[2] + east * wide, bounds[3])
            tried.insert(0, self._placed(frame, moved, extent))
            if self._hides_nothing(*tried[0]):
                break
        plane, bar, small = next((layout for layout in tried if self._hides_nothing(*layout)), tried[-1])
        seats = Placer(self.scene, plane, self.ground, (bar, small), self.marks, self.grow).seat()
        seats.beneath = beneath.legend(self.scene, plane, self.marks)
        return Layout(plane, seats, bar, small)

    def _placed(self, frame: Box, bounds: Bounds, extent: Bounds | None) -> tuple[Plane, Box, Box]:
        """Bounds in a frame with the boxes of scale bar and inset."""
        plane = fitted(frame, bounds, 0 if extent else EDGE * self.k)
        bar = self._corner(plane, furniture.scale_size(plane, self.k), first=2)
        return plane, bar, self._corner(plane, inset_size(self.ground, self.k), first=3, beside=bar)

    def _hides_nothing(self, plane: Plane, *plates: Box) -> bool:
        """Whether scale bar and inset stand clear of every unit."""
        rim = RIM * self.k
        spots = [_spot((left - rim / 2, top - rim / 2, wide + rim, high + rim)) for left, top, wide, high in plates]
        return all(bare(plane, self.ground, spot) == 1 for spot in spots)

    def draw(self, layout: Layout, apart: Collection[PlacedSign] = ()) -> None:
        """The map in its frame, without what is drawn apart from it."""
        plane, lang = layout.plane, self.scene.view.lang
        MapDrawing(self.pen, self.scene, self.ground, plane, self.marks, self.grow).draw(layout.seats, apart)
        furniture.scale_and_north(self.pen, plane, layout.bar[:2], self.k, lang)
        draw_inset(self.pen, self.ground, plane, layout.inset, self.k, lang)
        furniture.degrees_around(self.pen, plane, self.k, lang, self.scene.edition.place.crs)

    def _corner(self, plane: Plane, size: tuple[float, float], first: int, beside: Box | None = None) -> Box:
        """The corner of the frame where a plate hides least of the district; ``first`` (0 to 3, row by row) wins a tie."""
        left, top, wide, high = plane.frame
        inside, (w, h) = 7 * self.k, size
        xs, ys = (left + inside, left + wide - inside - w), (top + inside, top + high - inside - h)
        boxes: list[Box] = [(x, y, w, h) for y in ys for x in xs]
        order = sorted(range(len(boxes)), key=lambda index: index != first)
        free = [index for index in order if not (beside and _spot(boxes[index]).touches(_spot(beside)))] or order
        return boxes[max(free, key=lambda index: round(bare(plane, self.ground, _spot(boxes[index])), 2))]


def _spot(box: Box) -> Spot:
    left, top, wide, high = box
    return Spot(left + wide / 2, top + high / 2, wide, high)


def slide_map(
    edition: Edition, view: View, size: tuple[float, float], extent: Bounds | None = None, *, apart: bool = False
) -> tuple[Pen, list[PlacedSign]]:
    """A map for a slide, ``size`` in points, with its legend if it has layers; sources and title are the slide's own text.

    ``apart``: the numbered signs of very many points are not drawn but handed back, for the slide to draw.
    """
    pen, (wide, high), shown = Pen(*size), size, scene_of(edition, view)
    label = 14 * SLIDE_PLATES
    aside, between = (wide * LEGEND, 16 * SLIDE_TEXT) if shown.layers else (0.0, 0.0)
    plate = FramedMap(pen, shown, ground(edition), SLIDE_MARKS, SLIDE_PLATES, SLIDE_GROW)
    layout = plate.lay((label, label, wide - aside - 2 * label - between, high - 2 * label), extent)
    signs = [sign for sign in layout.seats.signs if apart and sign.numbered and not sign.alone]
    plate.draw(layout, signs)
    if aside:
        columns, _ = fitting(lambda size: Legend(shown, layout.seats, aside, SLIDE_TEXT * size, brief=True).lines(), 1, high)
        run(pen, columns, (wide - aside, 0, aside, high), 0, 1)
    return pen, signs
