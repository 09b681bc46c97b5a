"""How roads, waters and relief are drawn beneath everything else: kinds from the ground up, colours, widths by zoom."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from geo.style.colours import WAYS

ZOOMS = (9.0, 12.0, 15.0)
"""Zooms of web maps (256 pixels to the tile) at which the widths of a kind are given."""


@dataclass(frozen=True)
class WayLook:
    """How a kind of road or water is drawn.

    ``colour`` and ``casing`` are ways of ``geo.style.colours`` (no casing: empty), ``widths`` pixels at each of ``ZOOMS``, between them
    in proportion; it is drawn from zoom ``since`` on, ``near`` ones are asked for only then. ``area`` is filled; ``legend`` is the
    entry of the legend that explains it, by its key in the locale files.
    """

    colour: str
    widths: tuple[float, float, float]
    since: float
    legend: str
    casing: str = ""
    area: bool = False
    near: bool = False


WATERS: Mapping[str, WayLook] = MappingProxyType(
    {
        "flat": WayLook("flat", (0, 0, 0), 0, "flat", area=True),
        "mangrove": WayLook("mangrove", (0, 0, 0), 0, "mangrove", area=True),
        "lake": WayLook("water", (0.5, 0.5, 0.5), 0, "water", area=True),
        "river": WayLook("water", (1, 1.8, 4), 0, "water"),
        "stream": WayLook("water", (0.5, 1.1, 2.2), 11, "water"),
    }
)
ROADS: Mapping[str, WayLook] = MappingProxyType(
    {
        "track": WayLook("road-small", (0.4, 0.6, 1.0), 13.5, "minor", near=True),
        "minor": WayLook("road-small", (0.5, 0.8, 1.7), 12.5, "minor", near=True),
        "tertiary": WayLook("road", (0.7, 1.5, 4.5), 10, "road", casing="road-edge"),
        "secondary": WayLook("road", (0.9, 2.0, 5.5), 0, "road", casing="road-edge"),
        "primary": WayLook("highway", (1.2, 2.6, 6.5), 0, "highway", casing="highway-edge"),
        "trunk": WayLook("highway", (1.4, 3.2, 7.5), 0, "highway", casing="highway-edge"),
        "motorway": WayLook("motorway", (1.8, 4.0, 8.5), 0, "motorway", casing="motorway-edge"),
    }
)
"""Kinds of OpenStreetMap, links and service roads among them; the last is drawn on top."""
EDGE = 1.2
"""Pixels by which a casing stands out on either side."""
SHIELDS = {"motorway": "#17663a", "": "#1d5c9e"}
"""Plates of road numbers: expressways, then all others."""
SHADE = {"light": 0.30, "dark": 0.42}
"""How strongly the relief is shaded at most (opacity of its black and white)."""


def width(look: WayLook, zoom: float) -> float:
    """Pixels of a way at a zoom."""
    if zoom <= ZOOMS[0]:
        return look.widths[0]
    steps = zip(pairwise(ZOOMS), pairwise(look.widths), strict=True)
    for (low, high), (thin, thick) in steps:
        if zoom <= high:
            return thin + (thick - thin) * (zoom - low) / (high - low)
    return look.widths[-1]


def as_data() -> dict[str, Any]:
    """The same for the client."""
    kinds = {name: asdict(look) for name, look in {**WATERS, **ROADS}.items()}
    return {"zooms": ZOOMS, "edge": EDGE, "waters": list(WATERS), "roads": list(ROADS), "kinds": kinds, "colours": WAYS}
