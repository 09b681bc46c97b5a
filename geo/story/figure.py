"""A figure of a slide, looked up by reference: value, period, qualifier and source come from the tables and are never typed again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.cards import named
from geo.cards.rows import note_of, value_words
from geo.edition import District
from geo.edition.layer import Field
from geo.facts.claims import UNITS, leading, said
from geo.language import LANGUAGES, Lang, Words, period, quantity, words

_CLAIM = re.compile(r"(?P<layer>[a-z_]+)/(?P<id>[a-z0-9-]+)/(?P<field>[a-z0-9_]+)(?:@(?P<source>[a-z0-9-]+))?")


@dataclass(frozen=True)
class Figure:
    """One large figure with what it means, the ids of its sources, and what must be known beside it."""

    value: Words
    label: Words
    cite: tuple[str, ...] = ()
    note: Words | None = None

    def labelled(self, lang: Lang, numbers: Mapping[str, int]) -> str:
        """What it means, what must be known beside it, and the numbers of its sources."""
        parts = [self.label.said(lang), self.note.said(lang) if self.note else ""]
        marks = ", ".join(str(numbers[name]) for name in self.cite)
        return " · ".join(filter(None, parts)) + (f" [{marks}]" if marks else "")


def figure(district: District, ref: str) -> Figure | None:
    """The figure that ``ref`` names, None when there is none that may stand large.

    ``ref`` is an id of figures.csv ("turnover-2024-4m"), or a claim as ``layer/id/field`` ("communes/2025-06913/area"): the surest
    and newest one, or with ``@source`` what that source says.
    """
    rows = leading(district.figures[district.figures["id"] == ref], district)
    if len(rows):
        return _indicator(district, rows.iloc[0])
    found = _CLAIM.fullmatch(ref)
    return _claim(district, **found.groupdict()) if found else None


def _cited(district: District, source: str) -> tuple[str, ...]:
    return (source,) if source in district.sources else ()


def _indicator(district: District, row: pd.Series) -> Figure:
    value = Words(*(quantity(f"{row['value']:.10g}", row["unit"], row["qualifier"], lang) for lang in LANGUAGES))
    when = Words(*(period(row["period"], lang) if row["period"] else "" for lang in LANGUAGES))
    if row["kind"] == "target":
        when = words("story.target", when=when)
    name = Words(row["name_vi"], row["name_en"])
    if row["scope"] != district.place.scope:
        name = _joined(", ", name, named(district, row["scope"]))
    return Figure(value, _joined(" · ", name, when), _cited(district, row["source"]), note_of(row))


def _joined(between: str, *parts: Words) -> Words:
    return Words(*(between.join(part.said(lang) for part in parts if part.said(lang)) for lang in LANGUAGES))


def _field(district: District, layer: str, name: str) -> Field | None:
    fields = district.unit_fields if layer == UNITS else next((one.claims for one in district.registry if one.id == layer), ())
    return next((field for field in fields if field.id == name), None)


def _subject(district: District, layer: str, name: str) -> Words:
    if name == district.place.scope:
        return words("story.whole")
    if layer == UNITS:
        return named(district, name)
    rows = district.layers[layer]
    row = rows[rows["id"] == name].iloc[0]
    return Words(row["name_vi"], row["name_en"])


def _claim(district: District, layer: str, id: str, field: str, source: str | None) -> Figure | None:  # noqa: A002 - a column's name
    meant = _field(district, layer, field)
    claims = said(district, layer, id).get(field)
    if meant is None or claims is None:
        return None
    claims = leading(claims[claims["source"] == source] if source else claims, district)
    if claims.empty:
        return None
    row: pd.Series = claims.iloc[0]
    value = value_words(meant, row["value"], row["value_en"], row["unit"], row["qualifier"])
    when = Words(*(period(row["as_of"], lang) if row["as_of"] else "" for lang in LANGUAGES))
    label = _joined(" · ", meant.label, _subject(district, layer, id), when)
    return Figure(value, label, _cited(district, str(row["source"])), note_of(row))


def choices(district: District) -> Iterator[tuple[str, Figure]]:
    """Every figure a slide may show, by reference: the indicators, then what is claimed of units and things."""
    refs = [str(ref) for ref in district.figures["id"]]
    claims = district.claims
    refs += [f"{layer}/{name}/{field}" for layer, name, field in zip(claims["layer"], claims["id"], claims["field"], strict=True)]
    for ref in dict.fromkeys(refs):
        found = figure(district, ref)
        if found:
            yield ref, found
