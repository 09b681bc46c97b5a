"""Lengths in metres and areas in square metres of lines and rings of (lat, lon), by pyproj."""

import pyproj

GEOD = pyproj.Geod(ellps="WGS84")


def length(line):
    return GEOD.line_length([lon for _, lon in line], [lat for lat, _ in line])


def area(ring):
    return abs(GEOD.polygon_area_perimeter([lon for _, lon in ring], [lat for lat, _ in ring])[0])
