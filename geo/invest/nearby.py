"""What lies near an undertaking, and how one gets there: distances only between published positions, connections only as quoted."""

from collections.abc import Iterator
from dataclasses import replace

from geo.cards.naming import unit_names
from geo.cards.rows import CardRow, card_row, cited, claim_rows
from geo.edition import Edition, Feature
from geo.edition.layer import Layer
from geo.edition.units import Era, era_of
from geo.facts import claims_about
from geo.language import LANGUAGES, Words, joined, number, words
from geo.measures.coordinates import distance_km

NEAR_KM = 15.0
ROADS = "infrastructure"
"""The group of layers that connect places."""


def closest_era(edition: Edition, units: tuple[str, ...]) -> Era:
    """The era in which a place is known most closely: the first of those that its units are of."""
    return next((era for era in edition.eras if any(era_of(unit) == era for unit in units)), edition.base_era)


def _others(edition: Edition) -> Iterator[tuple[Layer, Feature]]:
    for layer in edition.registry:
        if layer.shape == "place":
            yield from ((layer, feature) for feature in edition.features[layer.id])


def _kilometres(feature: Feature, other: Feature) -> float | None:
    """The straight line between two published positions; None where either has none."""
    if feature.precision != "site" or other.precision != "site" or not feature.point or not other.point:
        return None
    return distance_km(*feature.point, *other.point)


def _straight(far: float) -> Words:
    return words("invest.straight", km=Words(*(number(far, lang, 1) for lang in LANGUAGES)))


def near(edition: Edition, feature: Feature, units: tuple[str, ...]) -> list[CardRow]:
    """Other things in the same units, or within 15 km where both positions are published; the nearest first, then by name."""
    era = closest_era(edition, units)
    rows: list[tuple[float, str, CardRow]] = []
    for layer, other in _others(edition):
        far = _kilometres(feature, other)
        shared = tuple(unit for unit in other.where[era].units if unit in units)
        if other is feature or (not shared and (far is None or far > NEAR_KM)):
            continue
        where = _straight(far) if far is not None else words("invest.same_unit", units=unit_names(edition, shared))
        value = joined(" · ", [layer.classes[other.kind], where])
        row = card_row(other.ref, other.name, value, cite=cited(edition, [other.source]))
        rows.append((far if far is not None else NEAR_KM, other.name.vi, replace(row, ref=other.ref)))
    return [row for _, _, row in sorted(rows, key=lambda row: row[:2])]


def _quoted(edition: Edition, layer: Layer, feature: Feature) -> list[CardRow]:
    fields = [field for field in layer.claims if field.id in layer.access]
    return claim_rows(edition, fields, claims_about(edition, layer.id, feature.id))


def _of_road(row: CardRow, road: Feature) -> CardRow:
    small = Words(*(text[:1].lower() + text[1:] for text in row.label))
    return replace(row, field=f"{road.ref}/{row.field}", label=joined(": ", [road.name, small]))


def access(edition: Edition, layer: Layer, feature: Feature, units: tuple[str, ...]) -> list[CardRow]:
    """What is published of how one gets there, word for word: of the thing itself, then of roads in its units and of the whole district."""
    rows = _quoted(edition, layer, feature)
    era = closest_era(edition, units)
    for other, road in _others(edition):
        road_units = set(road.where[era].units)
        if other.group == ROADS and other.access and (road_units & set(units) or not road_units):
            rows += [_of_road(row, road) for row in _quoted(edition, other, road)]
    return rows


def units_said(edition: Edition, units: tuple[str, ...]) -> list[tuple[Era, Words]]:
    """The units of each era by name, those eras left out in which nobody has said one."""
    by_era = [(era, unit_names(edition, [unit for unit in units if era_of(unit) == era])) for era in edition.eras]
    return [(era, names) for era, names in by_era if names.vi]
