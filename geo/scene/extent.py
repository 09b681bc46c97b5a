"""What part of the earth a view shows."""

import math

from geo.view import View

Bounds = tuple[float, float, float, float]
"""West, south, east and north."""
KM_PER_DEGREE = 111.2
WINDOW = (1000, 700)
"""The free part of a usual screen in pixels: what a centre and a zoom show."""
EQUATOR_M = 40_075_016.686
TILE = 256


def extent_of(view: View) -> Bounds | None:
    """What a view with a centre and a zoom shows on a usual screen, in degrees; None when it shows the whole district."""
    if view.center is None or view.zoom is None:
        return None
    lat, lon = view.center
    metres = EQUATOR_M * math.cos(math.radians(lat)) / (TILE * 2**view.zoom)
    high = WINDOW[1] * metres / 1000 / KM_PER_DEGREE / 2
    wide = WINDOW[0] * metres / 1000 / (KM_PER_DEGREE * math.cos(math.radians(lat))) / 2
    return lon - wide, lat - high, lon + wide, lat + high
