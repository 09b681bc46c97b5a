"""Rows of a card: what is said of one field, the surest first, the others beside it, each with its source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from geo.edition import Edition
from geo.edition.layer import Field
from geo.language import LANGUAGES, Words, day, quantity, same

Row = dict[str, Any]


def as_json(words: Words) -> dict[str, str]:
    """Words as plain data."""
    return {"vi": words.vi, "en": words.en}


def dated(partial: str) -> Words | None:
    """A partial date in both languages, None when nobody said when."""
    return Words(*(day(partial, lang) for lang in LANGUAGES)) if partial else None


def note_of(row: Mapping[str, Any] | pd.Series) -> Words | None:
    """The note of a row of any table, None when it has none."""
    return Words(str(row["note_vi"]), str(row["note_en"])) if row["note_vi"] else None


def cited(edition: Edition, ids: Iterable[str]) -> list[str]:
    """The ids of sources that are there, each once."""
    return [name for name in dict.fromkeys(ids) if name in edition.sources]


def statement(value: Words, *, as_of: Words | None = None, cite: Sequence[str] = (), note: Words | None = None) -> Row:
    """One thing said, without the keys that have nothing to say."""
    found: Row = {"value": as_json(value)}
    if as_of:
        found["as_of"] = as_json(as_of)
    if cite:
        found["cite"] = list(cite)
    if note:
        found["note"] = as_json(note)
    return found


def card_row(label: Words, said: Sequence[Row]) -> Row:
    """A row of the card from everything said: the first in front, the others in ``more``."""
    row: Row = {"label": as_json(label), **said[0]}
    if said[1:]:
        row["more"] = list(said[1:])
    return row


def value_words(field: Field, value: str, value_en: str = "", unit: str = "", qualifier: str = "") -> Words:
    """A value of a field as a reader reads it."""
    if field.kind == "number":
        return Words(*(quantity(value, unit or field.unit, qualifier, lang) for lang in LANGUAGES))
    if field.kind == "date":
        return Words(*(day(value, lang) for lang in LANGUAGES))
    if field.kind == "word":
        return field.values[value]
    return Words(value, value_en or value)


def _said(edition: Edition, field: Field, claims: pd.DataFrame) -> list[Row]:
    """Every claim about a field in its order; claims that say the same for the same time are one, with all their sources."""
    found: dict[tuple[Words, str], list[pd.Series]] = {}
    for _, claim in claims.iterrows():
        value = value_words(field, claim["value"], claim["value_en"], claim["unit"], claim["qualifier"])
        found.setdefault((value, str(claim["as_of"])), []).append(claim)
    rows = []
    for (value, as_of), group in found.items():
        note = next((note_of(claim) for claim in group if claim["note_vi"]), None)
        rows.append(statement(value, as_of=dated(as_of), cite=cited(edition, (str(claim["source"]) for claim in group)), note=note))
    return rows


def claim_rows(edition: Edition, fields: Iterable[Field], said: Mapping[str, pd.DataFrame]) -> list[Row]:
    """A row for every field that anybody said something of, in the order of the fields."""
    return [card_row(field.label, _said(edition, field, said[field.id])) for field in fields if field.id in said]


def column_rows(edition: Edition, fields: Iterable[Field], row: pd.Series) -> list[Row]:
    """A row for every field that stands in the layer's own file and is not empty, cited with the source of the row."""
    found = []
    for field in fields:
        cell = row[f"{field.id}_vi"] if field.kind == "text" else row[field.id]
        if pd.isna(cell) or cell == "":
            continue
        value = Words(str(cell), str(row[f"{field.id}_en"])) if field.kind == "text" else value_words(field, str(cell))
        found.append(card_row(field.label, [statement(value, cite=cited(edition, [str(row["source"])]))]))
    return found


def bare(text: str) -> Words:
    """A proper name, the same in both languages."""
    return same(text)
