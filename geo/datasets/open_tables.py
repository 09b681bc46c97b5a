"""Every table that anybody may take away as CSV, with what its columns mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from geo.datasets.dictionary import ColumnNote, layer_notes, plain_note
from geo.datasets.layer_tables import wide
from geo.datasets.years import YEAR_COLUMNS, by_year_title, level_words, levels_by_year
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.sources import KINDS, STANDINGS
from geo.edition.tables import CLAIMS, FIGURES, PLACES, layer_table
from geo.edition.units import Unit
from geo.facts.levels import ABSENT, UNKNOWN
from geo.language import LANGUAGES, PRECISION, Words, words
from geo.schema import Column, Table

SOURCES = (
    Column("source_id", "code", required=True),
    *(Column(name) for name in ("title", "publisher", "publisher_en")),
    Column("date", "date"),
    Column("url"),
    Column("licence"),
    Column("standing", "word", required=True, values=STANDINGS),
    Column("source_kind", "word", required=True, values=KINDS),
    *(Column(f"note_{lang}") for lang in LANGUAGES),
)
UNITS = (
    Column("unit", "text", required=True),
    Column("era", "code", required=True),
    Column("code", "code", required=True),
    Column("name_vi", required=True),
    Column("name_en", required=True),
    Column("unit_kind", required=True),
    Column("area_km2", "number", required=True),
)
MERGED = (*(Column(f"successor_{name}") for name in ("code", *LANGUAGES)), Column("member_codes"))
"""Of units in a place of two eras: what each became, or was made of."""


class OpenTable(NamedTuple):
    """A table: how its file is called, what it holds, the columns that tell its rows apart, and what each column means."""

    name: str
    title: Words
    about: Words
    key: tuple[str, ...]
    notes: tuple[ColumnNote, ...]
    frame: pd.DataFrame
    layer: str = ""


def unit_row(edition: Edition, unit: Unit) -> dict[str, object]:
    """A unit of any era as cells: area on the outline in km², what it became or was made of by code and name."""
    now = edition.successor(unit) if edition.is_base(unit.era) else None
    merged = {
        "successor_code": now.code if now else "",
        "successor_vi": now.name.vi if now else "",
        "successor_en": now.name.en if now else "",
        "member_codes": "" if edition.is_base(unit.era) else ";".join(edition.unit(member).code for member in unit.members),
    }
    return {
        "unit": unit.id,
        "era": unit.era,
        "code": unit.code,
        "name_vi": unit.name.vi,
        "name_en": unit.name.en,
        "unit_kind": unit.kind,
        "area_km2": round(unit.area_km2, PRECISION["km2"]),
        **(merged if edition.later_era else {}),
    }


def _units(edition: Edition) -> OpenTable:
    rows = [unit_row(edition, unit) for units in edition.units.values() for unit in units.values()]
    columns = (*UNITS, *(MERGED if edition.later_era else ()))
    frame = pd.DataFrame(rows, columns=[column.id for column in columns])
    return OpenTable("units", *_worded("units"), ("unit",), _notes(columns), frame)


def _sources(edition: Edition) -> pd.DataFrame:
    names = {"source_id": "id", "source_kind": "kind"}
    rows = [[getattr(source, names.get(column.id, column.id)) or "" for column in SOURCES] for source in edition.sources.values()]
    return pd.DataFrame(rows, columns=[column.id for column in SOURCES], dtype=object)


def _notes(columns: Sequence[Column], labels: Mapping[str, Words] | None = None) -> tuple[ColumnNote, ...]:
    """Columns that every place has; ``labels`` tell in other words what one of them is."""
    notes = [plain_note(column) for column in columns]
    return tuple(replace(note, title=(labels or {}).get(note.id, note.title)) for note in notes)


def _as_kept(edition: Edition, table: Table) -> OpenTable:
    """A file of the data folder as it is."""
    stem = table.file.removesuffix(".csv")
    labels = {"id": words("dictionary.id_of_thing"), "unit": words("dictionary.unit_of_measure")} if stem == "claims" else {}
    labels |= {"unit": words("dictionary.unit_of_measure")} if stem == "figures" else {}
    frame = edition.tables[table.file].reset_index(drop=True)
    return OpenTable(stem, *_worded(stem), table.key, _notes(table.columns, labels), frame)


def _worded(name: str) -> tuple[Words, Words]:
    return words(f"dictionary.table_{name}"), words(f"dictionary.table_{name}_about")


def tables_of_layer(edition: Edition, layer: Layer) -> Iterator[OpenTable]:
    """The layer as one table of its rows; levels by unit and year besides."""
    frame = wide(edition, layer.id)
    notes = layer_notes(edition, layer, [str(name) for name in frame.columns])
    yield OpenTable(layer.id, layer.title, layer.about, layer_table(layer).key, notes, frame, layer.id)
    if layer.shape == "status":
        by_year = _notes(YEAR_COLUMNS)
        levels = {level: level_words(layer, level) for level in (*layer.ladder, UNKNOWN, ABSENT)}
        notes = tuple(replace(note, values=levels) if note.id == "level" else note for note in by_year)
        about = words("dictionary.by_year_about")
        yield OpenTable(*_by_year(layer), about, ("unit", "year"), notes, levels_by_year(edition, layer), layer.id)


def _by_year(layer: Layer) -> tuple[str, Words]:
    return f"{layer.id}-by-year", by_year_title(layer)


def table_titles(edition: Edition) -> Mapping[str, Words]:
    """What each table is called, without making any."""
    titles: dict[str, Words] = {}
    for layer in edition.registry:
        titles |= {layer.id: layer.title, **dict([_by_year(layer)] if layer.shape == "status" else [])}
    return titles | {name: _worded(name)[0] for name in ("units", "claims", "figures", "places", "sources")}


def every_table(edition: Edition) -> Iterator[OpenTable]:
    """The layers as the map has them, levels by unit and year, the units, everything said and who said it."""
    for layer in edition.registry:
        yield from tables_of_layer(edition, layer)
    yield _units(edition)
    for table in (CLAIMS, FIGURES, PLACES):
        yield _as_kept(edition, table)
    yield OpenTable("sources", *_worded("sources"), ("source_id",), _notes(SOURCES), _sources(edition))
