"""The card of whatever a reader chose."""

from dataclasses import replace

from geo.cards.card import Card
from geo.cards.feature import feature_card
from geo.cards.unit import unit_card, unit_rows
from geo.edition import Edition
from geo.edition.units import Era

UNIT_KINDS = ("unit", "communes")


def card_of(edition: Edition, kind: str, name: str, era: Era) -> Card:
    """Everything that is known of one thing.

    ``kind`` is ``unit`` or a layer id, ``name`` a unit id or the id of a row; ``era`` says which units a feature lies in. In a unit's
    card what is said of a unit of today itself comes first, then what the layers say. Raises KeyError when there is no such thing.
    """
    if kind in UNIT_KINDS:
        whole = unit_card(edition, name)
        rows = sorted([*whole.rows, *unit_rows(edition, name)], key=lambda row: (not row.today, not row.layer))
        return replace(whole, rows=tuple(rows))
    return feature_card(edition, edition.feature(kind, name.removeprefix(f"{kind}/")), era)
