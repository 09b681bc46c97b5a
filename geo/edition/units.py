"""The units of each era, how the old ones became the new, and the join every layer goes through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.language import Words, nfc, same
from geo.measures.coordinates import area_km2
from geo.schema.faults import Fault, fault
from geo.schema.reader import geojson

Era = str
"""The id of an era, as district.toml declares it."""
FILE = "communes.geojson"
KINDS = ("xã", "phường", "thị trấn", "đặc khu")
OVERLAP_KM2 = 1e-4
"""So much may lie in two neighbours, or in neither, by rounding of their corners (100 m²)."""

WORDS = ("id", "era", "code", "name_vi", "name_en", "label_vi", "label_en", "kind")
SUCCESSOR = ("successor_code", "successor_vi", "successor_en")
"""Of what a unit became part in the second era."""
NUMBERS = ("label_lon", "label_lat")


@dataclass(frozen=True, eq=False, slots=True)
class Unit:
    """One administrative unit of an era.

    ``label`` is its name without the word for its ``kind``, ``spot`` where that stands (longitude and latitude, on the mainland);
    ``area_km2`` is measured on the ``outline`` (EPSG:4326, land and islands). ``successor`` is the unit of the later era that a base unit
    became part of (empty where there is none), ``members`` are the base units that it consists of, sorted (a base unit: itself).
    """

    id: str
    era: Era
    code: str
    name: Words
    label: Words
    kind: str
    spot: tuple[float, float]
    area_km2: float
    outline: BaseGeometry
    successor: str
    members: tuple[str, ...]


Units = Mapping[Era, Mapping[str, Unit]]
"""The units of each era in order, by their ids in order."""


def unit_id(era: str, code: str) -> str:
    """The id of a unit: a code alone is no key, it may mean different places in two eras."""
    return f"{era}-{code}"


def era_of(unit: str) -> Era:
    """The era of a unit, by its id."""
    return unit.partition("-")[0]


def _words(eras: Sequence[Era]) -> tuple[str, ...]:
    """The columns of words that a unit has: of what it became part only where there is a second era."""
    return (*WORDS, *SUCCESSOR) if len(eras) > 1 else WORDS


def _word_faults(row: int, properties: Mapping[str, Any], eras: Sequence[Era]) -> list[Fault]:
    faults = []
    for name in _words(eras):
        value = properties.get(name)
        if not isinstance(value, str) or not value.strip():
            faults.append(fault(FILE, "required", row=row, column=name))
        elif value != nfc(value):
            faults.append(fault(FILE, "nfc", row=row, column=name, value=value))
    for name in NUMBERS:
        value = properties.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            faults.append(fault(FILE, "number", row=row, column=name, value="" if value is None else value))
    return faults


def _key_faults(row: int, properties: Mapping[str, Any], eras: Sequence[Era]) -> list[Fault]:
    """A kind that nobody knows; an id or an era that is not of the first era."""
    faults = []
    kind = properties.get("kind")
    if kind and kind not in KINDS:
        faults.append(fault(FILE, "allowed", row=row, column="kind", value=kind, allowed=", ".join(KINDS)))
    wanted = unit_id(eras[0], str(properties.get("code")))
    for name, due in (("id", wanted), ("era", eras[0])):
        if properties.get(name) and properties[name] != due:
            faults.append(fault(FILE, "unit_key", row=row, column=name, value=properties[name], wanted=due))
    return faults


def on_earth(geometry: BaseGeometry) -> bool:
    """Whether a geometry lies between the poles and once around (EPSG:4326); an empty one does."""
    west, south, east, north = geometry.bounds if not geometry.is_empty else (0, 0, 0, 0)
    return west >= -180 and east <= 180 and south >= -90 and north <= 90  # noqa: PLR2004 - the whole earth


def _geometry(row: int, feature: Mapping[str, Any]) -> tuple[BaseGeometry | None, list[Fault]]:
    try:
        geometry = shape(feature["geometry"])
    except Exception as error:  # noqa: BLE001 - shapely raises whatever a hand-made geometry provokes
        return None, [fault(FILE, "polygon", row=row, column="geometry", said=str(error))]
    if not on_earth(geometry):
        return None, [fault(FILE, "polygon", row=row, column="geometry", said="lon, lat")]
    if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty or not geometry.is_valid:
        return None, [fault(FILE, "polygon", row=row, column="geometry", said=str(shapely.is_valid_reason(geometry)))]
    return geometry, []


class _Read(NamedTuple):
    """A unit, the row of its file, and the name of what it became part of."""

    row: int
    unit: Unit
    became: Words


def _unit(row: int, feature: object, eras: Sequence[Era]) -> tuple[_Read | None, list[Fault]]:
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        return None, [fault(FILE, "feature", row=row)]
    properties = feature["properties"]
    faults = [*_word_faults(row, properties, eras), *_key_faults(row, properties, eras)]
    outline, wrong = _geometry(row, feature)
    faults += wrong
    if faults or outline is None:
        return None, faults
    spot = properties["label_lon"], properties["label_lat"]
    if not outline.covers(shapely.Point(spot)):
        faults.append(fault(FILE, "label_inside", row=row, column="label_lon", value=f"{spot[0]}, {spot[1]}"))
    unit = Unit(
        id=properties["id"],
        era=properties["era"],
        code=properties["code"],
        name=Words(properties["name_vi"], properties["name_en"]),
        label=Words(properties["label_vi"], properties["label_en"]),
        kind=properties["kind"],
        spot=spot,
        area_km2=area_km2(outline),
        outline=outline,
        successor=unit_id(eras[1], properties["successor_code"]) if len(eras) > 1 else "",
        members=(properties["id"],),
    )
    return _Read(row, unit, Words(properties.get("successor_vi", ""), properties.get("successor_en", ""))), faults


def _together(units: Sequence[_Read]) -> list[Fault]:
    """Faults that only show when units stand beside each other: twice the same id, overlaps, two names for one successor."""
    faults, seen, names = [], set(), dict[str, str]()
    for index, (row, unit, became) in enumerate(units):
        if unit.id in seen:
            faults.append(fault(FILE, "unique", row=row, column="id", value=unit.id, key="id"))
        seen.add(unit.id)
        first = names.setdefault(unit.successor, became.vi)
        if unit.successor and first != became.vi:
            faults.append(fault(FILE, "successor", row=row, column="successor_vi", value=became.vi, other=first))
        for _, other, _ in units[:index]:
            shared = area_km2(unit.outline.intersection(other.outline))
            if shared > OVERLAP_KM2:
                faults.append(fault(FILE, "overlap", row=row, column="geometry", other=other.id, area=f"{shared:.4f}"))
    return faults


def _said_era(features: Iterable[Any]) -> Era:
    """The era that the first feature names, where the place does not say its eras."""
    named = (feature["properties"].get("era") for feature in features if isinstance(feature, Mapping) and feature.get("properties"))
    return next((era for era in named if isinstance(era, str)), "")


def read(path: Path, eras: Sequence[Era] = ()) -> tuple[Units, list[Fault]]:
    """The units of each of ``eras`` and everything that is wrong in their file.

    The file holds those of the first era (of the one that they name, where none is said), those of the second are made of them. A unit
    that cannot be understood is left out; nothing is ever raised.
    """
    collection, faults = geojson(path, FILE)
    features = collection["features"]
    eras = eras or (_said_era(features),)
    read_: list[_Read] = []
    for row, feature in enumerate(features, start=1):
        unit, wrong = _unit(row, feature, eras)
        faults += wrong
        read_ += [unit] if unit else []
    faults += _together(read_)
    if not read_ and not faults:
        faults.append(fault(FILE, "not_units"))
    first = {entry.unit.id: entry for entry in reversed(read_)}
    base = {name: first[name] for name in sorted(first)}
    by_era = {eras[0]: MappingProxyType({name: entry.unit for name, entry in base.items()})}
    for era in eras[1:]:
        made = sorted({entry.unit.successor for entry in base.values()})
        by_era[era] = MappingProxyType(
            {name: _merged(name, [entry for entry in base.values() if entry.unit.successor == name]) for name in made}
        )
    return MappingProxyType(by_era), faults


def _joined(geometries: Sequence[BaseGeometry]) -> BaseGeometry:
    """The dissolve, without the gaps of a metre or two that rounding leaves between neighbours: an outline would draw each as a dot."""
    exact = bool(shapely.coverage_is_valid(list(geometries)))
    joined = shapely.coverage_union_all(list(geometries)) if exact else shapely.union_all(list(geometries))
    gaps = [shapely.Polygon(hole) for part in getattr(joined, "geoms", [joined]) for hole in part.interiors]
    return shapely.union_all([joined, *(gap for gap in gaps if area_km2(gap) <= OVERLAP_KM2)])


def _kind(name_vi: str) -> str:
    return next((kind for kind in KINDS if name_vi.lower().startswith(f"{kind} ")), "xã")


def _merged(name: str, members: Sequence[_Read]) -> Unit:
    """One unit of the second era: the dissolve of its members, labelled at the pole of inaccessibility of its mainland."""
    outline, became = _joined([member.unit.outline for member in members]), members[0].became
    mainland = max(getattr(outline, "geoms", [outline]), key=lambda part: part.area)
    lon, lat = shapely.maximum_inscribed_circle(mainland).coords[0]
    kind = _kind(became.vi)
    return Unit(
        id=name,
        era=era_of(name),
        code=name.partition("-")[2],
        name=became,
        label=same(became.vi[len(kind) :].strip() if became.vi.lower().startswith(kind) else became.vi),
        kind=kind,
        spot=(round(float(lon), 5), round(float(lat), 5)),
        area_km2=area_km2(outline),
        outline=outline,
        successor="",
        members=tuple(member.unit.id for member in members),
    )


def era_units(units: Units, ids: Iterable[str], era: Era) -> tuple[str, ...] | None:
    """What ``ids`` (of any era) are in ``era``: old to new by rule, new to old never.

    None when the thing is known only by a unit of a later era than ``era``: nobody has said which old unit it is.
    """
    base = next(iter(units.values()))
    named = [unit for unit in ids if unit]
    translated = {base[unit].successor if unit in base and base is not units[era] else unit for unit in named}
    inside = tuple(sorted(unit for unit in translated if unit in units[era]))
    return None if named and not inside and base is units[era] else inside
