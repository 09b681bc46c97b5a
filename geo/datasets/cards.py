"""A card as the client reads it: plain data without the keys that have nothing to say."""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from geo.cards.card import Card
from geo.cards.rows import CardRow, Statement, as_json
from geo.datasets.pictures import pictures_json
from geo.language import Words


def _statement(statement: Statement) -> dict[str, Any]:
    plain: dict[str, Any] = {"value": as_json(statement.value)}
    if statement.cite:
        plain["cite"] = list(statement.cite)
    if statement.as_of:
        plain["as_of"] = as_json(statement.as_of)
    if statement.note:
        plain["note"] = as_json(statement.note)
    return plain


def rows_json(rows: Iterable[CardRow]) -> list[dict[str, Any]]:
    """Rows with ``label``, what is said first, ``more`` for the others, and ``today`` and ``layer`` in a unit's card."""
    plain = []
    for row in rows:
        leading = {"label": as_json(row.label), **_statement(row.first)}
        more = {"more": [_statement(statement) for statement in row.statements[1:]], "today": row.today, "layer": row.layer}
        plain.append(leading | {name: part for name, part in more.items() if part})
    return plain


def card_json(card: Card) -> dict[str, Any]:
    """Keys: ``kicker, title, chips, where, rows, note, links, pictures`` (empty ones left out); words are ``{"vi", "en"}``."""
    return {name: part for (name, plain), whole in zip(_PARTS.items(), _parts(card), strict=True) if (part := plain(whole))}


def differing(first: Card, card: Card) -> dict[str, Any]:
    """The parts of a card that are other than in the ``first``, as in ``card_json``; null for one that is empty."""
    return {
        name: plain(part) or None
        for (name, plain), part, before in zip(_PARTS.items(), _parts(card), _parts(first), strict=True)
        if part is not before and part != before
    }


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
        "pictures": pictures_json,
    }
)
_parts = attrgetter(*_PARTS)
