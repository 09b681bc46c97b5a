"""A figure of a slide, looked up by reference: value, period, qualifier and source come from the tables and are never typed again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from geo.cards import unit_name
from geo.cards.rows import cited, claim_words
from geo.edition import Edition, IndicatorValue
from geo.edition.layer import Field
from geo.facts.claims import UNITS, claims_about
from geo.language import LANGUAGES, Lang, Words, joined, period, words

_CLAIM = re.compile(r"(?P<layer>[a-z_]+)/(?P<id>[a-z0-9-]+)/(?P<field>[a-z0-9_]+)(?:@(?P<source>[a-z0-9-]+))?")


@dataclass(frozen=True)
class StoryFigure:
    """One large figure with what it means, the ids of its sources, what must be known beside it, and the reference that names it."""

    value: Words
    label: Words
    cite: tuple[str, ...] = ()
    note: Words | None = None
    ref: str = ""

    def labelled(self, lang: Lang, numbers: Mapping[str, int]) -> str:
        """What it means, what must be known beside it, and the numbers of its sources."""
        parts = [self.label.text(lang), self.note.text(lang) if self.note else ""]
        marks = ", ".join(str(numbers[name]) for name in self.cite)
        return " · ".join(filter(None, parts)) + (f" [{marks}]" if marks else "")


def figure_of(edition: Edition, ref: str) -> StoryFigure | None:
    """The figure that ``ref`` names, None when there is none that may stand large.

    ``ref`` is an id of figures.csv ("turnover-2024-4m"), or a claim as ``layer/id/field`` ("communes/2025-06913/area"): the surest
    and newest one, or with ``@source`` what that source says.
    """
    for value in edition.figures:
        if value.id == ref and value.leads:
            return replace(_indicator(edition, value), ref=ref)
    match = _CLAIM.fullmatch(ref)
    figure = _claim(edition, **match.groupdict()) if match else None
    return replace(figure, ref=ref) if figure else None


def _indicator(edition: Edition, value: IndicatorValue) -> StoryFigure:
    label = joined(" · ", [name_of(edition, value), when_of(value)])
    return StoryFigure(value.words, label, cited(edition, [value.source]), value.note)


def name_of(edition: Edition, value: IndicatorValue) -> Words:
    """What an indicator's value is of, and where if that is not the whole place."""
    return value.name if value.whole else joined(", ", [value.name, unit_name(edition, value.scope)])


def when_of(value: IndicatorValue) -> Words:
    """The time that a value speaks of; a target says that it is one."""
    return words("story.target", when=value.when) if value.kind == "target" else value.when


def _field(edition: Edition, layer: str, name: str) -> Field | None:
    fields = edition.unit_fields if layer == UNITS else next((other.claims for other in edition.registry if other.id == layer), ())
    return next((field for field in fields if field.id == name), None)


def _subject(edition: Edition, layer: str, name: str) -> Words:
    if name == edition.place.scope:
        return words("story.whole")
    if layer == UNITS:
        return unit_name(edition, name)
    return edition.feature(layer, name).name


def _claim(edition: Edition, layer: str, id: str, field: str, source: str | None) -> StoryFigure | None:  # noqa: A002 - a column's name
    meant = _field(edition, layer, field)
    claims = claims_about(edition, layer, id).get(field, ())
    claim = next((claim for claim in claims if claim.leads and source in (None, claim.source)), None)
    if meant is None or claim is None:
        return None
    when = Words(*(period(claim.as_of, lang) if claim.as_of else "" for lang in LANGUAGES))
    label = joined(" · ", [meant.label, _subject(edition, layer, id), when])
    return StoryFigure(claim_words(meant, claim), label, cited(edition, [claim.source]), claim.note)


def choices(edition: Edition) -> Iterator[tuple[str, StoryFigure]]:
    """Every figure a slide may show, by reference: the indicators, then what is claimed of units and things."""
    refs = [value.id for value in edition.figures]
    refs += [f"{claim.layer}/{claim.id}/{claim.field}" for claim in edition.claims]
    for ref in dict.fromkeys(refs):
        figure = figure_of(edition, ref)
        if figure:
            yield ref, figure
