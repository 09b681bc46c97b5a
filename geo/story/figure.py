"""A figure of a slide, looked up by reference: value, period, qualifier and source come from the tables and are never typed again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.cards import unit_name
from geo.cards.rows import note_of, value_words
from geo.edition import Edition
from geo.edition.layer import Field
from geo.facts.claims import UNITS, claims_about, leading
from geo.language import LANGUAGES, Lang, Words, period, quantity, words

_CLAIM = re.compile(r"(?P<layer>[a-z_]+)/(?P<id>[a-z0-9-]+)/(?P<field>[a-z0-9_]+)(?:@(?P<source>[a-z0-9-]+))?")


@dataclass(frozen=True)
class StoryFigure:
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


def figure(edition: Edition, ref: str) -> StoryFigure | None:
    """The figure that ``ref`` names, None when there is none that may stand large.

    ``ref`` is an id of figures.csv ("turnover-2024-4m"), or a claim as ``layer/id/field`` ("communes/2025-06913/area"): the surest
    and newest one, or with ``@source`` what that source says.
    """
    rows = leading(edition.figures[edition.figures["id"] == ref], edition)
    if len(rows):
        return _indicator(edition, rows.iloc[0])
    found = _CLAIM.fullmatch(ref)
    return _claim(edition, **found.groupdict()) if found else None


def _cited(edition: Edition, source: str) -> tuple[str, ...]:
    return (source,) if source in edition.sources else ()


def _indicator(edition: Edition, row: pd.Series) -> StoryFigure:
    value = Words(*(quantity(f"{row['value']:.10g}", row["unit"], row["qualifier"], lang) for lang in LANGUAGES))
    when = Words(*(period(row["period"], lang) if row["period"] else "" for lang in LANGUAGES))
    if row["kind"] == "target":
        when = words("story.target", when=when)
    name = Words(row["name_vi"], row["name_en"])
    if row["scope"] != edition.place.scope:
        name = _joined(", ", name, unit_name(edition, row["scope"]))
    return StoryFigure(value, _joined(" · ", name, when), _cited(edition, row["source"]), note_of(row))


def _joined(between: str, *parts: Words) -> Words:
    return Words(*(between.join(part.said(lang) for part in parts if part.said(lang)) for lang in LANGUAGES))


def _field(edition: Edition, layer: str, name: str) -> Field | None:
    fields = edition.unit_fields if layer == UNITS else next((one.claims for one in edition.registry if one.id == layer), ())
    return next((field for field in fields if field.id == name), None)


def _subject(edition: Edition, layer: str, name: str) -> Words:
    if name == edition.place.scope:
        return words("story.whole")
    if layer == UNITS:
        return unit_name(edition, name)
    rows = edition.layers[layer]
    row = rows[rows["id"] == name].iloc[0]
    return Words(row["name_vi"], row["name_en"])


def _claim(edition: Edition, layer: str, id: str, field: str, source: str | None) -> StoryFigure | None:  # noqa: A002 - a column's name
    meant = _field(edition, layer, field)
    claims = claims_about(edition, layer, id).get(field)
    if meant is None or claims is None:
        return None
    claims = leading(claims[claims["source"] == source] if source else claims, edition)
    if claims.empty:
        return None
    row: pd.Series = claims.iloc[0]
    value = value_words(meant, row["value"], row["value_en"], row["unit"], row["qualifier"])
    when = Words(*(period(row["as_of"], lang) if row["as_of"] else "" for lang in LANGUAGES))
    label = _joined(" · ", meant.label, _subject(edition, layer, id), when)
    return StoryFigure(value, label, _cited(edition, str(row["source"])), note_of(row))


def choices(edition: Edition) -> Iterator[tuple[str, StoryFigure]]:
    """Every figure a slide may show, by reference: the indicators, then what is claimed of units and things."""
    refs = [str(ref) for ref in edition.figures["id"]]
    claims = edition.claims
    refs += [f"{layer}/{name}/{field}" for layer, name, field in zip(claims["layer"], claims["id"], claims["field"], strict=True)]
    for ref in dict.fromkeys(refs):
        found = figure(edition, ref)
        if found:
            yield ref, found
