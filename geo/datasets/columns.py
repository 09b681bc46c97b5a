"""A layer of things as the client reads it: small columns for all eras, drawn at once, and its cards in pages, asked for one by one."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from geo.cards.feature import feature_cards
from geo.datasets.cards import card_json, differing
from geo.edition import Edition, Feature
from geo.edition.layer import PRECISIONS, Layer
from geo.edition.units import Era

PAGE = 100
"""Cards in a page: one card costs some kilobytes on the wire, and the shipped layers are a page each."""
DEGREE = 100_000
"""Coordinates are whole numbers of these parts of a degree, about a metre."""


def pages(edition: Edition, layer: Layer) -> Iterator[dict[str, Any]]:
    """The cards of a layer in the order of its rows, ``PAGE`` in each, made one by one: ``{"cards": {id: {era: card}}}``.

    The first era has the whole card, every other only what differs from it; a part that a later era lacks is null.
    """
    rows = edition.features[layer.id]
    for first in range(0, len(rows), PAGE):
        yield {"cards": {row.id: _card(edition, row) for row in rows[first : first + PAGE]}}


def _card(edition: Edition, row: Feature) -> dict[Era, dict[str, Any]]:
    era, *later = edition.eras
    cards = feature_cards(edition, row, edition.eras)
    return {era: card_json(cards[era]), **{other: differing(cards[era], cards[other]) for other in later}}


def cited_in(page: Mapping[str, Any]) -> dict[str, None]:
    """The sources of the cards of a page, each once, in the order in which they are met."""
    cards = (card for by_era in page["cards"].values() for card in by_era.values())
    rows = (row for card in cards for row in card.get("rows") or ())
    statements = (part for row in rows for part in (row, *row.get("more", ())))
    return dict.fromkeys(source for part in statements for source in part.get("cite", ()))


def layer_columns(edition: Edition, layer: Layer, cards: Sequence[str], shapes: Sequence[str], sources: Iterable[str]) -> dict[str, Any]:
    """A layer of ``shape = "place"``; ``sources`` are those that its cards cite.

    ``cards`` are the addresses of its pages, ``shapes`` that of its lines and areas, where it has any.
    ``id``, ``vi``, ``en`` (null: the same), ``accuracy_m`` have a value a row; ``lon`` and ``lat`` are whole parts of a degree
    (``DEGREE``; EPSG:4326) or null; ``class`` and ``precision`` are numbers of ``classes`` and ``precisions``. For each era ``units``,
    ``parts`` (as in ``Where``) are numbers of ``sets``, and ``unplaced`` of ``reasons``, whose first is none.
    """
    rows = edition.features[layer.id]
    sets: dict[tuple[str, ...], int] = {}
    reasons = {"": 0}
    classes = {name: number for number, name in enumerate(layer.classes)}
    eras = {
        era: {
            "units": [_number(sets, row.where[era].units) for row in rows],
            "parts": [_number(sets, row.where[era].parts) for row in rows],
            "unplaced": [_number(reasons, row.where[era].unplaced) for row in rows],
        }
        for era in edition.eras
    }
    return {
        "layer": layer.id,
        "rows": len(rows),
        "sources": list(sources),
        "page": PAGE,
        "cards": list(cards),
        "shapes": list(shapes),
        "degree": DEGREE,
        "classes": list(layer.classes),
        "precisions": list(PRECISIONS),
        "sets": [list(units) for units in sets],
        "reasons": list(reasons),
        "id": [row.id for row in rows],
        "vi": [row.name.vi for row in rows],
        "en": [None if row.name.en == row.name.vi else row.name.en for row in rows],
        "class": [classes[row.kind] for row in rows],
        "precision": [PRECISIONS.index(row.precision) for row in rows],
        "accuracy_m": [row.accuracy for row in rows],
        "lon": [round(row.point[0] * DEGREE) if row.point else None for row in rows],
        "lat": [round(row.point[1] * DEGREE) if row.point else None for row in rows],
        "eras": eras,
    }


def _number(known: dict[Any, int], value: Hashable) -> int:
    """The number of a value among those that are known; a new one is the last."""
    return known.setdefault(value, len(known))
