"""One undertaking as an investor wants to know it: plain parts of labelled, cited rows that page, brief and comparison draw."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from geo.cards import card_of
from geo.cards.eras import unit_label
from geo.cards.feature import precision_words, village_row
from geo.cards.rows import CardRow, card_row, cited, claim_rows, claim_statement, claim_words, column_rows, dated
from geo.edition import Claim, Edition, Feature
from geo.edition.keeping import kept
from geo.edition.layer import Field, Layer, Offer
from geo.edition.units import era_of
from geo.facts import claims_about
from geo.facts.claims import Said
from geo.invest.exchange_rate import rate, rate_said
from geo.invest.nearby import access, closest_era, near, units_said
from geo.invest.projects import Project, projects_of
from geo.invest.reached import reach_rows
from geo.invest.unknowns import absent
from geo.language import LANGUAGES, Words, joined, words
from geo.measures.units import base

MONEY = ("vnd_bn", "vnd_m")
PARTS = ("who", "where", "scale", "money", "course", "near", "access", "reach", "absent")
MOST_UNITS = 4


@dataclass(frozen=True)
class Profile:
    """Everything published of one undertaking: ``parts`` by id (``PARTS``), ``of_units`` the figures of each of its units.

    ``rate`` says how money was converted, ``rate_source`` who says so (empty while nobody does).
    """

    prospect: Project
    parts: Mapping[str, tuple[CardRow, ...]]
    of_units: tuple[tuple[Words, tuple[CardRow, ...]], ...]
    rate: Words
    rate_source: str
    note: Words | None


def _who(edition: Edition, layer: Layer, offer: Offer, feature: Feature) -> list[CardRow]:
    kind = card_row(layer.classify, words("invest.kind"), layer.classes[feature.kind], cite=cited(edition, [feature.source]))
    return [kind, *column_rows(edition, [field for field in layer.columns if field.id in (offer.stage, offer.investor)], feature)]


def _where(edition: Edition, feature: Feature, units: tuple[str, ...]) -> list[CardRow]:
    name = feature.place_source or feature.source
    source = cited(edition, [name])
    precision = precision_words(edition, feature, closest_era(edition, units))
    return [
        *(card_row(era, unit_label(edition, era), names, cite=source) for era, names in units_said(edition, units)),
        *village_row(edition, feature, name),
        card_row("precision", words("invest.precision"), precision, cite=source),
    ]


def is_money(field: Field) -> bool:
    """Whether a field's figures are amounts of đồng."""
    return field.kind == "number" and field.unit in MONEY


def money_rows(edition: Edition, layer: Layer, claims: Said) -> list[CardRow]:
    """Every amount that anybody published, each with its own source and its amount in USD."""
    exchange = rate(edition)

    def amount(field: Field, claim: Claim) -> Words:
        value = claim_words(field, claim)
        if not exchange:
            return value
        usd = exchange.usd(base(float(claim.value), claim.unit or field.unit))
        return Words(*(f"{value.text(lang)} ({usd.text(lang)})" for lang in LANGUAGES))

    return [
        CardRow(field.id, field.label, tuple(claim_statement(edition, claim, amount(field, claim)) for claim in claims[field.id]))
        for field in layer.claims
        if is_money(field) and field.id in claims
    ]


def timeline(edition: Edition, layer: Layer, offer: Offer, claims: Said) -> list[CardRow]:
    """Decisions and events, the oldest first; what has no date stands at the end and says so."""
    events = []
    for field in (decision for decision in layer.claims if decision.id in offer.decisions):
        for claim in claims.get(field.id, ()):
            when = claim.value if field.kind == "date" else claim.as_of
            what = field.label if field.kind == "date" else joined(": ", [field.label, claim_words(field, claim)])
            row = card_row(field.id, dated(when) or words("invest.no_date"), what, cite=cited(edition, [claim.source]), note=claim.note)
            events.append((when or "9999", field.id, row))
    return [row for _, _, row in sorted(events, key=lambda event: event[:2])]


def _of_units(edition: Edition, units: tuple[str, ...]) -> tuple[tuple[Words, tuple[CardRow, ...]], ...]:
    era = closest_era(edition, units)
    cards = [card_of(edition, "unit", unit, era) for unit in [name for name in units if era_of(name) == era][:MOST_UNITS]]
    return tuple((card.title, card.rows) for card in cards)


def _in_common(layer: Layer, offer: Offer, rows: list[CardRow]) -> list[CardRow]:
    """Investor, area and capital under one name, whatever a layer calls them: only so can projects of two layers be compared."""
    names = {offer.investor: "investor", offer.area: "area", offer.capital: "capital", layer.classify: "kind"}
    common = {field: name for field, name in names.items() if field}
    return [
        replace(row, field=common[row.field], label=words(f"invest.{common[row.field]}")) if row.field in common else row for row in rows
    ]


@kept
def profile_of(edition: Edition, ref: str) -> Profile:
    """The profile of an undertaking ("projects/viet-uc"). Raises KeyError when there is none."""
    project = projects_of(edition)[ref]
    feature, units = project.feature, project.units
    layer = edition.layer(feature.layer)
    offer = layer.offer or Offer()
    claims = claims_about(edition, layer.id, feature.id)
    scale = [field for field in layer.claims if not is_money(field) and field.id not in (*offer.decisions, *layer.access)]
    parts: dict[str, list[CardRow]] = {
        "who": _who(edition, layer, offer, feature),
        "where": _where(edition, feature, units),
        "scale": claim_rows(edition, scale, claims),
        "money": money_rows(edition, layer, claims),
        "course": timeline(edition, layer, offer, claims),
        "near": near(edition, feature, units),
        "access": access(edition, layer, feature, units),
        "reach": reach_rows(edition, feature),
    }
    parts["absent"] = absent(edition, project, decided=bool(parts["course"]))
    exchange = rate(edition)
    whole = MappingProxyType({name: tuple(_in_common(layer, offer, parts[name])) for name in PARTS})
    return Profile(
        project, whole, _of_units(edition, units), rate_said(edition, exchange), exchange.source if exchange else "", feature.note
    )
