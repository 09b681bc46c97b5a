"""Coordinate systems and measures: degrees on disk, metres when measuring."""

from functools import cache

from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

DISK_CRS = "EPSG:4326"
"""WGS 84, longitude and latitude in degrees: every file and every frame in memory."""
METRIC_CRS = "EPSG:5899"
"""VN-2000 / TM-3 107-45, metres: the official projection of Quảng Ninh, used only while measuring."""

ADDITIVE = frozenset({"km2", "ha", "m2", "people", "households", "villages", "cells", "members", "workers", "jobs", "products"})
"""Unit ids whose figures add up when areas are joined; shares, averages and ranks do not."""

_GEOD = Geod(ellps="WGS84")


def area_km2(geometry: BaseGeometry) -> float:
    """Geodesic area on WGS 84 of a geometry in degrees, in km²."""
    return float(abs(_GEOD.geometry_area_perimeter(geometry)[0])) / 1e6


def distance_km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Length of the straight (geodesic) line between two places in degrees, in km."""
    return float(_GEOD.inv(lon, lat, to_lon, to_lat)[2]) / 1000


@cache
def _to_metric() -> Transformer:
    return Transformer.from_crs(DISK_CRS, METRIC_CRS, always_xy=True)


def vn2000(lon: float, lat: float) -> tuple[float, float]:
    """Northing and easting in metres (VN-2000, central meridian 107°45') of a place in degrees."""
    easting, northing = _to_metric().transform(lon, lat)
    return float(northing), float(easting)
