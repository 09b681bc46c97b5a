"""The card of a unit of either era, and the rows status and check layers add to it."""

from collections.abc import Iterable
from dataclasses import replace

from geo.cards.card import Card, Chip, Link
from geo.cards.naming import in_sentence, unit_name, unit_names
from geo.cards.picture import pictures_of
from geo.cards.rows import CardRow, Statement, card_row, cited, claim_rows, dated
from geo.edition import Edition, Feature
from geo.edition.layer import Layer
from geo.edition.units import Unit
from geo.facts import answers, claims_about, last_year, levels_of, summed
from geo.facts.checks import questions
from geo.facts.claims import UNITS
from geo.facts.levels import ABSENT, UNKNOWN, reached
from geo.language import LANGUAGES, Words, joined, quantity, same, words

MEASURED = "do-tren-ban-do"
"""The source that stands for this map's own measuring."""
MEMBERS = "made_of"
"""The field of claims.csv that names the units a new one was made of."""


def _chips(edition: Edition, unit: Unit) -> tuple[Chip, ...]:
    if not edition.later_era:
        return ()
    became = edition.successor(unit)
    now = Chip(words("card.now", name=in_sentence(became.name)), "now") if became else None
    first = now or Chip(words("card.merged", n=len(unit.members)), "era")
    decision = edition.place.era(edition.later_era).decision
    return (first, Chip(decision, "legal")) if decision else (first,)


def _measured(edition: Edition, unit: Unit) -> CardRow:
    value = Words(*(quantity(unit.area_km2, "km2", "", lang) for lang in LANGUAGES))
    note = words("card.area_measured_note")
    return card_row("area_measured", words("card.area_measured"), value, cite=cited(edition, [MEASURED]), note=note)


def _with_sums(edition: Edition, unit: str, rows: Iterable[CardRow]) -> list[CardRow]:
    """The rows of a unit made of others with the sums of its members: beside what is published, or alone."""
    fields, joined_rows = {field.id: field for field in edition.unit_fields}, list(rows)
    place = {row.field: index for index, row in enumerate(joined_rows) if not row.layer}
    for total in summed(edition, unit):
        field = fields[total.field]
        value = Words(*(quantity(total.value, field.unit, "", lang) for lang in LANGUAGES))
        why = joined(". ", [words("card.sum_of_members"), total.note])
        statement = Statement(value, dated(total.as_of), cited(edition, total.sources), why)
        if field.id in place:
            before = joined_rows[place[field.id]]
            joined_rows[place[field.id]] = replace(before, statements=(*before.statements, statement))
        else:
            place[field.id] = len(joined_rows)
            joined_rows.append(CardRow(field.id, field.label, (statement,)))
    return joined_rows


def _figures(edition: Edition, unit: str) -> list[CardRow]:
    """What figures.csv says of a unit itself; what it aims at is said as a target."""
    rows = []
    for figure in (figure for figure in edition.figures if figure.scope == unit):
        when = figure.when if figure.span else None
        time = words("story.target", when=when) if when and figure.kind == "target" else when
        statement = Statement(figure.words, time, cited(edition, [figure.source]), figure.note)
        rows.append(CardRow(figure.indicator, figure.name, (statement,)))
    return rows


def _links(edition: Edition, unit: Unit) -> tuple[Link, ...]:
    if unit.successor:
        return (Link(words("card.link_now", name=unit_name(edition, unit.successor)), unit.successor),)
    return () if edition.is_base(unit.era) else tuple(Link(unit_name(edition, old), old) for old in unit.members)


def _of_today(edition: Edition, unit: Unit, own: Iterable[CardRow]) -> list[CardRow]:
    """What a unit of today is made of, then what is said of it; a source that names its members too is cited once."""
    said_too = [row for row in own if row.field == MEMBERS]
    cite = [name for row in said_too for name in row.first.cite]
    members = card_row(MEMBERS, words("card.members"), unit_names(edition, unit.members), cite=cite)
    return [replace(row, today=True) for row in (members, *(row for row in own if row not in said_too))]


