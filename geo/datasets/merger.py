"""What became of the units of before, as plain data for the frame: every sum on the way is a text, whoever draws it adds nothing."""

from collections.abc import Sequence
from typing import Any

from geo.cards import unit_name
from geo.cards.rows import as_json
from geo.edition import Edition
from geo.facts.joining import Addends, Joining
from geo.language import LANGUAGES, Words, measure
from geo.story.merger import Merger, added, digits, former, merged, published, remarks, since, up_to


def _cell(text: Words) -> dict[str, Any]:
    """A figure, and how many of its last letters stand behind the digits of the ones: the point and its decimals."""
    return {"text": as_json(text), "rest": len(text.en) - len(text.en.partition(".")[0])}


def _part(field: Addends, unit: str) -> dict[str, Any] | None:
    claim = field.parts.get(unit)
    return _cell(digits(claim.value)) if claim else None


def _steps(field: Addends) -> list[dict[str, Any]]:
    """The sum after each arrival; the last is the whole, or says that it is none."""
    return [_cell(up_to(field, arrived)) for arrived in range(1, len(field.members) + 1)]


def _since(field: Addends) -> dict[str, Any] | None:
    text = since(field)
    return _cell(text) if text else None


def _unit(edition: Edition, joining: Joining) -> dict[str, Any]:
    fields = joining.fields
    members = [
        {"id": unit, "label": as_json(former(edition, unit)), "cells": [_part(field, unit) for field in fields]} for unit in joining.members
    ]
    added_by = dict.fromkeys(part.source for field in fields for part in field.parts.values())
    since_by = dict.fromkeys(field.since.source for field in fields if field.since)
    now = {"label": as_json(published(fields)), "cells": [_since(field) for field in fields], "cite": list(since_by)}
    return {
        "id": joining.unit,
        "name": as_json(unit_name(edition, joining.unit)),
        "members": members,
        "sum": {"label": as_json(added(fields)), "steps": [_steps(field) for field in fields], "cite": list(added_by)},
        "since": now if since_by else None,
        "remarks": [as_json(remark) for remark in remarks(edition, joining)],
    }


def _field(fields: Sequence[Addends]) -> dict[str, Any]:
    """A column of all units of today; ``rest`` is the longest of its figures behind the ones."""
    field = fields[0].field
    rest = [cell["rest"] for column in fields for cell in (*_steps(column), *(_part(column, unit) for unit in column.members)) if cell]
    unit = Words(*(measure(field.unit, lang) for lang in LANGUAGES))
    return {"label": as_json(field.label), "measure": as_json(unit), "rest": max(rest)}


def merger_json(merger: Merger) -> dict[str, Any]:
    """``units`` of the later era with their ``members``; of each field the cells, the sums as they grow and what is published since."""
    return {
        "eras": [as_json(era) for era in merger.eras],
        "fields": [_field(columns) for columns in zip(*(joining.fields for joining in merger.joinings), strict=True)],
        "units": [_unit(merger.edition, joining) for joining in merger.joinings],
        "alt": as_json(merger.sentence),
        "sources": list(merger.sources),
    }


def merger_of(edition: Edition) -> dict[str, Any] | None:
    """The document, None where nothing became something else or nothing adds up."""
    merger = merged(edition)
    return merger_json(merger) if merger else None
