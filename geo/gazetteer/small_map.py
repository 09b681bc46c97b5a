"""The small map of a page: where something is and how exactly that is known, drawn over the outlines that all pages of an era share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.client.address import asset
from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.units import Era, Unit
from geo.language import Words
from geo.style.colours import GROUND, Theme

WIDTH, EDGE = 1280, 28
"""Units of the drawing: how wide it is, and how much of the surroundings it shows around the district."""
FINE, SMALLEST = 1.4, 16.0
"""Units, and square units: corners and islets that nobody sees at that size are left out."""
METRES_A_DEGREE = 111_320.0
Known = Literal["unit", "site", "within", "somewhere", "line", "line_near", "area", "area_near"]
LETTER, HIGH = 32, 60
"""Room of a letter and of a line of a name on a telephone: one that would lie on another is left out there."""


@dataclass(frozen=True)
class Label:
    """A name on the map; ``crowded``: on a telephone it would lie on another."""

    x: int
    y: int
    text: Words
    crowded: bool = False

    def meets(self, other: "Label") -> bool:
        """Whether two names have no room beside each other on a telephone."""
        wide = LETTER * (max(map(len, self.text)) + max(map(len, other.text))) / 2
        return abs(self.x - other.x) < wide and abs(self.y - other.y) < HIGH


@dataclass(frozen=True)
class SmallMap:
    """What is drawn over the outlines at ``address``: paths, or a point with the radius that it is known to, and names of the units.

    ``known`` says what the paths are: a ``unit`` itself, the units ``somewhere`` in which a thing lies, or its own line or area (``_near``
    where that is not exact or inferred); of a point, whether it is its ``site`` or the thing lies ``within`` the radius.
    """

    address: str
    height: int
    known: Known
    paths: tuple[str, ...]
    labels: tuple[Label, ...]
    point: tuple[int, int] | None = None
    radius: int = 0


class Plane:
    """Degrees as units of the drawing: as wide as they are high at the middle of the district."""

    def __init__(self, bounds: tuple[float, float, float, float]) -> None:
        west, south, east, north = bounds
        self.narrow = float(np.cos(np.radians((south + north) / 2)))
        self.scale = (WIDTH - 2 * EDGE) / ((east - west) * self.narrow)
        self.west, self.north = west - EDGE / self.scale / self.narrow, north + EDGE / self.scale
        self.height = round((north - south) * self.scale + 2 * EDGE)

    def drawn(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        """Corners in degrees as corners of the drawing."""
        return np.column_stack([(degrees[:, 0] - self.west) * self.narrow * self.scale, (self.north - degrees[:, 1]) * self.scale])

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        """A place in degrees."""
        x, y = self.drawn(np.array([[lon, lat]]))[0]
        return round(float(x)), round(float(y))

    def path(self, geometry: BaseGeometry) -> str:
        """A geometry in degrees as SVG path data, clipped to the drawing."""
        seen = shapely.transform(geometry, self.drawn).simplify(FINE)
        seen = shapely.intersection(shapely.make_valid(seen), shapely.box(-EDGE, -EDGE, WIDTH + EDGE, self.height + EDGE))
        return "".join(_part(part) for part in getattr(seen, "geoms", [seen]))


def _steps(corners: NDArray[np.float64], end: str) -> str:
    """A line in whole units, each step from the last corner: half as long as places."""
    whole = np.rint(corners).astype(int)
    steps = " ".join(f"{x} {y}" for x, y in np.diff(whole, axis=0))
    return f"M{whole[0][0]} {whole[0][1]}l{steps}{end}".replace(" -", "-")


def _part(part: BaseGeometry) -> str:
    if part.geom_type == "LineString":
        return _steps(np.asarray(part.coords), "")
    if part.geom_type != "Polygon" or part.area < SMALLEST:
        return ""
    return "".join(_steps(np.asarray(ring.coords)[:-1], "z") for ring in (part.exterior, *part.interiors))


@kept
def plane_of(edition: Edition) -> Plane:
    """The plane of a place: the bounds of its units."""
    return Plane(shapely.union_all([unit.outline for unit in edition.base_units.values()]).bounds)


@kept
def outline_file(edition: Edition, era: Era) -> tuple[str, bytes]:
    """The address and the bytes (SVG) of what all small maps of an era lie on: sea, land, the units of the era; by day and by night."""
    plane = plane_of(edition)
    around = [shape(f["geometry"]) for f in edition.context["features"] if f["properties"].get("kind") in ("land", "neighbour")]
    drawn = "".join(f'<path class="{name}" d="{plane.path(geometry)}"/>' for name, geometry in _layers(edition, era, around))
    rules = f"{_rules('light')}@media (prefers-color-scheme:dark){{{_rules('dark')}}}"
    size = f'width="{WIDTH}" height="{plane.height}" viewBox="0 0 {WIDTH} {plane.height}"'
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{rules}</style><rect class="s" width="100%" height="100%"/>{drawn}</svg>'
    )
    content = picture.encode()
    return asset(f"gazetteer-{era}.svg", content), content


def _layers(edition: Edition, era: Era, around: Iterable[BaseGeometry]) -> Iterable[tuple[str, BaseGeometry]]:
    yield from (("n", geometry) for geometry in around)
    yield from (("u", unit.outline) for unit in edition.units[era].values())


def _rules(theme: Theme) -> str:
    ground = GROUND[theme]
    return (
        f".s{{fill:{ground['sea']}}}.n{{fill:{ground['land']};stroke:{ground['neighbour-line']};stroke-width:2}}"
        f".u{{fill:{ground['district']};stroke:{ground['halo']};stroke-width:3;stroke-linejoin:round}}"
    )


@kept
def _labels(edition: Edition, era: Era, chosen: tuple[str, ...]) -> tuple[Label, ...]:
    """The names of the units; those that are spoken of are seated first."""
    plane, seated = plane_of(edition), list[Label]()
    for unit in sorted(edition.units[era].values(), key=lambda unit: unit.id not in chosen):
        label = Label(*plane.at(*unit.spot), unit.label)
        seated.append(replace(label, crowded=any(label.meets(other) for other in seated if not other.crowded)))
    return tuple(seated)


@kept
def _outline(edition: Edition, unit: str) -> str:
    return plane_of(edition).path(edition.unit(unit).outline)


def map_of_unit(edition: Edition, unit: Unit) -> SmallMap:
    """A unit among those of its era."""
    labels = _labels(edition, unit.era, (unit.id,))
    return SmallMap(outline_file(edition, unit.era)[0], plane_of(edition).height, "unit", (_outline(edition, unit.id),), labels)


def map_of_thing(edition: Edition, feature: Feature, era: Era) -> SmallMap | None:
    """A thing: its point or its shape where these are published, else the units in which it lies; None where not even those are known."""
    units = feature.where[era].units
    if not edition.base_units or not (units or feature.point):
        return None
    plane, labels = plane_of(edition), _labels(edition, era, units)
    drawn = partial(SmallMap, outline_file(edition, era)[0], plane.height)
    if feature.geometry is not None:
        return drawn(cast("Known", feature.form), (plane.path(feature.geometry),), labels)
    if feature.point is None:
        return drawn("somewhere", tuple(_outline(edition, unit) for unit in units), labels)
    radius = round((feature.accuracy or 0.0) / METRES_A_DEGREE * plane.scale)
    known: Known = "site" if feature.precision == "site" and not feature.inferred else "within"
    return drawn(known, (), labels, plane.at(*feature.point), radius)