def unit_card(edition: Edition, name: str) -> Card:
    """The card of a unit without what status and check layers say (``unit_rows``). Raises KeyError for an unknown unit."""
    unit = edition.unit(name)
    own, measured = claim_rows(edition, edition.unit_fields, claims_about(edition, UNITS, name)), _measured(edition, unit)
    rows = [measured, *own]
    if not edition.is_base(unit.era):
        rows = _with_sums(edition, name, [*_of_today(edition, unit, own), *_member_levels(edition, unit), measured])
    return Card(
        kicker=words("card.unit_kicker", code=unit.code),
        title=unit_name(edition, name),
        chips=_chips(edition, unit),
        rows=(*rows, *_figures(edition, name)),
        links=_links(edition, unit),
        pictures=pictures_of(edition, name),
    )


def since_words(row: Feature) -> Words | None:
    """Since when a level is known to be reached: its year, or "by" that year; None when nobody said."""
    if row.year is None:
        return None
    return words("card.by", year=row.year) if row.code("year_qualifier") == "≤" else same(str(row.year))


def _level_said(edition: Edition, layer: Layer, row: Feature) -> Statement:
    """One level of one unit: how it stands, since when, in which field."""
    state = next(field for field in layer.columns if field.id == "state").values[row.code("state")]
    level = layer.classes[row.kind]
    criteria = words("frame.help_criteria") if row.code("state") == "criteria_met" else None
    note = joined("; ", [row.values.get("field"), row.note, criteria])
    value = Words(f"{level.vi} – {state.vi.lower()}", f"{level.en} – {state.en.lower()}")
    return Statement(value, since_words(row), cited(edition, [row.source]), note if note.vi else None)


def status_rows(edition: Edition, layer_id: str, unit: str) -> list[CardRow]:
    """What a status layer says of an old unit: its highest level, the other levels beside it."""
    layer = edition.layer(layer_id)
    now = levels_of(edition, layer_id, last_year(edition, layer_id))[unit]
    if now.level == ABSENT:
        return [replace(card_row(layer.id, layer.title, layer.absent or words("status.absent")), layer=layer.id)]
    own = [row for row in edition.features[layer_id] if row.unit == unit]
    own.sort(key=lambda row: (row.code("state") in layer.reached, layer.ladder.index(row.kind)), reverse=True)
    lines = [_level_said(edition, layer, row) for row in own]
    if now.level == UNKNOWN:
        lines.insert(0, Statement(words("status.unknown")))
    if now.open and not lines[0].note:
        lines[0] = replace(lines[0], note=words("status.open"))
    return [CardRow(layer.id, layer.title, tuple(lines), layer=layer.id)]


def _member_levels(edition: Edition, unit: Unit) -> list[CardRow]:
    """The levels of the former units, never blended into one for the new unit."""
    rows, members = [], unit.members
    for layer in (layer for layer in edition.registry if layer.shape == "status"):
        levels = levels_of(edition, layer.id, last_year(edition, layer.id))
        by_level = {level: unit_names(edition, [old for old in members if levels[old].level == level]) for level in reversed(layer.ladder)}
        parts = [words("card.levels_of_members", level=layer.classes[level], names=names) for level, names in by_level.items() if names.vi]
        if parts:
            cite = cited(edition, (row.source for row in reached(edition, layer.id) if row.unit in members))
            row = card_row(layer.id, layer.title, joined("; ", parts), cite=cite, note=words("card.before_reform"))
            rows.append(replace(row, layer=layer.id))
    return rows


def check_rows(edition: Edition, layer_id: str, name: str) -> list[CardRow]:
    """What a check layer answers for a unit of either era; for a unit made of several it says how many former units it rests on."""
    layer, unit = edition.layer(layer_id), edition.unit(name)
    answer = answers(edition, layer_id, unit.era)[name]
    note = next((row.note for row in answer.rows if row.note), None)
    note = note if edition.is_base(unit.era) else words("card.answer_of_members", n=len(unit.members))
    as_of, cite = min((row.code("as_of") for row in answer.rows), default=""), cited(edition, (row.source for row in answer.rows))
    return [
        CardRow(field.id, field.label, (Statement(field.values[answer.given[field.id]], dated(as_of), cite, note),), layer=layer.id)
        for field in questions(layer)
    ]


def unit_rows(edition: Edition, unit: str) -> list[CardRow]:
    """What all status and check layers say of a unit, in the order of the layers."""
    rows: list[CardRow] = []
    for layer in edition.registry:
        if layer.shape == "check":
            rows += check_rows(edition, layer.id, unit)
        elif layer.shape == "status" and unit in edition.base_units:
            rows += status_rows(edition, layer.id, unit)
    return rows
