"""A card as the client reads it: plain data without the keys that have nothing to say."""

from collections.abc import Iterable
from typing import Any

from geo.cards.card import Card
from geo.cards.rows import CardRow, Statement, as_json


def _statement(statement: Statement) -> dict[str, Any]:
    facts: dict[str, Any] = {"value": as_json(statement.value), "cite": list(statement.cite)}
    times = {"as_of": statement.as_of, "note": statement.note}
    return {name: part for name, part in facts.items() if part} | {name: as_json(part) for name, part in times.items() if part}


def rows_json(rows: Iterable[CardRow]) -> list[dict[str, Any]]:
    """Rows with ``label``, what is said first, ``more`` for the others, and ``today`` and ``layer`` in a unit's card."""
    plain = []
    for row in rows:
        leading = {"label": as_json(row.label), **_statement(row.first)}
        more = {"more": [_statement(statement) for statement in row.statements[1:]], "today": row.today, "layer": row.layer}
        plain.append(leading | {name: part for name, part in more.items() if part})
    return plain


def card_json(card: Card) -> dict[str, Any]:
    """Keys: ``kicker, title, chips, where, rows, note, links`` (empty ones left out); words are ``{"vi", "en"}``."""
    parts: dict[str, Any] = {
        "kicker": as_json(card.kicker),
        "title": as_json(card.title),
        "chips": [{"text": as_json(chip.text), "kind": chip.kind} for chip in card.chips],
        "where": as_json(card.where) if card.where else None,
        "rows": rows_json(card.rows),
        "note": as_json(card.note) if card.note else None,
        "links": [{"text": as_json(link.text), "ref": link.ref} for link in card.links],
    }
    return {name: part for name, part in parts.items() if part}
