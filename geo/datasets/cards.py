"""A card as the client reads it: plain data without the keys that have nothing to say."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from geo.cards.card import Card
from geo.cards.rows import CardRow, Statement, as_json
from geo.language import Words


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
    return {name: part for name, plain in _PARTS.items() if (part := plain(getattr(card, name)))}


def differing(first: Card, card: Card) -> dict[str, Any]:
    """The parts of a card that are other than in the ``first``, as in ``card_json``; null for one that is empty."""
    changed = {name: getattr(card, name) for name in _PARTS if getattr(card, name) != getattr(first, name)}
    return {name: _PARTS[name](part) or None for name, part in changed.items()}


def _words(text: Words | None) -> dict[str, str] | None:
    return as_json(text) if text else None


_PARTS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "kicker": _words,
        "title": _words,
        "chips": lambda chips: [{"text": as_json(chip.text), "kind": chip.kind} for chip in chips],
        "where": _words,
        "rows": rows_json,
        "note": _words,
        "links": lambda links: [{"text": as_json(link.text), "ref": link.ref} for link in links],
    }
)
