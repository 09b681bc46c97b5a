"""Lines and areas of things: ``layers/<id>.geojson``, beside the table of a layer of places, one feature a thing."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.edition.layer import Layer
from geo.edition.layers import FOLDER
from geo.edition.units import on_earth
from geo.measures.coordinates import metres_to
from geo.schema.faults import Fault, fault
from geo.schema.reader import geojson

KINDS = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")
Shapes = Mapping[str, BaseGeometry]
"""Lines and areas by the id of their thing (EPSG:4326)."""


def file_of(layer_id: str) -> str:
    """The file of a layer, relative to the data folder; a layer need not have one."""
    return f"{FOLDER}/{layer_id}.geojson"


def files(folder: Path) -> tuple[str, ...]:
    """Every such file of a folder."""
    return tuple(f"{FOLDER}/{path.name}" for path in sorted((folder / FOLDER).glob("*.geojson")))


def read(folder: Path, layer: Layer, rows: pd.DataFrame, *, unsure: bool) -> tuple[Shapes, list[Fault]]:
    """The lines and areas of a layer, and everything that is wrong with them; ``rows`` is its checked table.

    ``unsure``: the table has faults of its own, so that nobody is blamed for naming a row that is not there.
    """
    file = file_of(layer.id)
    if not (folder / file).exists():
        return {}, []
    if layer.shape != "place":
        return {}, [fault(file, "shape_layer")]
    collection, faults = geojson(folder / file, file)
    known = {row["id"]: row for row in rows.to_dict("records")}
    drawn: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(collection["features"], start=1):
        name, geometry, why = _read(feature)
        wrong = [why] if why else list(_misplaced(name, geometry, known, drawn, unsure=unsure))
        if wrong:
            key, values = wrong[0]
            faults += [fault(file, key, row=number, column="id" if key in ("known_row", "unique") else "geometry", value=name, **values)]
        elif geometry is not None and name in known:
            drawn[name] = geometry
    return drawn, faults


Wrong = tuple[str, dict[str, str]]
"""A reason of the locale files and what is put in."""


def _read(feature: object) -> tuple[str, BaseGeometry | None, Wrong | None]:
    """The id of a feature (among its properties, else its own, which map software numbers anew), its geometry, and why it is none."""
    if not isinstance(feature, Mapping):
        return "", None, ("feature", {})
    name = str(_properties(feature).get("id") or feature.get("id") or "")
    try:
        geometry = shapely.orient_polygons(shapely.force_2d(shape(feature["geometry"])))  # rings drawn by hand turn either way
    except Exception as error:  # noqa: BLE001 - shapely raises whatever a hand-made geometry provokes
        return name, None, ("shape", {"said": str(error)})
    if geometry.geom_type not in KINDS or geometry.is_empty or not geometry.is_valid:
        return name, None, ("shape", {"said": geometry.geom_type if geometry.is_valid else str(shapely.is_valid_reason(geometry))})
    return name, geometry, None if on_earth(geometry) else ("shape", {"said": "lon, lat"})


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def _misplaced(
    name: str, geometry: BaseGeometry | None, known: Mapping[str, Any], drawn: Iterable[str], *, unsure: bool
) -> Iterator[Wrong]:
    """A row that is not there or comes twice; a sign that stands farther from its line or area than it is accurate."""
    if name not in known:
        if not unsure:
            yield "known_row", {}
        return
    if name in drawn:
        yield "unique", {"key": "id"}
    row = known[name]
    if pd.isna(row["lon"]):
        yield "shape_place", {}
    elif geometry is not None and (away := metres_to(geometry, row["lon"], row["lat"])) > row["accuracy_m"]:
        yield "shape_away", {"distance": f"{away:.0f}"}
