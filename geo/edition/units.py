"""The units of each era, how the old ones became the new, and the join every layer goes through."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.language import nfc
from geo.measures.coordinates import DISK_CRS, area_km2
from geo.schema.faults import Fault, fault

Era = str
"""The id of an era, as district.toml declares it."""
FILE = "communes.geojson"
KINDS = ("xã", "phường", "thị trấn", "đặc khu")
OVERLAP_KM2 = 1e-4
"""Two units may share this much by rounding of their corners (100 m²)."""

WORDS = ("id", "era", "code", "name_vi", "name_en", "label_vi", "label_en", "kind")
SUCCESSOR = ("successor_code", "successor_vi", "successor_en")
"""Of what a unit became part in the second era."""
NUMBERS = ("label_lon", "label_lat")
COLUMNS = ("code", "era", "name_vi", "name_en", "label_vi", "label_en", "kind", "label_lon", "label_lat", "area_km2", "geometry")


def unit_id(era: str, code: str) -> str:
    """The id of a unit: a code alone is no key, it may mean different places in two eras."""
    return f"{era}-{code}"


def era_of(unit: str) -> Era:
    """The era of a unit, by its id."""
    return unit.partition("-")[0]


def _features(path: Path) -> tuple[list[Any], list[Fault]]:
    try:
        features = list(json.loads(path.read_text(encoding="utf-8-sig"))["features"])
    except FileNotFoundError:
        return [], [fault(FILE, "missing_file")]
    except UnicodeDecodeError:
        return [], [fault(FILE, "not_utf8")]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        return [], [fault(FILE, "not_json", said=f"{type(error).__name__}: {error}")]
    return features, []


def _words(eras: Sequence[Era]) -> tuple[str, ...]:
    """The columns of words that a unit has: of what it became part only where there is a second era."""
    return (*WORDS, *SUCCESSOR) if len(eras) > 1 else WORDS


def _word_faults(row: int, properties: Mapping[str, Any], eras: Sequence[Era]) -> list[Fault]:
    found = []
    for name in _words(eras):
        value = properties.get(name)
        if not isinstance(value, str) or not value.strip():
            found.append(fault(FILE, "required", row=row, column=name))
        elif value != nfc(value):
            found.append(fault(FILE, "nfc", row=row, column=name, value=value))
    for name in NUMBERS:
        value = properties.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            found.append(fault(FILE, "number", row=row, column=name, value="" if value is None else value))
    return found


def _key_faults(row: int, properties: Mapping[str, Any], eras: Sequence[Era]) -> list[Fault]:
    """A kind that nobody knows; an id or an era that is not of the first era."""
    found = []
    kind = properties.get("kind")
    if kind and kind not in KINDS:
        found.append(fault(FILE, "allowed", row=row, column="kind", value=kind, allowed=", ".join(KINDS)))
    wanted = unit_id(eras[0], str(properties.get("code")))
    for name, due in (("id", wanted), ("era", eras[0])):
        if properties.get(name) and properties[name] != due:
            found.append(fault(FILE, "unit_key", row=row, column=name, value=properties[name], wanted=due))
    return found


def _geometry(row: int, feature: Mapping[str, Any]) -> tuple[BaseGeometry | None, list[Fault]]:
    try:
        geometry = shape(feature["geometry"])
    except Exception as error:  # noqa: BLE001 - shapely raises whatever a hand-made geometry provokes
        return None, [fault(FILE, "polygon", row=row, column="geometry", said=str(error))]
    if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty or not geometry.is_valid:
        return None, [fault(FILE, "polygon", row=row, column="geometry", said=str(shapely.is_valid_reason(geometry)))]
    west, south, east, north = geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 - the whole earth
        return None, [fault(FILE, "polygon", row=row, column="geometry", said="lon, lat")]
    return geometry, []


def _unit(row: int, feature: object, eras: Sequence[Era]) -> tuple[dict[str, Any] | None, list[Fault]]:
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        return None, [fault(FILE, "feature", row=row)]
    properties = feature["properties"]
    faults = [*_word_faults(row, properties, eras), *_key_faults(row, properties, eras)]
    geometry, wrong = _geometry(row, feature)
    faults += wrong
    if faults or geometry is None:
        return None, faults
    if not geometry.covers(shapely.Point(properties["label_lon"], properties["label_lat"])):
        place = f"{properties['label_lon']}, {properties['label_lat']}"
        faults.append(fault(FILE, "label_inside", row=row, column="label_lon", value=place))
    unit = {**dict.fromkeys(SUCCESSOR, ""), **{name: properties[name] for name in (*_words(eras), *NUMBERS)}}
    unit["successor"] = unit_id(eras[1], unit["successor_code"]) if len(eras) > 1 else ""
    return {**unit, "row": row, "area_km2": area_km2(geometry), "geometry": geometry}, faults


def _together(units: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """Faults that only show when units stand beside each other: twice the same id, overlaps, two names for one successor."""
    found, seen, names = [], set(), dict[str, str]()
    for index, unit in enumerate(units):
        if unit["id"] in seen:
            found.append(fault(FILE, "unique", row=unit["row"], column="id", value=unit["id"], key="id"))
        seen.add(unit["id"])
        first = names.setdefault(unit["successor_code"], unit["successor_vi"])
        if first != unit["successor_vi"]:
            found.append(fault(FILE, "successor", row=unit["row"], column="successor_vi", value=unit["successor_vi"], other=first))
        for other in units[:index]:
            shared = area_km2(unit["geometry"].intersection(other["geometry"]))
            if shared > OVERLAP_KM2:
                found.append(fault(FILE, "overlap", row=unit["row"], column="geometry", other=other["id"], area=f"{shared:.4f}"))
    return found


def _frame(units: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> gpd.GeoDataFrame:
    rows = {unit["id"]: {name: unit[name] for name in columns} for unit in reversed(list(units))}
    ordered = [rows[name] for name in sorted(rows)]
    frame = gpd.GeoDataFrame(ordered, columns=list(columns), geometry="geometry", crs=DISK_CRS)
    frame.index = sorted(rows)
    frame.index.name = "id"
    return frame


def _said_era(features: Iterable[Any]) -> Era:
    """The era that the first feature names, where the place does not say its eras."""
    named = (feature["properties"].get("era") for feature in features if isinstance(feature, Mapping) and feature.get("properties"))
    return next((era for era in named if isinstance(era, str)), "")


def read(path: Path, eras: Sequence[Era] = ()) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """The units of the first of ``eras`` and everything that is wrong in their file.

    Returns a frame indexed by unit id (``<era>-<code>``), EPSG:4326, with the columns of ``COLUMNS`` and the id and names of the
    unit of the second era it became part of (``successor``, ``successor_vi``, ``successor_en``; empty where there is none).
    A unit that cannot be understood is left out; nothing is ever raised.
    """
    features, faults = _features(path)
    units = []
    for row, feature in enumerate(features, start=1):
        unit, wrong = _unit(row, feature, eras or (_said_era(features),))
        faults += wrong
        if unit:
            units.append(unit)
    faults += _together(units)
    if not units and not faults:
        faults.append(fault(FILE, "not_units"))
    return _frame(units, (*COLUMNS, "successor", "successor_vi", "successor_en")), faults


def _joined(geometries: Sequence[BaseGeometry]) -> BaseGeometry:
    exact = bool(shapely.coverage_is_valid(list(geometries)))
    return shapely.coverage_union_all(list(geometries)) if exact else shapely.union_all(list(geometries))


def _mainland(geometry: BaseGeometry) -> BaseGeometry:
    return max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.area)


def _kind(name_vi: str) -> str:
    return next((kind for kind in KINDS if name_vi.lower().startswith(f"{kind} ")), "xã")


def _successor_unit(unit: str, members: gpd.GeoDataFrame) -> dict[str, Any]:
    """One unit of the second era: the dissolve of its members, labelled at the pole of inaccessibility of its mainland."""
    first, geometry = members.iloc[0], _joined(list(members.geometry))
    label = shapely.maximum_inscribed_circle(_mainland(geometry)).coords[0]
    name = str(first["successor_vi"])
    kind = _kind(name)
    bare = name[len(kind) :].strip() if name.lower().startswith(kind) else name
    return {
        "id": unit,
        "code": unit.partition("-")[2],
        "era": era_of(unit),
        "name_vi": name,
        "name_en": first["successor_en"],
        "label_vi": bare,
        "label_en": bare,
        "kind": kind,
        "label_lon": round(float(label[0]), 5),
        "label_lat": round(float(label[1]), 5),
        "area_km2": area_km2(geometry),
        "geometry": geometry,
    }


def by_era(base_units: gpd.GeoDataFrame, eras: Sequence[Era]) -> dict[Era, gpd.GeoDataFrame]:
    """The units of each era in order (of the one that the units name, where none is said), indexed by id, EPSG:4326, columns ``COLUMNS``.

    ``area_km2`` is measured on the outline (land and islands), ``label_lon`` and ``label_lat`` lie on the mainland.
    """
    found = {(eras or [*base_units["era"], ""])[0]: base_units[list(COLUMNS)]}
    for era in eras[1:]:
        found[era] = _frame([_successor_unit(str(unit), members) for unit, members in base_units.groupby("successor")], COLUMNS)
    return found


def successor(base_units: gpd.GeoDataFrame, unit: str) -> str:
    """The unit of the second era that a base unit became part of, empty when there is none. Raises KeyError for no such unit."""
    return str(base_units.loc[unit, "successor"])


def predecessors(base_units: gpd.GeoDataFrame, unit: str) -> tuple[str, ...]:
    """The base units a unit of the second era is made of, sorted; empty when there is none."""
    return tuple(base_units.index[base_units["successor"] == unit])


def era_units(base_units: gpd.GeoDataFrame, ids: Iterable[str], era: Era) -> tuple[str, ...] | None:
    """What ``ids`` (of either era) are in ``era``: old to new by rule, new to old never.

    None when the thing is known only by a unit of the second era and ``era`` is the first: nobody has said which old unit it is.
    """
    named = [unit for unit in ids if unit]
    if base_units.empty or era == base_units["era"].iloc[0]:
        old = tuple(sorted({unit for unit in named if unit in base_units.index}))
        return None if named and not old else old
    new = {successor(base_units, unit) if unit in base_units.index else unit for unit in named}
    return tuple(sorted(unit for unit in new if era_of(unit) == era))
