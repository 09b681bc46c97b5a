"""Which tables a district has: made from what its layers declare."""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path

import pandas as pd

from geo.edition import former, pictures
from geo.edition.layer import PRECISIONS, Field, Layer
from geo.schema import Column, Rule, Table

QUALIFIERS = ("=", "≥", "≈", "≤", ">", "<")
PLACED = ("site", "village")
SPOT = ("lon", "lat", "accuracy_m", "place_source")
VILLAGE_ACCURACY_M = 1000
PLACE_KINDS = ("village", "island", "shoal", "rock", "river", "former")
"""What a named place of places.csv is; ``former``: a unit that was gone before the first era, with the unit it went into."""
NOTES = (Column("note_vi"), Column("note_en"))
SOURCE = Column("source", "text", required=True)

PLACE_HEAD = (
    Column("id", "id", required=True),
    Column("name_vi", required=True),
    Column("name_en", required=True),
)
PLACE_WHERE = (
    Column("units", "units"),
    Column("village"),
    Column("lon", "lon"),
    Column("lat", "lat"),
    Column("precision", "word", required=True, values=PRECISIONS),
    Column("accuracy_m", "number", positive=True),
    Column("place_source"),
    SOURCE,
)


@cache  # the same rule each time, so that tables of the same columns are equal
def _both(field: str) -> Rule:
    return Rule("both_languages", f"{field}_en", lambda frame: (frame[f"{field}_vi"] == "") == (frame[f"{field}_en"] == ""))


def _has_place(frame: pd.DataFrame) -> pd.Series:
    return frame["precision"].isin(PLACED)


def _far_enough(frame: pd.DataFrame) -> pd.Series:
    metres = pd.to_numeric(frame["accuracy_m"], errors="coerce")
    return (frame["precision"] != "village") | metres.isna() | (metres >= VILLAGE_ACCURACY_M)


PLACE_RULES = (
    Rule("coordinates", "lon", lambda frame: (frame["lon"] != "") == _has_place(frame)),
    Rule("coordinates", "lat", lambda frame: (frame["lat"] != "") == _has_place(frame)),
    Rule("accuracy", "accuracy_m", lambda frame: (frame["accuracy_m"] != "") == _has_place(frame)),
    Rule("place_source", "place_source", lambda frame: (frame["place_source"] != "") | ~_has_place(frame)),
    Rule("village_accuracy", "accuracy_m", _far_enough),
    Rule("commune_units", "units", lambda frame: (frame["precision"] != "commune") | (frame["units"] != "")),
)


def _columns(fields: Iterable[Field]) -> tuple[Column, ...]:
    """The columns of a layer's own fields: words in two languages are two columns."""
    columns: list[Column] = []
    for field in fields:
        if field.kind == "text":
            columns += [Column(f"{field.id}_{lang}", "text", field.required) for lang in ("vi", "en")]
        else:
            columns.append(Column(field.id, field.kind, field.required, tuple(field.values)))
    return tuple(columns)


def _rules(fields: Iterable[Field]) -> tuple[Rule, ...]:
    return (*(_both(field.id) for field in fields if field.kind == "text"), _both("note"))


def _place(layer: Layer) -> Table:
    own = _columns(layer.columns)
    classify = tuple(column for column in own if column.id == layer.classify)
    others = tuple(column for column in own if column.id != layer.classify)
    columns = (*PLACE_HEAD, *classify, *PLACE_WHERE, *others, *NOTES)
    return Table(f"layers/{layer.id}.csv", columns, rules=(*PLACE_RULES, *_rules(layer.columns)))


def _status(layer: Layer) -> Table:
    own = list(_columns(layer.columns))
    years = [index for index, column in enumerate(own) if column.id == "year"]
    own.insert(years[0] + 1 if years else len(own), Column("year_qualifier", "word", values=("=", "≤")))
    columns = (Column("unit", "unit", required=True), *own, SOURCE, *NOTES)
    key = ("unit", *(field.id for field in layer.columns if field.kind == "word"))
    return Table(f"layers/{layer.id}.csv", columns, key=key, sort=("unit",), rules=_rules(layer.columns))


def _check(layer: Layer) -> Table:
    columns = (Column("unit", "unit", required=True), *_columns(layer.columns), Column("as_of", "date"), SOURCE, *NOTES)
    return Table(f"layers/{layer.id}.csv", columns, key=("unit",), sort=("unit",), rules=_rules(layer.columns))


def layer_table(layer: Layer) -> Table:
    """The table a layer's own CSV must be."""
    return {"place": _place, "status": _status, "check": _check}[layer.shape](layer)


CLAIMS = Table(
    "claims.csv",
    (
        Column("layer", "code", required=True),
        Column("id", "code", required=True),
        Column("field", "code", required=True),
        Column("value", "text", required=True),
        Column("value_en"),
        Column("qualifier", "word", values=QUALIFIERS),
        Column("unit", "code"),
        Column("as_of", "date"),
        SOURCE,
        *NOTES,
    ),
    key=("layer", "id", "field", "as_of", "value", "source"),
    sort=("layer", "id", "field", "as_of"),
    rules=(_both("note"),),
)

FIGURES = Table(
    "figures.csv",
    (
        Column("id", "id", required=True),
        Column("indicator", "code", required=True),
        Column("group", "code", required=True),
        Column("name_vi", required=True),
        Column("name_en", required=True),
        Column("scope", "code", required=True),
        Column("value", "number", required=True),
        Column("qualifier", "word", values=QUALIFIERS),
        Column("unit", "code"),
        Column("period", "period"),
        Column("kind", "word", required=True, values=("result", "target")),
        SOURCE,
        *NOTES,
    ),
    rules=(_both("note"),),
)


def _stands(frame: pd.DataFrame) -> pd.Series:
    return frame["kind"] != "former"


PLACES = Table(
    "places.csv",
    (
        *PLACE_HEAD,
        Column("kind", "word", required=True, values=PLACE_KINDS),
        Column("units", "units"),
        Column("lon", "lon"),
        Column("lat", "lat"),
        Column("accuracy_m", "number", positive=True),
        Column("aliases"),
        Column("place_source"),
        SOURCE,
        *NOTES,
    ),
    rules=(
        *(Rule("spot", name, partial(lambda frame, name: (frame[name] != "") == _stands(frame), name=name)) for name in SPOT),
        Rule("former_unit", "units", lambda frame: _stands(frame) | ((frame["units"] != "") & (frame["note_vi"] != ""))),
        _both("note"),
    ),
)


def tables_of(registry: Iterable[Layer]) -> Mapping[str, Table]:
    """Every CSV table of a district by its file name, the layers' first."""
    return {table.file: table for table in (*map(layer_table, registry), CLAIMS, FIGURES, PLACES)}


def tables_in(folder: Path, registry: Iterable[Layer]) -> Mapping[str, Table]:
    """The same, and those that a folder has of what it need not have."""
    return {**tables_of(registry), **pictures.tables(folder), **former.tables(folder)}
