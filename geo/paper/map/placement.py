"""Where everything stands on a map on paper: the layout of the screen, asked for its frame; then the names around."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.edition.layer import Layer
from geo.paper.canvas.pen import Box
from geo.paper.canvas.typeface import width
from geo.paper.map.frame import Plane
from geo.paper.map.outlines import Around, Ground, PlaneUnit, polygons, project
from geo.placement import asked
from geo.placement.asked import Cell, Place, Point, Spot
from geo.scene.scene import Scene, Thing, common_sign
from geo.style.placement import PLACEMENT

NAME = 16.0
AROUND = 13.0
"""Sizes of the letters in pixels of the screen; ``k`` points to a pixel."""


@dataclass(frozen=True)
class Name:
    """The name of a unit or of something around it, in the middle of a box."""

    text: str
    spot: Spot
    kind: str = "unit"
    picked: bool = False


@dataclass(frozen=True)
class PlacedPoint:
    """One thing or several on one point: where the tip stands, and where each of them is."""

    things: tuple[Thing, ...]
    tip: Point
    own: tuple[Point, ...]
    room: Spot


@dataclass(frozen=True, eq=False)
class PlacedSign:
    """One of very many things, or several of them that stand near one another, and whether their number stands on it."""

    things: tuple[Thing, ...]
    at: Point
    radius: float
    numbered: bool

    @property
    def alone(self) -> bool:
        """Whether it is a single thing."""
        return len(self.things) == 1

    @property
    def layer(self) -> Layer | None:
        """The layer of all its things, where they have one."""
        first = self.things[0].layer
        return first if all(thing.layer is first for thing in self.things) else None


@dataclass(frozen=True)
class PlacedPill:
    """What is known only to a unit: as badges, as rows of signs with their numbers, or as one number."""

    unit: str
    things: tuple[Thing, ...]
    form: str
    boxes: tuple[Spot, ...]
    cells: tuple[Cell, ...]


@dataclass(eq=False)
class Placement:
    """The layout of one map; leaders lead from a unit to what stands beside it, ``beneath`` is what of the ground is seen and its words."""

    points: list[PlacedPoint] = field(default_factory=list)
    signs: list[PlacedSign] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    pills: list[PlacedPill] = field(default_factory=list)
    leaders: list[tuple[Point, Point]] = field(default_factory=list)
    around: list[Name] = field(default_factory=list)
    beneath: Mapping[str, str] = field(default_factory=dict)

    @property
    def drawn(self) -> set[tuple[str, str]]:
        """What is drawn: layer id and ref of every thing."""
        return {(thing.layer.id, thing.ref) for thing in self.things}

    @property
    def things(self) -> list[Thing]:
        """What is drawn, once for each place where it is."""
        placed = [*(point.things for point in self.points), *(sign.things for sign in self.signs), *(pill.things for pill in self.pills)]
        return [thing for things in placed for thing in things]

    @property
    def signs_seen(self) -> set[tuple[str, str]]:
        """Layer id and sign of whatever is drawn with a sign: not of what is only a number or a dot."""
        alone = [point.things[0] for point in self.points if len(point.things) == 1]
        alone += [thing for pill in self.pills if pill.form == "badges" for thing in pill.things]
        rows = [[thing for thing in pill.things if thing.layer is own.layer] for pill in self.pills if pill.cells for own in pill.things]
        return {(thing.layer.id, thing.symbol) for thing in alone} | {(things[0].layer.id, common_sign(things)) for things in rows}

    @property
    def boxes(self) -> list[Spot]:
        """All that stands on the map and may not be covered."""
        rooms = [point.room for point in self.points] + [Spot(*sign.at, 2 * sign.radius, 2 * sign.radius) for sign in self.signs]
        names = [name.spot for name in (*self.names, *self.around)]
        return [*rooms, *names, *(box for pill in self.pills for box in pill.boxes)]


class Placer:
    """Seats everything of a scene on a plane beside the plates in ``front``; ``grow`` makes the names larger than on the screen."""

    def __init__(self, scene: Scene, plane: Plane, ground: Ground, front: Sequence[Box], k: float, grow: float = 1.0) -> None:
        self.scene, self.plane, self.ground, self.k, self.name = scene, plane, ground, k, NAME * k * grow
        self.front = [Spot(left + wide / 2, top + high / 2, wide, high) for left, top, wide, high in front]
        self.lang = scene.view.lang
        self.seats = Placement()

    def seat(self) -> Placement:
        """The whole layout."""
        things = self._by_unit()
        points = [(thing, self._at(thing.point)) for thing in self._first() if thing.point and not thing.unplaced]
        seen = [(thing, at) for thing, at in points if self._inside(at)]
        units = {unit.id: unit for unit in self._units(things)}
        layout = asked.lay_out(
            [self._parts(unit) for unit in self._base()],
            self.plane.frame,
            [self._place(unit, things.get(unit.id, ())) for unit in units.values()],
            [at for _, at in seen],
            self.front,
            self.k,
            layers=[self.scene.layers.index(thing.layer) for thing, _ in seen],
            raised=sum(thing.ref == self.scene.view.selection for thing, _ in seen),
        )
        for mark in layout.marks:
            members = [seen[index] for index in mark.members]
            self.seats.points.append(PlacedPoint(tuple(thing for thing, _ in members), mark.at, tuple(at for _, at in members), mark.box))
        for sign in layout.signs:
            things_ = tuple(seen[index][0] for index in sign.members)
            self.seats.signs.append(PlacedSign(things_, sign.at, sign.radius, sign.numbered))
        for seat in layout.seats:
            if seat.name:
                self.seats.names.append(Name(self._label(units[seat.id]), seat.name, picked=self.scene.view.selection == seat.id))
            if seat.form:
                self.seats.pills.append(PlacedPill(seat.id, things[seat.id], seat.form, seat.pill, seat.cells))
            self.seats.leaders += [seat.leader] if seat.leader else []
        self._around()
        return self.seats

    def _at(self, point: tuple[float, float]) -> Point:
        return self.plane.point(*project(*point, self.scene.edition.place.crs))

    def _inside(self, at: Point) -> bool:
        left, top, wide, high = self.plane.frame
        return left <= at[0] <= left + wide and top <= at[1] <= top + high

    def _first(self) -> list[Thing]:
        """What is chosen stands on its own point, whatever is near it."""
        return sorted(self.scene.things, key=lambda thing: thing.ref != self.scene.view.selection)

    def _by_unit(self) -> dict[str, tuple[Thing, ...]]:
        """What is known only to a unit, answers that hold for all of it first."""
        things: dict[str, tuple[Thing, ...]] = {}
        for thing in sorted(self.scene.things, key=lambda thing: thing.layer.shape != "check"):
            for unit in thing.parts if thing.badge else ():
                things[unit] = (*things.get(unit, ()), thing)
        return things

    def _base(self) -> Sequence[PlaneUnit]:
        return self.ground.units[self.scene.edition.base_era]

    def _units(self, things: Mapping[str, object]) -> Iterable[PlaneUnit]:
        """The units of the view's era, and the old ones of which something is known."""
        own = self.ground.units[self.scene.view.era]
        return [*own, *(unit for unit in self._base() if own is not self._base() and unit.id in things)]

    def _parts(self, unit: PlaneUnit) -> list[asked.Polygon]:
        shapes = polygons(unit.outline)
        return [[self.plane.points(np.asarray(ring.coords)[:, :2]) for ring in (shape.exterior, *shape.interiors)] for shape in shapes]

    def _label(self, unit: PlaneUnit) -> str:
        return unit.label[self.lang]

    def _place(self, unit: PlaneUnit, things: Sequence[Thing]) -> Place:
        order = [base.id for base in self._base()]
        members = self.scene.edition.unit(unit.id).members or (unit.id,)
        rule = PLACEMENT["name"]
        size = width(self._label(unit), self.name, 600) + rule["wide"] * self.k, self.name + rule["high"] * self.k
        numbers = ["" if layer.shape == "check" else str(len(own)) for layer, own in by_layer(self.scene, things)]
        named = size if unit in self.ground.units[self.scene.view.era] else None
        return Place(unit.id, [order.index(base) for base in members], self.plane.point(*unit.spot), named, numbers, len(things))

    def _around(self) -> None:
        for neighbour in self.ground.around:
            if neighbour.spot is None or neighbour.kind not in ("name", "neighbour"):
                continue
            text = around_text(neighbour, self.lang)
            size = AROUND * self.k
            w, h = width(text, size, italic=neighbour.kind == "name") + 4 * self.k, size * 1.3
            spot = self._around_spot(neighbour, w, h)
            if spot:
                self.seats.around.append(Name(text, spot, neighbour.kind))

    def _around_spot(self, neighbour: Around, w: float, h: float) -> Spot | None:
        if neighbour.spot is None:
            return None
        first = Spot(*self.plane.point(*neighbour.spot), w, h)
        if self._free(first):
            return first
        return self._within(neighbour, w, h) if neighbour.kind == "neighbour" else None

    def _within(self, neighbour: Around, w: float, h: float) -> Spot | None:
        """The middle of what is seen of a neighbour, where the name has room in it."""
        shown = neighbour.outline.intersection(shapely.box(*self.plane.bounds))
        if shown.is_empty:
            return None
        middle = max(getattr(shown, "geoms", [shown]), key=lambda part: part.area).representative_point()
        spot = Spot(*self.plane.point(middle.x, middle.y), w, h)
        return spot if shown.contains(self.plane.outline(spot)) and self._free(spot) else None

    def _free(self, spot: Spot) -> bool:
        """Whether a box stays in the frame, covers nothing and lies on no unit."""
        left, top, wide, high = self.plane.frame
        inside = left <= spot.x - spot.w / 2 and spot.x + spot.w / 2 <= left + wide
        inside = inside and top <= spot.y - spot.h / 2 and spot.y + spot.h / 2 <= top + high
        return inside and not any(map(spot.touches, [*self.seats.boxes, *self.front])) and bare(self.plane, self.ground, spot) == 1


def bare(plane: Plane, ground: Ground, spot: Spot) -> float:
    """Which part of a box lies on no unit, 0 to 1."""
    box: BaseGeometry = plane.outline(spot)
    return 1 - float(box.intersection(ground.district).area / box.area)


def by_layer(scene: Scene, things: Sequence[Thing]) -> list[tuple[Layer, list[Thing]]]:
    """The layers of things in their order, and those of each."""
    return [(layer, own) for layer in scene.layers if (own := [thing for thing in things if thing.layer is layer])]


def around_text(neighbour: Around, lang: str) -> str:
    """The name of a neighbour or of a sea, as the map writes it."""
    names: Mapping[str, str] = neighbour.name
    return names[lang].upper() if neighbour.kind == "name" else names[lang]
