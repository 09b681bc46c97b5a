"""Makes each row of the checked tables what it is, joined to the units of every era and to its source."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from geo.edition.layer import Layer
from geo.edition.records import Claim, Feature, IndicatorValue, NamedPlace, Point, Where
from geo.edition.shapes import Shapes
from geo.edition.sources import Source
from geo.edition.units import Era, Units, era_units
from geo.language import Words, same
from geo.schema.table import plain

LAST_RANK = 9
"""Behind every source that is known."""
BESIDE = ("year_qualifier", "as_of")
"""Columns of status and check layers that no layer declares."""
Sources = Mapping[str, Source]
Row = Mapping[str, Any]


def _rows(frame: pd.DataFrame) -> list[Row]:
    """Every row by the names of its columns; an empty number is None."""
    names = [str(name) for name in frame.columns]
    cells = [plain(column.astype(object).where(column.notna(), None)) for _, column in frame.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def _note(row: Row) -> Words | None:
    return Words(row["note_vi"], row["note_en"]) if row["note_vi"] else None


def _point(row: Row) -> Point | None:
    return None if row.get("lon") is None else (row["lon"], row["lat"])


def _written(cell: object) -> str:
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def _values(texts: Iterable[str], others: Iterable[str], row: Row) -> Mapping[str, Words]:
    """What a row says in the columns of its layer, ``texts`` in both languages and ``others``; what is empty says nothing."""
    worded = {name: Words(row[f"{name}_vi"], row[f"{name}_en"]) for name in texts if row[f"{name}_vi"]}
    return MappingProxyType(worded | {name: same(_written(cell)) for name in others if (cell := row.get(name)) not in (None, "")})


def _where(by_era: Units, units: tuple[str, ...], era: Era, *, nowhere: bool, placed: bool) -> Where:
    inside = era_units(by_era, units, era)
    parts = era_units(by_era, units, next(iter(by_era))) or inside or ()
    if nowhere:
        return Where(inside or (), parts, "district")
    if placed or inside:
        return Where(inside or (), parts, "")
    return Where((), (), "new_units" if inside is None and by_era[era] else "district")


def features_in(layer: Layer, frame: pd.DataFrame, by_era: Units, drawn: Shapes, sources: Sources) -> tuple[Feature, ...]:
    """The rows of a layer, in the order of its file, joined to the units of each era and to what is ``drawn`` of them."""

    @cache
    def where(units: tuple[str, ...], nowhere: bool, placed: bool) -> Mapping[Era, Where]:  # noqa: FBT001 - the key of what thousands share
        return MappingProxyType({era: _where(by_era, units, era, nowhere=nowhere, placed=placed) for era in by_era})

    texts = [field.id for field in layer.columns if field.kind == "text"]
    others = [*(field.id for field in layer.columns if field.kind != "text"), *BESIDE]
    features = []
    for row in _rows(frame):
        units = tuple(filter(None, (row["units"] if "units" in row else row["unit"]).split(";")))
        point, precision, placed_by = _point(row), row.get("precision", ""), row.get("place_source", "")
        features.append(
            Feature(
                layer=layer.id,
                id=row.get("id", ""),
                name=Words(row.get("name_vi", ""), row.get("name_en", "")),
                kind=row[layer.classify],
                units=units,
                where=where(units, precision == "district", point is not None),
                point=point,
                accuracy=row.get("accuracy_m"),
                precision=precision,
                village=row.get("village", ""),
                source=row["source"],
                place_source=placed_by,
                note=_note(row),
                values=_values(texts, others, row),
                geometry=drawn.get(row.get("id", "")),
                inferred=placed_by in sources and sources[placed_by].standing == "inferred",
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
            accuracy=row["accuracy_m"],
            aliases=tuple(filter(None, row["aliases"].split(";"))),
            source=row["source"],
            place_source=row["place_source"],
            note=_note(row),
        )
        for row in _rows(frame)
    )
