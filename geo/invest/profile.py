"""One undertaking as an investor wants to know it: plain parts of labelled, cited rows that page, brief and comparison draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from geo.cards import card
from geo.cards.feature import precision_words
from geo.cards.rows import Row, as_json, bare, card_row, cited, claim_rows, column_rows, dated, note_of, statement, value_words
from geo.edition import Edition, features_of
from geo.edition.kept import kept
from geo.edition.layer import Field, Layer, Offer
from geo.facts import claims_about
from geo.invest.exchange_rate import rate, rate_said
from geo.invest.nearby import access, era_of, near, units_said
from geo.invest.projects import Project, field_of, projects
from geo.invest.unknowns import absent
from geo.language import LANGUAGES, Words, words
from geo.measures.units import base

MONEY = ("vnd_bn", "vnd_m")
PARTS = ("who", "where", "scale", "money", "course", "near", "access", "absent")
MOST_UNITS = 4


@dataclass(frozen=True)
class Profile:
    """Everything published of one undertaking: ``parts`` by id (``PARTS``), ``of_units`` the figures of each of its units.

    ``rate`` says how money was converted, ``rate_source`` who says so (empty while nobody does).
    """

    prospect: Project
    parts: Mapping[str, tuple[Row, ...]]
    of_units: tuple[tuple[Words, tuple[Row, ...]], ...]
    rate: Words
    rate_source: str
    note: Words | None


def _who(edition: Edition, layer: Layer, offer: Offer, row: pd.Series) -> list[Row]:
    kind = card_row(words("invest.kind"), [statement(layer.classes[str(row[layer.classify])], cite=cited(edition, [str(row["source"])]))])
    return [kind, *column_rows(edition, [field for field in layer.columns if field.id in (offer.stage, offer.investor)], row)]


def _where(edition: Edition, row: pd.Series, units: tuple[str, ...]) -> list[Row]:
    source = cited(edition, [str(row["place_source"] or row["source"])])
    found = [card_row(words(f"invest.units_{era}"), [statement(names, cite=source)]) for era, names in units_said(edition, units)]
    if row["village"]:
        found.append(card_row(words("card.village"), [statement(bare(str(row["village"])), cite=source)]))
    return [*found, card_row(words("invest.precision"), [statement(precision_words(row), cite=source)])]


def is_money(field: Field) -> bool:
    """Whether a field's figures are amounts of đồng."""
    return field.kind == "number" and field.unit in MONEY


def money_rows(edition: Edition, layer: Layer, told: Mapping[str, pd.DataFrame]) -> list[Row]:
    """Every amount that anybody published, each with its own source and its amount in USD."""
    exchange = rate(edition)
    found = []
    for field in (one for one in layer.claims if is_money(one) and one.id in told):
        amounts = []
        for _, claim in told[field.id].iterrows():
            value = value_words(field, claim["value"], claim["value_en"], claim["unit"], claim["qualifier"])
            if exchange:
                usd = exchange.usd(base(float(claim["value"]), str(claim["unit"]) or field.unit))
                value = Words(*(f"{value.said(lang)} ({usd.said(lang)})" for lang in LANGUAGES))
            amounts.append(statement(value, as_of=dated(claim["as_of"]), cite=cited(edition, [str(claim["source"])]), note=note_of(claim)))
        found.append(card_row(field.label, amounts))
    return found


def course(edition: Edition, layer: Layer, offer: Offer, told: Mapping[str, pd.DataFrame]) -> list[Row]:
    """Decisions and events, the oldest first; what has no date stands at the end and says so."""
    events = []
    for field in (one for one in layer.claims if one.id in offer.decisions and one.id in told):
        for _, claim in told[field.id].iterrows():
            when = str(claim["value"] if field.kind == "date" else claim["as_of"])
            value = value_words(field, claim["value"], claim["value_en"], claim["unit"], claim["qualifier"])
            what = field.label if field.kind == "date" else Words(*(f"{field.label.said(lang)}: {value.said(lang)}" for lang in LANGUAGES))
            label = dated(when) or words("invest.no_date")
            row = card_row(label, [statement(what, cite=cited(edition, [str(claim["source"])]), note=note_of(claim))])
            events.append((when or "9999", field.id, row))
    return [row for _, _, row in sorted(events, key=lambda event: event[:2])]


def _of_units(edition: Edition, units: tuple[str, ...]) -> tuple[tuple[Words, tuple[Row, ...]], ...]:
    era = era_of(units)
    found = []
    for unit in [one for one in units if one.startswith(f"{era}-")][:MOST_UNITS]:
        told = card(edition, "unit", unit, era)
        found.append((Words(told["title"]["vi"], told["title"]["en"]), tuple(told["rows"])))
    return tuple(found)


def _in_common(layer: Layer, offer: Offer, rows_: list[Row]) -> list[Row]:
    """Investor, area and capital under one name, whatever a layer calls them: only so can projects of two layers be compared."""
    asked = {"investor": offer.investor, "area": offer.area, "capital": offer.capital}
    fields = {name: field_of(layer, field_id) for name, field_id in asked.items()}
    names = {field.label.vi: words(f"invest.{name}") for name, field in fields.items() if field}
    return [{**row, "label": as_json(names[row["label"]["vi"]])} if row["label"]["vi"] in names else row for row in rows_]


def profile(edition: Edition, ref: str) -> Profile:
    """The profile of an undertaking ("projects/viet-uc"). Raises KeyError when there is none."""
    return _profiles(edition, ref)


@kept
def _profiles(edition: Edition, ref: str) -> Profile:
    one = projects(edition)[ref]
    layer = edition.layer(one.layer)
    offer = layer.offer or Offer()
    joined = features_of(edition, one.layer, era_of(one.units))
    row = joined[joined["id"] == one.id].iloc[0]
    told = claims_about(edition, one.layer, one.id)
    scale = [field for field in layer.claims if not is_money(field) and field.id not in (*offer.decisions, *layer.access)]
    parts: dict[str, list[Row]] = {
        "who": _who(edition, layer, offer, row),
        "where": _where(edition, row, one.units),
        "scale": claim_rows(edition, scale, told),
        "money": money_rows(edition, layer, told),
        "course": course(edition, layer, offer, told),
        "near": near(edition, one.layer, row, one.units),
        "access": access(edition, layer, row, one.units),
    }
    parts["absent"] = absent(edition, one, decided=bool(parts["course"]))
    exchange = rate(edition)
    whole = MappingProxyType({name: tuple(_in_common(layer, offer, parts[name])) for name in PARTS})
    source = exchange.source if exchange else ""
    return Profile(one, whole, _of_units(edition, one.units), rate_said(edition, exchange), source, note_of(row))
