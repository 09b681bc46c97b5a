"""The country that a place lies in, for an inset: its outline, the province, archipelagos; ``country.geojson``, which need not be there."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from shapely.geometry import shape

from geo.edition.units import on_earth
from geo.schema.faults import Fault, fault
from geo.schema.reader import EMPTY, geojson

FILE = "country.geojson"
AREA = ("Polygon", "MultiPolygon")
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({"country": AREA, "province": AREA, "archipelago": ("MultiPoint",)})
"""What its features are, and the geometries that they may have (EPSG:4326)."""
NAMES = ("id", "name_vi", "name_en")


def files(folder: Path) -> tuple[str, ...]:
    """Its file, where a folder has it."""
    return (FILE,) if (folder / FILE).exists() else ()


def read(folder: Path) -> tuple[Mapping[str, Any], list[Fault]]:
    """The country as GeoJSON, and everything that is wrong with it; a feature that is wrong is left out."""
    if not files(folder):
        return EMPTY, []
    collection, faults = geojson(folder / FILE, FILE)
    sound = []
    for row, feature in enumerate(collection["features"], start=1):
        if wrong := _wrong(feature):
            key, column, values = wrong
            faults.append(fault(FILE, key, row=row, column=column, **values))
        else:
            sound.append(feature)
    return {**collection, "features": sound}, faults


def _wrong(feature: Any) -> tuple[str, str, dict[str, str]] | None:
    """The reason, the column and the values of what is wrong with a feature, if anything is."""
    try:
        about, geometry = feature["properties"], shape(feature["geometry"])
        kind, unnamed = str(about["kind"]), [name for name in NAMES if not about.get(name)]
    except Exception as error:  # noqa: BLE001 - shapely raises whatever a hand-made geometry provokes
        return "not_json", "geometry", {"said": f"{type(error).__name__}: {error}"}
    if kind not in KINDS:
        return "allowed", "kind", {"value": kind, "allowed": ", ".join(KINDS)}
    if unnamed:
        return "required", unnamed[0], {}
    if geometry.geom_type not in KINDS[kind] or geometry.is_empty or not on_earth(geometry):
        return "geometry_of", "geometry", {"said": geometry.geom_type, "allowed": ", ".join(KINDS[kind])}
    return None
