"""Where everything stands on the map: pins first, then the names of the units, then badges, then the names around."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import shapely

from geo.paper.canvas.typeface import width
from geo.paper.map.frame import Plane
from geo.paper.map.marks import BADGE, WIDE_BADGE
from geo.paper.map.outlines import Around, PlaneUnit, project
from geo.paper.map.pin_fan import Pin, Point, fan, pin_box
from geo.paper.map.raster import PlacementRaster, Spot
from geo.scene.scene import Scene, Thing

NAME = 16.0
AROUND = 13.0
REACH = 240.0
"""Sizes and reach in pixels of the screen; ``k`` points to a pixel."""
SEAT = 34.0


@dataclass(frozen=True)
class Name:
    """The name of a unit or of something around it, in the middle of a box."""

    text: str
    spot: Spot
    kind: str = "unit"
    picked: bool = False


@dataclass(frozen=True)
class PlacedBadge:
    """A badge: one thing known only to its commune, or all of a layer in one unit."""

    things: tuple[Thing, ...]
    unit: str
    spot: Spot


@dataclass(eq=False)
class Placement:
    """The layout of one map; leaders lead from the first point, which may carry a dot, to the second."""

    pins: list[Pin] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    badges: list[PlacedBadge] = field(default_factory=list)
    leaders: list[tuple[Point, Point, bool]] = field(default_factory=list)
    around: list[Name] = field(default_factory=list)

    @property
    def drawn(self) -> set[tuple[str, str]]:
        """What is drawn: layer id and ref of every thing."""
        badged = {(thing.layer.id, thing.ref) for badge in self.badges for thing in badge.things}
        return badged | {(pin.thing.layer.id, pin.thing.ref) for pin in self.pins}


class Placer:
    """Seats everything of a scene on a plane; ``grow`` makes the names larger than on the screen."""

    def __init__(self, scene: Scene, plane: Plane, room: PlacementRaster, units: Sequence[PlaneUnit], k: float, grow: float = 1.0) -> None:
        self.scene, self.plane, self.room, self.k, self.name = scene, plane, room, k, NAME * k * grow
        self.units = [unit for unit in units if plane.inside(*unit.spot) or room.seen(unit.id, SEAT * k)]
        self.lang = scene.view.lang
        self.seats = Placement()

    def seat(self, around: Iterable[Around]) -> Placement:
        """The whole layout."""
        self._pins()
        self._names()
        for unit in self.units:
            self._badges(unit)
        self._around(around)
        return self.seats

    def _pins(self) -> None:
        found = []
        for thing in self.scene.things:
            if thing.point and not thing.unplaced:
                metres = project(*thing.point, self.scene.edition.place.crs)
                if self.plane.inside(*metres):
                    own = self.plane.point(*metres)
                    found.append(Pin(thing, own, own))
        self.seats.pins = fan(found, self.k)
        for pin in self.seats.pins:
            self.room.take(pin_box(pin.tip, self.k))
            if pin.tip != pin.own:
                self.seats.leaders.append((pin.own, pin.tip, True))

    def _spot(self, unit: PlaneUnit) -> Point:
        """Where a unit is named: at its own point, or as near to it as the frame shows the unit."""
        at = self.plane.point(*unit.spot)
        return at if self.plane.inside(*unit.spot) else self.room.nearest(unit.id, at, 30 * self.k)

    def _names(self) -> None:
        homeless = []
        for unit in self.units:
            x, y = self._spot(unit)
            text, w, h = self._sized(unit)
            lift = 20 * self.k if self._hanging(unit) else 0.0
            spot = self.room.find(unit.id, (x, y - lift), w, h)
            if spot:
                self._name(unit, text, self.room.take(spot))
            else:
                homeless.append(unit)
        for unit in homeless:
            self._beside(unit)

    def _sized(self, unit: PlaneUnit) -> tuple[str, float, float]:
        text = unit.label[self.lang]
        return text, width(text, self.name, 600) + 4 * self.k, self.name + 7 * self.k

    def _name(self, unit: PlaneUnit, text: str, spot: Spot) -> None:
        self.seats.names.append(Name(text, spot, picked=self.scene.view.selection == unit.id))

    def _beside(self, unit: PlaneUnit) -> None:
        text, w, h = self._sized(unit)
        at = self._spot(unit)
        spot = self.room.find(None, at, w + 6 * self.k, h + 2 * self.k, REACH * self.k)
        if spot:
            self.room.take(spot)
            side = spot.x - w / 2 - 2 * self.k if at[0] < spot.x else spot.x + w / 2 + 2 * self.k
            self.seats.leaders.append((self.room.nearest(unit.id, at, 4 * self.k), (side, spot.y), True))
            self._name(unit, text, spot)

    def _hanging(self, unit: PlaneUnit) -> list[Thing]:
        here = [thing for thing in self.scene.things if thing.badge and unit.id in thing.units]
        return sorted(here, key=lambda thing: thing.layer.shape != "check")

    def _badges(self, unit: PlaneUnit) -> None:
        singles = [(thing,) for thing in self._hanging(unit)]
        spots = self._inside(unit, singles)
        if spots is not None:
            self.seats.badges += [PlacedBadge(things, unit.id, spot) for things, spot in zip(singles, spots, strict=True)]
            return
        groups: dict[str, tuple[Thing, ...]] = {}
        for (thing,) in singles:
            groups[thing.layer.id] = (*groups.get(thing.layer.id, ()), thing)
        gathered = list(groups.values())
        spots = self._inside(unit, gathered)
        for index, things in enumerate(gathered):
            if spots is not None:
                self.seats.badges.append(PlacedBadge(things, unit.id, spots[index]))
            else:
                self._hang(unit, things)

    def _size(self, things: Sequence[Thing]) -> tuple[float, float]:
        return (SEAT + (WIDE_BADGE - BADGE if len(things) > 1 else 0)) * self.k, SEAT * self.k

    def _inside(self, unit: PlaneUnit, badges: Sequence[Sequence[Thing]]) -> list[Spot] | None:
        """A seat inside the unit for every badge, or None when one finds none."""
        x, y = self._spot(unit)
        before, spots = len(self.room.boxes), []
        for things in badges:
            spot = self.room.find(unit.id, (x, y + 14 * self.k), *self._size(things))
            if spot is None:
                del self.room.boxes[before:]
                return None
            spots.append(self.room.take(spot))
        return spots

    def _hang(self, unit: PlaneUnit, things: tuple[Thing, ...]) -> None:
        """A badge in what room is left, else beside the district on a line to its unit."""
        near, size = self._spot(unit), self._size(things)
        spot = self.room.find(unit.id, near, *size)
        if spot is None:
            spot = self.room.find(None, near, *size)
            if spot is None:
                return
            own = self.room.nearest(unit.id, (spot.x, spot.y), 18 * self.k)
            self.seats.leaders.append((own, (spot.x, spot.y), True))
        self.seats.badges.append(PlacedBadge(things, unit.id, self.room.take(spot)))

    def _around(self, around: Iterable[Around]) -> None:
        for one in around:
            if one.spot is None or one.kind not in ("name", "neighbour"):
                continue
            text = around_text(one, self.lang)
            size = AROUND * self.k
            w, h = width(text, size, italic=one.kind == "name") + 4 * self.k, size * 1.3
            spot = self._around_spot(one, w, h)
            if spot:
                self.seats.around.append(Name(text, self.room.take(spot), one.kind))

    def _around_spot(self, one: Around, w: float, h: float) -> Spot | None:
        if one.spot is None:
            return None
        x, y = self.plane.point(*one.spot)
        first = Spot(x, y, w, h)
        if self.plane.inside(*one.spot) and self.room.clear(first) and self.room.bare(first) == 1:
            return first
        return self._within(one, w, h) if one.kind == "neighbour" else None

    def _within(self, one: Around, w: float, h: float) -> Spot | None:
        """The free spot nearest to the middle of what is seen of a neighbour."""
        shown = one.outline.intersection(shapely.box(*self.plane.bounds))
        if shown.is_empty:
            return None
        metres = w / self.plane.points_per_metre / 2, h / self.plane.points_per_metre / 2
        middle = max(getattr(shown, "geoms", [shown]), key=lambda part: part.area).representative_point()
        deep = shapely.box(middle.x - metres[0], middle.y - metres[1], middle.x + metres[0], middle.y + metres[1])
        spot = Spot(*self.plane.point(middle.x, middle.y), w, h)
        return spot if shown.contains(deep) and self.room.clear(spot) and self.room.bare(spot) == 1 else None


def around_text(one: Around, lang: str) -> str:
    """The name of a neighbour or of a sea, as the map writes it."""
    names: Mapping[str, str] = one.name
    return names[lang].upper() if one.kind == "name" else names[lang]
