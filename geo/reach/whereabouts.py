"""Where a thing may be, in metres: at a point, along a line, or somewhere in its village or unit."""

from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.place import Target
from geo.measures.coordinates import DISK_CRS, projected


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """``shape`` in the metres of the place's projection: the thing itself, ± ``margin``, or where it must be (not ``exact``)."""

    shape: BaseGeometry
    exact: bool
    margin: float = 0.0

    def farthest(self, other: "Whereabouts") -> float:
        """The metres between the two at most (without margins): a distance is largest at a corner."""
        others = np.array([other.shape]) if other.exact else other.corners
        return float(shapely.distance(self.corners[:, np.newaxis], others).max())

    @cached_property
    def corners(self) -> NDArray[np.object_]:
        """The corners of its convex hull, as points."""
        return np.asarray(shapely.points(shapely.get_coordinates(shapely.convex_hull(self.shape))))


def _metric(shape: BaseGeometry, crs: int) -> BaseGeometry:
    return gpd.GeoSeries([shape], crs=DISK_CRS).to_crs(crs).iloc[0]


def at(point: tuple[float, float], accuracy: float | None, crs: int) -> Whereabouts:
    """A point in degrees, known to so many metres."""
    northing, easting = projected(*point, crs)
    return Whereabouts(Point(easting, northing), exact=True, margin=accuracy or 0.0)


@kept
def _within(edition: Edition, units: tuple[str, ...]) -> Whereabouts | None:
    outlines = [edition.unit(unit).outline for unit in units if edition.has_unit(unit)]
    return Whereabouts(_metric(shapely.union_all(outlines), edition.place.crs), exact=False) if outlines else None


def where_of(edition: Edition, feature: Feature) -> Whereabouts | None:
    """Where a thing may be; None where nobody says more than that it is in the district."""
    if feature.precision in ("site", "village") and feature.point:
        spot = at(feature.point, feature.accuracy, edition.place.crs)
        return spot if feature.precision == "site" else Whereabouts(spot.shape.buffer(spot.margin), exact=False)
    return _within(edition, feature.units)


def _whole(edition: Edition, feature: Feature) -> Whereabouts | None:
    """Where a thing may be that others are near, its line or area with it."""
    if feature.geometry is not None and feature.precision == "site":
        return Whereabouts(_metric(feature.geometry, edition.place.crs), exact=True, margin=feature.accuracy or 0.0)
    return where_of(edition, feature)


def things_of(edition: Edition, target: Target) -> list[Feature]:
    """The things that a target names, as far as they are there."""
    pairs = [thing.split("/", 1) for thing in target.things if "/" in thing]
    return [feature for layer, name in pairs for feature in edition.features.get(layer, ()) if feature.id == name]


def of_target(edition: Edition, target: Target) -> list[Whereabouts]:
    """Where a target may be: one for each of its things that has a place."""
    known = [where for feature in things_of(edition, target) if (where := _whole(edition, feature))]
    return [*known, at(target.point, target.accuracy, edition.place.crs)] if target.point else known
