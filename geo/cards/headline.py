"""What stands of an undertaking in one line: stage, area, capital; of one state of it, or each with its own time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.cards.rows import claim_words, dated
from geo.edition import Edition, Feature
from geo.edition.layer import Layer
from geo.facts import claims_about
from geo.facts import headline as leading
from geo.language import LANGUAGES, Words, words
from geo.measures.units import base

FIGURES = ("area", "capital")
UNSAID = "not_published"


@dataclass(frozen=True)
class Part:
    """The stage or a figure: how it is said, of what time (empty: nobody says) and by whom; ``value`` in base units (hectares, đồng)."""

    words: Words
    when: str
    source: str
    value: float = 0.0

    @property
    def time(self) -> Words:
        """Of what time it is, or that nobody says."""
        return dated(self.when) or words("card.no_time")

    def dated(self) -> Words:
        """With its time behind it."""
        return Words(*(f"{self.words.text(lang)} ({self.time.text(lang)})" for lang in LANGUAGES))


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
        return part.words if self.together else part.dated()

    @property
    def line(self) -> Words:
        """The figures in one line, each with its time; a time they share is said once, at the end. Empty where there are none."""
        every = list(self.figures.values())
        alike = len({figure.when for figure in every}) <= 1
        each = [figure.words if alike and figure is not every[-1] else figure.dated() for figure in every]
        return Words(*(" · ".join(phrase.text(lang) for phrase in each) for lang in LANGUAGES))


def _time(edition: Edition, claimed: str, name: str) -> str:
    source = edition.sources.get(name)
    return claimed or (source.date or "" if source else "")


def _stage(edition: Edition, layer: Layer, feature: Feature) -> Part | None:
    """The stage as the thing's source says it: of the time of what that source says of the thing, else of its publication."""
    field = layer.field(layer.offer.stage) if layer.offer else None
    if field is None or feature.code(field.id) in ("", UNSAID):
        return None
    claims = (claim for about in claims_about(edition, layer.id, feature.id).values() for claim in about)
    newest = max((claim.as_of for claim in claims if claim.source == feature.source), default="")
    return Part(field.values[feature.code(field.id)], _time(edition, newest, feature.source), feature.source)


def _figure(edition: Edition, layer: Layer, feature: Feature, name: str) -> Part | None:
    field, claim = layer.field(name), leading(edition, layer.id, feature.id, name)
    if field is None or claim is None:
        return None
    return Part(claim_words(field, claim), claim.time, claim.source, base(float(claim.value), claim.unit or field.unit))


def one_state(parts: Sequence[Part]) -> bool:
    """Whether things said of an undertaking are of one state of it: by one source, or of one time."""
    return len({part.source for part in parts}) <= 1 or (len({part.when for part in parts}) == 1 and parts[0].when != "")


def headline_of(edition: Edition, feature: Feature) -> Headline:
    """The stage and the figures of a thing of a layer with an ``offer``: the surest and newest, as every host says them together."""
    layer = edition.layer(feature.layer)
    figures = {name: _figure(edition, layer, feature, getattr(layer.offer, name)) for name in FIGURES} if layer.offer else {}
    return Headline(_stage(edition, layer, feature), {name: figure for name, figure in figures.items() if figure})
