"""What lies near an undertaking, and how one gets there: distances only between published positions, connections only as quoted."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from geo.cards.rows import Row, card_row, cited, claim_rows, statement
from geo.cards.unit_names import unit_names
from geo.edition import Edition, features_of
from geo.edition.layer import Layer
from geo.edition.units import ERAS, Era
from geo.facts import claims_about
from geo.language import LANGUAGES, Words, number, words
from geo.measures.coordinates import distance_km

NEAR_KM = 15.0
ROADS = "infrastructure"
"""The group of layers that connect places."""


def era_of(units: tuple[str, ...]) -> Era:
    """The era in which a place is known most closely: the old units where they are said, else the new ones."""
    return "2024" if not units or any(unit.startswith("2024-") for unit in units) else "2025"


def _places(edition: Edition, era: Era) -> Iterator[tuple[Layer, pd.Series]]:
    for layer in edition.registry:
        if layer.shape == "place":
            yield from ((layer, row) for _, row in features_of(edition, layer.id, era).iterrows())


def _name(row: pd.Series) -> Words:
    return Words(str(row["name_vi"]), str(row["name_en"]))


def _kilometres(one: pd.Series, other: pd.Series) -> float | None:
    """The straight line between two published positions; None where either has none."""
    if one["precision"] != "site" or other["precision"] != "site":
        return None
    return distance_km(float(one["lon"]), float(one["lat"]), float(other["lon"]), float(other["lat"]))


def _straight(far: float) -> Words:
    return words("invest.straight", km=Words(*(number(far, lang, 1) for lang in LANGUAGES)))


def near(edition: Edition, layer_id: str, row: pd.Series, units: tuple[str, ...]) -> list[Row]:
    """Other things in the same units, or within 15 km where both positions are published; the nearest first, then by name."""
    era = era_of(units)
    found: list[tuple[float, str, Row]] = []
    for layer, other in _places(edition, era):
        if (layer.id, other["id"]) == (layer_id, row["id"]):
            continue
        far = _kilometres(row, other)
        shared = tuple(unit for unit in other["units_here"] if unit in units)
        if not shared and (far is None or far > NEAR_KM):
            continue
        where = _straight(far) if far is not None else words("invest.same_unit", units=unit_names(edition, shared))
        kind = layer.classes[str(other[layer.classify])]
        value = Words(*(f"{kind.said(lang)} · {where.said(lang)}" for lang in LANGUAGES))
        told = {
            **card_row(_name(other), [statement(value, cite=cited(edition, [str(other["source"])]))]),
            "ref": f"{layer.id}/{other['id']}",
        }
        found.append((far if far is not None else NEAR_KM, _name(other).vi, told))
    return [told for _, _, told in sorted(found, key=lambda one: one[:2])]


def _quoted(edition: Edition, layer: Layer, row: pd.Series, *, name: bool) -> list[Row]:
    told = claims_about(edition, layer.id, str(row["id"]))
    fields = [field for field in layer.claims if field.id in layer.access]
    found: list[dict[str, Any]] = claim_rows(edition, fields, told)
    if name:
        for one in found:
            one["label"] = {
                lang: f"{_name(row).said(lang)}: {one['label'][lang][:1].lower()}{one['label'][lang][1:]}" for lang in LANGUAGES
            }
    return found


def access(edition: Edition, layer: Layer, row: pd.Series, units: tuple[str, ...]) -> list[Row]:
    """What is published of how one gets there, word for word: of the thing itself, then of roads in its units and of the whole district."""
    found = _quoted(edition, layer, row, name=False)
    era = era_of(units)
    for other, road in _places(edition, era):
        here = set(road["units_here"])
        if other.group == ROADS and other.access and (here & set(units) or not here):
            found += _quoted(edition, other, road, name=True)
    return found


def units_said(edition: Edition, units: tuple[str, ...]) -> list[tuple[Era, Words]]:
    """The units of each era by name, those eras left out in which nobody has said one."""
    by_era = [(era, unit_names(edition, [unit for unit in units if unit.startswith(f"{era}-")])) for era in ERAS]
    return [(era, names) for era, names in by_era if names.vi]
