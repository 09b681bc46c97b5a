"""One undertaking as an investor wants to know it: plain parts of labelled, cited rows that page, brief and comparison draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from geo.cards import card
from geo.cards.feature import precision_words
from geo.cards.rows import Row, bare, cited, claim_rows, column_rows, dated, labelled, made, note_of, plain, value_words
from geo.edition import District, rows
from geo.edition.kept import kept
from geo.edition.layer import Field, Layer, Offer
from geo.facts import said
from geo.invest.exchange_rate import rate, rate_said
from geo.invest.nearby import access, era_of, near, units_said
from geo.invest.projects import Prospect, field_of, prospects
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

    prospect: Prospect
    parts: Mapping[str, tuple[Row, ...]]
    of_units: tuple[tuple[Words, tuple[Row, ...]], ...]
    rate: Words
    rate_source: str
    note: Words | None


def _who(district: District, layer: Layer, offer: Offer, row: pd.Series) -> list[Row]:
    kind = labelled(words("invest.kind"), [made(layer.classes[str(row[layer.classify])], cite=cited(district, [str(row["source"])]))])
    return [kind, *column_rows(district, [field for field in layer.columns if field.id in (offer.stage, offer.investor)], row)]


def _where(district: District, row: pd.Series, units: tuple[str, ...]) -> list[Row]:
    source = cited(district, [str(row["place_source"] or row["source"])])
    found = [labelled(words(f"invest.units_{era}"), [made(names, cite=source)]) for era, names in units_said(district, units)]
    if row["village"]:
        found.append(labelled(words("card.village"), [made(bare(str(row["village"])), cite=source)]))
    return [*found, labelled(words("invest.precision"), [made(precision_words(row), cite=source)])]


def is_money(field: Field) -> bool:
    """Whether a field's figures are amounts of đồng."""
    return field.kind == "number" and field.unit in MONEY


def money_rows(district: District, layer: Layer, told: Mapping[str, pd.DataFrame]) -> list[Row]:
    """Every amount that anybody published, each with its own source and its amount in USD."""
    exchange = rate(district)
    found = []
    for field in (one for one in layer.claims if is_money(one) and one.id in told):
        amounts = []
        for _, claim in told[field.id].iterrows():
            value = value_words(field, claim["value"], claim["value_en"], claim["unit"], claim["qualifier"])
            if exchange:
                usd = exchange.usd(base(float(claim["value"]), str(claim["unit"]) or field.unit))
                value = Words(*(f"{value.said(lang)} ({usd.said(lang)})" for lang in LANGUAGES))
            amounts.append(made(value, as_of=dated(claim["as_of"]), cite=cited(district, [str(claim["source"])]), note=note_of(claim)))
        found.append(labelled(field.label, amounts))
    return found


def course(district: District, layer: Layer, offer: Offer, told: Mapping[str, pd.DataFrame]) -> list[Row]:
    """Decisions and events, the oldest first; what has no date stands at the end and says so."""
    events = []
    for field in (one for one in layer.claims if one.id in offer.decisions and one.id in told):
        for _, claim in told[field.id].iterrows():
            when = str(claim["value"] if field.kind == "date" else claim["as_of"])
            value = value_words(field, claim["value"], claim["value_en"], claim["unit"], claim["qualifier"])
            what = field.label if field.kind == "date" else Words(*(f"{field.label.said(lang)}: {value.said(lang)}" for lang in LANGUAGES))
            label = dated(when) or words("invest.no_date")
            row = labelled(label, [made(what, cite=cited(district, [str(claim["source"])]), note=note_of(claim))])
            events.append((when or "9999", field.id, row))
    return [row for _, _, row in sorted(events, key=lambda event: event[:2])]


def _of_units(district: District, units: tuple[str, ...]) -> tuple[tuple[Words, tuple[Row, ...]], ...]:
    era = era_of(units)
    found = []
    for unit in [one for one in units if one.startswith(f"{era}-")][:MOST_UNITS]:
        told = card(district, "unit", unit, era)
        found.append((Words(told["title"]["vi"], told["title"]["en"]), tuple(told["rows"])))
    return tuple(found)


def _in_common(layer: Layer, offer: Offer, rows_: list[Row]) -> list[Row]:
    """Investor, area and capital under one name, whatever a layer calls them: only so can projects of two layers be compared."""
    asked = {"investor": offer.investor, "area": offer.area, "capital": offer.capital}
    fields = {name: field_of(layer, field_id) for name, field_id in asked.items()}
    names = {field.label.vi: words(f"invest.{name}") for name, field in fields.items() if field}
    return [{**row, "label": plain(names[row["label"]["vi"]])} if row["label"]["vi"] in names else row for row in rows_]


def profile(district: District, ref: str) -> Profile:
    """The profile of an undertaking ("projects/viet-uc"). Raises KeyError when there is none."""
    return _profiles(district, ref)


@kept
def _profiles(district: District, ref: str) -> Profile:
    one = prospects(district)[ref]
    layer = district.layer(one.layer)
    offer = layer.offer or Offer()
    joined = rows(district, one.layer, era_of(one.units))
    row = joined[joined["id"] == one.id].iloc[0]
    told = said(district, one.layer, one.id)
    scale = [field for field in layer.claims if not is_money(field) and field.id not in (*offer.decisions, *layer.access)]
    parts: dict[str, list[Row]] = {
        "who": _who(district, layer, offer, row),
        "where": _where(district, row, one.units),
        "scale": claim_rows(district, scale, told),
        "money": money_rows(district, layer, told),
        "course": course(district, layer, offer, told),
        "near": near(district, one.layer, row, one.units),
        "access": access(district, layer, row, one.units),
    }
    parts["absent"] = absent(district, one, decided=bool(parts["course"]))
    exchange = rate(district)
    whole = MappingProxyType({name: tuple(_in_common(layer, offer, parts[name])) for name in PARTS})
    source = exchange.source if exchange else ""
    return Profile(one, whole, _of_units(district, one.units), rate_said(district, exchange), source, note_of(row))
