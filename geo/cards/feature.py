"""The card of a thing that has or wants a place."""

from collections.abc import Iterable, Mapping

from geo.cards.card import Card, Chip, Link
from geo.cards.naming import unit_names
from geo.cards.rows import CardRow, card_row, cited, claim_rows, column_rows
from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.layer import Layer
from geo.edition.units import Era
from geo.facts import claims_about
from geo.language import LANGUAGES, Lang, Words, joined, number, quantity, same, words
from geo.measures.coordinates import projected

KILOMETRE = 1000
DEGREE_DIGITS = 4


def _distance(metres: float, lang: Lang) -> str:
    return quantity(metres / KILOMETRE, "km", "", lang) if metres >= KILOMETRE else quantity(int(metres), "m", "", lang)


def precision_words(feature: Feature, era: Era) -> Words:
    """How exactly the place of a thing is known, in words: "xác định đến cấp thôn, ±3 km"."""
    if feature.where[era].unplaced == "new_units":
        return words("precision.new_units")
    if feature.accuracy is None:
        return words(f"precision.{feature.precision}_within")
    within = Words(*(_distance(feature.accuracy, lang) for lang in LANGUAGES))
    return words(f"precision.{feature.precision}_within", within=within)


def _where(edition: Edition, feature: Feature, era: Era) -> Words:
    where = feature.where[era]
    if where.unplaced == "new_units":
        sentence = words("card.only_new_units", units=unit_names(edition, feature.units))
    else:
        sentence = joined(" · ", [unit_names(edition, where.units), precision_words(feature, era)])
    return Words(*(text[:1].upper() + text[1:] for text in sentence))


def village_row(edition: Edition, feature: Feature, source: str) -> list[CardRow]:
    """The village by its name, where one is said."""
    return [card_row("village", words("card.village"), same(feature.village), cite=cited(edition, [source]))] if feature.village else []


def _place_rows(edition: Edition, feature: Feature, era: Era) -> list[CardRow]:
    """Village and coordinate, each with the source of the place."""
    rows = village_row(edition, feature, feature.source)
    source = cited(edition, [feature.place_source or feature.source])
    if feature.precision == "site" and feature.point:
        lon, lat = feature.point
        each = [{"lat": number(lat, lang, DEGREE_DIGITS), "lon": number(lon, lang, DEGREE_DIGITS)} for lang in LANGUAGES]
        degrees = Words(
            *(words("card.coordinates_value", **degrees_in).text(lang) for lang, degrees_in in zip(LANGUAGES, each, strict=True))
        )
        northing, easting = projected(lon, lat, edition.place.crs)
        note = words("card.coordinates_note", northing=f"{northing:.0f}", easting=f"{easting:.0f}")
        rows.append(card_row("coordinates", words("card.coordinates"), degrees, cite=source, note=note))
    elif feature.precision == "village":
        rows.append(card_row("place", words("card.place"), precision_words(feature, era), cite=source))
    return rows


def _linked(edition: Edition, layer: Layer, feature: Feature) -> dict[str, Link]:
    """Links to things of other layers that a code of this one names, by the field that holds it."""
    codes = {field.id: (field, feature.code(field.id)) for field in layer.columns if field.kind == "code" and feature.code(field.id)}
    others = [other for other in edition.registry if other.shape == "place" and other.id != layer.id]
    targets = _by_id(edition) if codes else {}
    return {
        name: Link(joined(": ", [field.label, target.name]), target.ref)
        for name, (field, code) in codes.items()
        for other in others
        if (target := targets.get((other.id, code.removeprefix(f"{other.id}/"))))
    }


@kept
def _by_id(edition: Edition) -> Mapping[tuple[str, str], Feature]:
    """Every thing by its layer and its id."""
    return {(feature.layer, feature.id): feature for features in edition.features.values() for feature in features}


def _unplaced(edition: Edition, feature: Feature, era: Era) -> CardRow:
    return card_row("place", words("card.place"), precision_words(feature, era), cite=cited(edition, [feature.source]))


def feature_card(edition: Edition, feature: Feature, era: Era) -> Card:
    """The card of a thing as it stands in an era."""
    return feature_cards(edition, feature, [era])[era]


def feature_cards(edition: Edition, feature: Feature, eras: Iterable[Era]) -> dict[Era, Card]:
    """The cards of a thing by era; what does not change with them is made once."""
    layer = edition.layer(feature.layer)
    links = _linked(edition, layer, feature)
    own = [field for field in layer.columns if field.id != layer.classify and field.id not in links]
    columns = column_rows(edition, own, feature)
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
            links=(*links.values(), *(Link(unit_names(edition, [unit]), unit) for unit in feature.where[era].units)),
        )
        for era in eras
    }
