"""The card of a thing that has or wants a place."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from geo.cards.card import Card, Chip, Link
from geo.cards.naming import unit_names
from geo.cards.picture import pictures_of
from geo.cards.rows import CardRow, card_row, cited, claim_rows, column_rows
from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.layer import Layer
from geo.edition.units import Era
from geo.facts import claims_about
from geo.language import LANGUAGES, Lang, Words, joined, number, quantity, same, words
from geo.measures.coordinates import area_km2, length_km, projected

KILOMETRE = 1000
SMALL: Mapping[str, float] = MappingProxyType({"km": 1, "ha": 0.1})
"""Below this a length is said in metres, an area in square metres."""
DEGREE_DIGITS = 4
DEGREE = Decimal(1).scaleb(-DEGREE_DIGITS)


def _distance(metres: float, lang: Lang) -> str:
    return quantity(metres / KILOMETRE, "km", "", lang) if metres >= KILOMETRE else quantity(int(metres), "m", "", lang)


def precision_words(edition: Edition, feature: Feature, era: Era) -> Words:
    """How exactly the place of a thing is known, in words: "xác định đến cấp thôn, ±3 km"."""
    return _known(edition, feature.precision, feature.accuracy, feature.where[era].unplaced)


@kept
def _known(_edition: Edition, precision: str, accuracy: float | None, unplaced: str) -> Words:
    if unplaced == "new_units":
        return words("precision.new_units")
    if accuracy is None:
        return words(f"precision.{precision}_within")
    return words(f"precision.{precision}_within", within=Words(*(_distance(accuracy, lang) for lang in LANGUAGES)))


def _where(edition: Edition, feature: Feature, era: Era) -> Words:
    unplaced = feature.where[era].unplaced
    units = feature.units if unplaced == "new_units" else feature.where[era].units
    return _in(edition, units, feature.precision, feature.accuracy, unplaced)


@kept
def _in(edition: Edition, units: tuple[str, ...], precision: str, accuracy: float | None, unplaced: str) -> Words:
    if unplaced == "new_units":
        return _sentence(words("card.only_new_units", units=unit_names(edition, units)))
    return _sentence(joined(" · ", [unit_names(edition, units), _known(edition, precision, accuracy, unplaced)]))


def _sentence(text: Words) -> Words:
    return Words(*(each[:1].upper() + each[1:] for each in text))


@lru_cache(maxsize=65_536)  # a hundred thousand places share fewer degrees
def _degrees(value: float) -> Words:
    """Rounded first: many places share one of few numbers, and each is written once."""
    return _written(str(Decimal(str(value)).quantize(DEGREE)))


@lru_cache(maxsize=16_384)
def _written(degrees: str) -> Words:
    return Words(*(number(degrees, lang, DEGREE_DIGITS) for lang in LANGUAGES))


def village_row(edition: Edition, feature: Feature, source: str) -> list[CardRow]:
    """The village by its name, where one is said."""
    return [card_row("village", words("card.village"), same(feature.village), cite=cited(edition, [source]))] if feature.village else []


def _place_rows(edition: Edition, feature: Feature, era: Era) -> list[CardRow]:
    """Village and coordinate, each with the source of the place."""
    rows = village_row(edition, feature, feature.source)
    source = cited(edition, [feature.place_source or feature.source])
    if feature.precision == "site" and feature.point:
        lon, lat = feature.point
        degrees = words("card.coordinates_value", lat=_degrees(lat), lon=_degrees(lon))
        northing, easting = projected(lon, lat, edition.place.crs)
        note = words("card.coordinates_note", northing=f"{northing:.0f}", easting=f"{easting:.0f}")
        rows.append(card_row("coordinates", words("card.coordinates"), degrees, cite=source, note=note))
    elif feature.precision == "village":
        rows.append(card_row("place", words("card.place"), precision_words(edition, feature, era), cite=source))
    return [*rows, *_drawn_rows(edition, feature)]


def _drawn_rows(edition: Edition, feature: Feature) -> list[CardRow]:
    """How long or large the line or area is that the map draws: measured, and said so."""
    if feature.geometry is None:
        return []
    area = feature.form.startswith("area")
    whole, unit, part, small = (
        (100 * area_km2(feature.geometry), "ha", 10_000, "m2") if area else (length_km(feature.geometry), "km", KILOMETRE, "m")
    )
    size, measure = (f"{whole:.1f}", unit) if whole >= SMALL[unit] else (f"{whole * part:.0f}", small)
    value = Words(*(quantity(Decimal(size), measure, "≈", lang) for lang in LANGUAGES))
    cite = cited(edition, [feature.place_source or feature.source])
    return [card_row("drawn", words("card.drawn_area" if area else "card.drawn_length"), value, cite=cite, note=words("card.drawn_note"))]


def _linked(edition: Edition, layer: Layer, feature: Feature) -> dict[str, Link]:
    """Links to things of other layers that a code of this one names, by the field that holds it."""
    codes = {field.id: (field, feature.code(field.id)) for field in layer.columns if field.kind == "code" and feature.code(field.id)}
    if not codes:
        return {}
    others = [other for other in edition.registry if other.shape == "place" and other.id != layer.id]
    return {
        name: Link(joined(": ", [field.label, target.name]), target.ref)
        for name, (field, code) in codes.items()
        for other in others
        if (target := edition.things.get(f"{other.id}/{code.removeprefix(f'{other.id}/')}"))
    }


@kept
def _to_units(edition: Edition, units: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(Link(unit_names(edition, [unit]), unit) for unit in units)


def _unplaced(edition: Edition, feature: Feature, era: Era) -> CardRow:
    return card_row("place", words("card.place"), precision_words(edition, feature, era), cite=cited(edition, [feature.source]))


def feature_card(edition: Edition, feature: Feature, era: Era) -> Card:
    """The card of a thing as it stands in an era."""
    return feature_cards(edition, feature, [era])[era]


def feature_cards(edition: Edition, feature: Feature, eras: Iterable[Era]) -> dict[Era, Card]:
    """The cards of a thing by era; what does not change with them is made once."""
    layer = edition.layer(feature.layer)
    links = _linked(edition, layer, feature)
    own = [field for field in layer.columns if field.id != layer.classify and field.id not in links]
    columns, pictures = column_rows(edition, own, feature), pictures_of(edition, feature.ref)
    claims = claim_rows(edition, layer.claims, claims_about(edition, layer.id, feature.id))
    by_place = {feature.where[era].unplaced: era for era in eras}  # how exactly a place is known differs by that alone
    rows = {why: (*columns, *_place_rows(edition, feature, era), *claims) for why, era in by_place.items()}
    return {
        era: Card(
            kicker=layer.title,
            title=feature.name,
            chips=(Chip(layer.classes[feature.kind], "class"),),
            where=_where(edition, feature, era),
            rows=rows[feature.where[era].unplaced] or (_unplaced(edition, feature, era),),
            note=feature.note,
            links=(*links.values(), *_to_units(edition, feature.where[era].units)),
            pictures=pictures,
        )
        for era in eras
    }
