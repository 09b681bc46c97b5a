"""The outlines as paths on the metric plane (VN-2000), made once for each state of the data."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.units import Unit
from geo.measures.coordinates import DISK_CRS, projected
from geo.scene.extent import Bounds


@dataclass(frozen=True, eq=False)
class PlaneUnit:
    """One unit on the plane: ``spot`` is where its name wants to stand."""

    id: str
    label: Mapping[str, str]
    outline: BaseGeometry
    path: Path
    spot: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Around:
    """One neighbour, piece of land, border or name of the surroundings."""

    kind: str
    name: Mapping[str, str]
    outline: BaseGeometry
    path: Path | None
    spot: tuple[float, float] | None


@dataclass(frozen=True, eq=False)
class Ground:
    """All outlines in metres: units and lines by era, the district, its surroundings and country; ``own``, ``window``: their bounds."""

    units: Mapping[str, tuple[PlaneUnit, ...]]
    inner: Mapping[str, Path]
    outer: Path
    district: BaseGeometry
    around: tuple[Around, ...]
    country: tuple[Around, ...]
    own: Bounds
    window: Bounds


def path_of(shape: BaseGeometry) -> Path:
    """A polygon, line or collection of them as one path; holes stay holes."""
    parts: list[Path] = []
    for part in getattr(shape, "geoms", [shape]):
        rings = [part.exterior, *part.interiors] if isinstance(part, Polygon) else [part]
        parts += [Path(np.asarray(ring.coords)[:, :2], closed=isinstance(part, Polygon)) for ring in rings if not ring.is_empty]
    return Path.make_compound_path(*parts) if parts else Path(np.empty((0, 2)))


def project(lon: float, lat: float, crs: int) -> tuple[float, float]:
    """A place in degrees as metres on the plane."""
    northing, easting = projected(lon, lat, crs)
    return easting, northing


def project_bounds(bounds: Bounds, crs: int) -> Bounds:
    """A box of degrees as the box of metres that holds it."""
    west, south, east, north = gpd.GeoSeries([shapely.box(*bounds)], crs=DISK_CRS).to_crs(crs).total_bounds
    return float(west), float(south), float(east), float(north)


def _segments(shape: BaseGeometry) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    for polygon in getattr(shape, "geoms", [shape]):
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x, 2), round(y, 2)) for x, y in ring.coords]
            yield from ((min(start, end), max(start, end)) for start, end in pairwise(points) if start != end)


def _lines(shapes: Iterable[BaseGeometry]) -> tuple[Path, Path]:
    """The lines that two units share, and those only one of them has."""
    seen = Counter(segment for shape in shapes for segment in _segments(shape))
    inner = [segment for segment, times in seen.items() if times > 1]
    outer = [segment for segment, times in seen.items() if times == 1]
    return _merged(inner), _merged(outer)


def _merged(segments: list[Any]) -> Path:
    return path_of(shapely.line_merge(MultiLineString(segments))) if segments else Path(np.empty((0, 2)))


def _units(units: Mapping[str, Unit], crs: int) -> tuple[PlaneUnit, ...]:
    every = list(units.values())
    outlines = gpd.GeoSeries([unit.outline for unit in every], crs=DISK_CRS).to_crs(crs)
    spots = gpd.GeoSeries.from_xy(*zip(*(unit.spot for unit in every), strict=True), crs=DISK_CRS).to_crs(crs) if every else []
    return tuple(
        PlaneUnit(unit.id, {"vi": unit.label.vi, "en": unit.label.en}, outline, path_of(outline), (spot.x, spot.y))
        for unit, outline, spot in zip(every, outlines, spots, strict=True)
    )


def _around(features: Iterable[Mapping[str, Any]], crs: int) -> tuple[Around, ...]:
    listed = [feature for feature in features if feature.get("geometry")]
    if not listed:
        return ()
    shapes = shapely.from_geojson([_text(feature["geometry"]) for feature in listed])
    plane = gpd.GeoSeries(shapes, crs=DISK_CRS).to_crs(crs)
    drawn = []
    for feature, shape in zip(listed, plane, strict=True):
        about = feature["properties"]
        spot = project(about["label_lon"], about["label_lat"], crs) if "label_lon" in about else None
        point = shape.geom_type == "Point"
        name = {lang: str(about.get(f"label_{lang}") or about.get(f"name_{lang}") or "") for lang in ("vi", "en")}
        drawn.append(Around(about["kind"], name, shape, None if point else path_of(shape), (shape.x, shape.y) if point else spot))
    return tuple(drawn)


def _text(geometry: Mapping[str, Any]) -> str:
    return json.dumps(geometry)


@kept
def ground(edition: Edition) -> Ground:
    """The outlines of a district on the plane."""
    crs = edition.place.crs
    units: dict[str, tuple[PlaneUnit, ...]] = {era: _units(named, crs) for era, named in edition.units.items()}
    lines = {era: _lines(unit.outline for unit in units[era]) for era in units}
    around, country = (_around(edition.context["features"], crs), _around(edition.country["features"], crs))
    district = shapely.union_all([unit.outline for unit in units[edition.base_era]])
    own = shapely.total_bounds(district)
    wide = shapely.total_bounds([*(shape.outline for shape in around), shapely.box(*own)])
    inner, outer = {era: inner for era, (inner, _) in lines.items()}, lines[edition.base_era][1]
    return Ground(units, inner, outer, district, around, country, _bounds(own), _bounds(wide))


def beyond(ground: Ground, seen: Bounds) -> bool:
    """Whether a map of ``seen`` (metres) reaches over the border of the country, and the country can be shown beside it."""
    frame = shapely.box(*seen)
    return bool(ground.country) and any(around.kind == "border" and around.outline.intersects(frame) for around in ground.around)


def _bounds(total: Any) -> Bounds:
    west, south, east, north = (float(edge) for edge in total)
    return west, south, east, north


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of an area."""
    return list(shape.geoms) if isinstance(shape, MultiPolygon) else [shape]
