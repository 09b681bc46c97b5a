"""The ground of a district: roads, waters and coarse heights from ``ground/``, to be recognised by; nothing is measured on them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.edition.units import on_earth
from geo.schema.faults import Fault, fault
from geo.schema.reader import geojson, text_of
from geo.style.ground import ROADS, WATERS, WayLook

FOLDER = "ground"
ROADS_FILE, WATERS_FILE, RELIEF_FILE = f"{FOLDER}/roads.geojson", f"{FOLDER}/waters.geojson", f"{FOLDER}/relief.asc"
LINES, AREAS = ("LineString", "MultiLineString"), ("Polygon", "MultiPolygon")
HEADER = ("ncols", "nrows", "xllcenter", "yllcenter", "cellsize", "nodata_value")
"""The lines that an ESRI ASCII grid begins with (as GDAL's AAIGrid driver writes it), degrees."""
POSTS = 2_000
"""Rows and columns of heights at most: a soft shading needs no more."""


@dataclass(frozen=True, eq=False)
class Way:
    """A road, river, lake or flat; EPSG:4326. ``ref`` is what stands on its shield."""

    kind: str
    geometry: BaseGeometry
    ref: str = ""


@dataclass(frozen=True, eq=False)
class Relief:
    """Heights in metres at the posts of a grid of degrees (row 0 in the north, ``west`` and ``south`` its first column and last row).

    Never a height to read off.
    """

    west: float
    south: float
    step: float
    heights: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ground:
    """What there is of it, in the order of the files."""

    roads: tuple[Way, ...] = ()
    waters: tuple[Way, ...] = ()
    relief: Relief | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing of it would be drawn."""
        return not (self.roads or self.waters or self.relief)


def files(folder: Path) -> tuple[str, ...]:
    """Its files, where a folder has them; it need not have any."""
    return tuple(name for name in (ROADS_FILE, WATERS_FILE, RELIEF_FILE) if (folder / name).exists())


def read(folder: Path) -> tuple[Ground, list[Fault]]:
    """The ground of a folder, and everything that is wrong with it; what is wrong is left out."""
    faults: list[Fault] = []
    known = files(folder)
    roads = tuple(_ways(folder, ROADS_FILE, ROADS, faults)) if ROADS_FILE in known else ()
    waters = tuple(_ways(folder, WATERS_FILE, WATERS, faults)) if WATERS_FILE in known else ()
    relief = _relief(folder, faults) if RELIEF_FILE in known else None
    return Ground(roads, waters, relief), faults


def _ways(folder: Path, file: str, kinds: Mapping[str, WayLook], faults: list[Fault]) -> Iterator[Way]:
    collection, wrong = geojson(folder / file, file)
    faults += wrong
    for number, feature in enumerate(collection["features"], start=1):
        try:
            about, geometry = feature["properties"], shapely.force_2d(shape(feature["geometry"]))
            way = Way(str(about["kind"]), geometry, str(about.get("ref") or ""))
        except Exception as error:  # noqa: BLE001 - shapely raises whatever a hand-made geometry provokes
            faults.append(fault(file, "shape", row=number, column="geometry", said=f"{type(error).__name__}: {error}"))
            continue
        if way.kind not in kinds:
            faults.append(fault(file, "allowed", row=number, column="kind", value=way.kind, allowed=", ".join(kinds)))
        elif geometry.geom_type not in (AREAS if kinds[way.kind].area else LINES) or geometry.is_empty or not on_earth(geometry):
            faults.append(fault(file, "shape", row=number, column="geometry", said=geometry.geom_type))
        else:
            yield way


def _relief(folder: Path, faults: list[Fault]) -> Relief | None:
    text, unreadable = text_of(folder / RELIEF_FILE, RELIEF_FILE)
    faults += unreadable
    if text is None:
        return None
    try:
        return grid_of(text)
    except ValueError as error:
        faults.append(fault(RELIEF_FILE, "grid", said=str(error)))
        return None


def grid_of(text: str) -> Relief:
    """The heights of an ESRI ASCII grid of degrees; posts without a height lie at the sea. Raises ValueError for what is none."""
    lines = text.splitlines()
    head = dict(_header(lines[: len(HEADER)]))
    columns, rows = int(head["ncols"]), int(head["nrows"])
    if not (0 < columns <= POSTS and 0 < rows <= POSTS):
        raise ValueError(f"{columns} × {rows}")
    heights = np.array(" ".join(lines[len(HEADER) :]).split(), dtype=float)
    if len(heights) != columns * rows:
        raise ValueError(f"{columns} × {rows} ≠ {len(heights)}")
    known = np.isfinite(heights) & (heights != head["nodata_value"])
    return Relief(head["xllcenter"], head["yllcenter"], head["cellsize"], np.where(known, heights, 0.0).reshape(rows, columns))


def _header(lines: Iterable[str]) -> Iterator[tuple[str, float]]:
    for line, name in zip(lines, HEADER, strict=True):
        given = line.split()
        if len(given) != len((name, "value")) or given[0].lower() != name:
            raise ValueError(name)
        yield name, float(given[1])
