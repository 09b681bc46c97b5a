"""The card of one thing, whatever it is."""

from typing import Any

from geo.cards.feature import feature_card
from geo.cards.unit import unit_card, unit_rows
from geo.edition import Edition
from geo.edition.units import Era

UNIT_KINDS = ("unit", "communes")


def card(edition: Edition, kind: str, name: str, era: Era) -> dict[str, Any]:
    """Everything that is known of one thing, as the plain card every host draws.

    ``kind`` is ``unit`` or a layer id, ``name`` a unit id or the id of a row; ``era`` says which units a feature lies in. Keys:
    ``kicker, title, chips, where, rows, note, links`` (empty ones left out); a row has ``label, value, as_of, cite, note, more``, and in
    a unit's card ``today`` when it is said of a unit of 2025 itself and ``layer`` when a layer says it: such rows come first. Words are
    ``{"vi", "en"}``. Raises KeyError when there is no such thing.
    """
    if kind in UNIT_KINDS:
        whole = unit_card(edition, name)
        return {
            **whole,
            "rows": sorted([*whole["rows"], *unit_rows(edition, name)], key=lambda row: ("today" not in row, "layer" not in row)),
        }
    return feature_card(edition, kind, name.removeprefix(f"{kind}/"), era)
