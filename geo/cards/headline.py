"""What stands of an undertaking in one line: stage, area, capital; of one state of it, or each with its own time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.cards.rows import dated, value_words
from geo.edition import Edition
from geo.edition.layer import Field, Layer
from geo.facts import claims_about
from geo.facts import headline as leading
from geo.language import LANGUAGES, Words, words
from geo.measures.units import base

FIGURES = ("area", "capital")
UNSAID = "not_published"


@dataclass(frozen=True)
class Part:
    """The stage or a figure: how it is said, of what time (empty: nobody says) and by whom; ``value`` in base units (hectares, đồng)."""

    said: Words
    when: str
    source: str
    value: float = 0.0

    @property
    def time(self) -> Words:
        """Of what time it is, or that nobody says."""
        return dated(self.when) or words("card.no_time")

    def dated(self) -> Words:
        """With its time behind it."""
        return Words(*(f"{self.said.said(lang)} ({self.time.said(lang)})" for lang in LANGUAGES))


@dataclass(frozen=True)
class Headline:
    """``stage`` (None where it is not published) and ``figures`` by ``FIGURES``, the surest and newest of each."""

    stage: Part | None
    figures: Mapping[str, Part]

    @property
    def together(self) -> bool:
        """Whether all are of one state: of one source, or of one time."""
        return one_state([*([self.stage] if self.stage else []), *self.figures.values()])

    def beside(self, part: Part) -> Words:
        """The stage or a figure as it may stand beside the others: bare where all are of one state, else with its time."""
        return part.said if self.together else part.dated()

    @property
    def line(self) -> Words:
        """The figures in one line, each with its time; a time they share is said once, at the end. Empty where there are none."""
        every = list(self.figures.values())
        alike = len({figure.when for figure in every}) <= 1
        each = [figure.said if alike and figure is not every[-1] else figure.dated() for figure in every]
        return Words(*(" · ".join(one.said(lang) for one in each) for lang in LANGUAGES))


def _field(layer: Layer, name: str) -> Field | None:
    return next((field for field in layer.fields if field.id == name), None)


def _time(edition: Edition, as_of: object, source: object) -> str:
    known = edition.sources.get(str(source))
    return str(as_of) or (known.date or "" if known else "")


def _stage(edition: Edition, layer: Layer, row: pd.Series) -> Part | None:
    """The stage as the row's source says it: of the time of what that source says of the thing, else of its publication."""
    field = _field(layer, layer.offer.stage) if layer.offer else None
    if field is None or str(row[field.id]) in ("", UNSAID):
        return None
    told = pd.concat([*claims_about(edition, layer.id, str(row["id"])).values(), pd.DataFrame({"source": [], "as_of": []})])
    times = [str(time) for time in told.loc[told["source"] == row["source"], "as_of"]]
    return Part(field.values[str(row[field.id])], _time(edition, max(times, default=""), row["source"]), str(row["source"]))


def _figure(edition: Edition, layer: Layer, name: str, field_id: str) -> Part | None:
    field, claim = _field(layer, field_id), leading(edition, layer.id, name, field_id)
    if field is None or claim is None:
        return None
    told = value_words(field, claim["value"], claim["value_en"], claim["unit"], claim["qualifier"])
    value = base(float(claim["value"]), str(claim["unit"]) or field.unit)
    return Part(told, _time(edition, claim["as_of"], claim["source"]), str(claim["source"]), value)


def one_state(parts: Sequence[Part]) -> bool:
    """Whether things said of an undertaking are of one state of it: by one source, or of one time."""
    return len({part.source for part in parts}) <= 1 or (len({part.when for part in parts}) == 1 and parts[0].when != "")


def headline(edition: Edition, layer: Layer, row: pd.Series) -> Headline:
    """The stage and the figures of a row of a layer with an ``offer``: of each the surest and newest, as every host says them together."""
    offer = layer.offer
    asked = {name: getattr(offer, name) for name in FIGURES} if offer else {}
    found = {name: _figure(edition, layer, str(row["id"]), field) for name, field in asked.items()}
    return Headline(_stage(edition, layer, row), {name: figure for name, figure in found.items() if figure})
