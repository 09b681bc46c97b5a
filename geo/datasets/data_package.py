"""The data dictionary for machines: a Frictionless Data Package, with a Table Schema for every CSV beside it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geo.cards.rows import as_json
from geo.datasets.dictionary import ColumnNote
from geo.datasets.open_tables import OpenTable
from geo.edition import Edition
from geo.edition.sources import titled
from geo.edition.version import day_of
from geo.facts.citation import cited_as
from geo.facts.data_date import dates_of
from geo.language import Words, words
from geo.measures.units import unit_words
from geo.schema.cells import neutral
from geo.schema.table import PATTERNS

PACKAGE = "datapackage.json"
TYPES = {"number": "number", "lon": "number", "lat": "number", "year": "year"}
"""Types of Table Schema; all else is a string."""
BOUNDS = {"lon": 180, "lat": 90}


def _both(name: str, text: Words) -> dict[str, Any]:
    """A text where the standard has it, in Vietnamese; beside it in both languages, for which the standard has no place."""
    return {name: text.vi, f"{name}s": as_json(text)}


def _constraints(note: ColumnNote) -> dict[str, Any]:
    """What its cells hold, as they stand in the CSV: what a spreadsheet would run has an apostrophe in front there."""
    bound = BOUNDS.get(note.kind)
    limits = {"minimum": -bound, "maximum": bound} if bound else {"minimum": 0} if note.positive else {}
    pattern = {"pattern": PATTERNS[note.kind]} if note.kind in PATTERNS else {}
    values = {"enum": [neutral(value) for value in note.values]} if note.values else {}
    return {**({"required": True} if note.required else {}), **limits, **pattern, **values}


def _field(note: ColumnNote) -> dict[str, Any]:
    about = _both("description", note.about) if note.about else {}
    constraints = _constraints(note)
    return {
        "name": note.id,
        **_both("title", note.title),
        **about,
        "type": TYPES.get(note.kind, "string"),
        **({"unit": note.unit, "units": as_json(unit_words(note.unit))} if note.unit else {}),
        **({"constraints": constraints} if constraints else {}),
        **({"meanings": {neutral(value): as_json(text) for value, text in note.values.items()}} if note.values else {}),
    }


def _key(name: str, note: ColumnNote) -> dict[str, Any]:
    to = {"units": "unit", "sources": "source_id"}[note.refers]
    return {"fields": [note.id], "reference": {"resource": "" if note.refers == name else note.refers, "fields": [to]}}


def table_schema(table: OpenTable) -> dict[str, Any]:
    """The columns of a table, what tells its rows apart, and what they point at; an empty cell says nothing."""
    return {
        "fields": [_field(note) for note in table.notes],
        "missingValues": [""],
        "primaryKey": [*table.key],
        "foreignKeys": [_key(table.name, note) for note in table.notes if note.refers],
    }


def sources_of(edition: Edition, table: OpenTable) -> list[str]:
    """The sources that a table names, in order; the table of sources itself names all."""
    columns = [note.id for note in table.notes if note.refers == "sources" or note.id in ("source_id", "said_by")]
    cells = (name for column in columns for cell in table.frame[column].unique() if isinstance(cell, str) for name in cell.split(";"))
    return [name for name in dict.fromkeys(cells) if name in edition.sources]


def licences(edition: Edition, names: Iterable[str]) -> list[dict[str, str]]:
    """The licences of sources that have one, by the words of data/; what has none is facts only."""
    return [{"name": text.split(" (")[0].replace(" ", "-"), "title": text} for text in licence_texts(edition, names)]


def licence_texts(edition: Edition, names: Iterable[str]) -> list[str]:
    """The licences of sources that have one, each once."""
    return sorted({licence for name in names if (licence := edition.sources[name].licence)})


def _source(edition: Edition, name: str) -> dict[str, Any]:
    source = edition.sources[name]
    known = {
        "title": titled(source, "vi"),
        "path": source.url,
        "publisher": source.who("vi"),
        "date": source.date,
        "licence": source.licence,
    }
    return {"id": name, **{key: text for key, text in known.items() if text}, "standing": source.standing}


def _resource(edition: Edition, table: OpenTable, content: bytes) -> dict[str, Any]:
    named = sources_of(edition, table)
    allowed = licences(edition, named)
    own = [_source(edition, name) for name in named] if table.layer else []
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        **_both("title", table.title),
        **_both("description", table.about),
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        **({"sources": own} if own else {}),
        **({"licenses": allowed} if allowed else {}),
        "schema": table_schema(table),
    }


def file_resource(name: str, title: Words, kind: str, content: bytes) -> dict[str, Any]:
    """A file beside the tables, which the standard has no schema for."""
    stem, _, form = name.rpartition(".")
    plain = f"{stem}-{form}".replace("_", "-").lower()
    sizes = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return {"name": plain, "path": name, **_both("title", title), "format": form, "mediatype": kind, **sizes}


def package_of(edition: Edition, tables: Sequence[tuple[OpenTable, bytes]], beside: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The package: ``tables`` with the bytes of their CSV, and ``beside`` them other files, as resources without a schema.

    Cells are as in the CSV: text that a spreadsheet would run has an apostrophe in front. ``titles``, ``descriptions``, ``units`` and
    ``meanings`` are ours: the same in both languages.
    """
    allowed = licences(edition, edition.sources)
    dates = dates_of(edition)
    return {
        "profile": "data-package",
        "name": edition.place.stem,
        **_both("title", words("page.title")),
        **_both("description", words("dictionary.terms")),
        "version": edition.version or edition.digest[:8],
        **({"created": f"{day}T00:00:00Z"} if (day := day_of(edition.version)) else {}),
        "compiled": dates["compiled"],
        "newest_figure": dates["newest_figure"],
        "sources": [_source(edition, name) for name in edition.sources],
        "citation": as_json(cited_as(edition)),
        **({"licenses": allowed} if allowed else {}),
        "resources": [*(_resource(edition, table, content) for table, content in tables), *beside],
    }
