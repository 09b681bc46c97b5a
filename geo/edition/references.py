"""What must hold between the files of a district: every name points at something that is there.

What points at a file with faults of its own is not blamed: its target may be one of the rows that could not be read. It is left out all
the same, since nothing can be told of what is not there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point

from geo.edition.layer import Field, Layer
from geo.edition.layers import UNITS
from geo.edition.place import Reach
from geo.edition.records import Feature
from geo.edition.sources import Source
from geo.edition.units import Unit, on_earth
from geo.language import PLACE_FILE, catalogue, known
from geo.measures.coordinates import metres_to
from geo.schema.faults import Fault, fault
from geo.schema.table import is_date, is_number, is_year, plain

AROUND_KM = 20.0
"""How far outside the district a thing without a unit may lie (a toll station just beyond the boundary)."""

Finding = tuple[pd.DataFrame, list[Fault]]


@dataclass(frozen=True)
class References:
    """What names may point at, None where the file they stand in is broken and nobody can tell; ``scope`` is the whole place."""

    sources: Mapping[str, Source] | None
    units: frozenset[str] | None
    outlines: Mapping[str, shapely.Geometry]
    scope: str


def _cells(frame: pd.DataFrame, column: str, wrong: Callable[[str], bool]) -> Iterable[tuple[int, str]]:
    """Row and text of every cell that is ``wrong``, of each text judged once; nothing when the table has no such column."""
    if column not in frame:
        return ()
    cells = frame[column]
    cells = cells[cells.isin([text for text in plain(cells.drop_duplicates()) if wrong(text)])]
    return zip(cells.index.tolist(), plain(cells), strict=True)


def _pick(frame: pd.DataFrame, wrong: Iterable[tuple[int, Fault | None]]) -> Finding:
    """The frame without the wrong rows, and the faults of those that are to blame."""
    faulty = list(wrong)
    return frame.drop(index=sorted({row for row, _ in faulty})), [problem for _, problem in faulty if problem]


def _bad_sources(frame: pd.DataFrame, file: str, known_: References) -> Iterable[tuple[int, Fault]]:
    if known_.sources is None:
        return
    sources = known_.sources
    for column in ("source", "place_source"):
        for row, name in _cells(frame, column, lambda name: name != "" and name not in sources):
            yield row, fault(file, "known_source", row=row, column=column, value=name)


def _bad_units(frame: pd.DataFrame, file: str, known_: References) -> Iterable[tuple[int, Fault]]:
    if known_.units is None:
        return
    allowed, units = ", ".join(sorted(known_.units)), known_.units
    for column in ("unit", "units"):
        for row, ids in _cells(frame, column, lambda ids: any(part and part not in units for part in ids.split(";"))):
            for unit in [part for part in ids.split(";") if part and part not in units]:
                yield row, fault(file, "known_unit", row=row, column=column, value=unit, allowed=allowed)


def _named(ids: str, known_: References) -> list[str]:
    return [unit for unit in ids.split(";") if unit in known_.outlines]


def _bad_places(frame: pd.DataFrame, file: str, known_: References) -> Iterable[tuple[int, Fault]]:
    if "lon" not in frame or known_.units is None:
        return
    placed = frame[frame["lon"].notna()]
    inside = {
        unit: shapely.intersects_xy(outline, placed["lon"].to_numpy(float), placed["lat"].to_numpy(float))
        for unit, outline in known_.outlines.items()
    }
    beyond = np.ones(len(placed), dtype=bool)
    for ids, rows in placed.groupby("units").indices.items():
        beyond[rows] = ~np.logical_or.reduce([inside[unit][rows] for unit in _named(str(ids), known_) or known_.outlines])
    outside = placed[beyond]  # few are: the distance, which costs far more, is measured for them alone
    items = zip(outside.index, outside["units"], outside["lon"], outside["lat"], outside["accuracy_m"], strict=True)
    for label, units, lon, lat, accuracy in items:
        row, names = int(str(label)), _named(units, known_)
        away = min(metres_to(known_.outlines[unit], lon, lat) / 1000 for unit in names or known_.outlines)
        slack = accuracy / 1000 if names else max(accuracy / 1000, AROUND_KM)
        if away > slack:
            key = "outside_unit" if names else "outside_district"
            yield row, fault(file, key, row=row, column="lon", value=f"{lon}, {lat}", units=", ".join(names), distance=f"{away:.1f}")


def check_layer(frame: pd.DataFrame, file: str, known_: References) -> Finding:
    """The rows of a layer whose sources, units and position hold, and the faults of the others."""
    return _pick(frame, [*_bad_sources(frame, file, known_), *_bad_units(frame, file, known_), *_bad_places(frame, file, known_)])


def check_figures(frame: pd.DataFrame, file: str, known_: References) -> Finding:
    """The figures whose source, scope and unit of measure hold, and the faults of the others."""
    wrong: list[tuple[int, Fault | None]] = [*_bad_sources(frame, file, known_)]
    allowed, sure = ", ".join((known_.scope, *sorted(known_.outlines))), known_.scope and known_.units is not None
    for row, scope in _cells(frame, "scope", lambda scope: scope != known_.scope and scope not in known_.outlines):
        wrong.append((row, fault(file, "known_unit", row=row, column="scope", value=scope, allowed=allowed) if sure else None))
    wrong += [
        (row, fault(file, "known_measure", row=row, column="unit", value=unit, allowed=_measures()))
        for row, unit in _cells(frame, "unit", lambda unit: unit != "" and not known(f"unit.{unit}"))
    ]
    return _pick(frame, wrong)


def _measures() -> str:
    return ", ".join(key.removeprefix("unit.") for key in catalogue("vi") if key.startswith("unit."))


class Subjects(NamedTuple):
    """What claims may speak of: the ids of each layer and of the units; ``unsure`` are those of which a broken file may hide some."""

    ids: Mapping[str, frozenset[str]]
    unsure: frozenset[str]


def subjects(layers: Mapping[str, pd.DataFrame], broken: Iterable[str], known_: References) -> Subjects:
    """What claims may speak of, given the layers whose files are broken."""
    units = frozenset(known_.outlines) | {known_.scope}
    unsure = frozenset(broken) | (frozenset() if known_.units is not None and known_.scope else {UNITS})
    ids = {name: frozenset(plain(frame["id"])) if "id" in frame else units for name, frame in layers.items()}
    return Subjects({**ids, UNITS: units}, unsure)


def fields(registry: Iterable[Layer], of_units: Iterable[Field]) -> dict[str, Mapping[str, Field]]:
    """The fields claims may fill, by layer; none of a layer whose own file is broken, where nobody can tell."""
    by_layer: dict[str, Mapping[str, Field]] = {layer.id: {field.id: field for field in layer.claims} for layer in registry}
    units = {field.id: field for field in of_units}
    return by_layer | ({UNITS: units} if units else {})


_VALUE: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "number": ("claim_number", is_number),
    "year": ("claim_year", is_year),
    "date": ("claim_date", is_date),
}


def _value_fault(field: Field, claim: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Column, key and allowed values when a claim does not fit its field."""
    key, fits = _VALUE.get(field.kind, ("", lambda _: True))
    if not fits(claim["value"]):
        return "value", key, ""
    if field.kind == "word" and claim["value"] not in field.values:
        return "value", "claim_word", ", ".join(field.values)
    if field.kind == "text" and not claim["value_en"]:
        return "value_en", "claim_english", ""
    if claim["unit"] != field.unit:
        return "unit", "claim_unit", field.unit
    return None


