"""Roads and waters out of whatever an office has: OpenStreetMap's tags, Geofabrik's classes, or kinds as our own files write them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import geopandas as gpd
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
SHORT = 60.0
"""Metres; what is shorter and ends free on both sides is left out of the small roads."""


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
    """What is kept of them: joined, cut to the window or the units, simplified in the metres of ``crs``, in a fixed order."""
    kept = []
    for kind, ref in sorted({(way.kind, way.ref) for way in ways}, key=_order):
        parts = [way.geometry for way in ways if (way.kind, way.ref) == (kind, ref)]
        metric = gpd.GeoSeries(parts, crs=DISK_CRS).to_crs(crs)
        area = _metric(window if kind in WIDE else units, crs)
        joined = metric.union_all()
        cut = shapely.intersection(joined if kind in WATERS and WATERS[kind].area else shapely.line_merge(joined), area)
        simple = shapely.simplify(cut, SIMPLE.get(kind, ROUGH), preserve_topology=True)
        pieces = [piece for piece in shapely.get_parts([simple]).tolist() if not piece.is_empty and _worth(kind, piece)]
        back = gpd.GeoSeries(pieces, crs=crs).to_crs(DISK_CRS)
        fine = shapely.normalize(shapely.set_precision(back.to_numpy(), 1e-5))
        fine = sorted(fine.tolist(), key=lambda piece: (piece.bounds, piece.wkb))
        kept += [Way(kind, piece, ref) for piece in fine if not piece.is_empty]
    return kept


def _order(named: tuple[str, str]) -> tuple[int, str]:
    return [*WATERS, *ROADS].index(named[0]), named[1]


def _worth(kind: str, piece: BaseGeometry) -> bool:
    """Whether a piece is long enough to be seen, and of the kind of geometry that its kind is."""
    if kind in WATERS and WATERS[kind].area:
        return bool(piece.geom_type == "Polygon")
    return bool(piece.geom_type == "LineString") and (kind not in ("minor", "track") or float(piece.length) > SHORT)


def _metric(area: BaseGeometry, crs: int) -> BaseGeometry:
    return gpd.GeoSeries([area], crs=DISK_CRS).to_crs(crs).iloc[0]
