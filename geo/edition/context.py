"""The surroundings of a district: neighbours, land, borders and names outside it, drawn and never told of."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely

from geo.edition.units import on_earth
from geo.schema.faults import Fault, fault
from geo.schema.reader import EMPTY, geojson

FILE = "context.geojson"


def read(folder: Path) -> tuple[Mapping[str, Any], list[Fault]]:
    """The GeoJSON of the surroundings, empty where it has a fault, and its faults."""
    collection, faults = geojson(folder / FILE, FILE)
    try:
        features = [{**feature, "properties": {**feature["properties"]}} for feature in collection["features"]]
        drawn = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    except (ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        return EMPTY, [fault(FILE, "not_json", said=f"{type(error).__name__}: {error}")]
    if not all(geometry is None or on_earth(geometry) for geometry in drawn):
        return EMPTY, [fault(FILE, "polygon", said="lon, lat")]
    return {**collection, "features": features}, faults