def check_claims(frame: pd.DataFrame, file: str, known_: References, about: Subjects, says: Mapping[str, Mapping[str, Field]]) -> Finding:
    """The claims whose source, subject, field, unit and value hold, and the faults of the others."""
    wrong: list[tuple[int, Fault | None]] = [*_bad_sources(frame, file, known_)]
    for row, *cells in zip(frame.index.tolist(), *(plain(column) for _, column in frame.items()), strict=True):
        claim = dict(zip(frame.columns, cells, strict=True))
        if wrong_claim := _claim_fault(claim, about, says):
            column, key, allowed = wrong_claim
            hidden = column in ("layer", "id") and claim["layer"] in about.unsure
            wrong.append((row, None if hidden else fault(file, key, row=row, column=column, value=claim[column], allowed=allowed)))
    return _pick(frame, wrong)


def _claim_fault(claim: Mapping[str, str], about: Subjects, says: Mapping[str, Mapping[str, Field]]) -> tuple[str, str, str] | None:
    if claim["layer"] not in about.ids:
        return "layer", "known_layer", ", ".join(about.ids)
    if claim["id"] not in about.ids[claim["layer"]]:
        return "id", "known_row", ""
    if claim["layer"] not in says:
        return None
    field = says[claim["layer"]].get(claim["field"])
    if field is None:
        return "field", "known_field", ", ".join(says[claim["layer"]])
    return _value_fault(field, claim)


