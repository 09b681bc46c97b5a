"""Coordinates, distances and areas: degrees on disk, metres when measuring."""

import re
from functools import cache
from typing import Any

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
    return Transformer.from_crs(DISK_CRS, crs, always_xy=True)


def projected(lon: float, lat: float, crs: int) -> tuple[float, float]:
    """Northing and easting in metres of a place in degrees, in the projection of an EPSG code."""
    easting, northing = _to_metric(crs).transform(lon, lat)
    return float(northing), float(easting)


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
