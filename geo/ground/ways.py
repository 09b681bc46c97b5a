"""Roads and waters out of whatever an office has: OpenStreetMap's tags, Geofabrik's classes, or kinds as our own files write them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from geo.edition.ground import AREAS, LINES, Way
from geo.ground.refusal import GroundRefused
from geo.measures.coordinates import DISK_CRS
from geo.style.ground import ROADS, WATERS

COLUMNS = ("kind", "class", "fclass", "highway", "waterway", "natural", "wetland", "water")
"""Where a file says what a way is: ours and OpenMapTiles', Geofabrik's, then OpenStreetMap's own keys."""
MEANS: Mapping[str, str] = {
    **{name: name for name in (*ROADS, *WATERS)},
    **{f"{name}_link": name for name in ("motorway", "trunk", "primary", "secondary", "tertiary")},
    **dict.fromkeys(("unclassified", "residential", "living_street", "road"), "minor"),
    **dict.fromkeys(("service", "track_grade1", "track_grade2", "track_grade3", "track_grade4", "track_grade5"), "track"),
    **dict.fromkeys(("canal",), "river"),
    **dict.fromkeys(("ditch", "drain"), "stream"),
    **dict.fromkeys(("water", "reservoir", "pond"), "lake"),
    **dict.fromkeys(("tidalflat", "mud"), "flat"),
}
"""Values of these columns (wiki.openstreetmap.org/wiki/Map_features) → kinds of ``geo.style.ground``."""
TAG = re.compile(r'"([^"]+)"=>"([^"]*)"')
"""How GDAL's driver for OpenStreetMap writes the further tags of a way."""
SIMPLE = {"motorway": 3.0, "trunk": 3.0, "primary": 4.0, "secondary": 4.0, "tertiary": 5.0, "lake": 5.0, "river": 5.0}
"""Metres by which a line may be simplified (Douglas-Peucker); all others:"""
ROUGH = 8.0
WIDE = ("motorway", "trunk", "primary", "river", "lake", "flat", "mangrove")
"""What is kept also beyond the units, as far as the window; everything else ends with them."""
SMALL = ("minor", "track")
SHORT = 60.0
"""Metres; small roads that are shorter and do not join two others are left out."""
FINE = 1e-5
"""Degrees to which coordinates are written."""
Spot = tuple[float, float]


def read(path: Path, window: BaseGeometry) -> Iterator[Way]:
    """The roads and waters of a vector file that lie in a window (EPSG:4326). Raises GroundRefused for what is no map."""
    box = gpd.GeoSeries([window], crs=DISK_CRS)
    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        frames = [gpd.read_file(path, layer=layer, bbox=box) for layer in layers]
    except Exception as error:  # GDAL raises its own for every way in which a file can be broken
        raise GroundRefused("unreadable", file=path.name, why=str(error)) from error
    for frame in frames:
        yield from _ways(frame if frame.crs else frame.set_crs(DISK_CRS))


def _ways(frame: gpd.GeoDataFrame) -> Iterator[Way]:
    shapes = frame.geometry.to_crs(DISK_CRS)
    rows = pd.DataFrame(frame.drop(columns=frame.geometry.name)).to_dict("records")
    for row, geometry in zip(rows, shapes, strict=True):
        tags = {**row, **dict(TAG.findall(str(row.get("other_tags"))))}
        kind = next((MEANS[value] for name in reversed(COLUMNS) if (value := str(tags.get(name))) in MEANS), None)
        if kind is None or geometry is None or geometry.is_empty:
            continue
        if geometry.geom_type in (AREAS if kind in WATERS and WATERS[kind].area else LINES):
            ref = tags.get("ref")
            yield Way(kind, shapely.force_2d(geometry), ref if isinstance(ref, str) else "")


def drawn(ways: list[Way], window: BaseGeometry, units: BaseGeometry, crs: int) -> list[Way]:
    """What is kept of them: joined, cut to the window or the units, simplified in the metres of ``crs``, in a fixed order.

    Where ways meet they still meet afterwards.
    """
    names = sorted({(way.kind, way.ref) for way in ways}, key=_order)
    pieces = {name: _cut([way.geometry for way in ways if (way.kind, way.ref) == name], name[0], window, units, crs) for name in names}
    joints = _joints([piece for (kind, _), cut in pieces.items() if kind in ROADS for piece in cut])
    kept = []
    for (kind, ref), cut in pieces.items():
        simple = [_simple(piece, SIMPLE.get(kind, ROUGH), joints) for piece in cut if _worth(kind, piece, joints)]
        back = gpd.GeoSeries(simple, crs=crs).to_crs(DISK_CRS)
        fine = shapely.normalize(shapely.set_precision(back.to_numpy(), FINE))
        fine = sorted(fine.tolist(), key=lambda piece: (piece.bounds, piece.wkb))
        kept += [Way(kind, piece, ref) for piece in fine if not piece.is_empty]
    return kept


def _cut(parts: list[BaseGeometry], kind: str, window: BaseGeometry, units: BaseGeometry, crs: int) -> list[BaseGeometry]:
    """The ways of one kind joined and cut, piece by piece, in metres."""
    joined = gpd.GeoSeries(parts, crs=DISK_CRS).to_crs(crs).union_all()
    area = _metric(window if kind in WIDE else units, crs)
    cut = shapely.intersection(joined if kind in WATERS and WATERS[kind].area else shapely.line_merge(joined), area)
    return [piece for piece in shapely.get_parts([cut]).tolist() if not piece.is_empty]


def _joints(lines: list[BaseGeometry]) -> set[Spot]:
    """Where lines meet: points that more than one of them goes through."""
    counted = Counter(spot for line in lines for spot in set(_spots(line)))
    return {spot for spot, times in counted.items() if times > 1}


def _spots(line: BaseGeometry) -> list[Spot]:
    """The points of a line to the centimetre."""
    return [(round(x, 2), round(y, 2)) for x, y in shapely.get_coordinates(line).tolist()]


def _simple(piece: BaseGeometry, tolerance: float, joints: set[Spot]) -> BaseGeometry:
    """A piece with fewer points; those where it meets others stay."""
    if piece.geom_type != "LineString":
        return shapely.simplify(piece, tolerance, preserve_topology=True)
    points, spots = shapely.get_coordinates(piece), _spots(piece)
    last = len(points) - 1
    ends = [0, *(at for at in range(1, last) if spots[at] in joints), last]
    parts = [shapely.get_coordinates(shapely.simplify(shapely.linestrings(points[a : b + 1]), tolerance)) for a, b in pairwise(ends)]
    return shapely.linestrings(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))


def _order(named: tuple[str, str]) -> tuple[int, str]:
    return [*WATERS, *ROADS].index(named[0]), named[1]


def _worth(kind: str, piece: BaseGeometry, joints: set[Spot]) -> bool:
    """Whether a piece is long enough to be seen or joins two others, and of the kind of geometry that its kind is."""
    if kind in WATERS and WATERS[kind].area:
        return bool(piece.geom_type == "Polygon")
    if piece.geom_type != "LineString":
        return False
    spots = _spots(piece)
    return kind not in SMALL or float(piece.length) > SHORT or (spots[0] in joints and spots[-1] in joints)


def _metric(area: BaseGeometry, crs: int) -> BaseGeometry:
    return gpd.GeoSeries([area], crs=DISK_CRS).to_crs(crs).iloc[0]