def check_pictures(frames: dict[str, pd.DataFrame], file: str, about: Subjects) -> list[Fault]:
    """Leave in the table of pictures, where there is one, the rows whose place is there or empty; gives the faults of the others."""
    wrong: list[tuple[int, Fault | None]] = []
    for row, place in _cells(frames.get(file, pd.DataFrame()), "place", lambda place: place != "" and not _is_subject(place, about)):
        hidden = (place.partition("/")[0] if "/" in place else UNITS) in about.unsure
        wrong.append((row, None if hidden else fault(file, "picture_place", row=row, column="place", value=place)))
    if wrong:
        frames[file], faults = _pick(frames[file], wrong)
        return faults
    return []


def _is_subject(place: str, about: Subjects) -> bool:
    """Whether this is a thing of a layer, as ``layer/id``, or a unit."""
    layer, slash, name = place.rpartition("/")
    units = about.ids[UNITS]
    return name in about.ids.get(layer, ()) and name not in units if slash else name in units


def check_reach(reach: Reach, things: Mapping[str, Iterable[Feature]], broken: Iterable[str], known_: References) -> list[Fault]:
    """What is wrong with the targets that distances are told to: the same id twice, no place, things and sources that nobody has."""
    skipped, wrong = {*broken}, []
    named = [reach.roads, *(target.source for target in reach.to)]
    if known_.sources is not None:
        wrong = [("known_source", name) for name in dict.fromkeys(named) if name and name not in known_.sources]
    wrong += [("unique", name) for name, times in Counter(target.id for target in reach.to).items() if times > 1]
    wrong += [("target", target.id) for target in reach.to if not target.things and not (target.point and on_earth(Point(target.point)))]
    for name in dict.fromkeys(thing for target in reach.to for thing in target.things):
        layer, _, thing = name.partition("/")
        sure = not skipped & {f"layers/{layer}.csv", f"layers/{layer}.toml"}
        if sure and thing not in {feature.id for feature in things.get(layer, ())}:
            wrong.append(("known_row", name))
    return [fault(PLACE_FILE, key, column="reach", value=name, key="id") for key, name in wrong]


def known_of(sources: Mapping[str, Source], units: Iterable[Mapping[str, Unit]], broken: Iterable[str], scope: str) -> References:
    """What may be pointed at, given the files that have faults of their own."""
    skipped = set(broken)
    outlines = {name: unit.outline for named in units for name, unit in named.items()}
    return References(
        None if "sources.toml" in skipped else sources,
        None if skipped & {"communes.geojson", PLACE_FILE} else frozenset(outlines),
        outlines,
        scope,
    )
