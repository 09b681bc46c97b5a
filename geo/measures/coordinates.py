"""Coordinates, distances and areas: degrees on disk, metres when measuring."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import shapely
from pyproj import CRS, Geod, Transformer
from pyproj.aoi import AreaOfInterest
from pyproj.database import query_crs_info
from pyproj.enums import PJType
from pyproj.transformer import TransformerGroup
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

DISK_CRS = "EPSG:4326"
"""WGS 84, longitude and latitude in degrees: every file and every frame in memory."""

K = "Scale factor at natural origin"
"""How PROJ calls what tells a transverse Mercator projection from others."""
_GEOD = Geod(ellps="WGS84")


def area_km2(geometry: BaseGeometry) -> float:
    """Geodesic area on WGS 84 of a geometry in degrees, in km²."""
    return float(abs(_GEOD.geometry_area_perimeter(geometry)[0])) / 1e6


def distance_km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Length of the straight (geodesic) line between two places in degrees, in km."""
    return float(_GEOD.inv(lon, lat, to_lon, to_lat)[2]) / 1000


def length_km(geometry: BaseGeometry) -> float:
    """Geodesic length on WGS 84 of a line in degrees, in km."""
    return float(_GEOD.geometry_length(geometry)) / 1000


def metres_to(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """How far a place in degrees lies from a geometry, in metres; 0 on a line or inside an area."""
    place = Point(lon, lat)
    nearest, _ = nearest_points(geometry, place)
    return 0.0 if geometry.covers(place) else 1000 * distance_km(lon, lat, nearest.x, nearest.y)


@cache
def _to_metric(crs: int) -> Transformer:
    """Of all that PROJ knows the one that it calls the best: always the same, and it can be named."""
    return TransformerGroup(DISK_CRS, crs, always_xy=True).transformers[0]


def projected(lon: float, lat: float, crs: int) -> tuple[float, float]:
    """Northing and easting in metres of a place in degrees, in the projection of an EPSG code."""
    easting, northing = _to_metric(crs).transform(lon, lat)
    return float(northing), float(easting)


def in_metres(lons: Sequence[float], lats: Sequence[float], crs: int) -> list[tuple[int, int]]:
    """Easting and northing of places in degrees, in whole metres: five decimals of a degree say no more."""
    eastings, northings = _to_metric(crs).transform([*lons], [*lats])
    return [(round(east), round(north)) for east, north in zip(eastings, northings, strict=True)]


def moved_to(geometry: BaseGeometry, crs: int) -> BaseGeometry:
    """A geometry in degrees as one in whole metres of an EPSG code, valid where it was."""
    moved = shapely.transform(geometry, _to_metric(crs).transform, interleaved=False)
    return shapely.set_precision(moved, 1.0)


class Transformation(NamedTuple):
    """How one gets from WGS 84 to a projection: its EPSG code and name, the name of the change of datum, and how exact that is (metres)."""

    crs: int
    name: str
    datum: str
    accuracy: float


@cache
def transformation(crs: int) -> Transformation:
    """What ``projected`` does, as PROJ names it."""
    transformer = _to_metric(crs)
    steps = [step for step in transformer.operations or () if step.type_name == "Transformation"]
    datum = ", ".join(f"{step.name} ({_code(step)})" for step in steps)
    return Transformation(crs, CRS(crs).name, datum, transformer.accuracy)


def _code(step: Any) -> str:
    """The code of an operation; of one that is gone backwards, that of itself."""
    named = step.to_json_dict().get("id", {})
    return f"{named.get('authority', '')}:{named.get('code', '')}".replace("INVERSE(EPSG)", "EPSG")


def _projection(crs: CRS) -> dict[str, float]:
    """The constants of a transverse Mercator projection: degrees and metres."""
    operation = crs.coordinate_operation
    values = {param.name: float(param.value) for param in operation.params} if operation else {}
    names = {"lon": "Longitude of natural origin", "k": K, "east": "False easting", "north": "False northing"}
    return {short: values.get(name, 1.0 if name == K else 0.0) for short, name in names.items()}


def _is_zone(crs: CRS) -> bool:
    operation = crs.coordinate_operation
    return operation is not None and any(param.name == K for param in operation.params)


def _shift(crs: CRS) -> dict[str, float]:
    """The seven constants of the Helmert transformation that leads from the datum of ``crs`` to WGS 84 (metres, arc seconds, ppm).

    All nought for WGS 84 itself. Raises LookupError when PROJ knows none, or not in the convention that the frame computes in (rotation
    of the axes).
    """
    if crs.geodetic_crs == CRS(DISK_CRS):
        return dict.fromkeys(("x", "y", "z", "rx", "ry", "rz", "s"), 0.0)
    for transformer in TransformerGroup(crs.geodetic_crs, DISK_CRS).transformers:
        step = next((part for part in transformer.definition.split(" step ") if "proj=helmert" in part), "")
        if "convention=coordinate_frame" in step:
            return {name: float(value) for name, value in re.findall(r"\b(x|y|z|rx|ry|rz|s)=(-?[\d.]+)", step)}
    raise LookupError(crs.name)


def _zones(home: CRS) -> tuple[tuple[float, float], ...]:
    """Central meridian and scale factor of every zone of its national grid that counts from the same false origin as ``home``."""
    area = (home.geodetic_crs or home).area_of_use
    around = AreaOfInterest(*area.bounds) if area else None
    family = home.name.partition(" / ")[0]
    systems = query_crs_info(auth_name="EPSG", pj_types=[PJType.PROJECTED_CRS], area_of_interest=around)
    codes = sorted({info.code for info in systems if info.name.startswith(f"{family} / ")})
    zones = [_projection(crs) for crs in map(CRS.from_epsg, map(int, codes)) if _is_zone(crs)]
    origin = (_projection(home)["east"], _projection(home)["north"])
    return tuple(sorted({(zone["lon"], zone["k"]) for zone in zones if (zone["east"], zone["north"]) == origin}))


@cache
def grid(crs: int) -> dict[str, Any]:
    """What the frame needs to reckon in the national grid itself, all of it as PROJ has it.

    ``home`` (lon, k, east, north), all ``zones`` as (lon, k), the ellipsoid (``a`` in metres, ``f``: inverse flattening) and
    the ``shift`` of the datum to WGS 84 (x, y, z in metres; rx, ry, rz in arc seconds; s in ppm).
    """
    home = CRS(crs)
    ellipsoid = home.ellipsoid
    if ellipsoid is None:
        raise LookupError(home.name)
    return {
        "home": _projection(home),
        "zones": [list(zone) for zone in _zones(home)],
        "a": ellipsoid.semi_major_metre,
        "f": ellipsoid.inverse_flattening,
        "shift": _shift(home),
    }
