"""Makes each row of the checked tables what it is, joined to the units of every era and to its source."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pandas as pd

from geo.edition.layer import Layer
from geo.edition.records import Claim, Feature, IndicatorValue, NamedPlace, Point, Where
from geo.edition.shapes import Shapes
from geo.edition.sources import Source
from geo.edition.units import Era, Units, era_units
from geo.language import Words, same

LAST_RANK = 9
"""Behind every source that is known."""
BESIDE = ("year_qualifier", "as_of")
"""Columns of status and check layers that no layer declares."""
Sources = Mapping[str, Source]
Row = Mapping[str, Any]


def _rows(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def _note(row: Row) -> Words | None:
    return Words(row["note_vi"], row["note_en"]) if row["note_vi"] else None


def _point(row: Row) -> Point | None:
    return None if pd.isna(row.get("lon")) else (row["lon"], row["lat"])


def _metres(row: Row) -> float | None:
    return None if pd.isna(row.get("accuracy_m")) else row["accuracy_m"]


def _written(cell: object) -> str:
    if isinstance(cell, float):
        return "" if pd.isna(cell) else f"{cell:.10g}"
    return str(cell)


def _values(layer: Layer, row: Row) -> Mapping[str, Words]:
    values = {
        field.id: Words(row[f"{field.id}_vi"], row[f"{field.id}_en"]) if field.kind == "text" else same(_written(row[field.id]))
        for field in layer.columns
    }
    values |= {name: same(row[name]) for name in BESIDE if name in row}
    return MappingProxyType({name: value for name, value in values.items() if value.vi})


def _where(by_era: Units, row: Row, units: tuple[str, ...], era: Era) -> Where:
    inside = era_units(by_era, units, era)
    parts = era_units(by_era, units, next(iter(by_era))) or inside or ()
    if row.get("precision") == "district":
        return Where(inside or (), parts, "district")
    if _point(row) or inside:
        return Where(inside or (), parts, "")
    return Where((), (), "new_units" if inside is None and by_era[era] else "district")


def features_in(layer: Layer, frame: pd.DataFrame, by_era: Units, drawn: Shapes) -> tuple[Feature, ...]:
    """The rows of a layer, in the order of its file, joined to the units of each era and to what is ``drawn`` of them."""
    features = []
    for row in _rows(frame):
        units = tuple(filter(None, (row["units"] if "units" in row else row["unit"]).split(";")))
        values = _values(layer, row)
        features.append(
            Feature(
                layer=layer.id,
                id=row.get("id", ""),
                name=Words(row.get("name_vi", ""), row.get("name_en", "")),
                kind=row[layer.classify],
                units=units,
                where=MappingProxyType({era: _where(by_era, row, units, era) for era in by_era}),
                point=_point(row),
                accuracy=_metres(row),
                precision=row.get("precision", ""),
                village=row.get("village", ""),
                source=row["source"],
                place_source=row.get("place_source", ""),
                note=_note(row),
                values=values,
                geometry=drawn.get(row.get("id", "")),
            )
        )
    return tuple(features)


def _standing(sources: Sources, name: str) -> tuple[int, bool]:
    """How much a source counts, and whether what it says may be a headline."""
    return (sources[name].rank, sources[name].leads) if name in sources else (LAST_RANK, True)


def claims(frame: pd.DataFrame, sources: Sources) -> tuple[Claim, ...]:
    """The rows of claims.csv, in the order of the file."""
    made = []
    for row in _rows(frame):
        rank, leads = _standing(sources, row["source"])
        plain = {name: row[name] for name in ("layer", "id", "field", "value", "value_en", "qualifier", "unit", "as_of", "source")}
        date = sources[row["source"]].date if row["source"] in sources else None
        made.append(Claim(**plain, note=_note(row), time=row["as_of"] or date or "", rank=rank, leads=leads))
    return tuple(made)


def figures(frame: pd.DataFrame, sources: Sources, scope: str) -> tuple[IndicatorValue, ...]:
    """The rows of figures.csv, in the order of the file; ``scope`` is what they call the whole place."""
    made = []
    for row in _rows(frame):
        rank, leads = _standing(sources, row["source"])
        plain = {name: row[name] for name in ("id", "indicator", "group", "scope", "qualifier", "unit", "kind", "source")}
        name, value = Words(row["name_vi"], row["name_en"]), Decimal(str(row["value"]))
        more = {"span": row["period"], "note": _note(row), "rank": rank, "leads": leads, "whole": row["scope"] == scope}
        made.append(IndicatorValue(**plain, name=name, value=value, **more))
    return tuple(made)


def places(frame: pd.DataFrame) -> tuple[NamedPlace, ...]:
    """The rows of places.csv, in the order of the file."""
    return tuple(
        NamedPlace(
            id=row["id"],
            name=Words(row["name_vi"], row["name_en"]),
            kind=row["kind"],
            units=tuple(filter(None, row["units"].split(";"))),
            point=_point(row),
            accuracy=_metres(row),
            aliases=tuple(filter(None, row["aliases"].split(";"))),
            source=row["source"],
            place_source=row["place_source"],
            note=_note(row),
        )
        for row in _rows(frame)
    )
