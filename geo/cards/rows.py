"""Rows of a card: what is said of one field, the surest first, the others beside it, each with its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.edition import Claim, Edition, Feature
from geo.edition.layer import Field
from geo.language import LANGUAGES, Words, day, quantity


@dataclass(frozen=True)
class Statement:
    """One thing said: ``value``, of what time, by which sources (ids), and what must be known beside it."""

    value: Words
    as_of: Words | None = None
    cite: tuple[str, ...] = ()
    note: Words | None = None


@dataclass(frozen=True)
class CardRow:
    """Everything said of one ``field``, the surest first.

    ``layer`` is the layer that says it in a unit's card, ``today`` whether it is said of a unit of today itself: such rows come first.
    ``ref`` is the thing a row speaks of in a list of neighbours.
    """

    field: str
    label: Words
    statements: tuple[Statement, ...]
    layer: str = ""
    today: bool = False
    ref: str = ""

    @property
    def first(self) -> Statement:
        """What stands in front."""
        return self.statements[0]


def card_row(field: str, label: Words, value: Words, *, cite: Iterable[str] = (), note: Words | None = None) -> CardRow:
    """A row of one statement without a time."""
    return CardRow(field, label, (Statement(value, cite=tuple(cite), note=note),))


def as_json(words: Words) -> dict[str, str]:
    """Words as plain data."""
    return {"vi": words.vi, "en": words.en}


def dated(partial: str) -> Words | None:
    """A partial date in both languages, None when nobody said when."""
    return Words(*(day(partial, lang) for lang in LANGUAGES)) if partial else None


def cited(edition: Edition, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of sources that are there, each once."""
    return tuple([name for name in dict.fromkeys(ids) if name in edition.sources])


def value_words(field: Field, value: str, value_en: str = "", unit: str = "", qualifier: str = "") -> Words:
    """A value of a field as a reader reads it."""
    if field.kind == "number":
        return Words(*(quantity(value, unit or field.unit, qualifier, lang) for lang in LANGUAGES))
    if field.kind == "date":
        return Words(*(day(value, lang) for lang in LANGUAGES))
    if field.kind == "word":
        return field.values[value]
    return Words(value, value_en or value)


def claim_words(field: Field, claim: Claim) -> Words:
    """What a claim says, as a reader reads it."""
    return value_words(field, claim.value, claim.value_en, claim.unit, claim.qualifier)


def claim_statement(edition: Edition, claim: Claim, value: Words) -> Statement:
    """One claim with its time, source and note, worded as ``value``."""
    return Statement(value, dated(claim.as_of), cited(edition, [claim.source]), claim.note)


def _statements(edition: Edition, field: Field, claims: Iterable[Claim]) -> Iterable[Statement]:
    """Every claim about a field in its order; claims that say the same for the same time are one, with all their sources."""
    alike: dict[tuple[Words, str], list[Claim]] = {}
    for claim in claims:
        alike.setdefault((claim_words(field, claim), claim.as_of), []).append(claim)
    for (value, as_of), group in alike.items():
        note = next((claim.note for claim in group if claim.note), None)
        yield Statement(value, dated(as_of), cited(edition, (claim.source for claim in group)), note)


def claim_rows(edition: Edition, fields: Iterable[Field], claims: Mapping[str, Iterable[Claim]]) -> list[CardRow]:
    """A row for every field that anybody said something of, in the order of the fields."""
    return [CardRow(field.id, field.label, tuple(_statements(edition, field, claims[field.id]))) for field in fields if field.id in claims]


def column_rows(edition: Edition, fields: Sequence[Field], feature: Feature) -> list[CardRow]:
    """A row for every field that stands in the layer's own file and is not empty, cited with the source of the row."""
    cite, known = cited(edition, [feature.source]), feature.values
    texts = {field.id: known[field.id] for field in fields if field.kind == "text" and field.id in known}
    return [
        card_row(field.id, field.label, texts.get(field.id) or value_words(field, known[field.id].vi), cite=cite)
        for field in fields
        if field.id in known
    ]
