"""The card of a unit of either era, and the rows status and check layers add to it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from geo.cards.rows import Row, as_json, card_row, cited, claim_rows, dated, note_of, statement
from geo.cards.unit_names import exists, in_sentence, unit_name, unit_names
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.units import Era, predecessors, successor
from geo.facts import answers, claims_about, levels_of, summed, years
from geo.facts.levels import ABSENT, UNKNOWN, reached
from geo.language import LANGUAGES, Words, period, quantity, same, words

UNITS = "communes"
MEASURED = "do-tren-ban-do"
"""The source that stands for this map's own measuring."""


def _era(edition: Edition, unit: str) -> Era:
    if not exists(edition, unit):
        raise KeyError(unit)
    return "2024" if unit in edition.base_units.index else "2025"


def _chips(edition: Edition, unit: str, era: Era) -> list[dict[str, Any]]:
    if era == "2024":
        now = words("card.now", name=in_sentence(_bare(edition, successor(edition.base_units, unit))))
        chips = [{"text": as_json(now), "kind": "now"}]
    else:
        merged = words("card.merged", n=len(predecessors(edition.base_units, unit)))
        chips = [{"text": as_json(merged), "kind": "era"}]
    return [*chips, {"text": as_json(words("site.resolution")), "kind": "legal"}]


def _bare(edition: Edition, unit: str) -> Words:
    frame = edition.units["2025"]
    return Words(str(frame.loc[unit, "name_vi"]), str(frame.loc[unit, "name_en"]))


def _measured(edition: Edition, unit: str, era: Era) -> Row:
    area = float(edition.units[era].loc[unit, "area_km2"])
    value = Words(*(quantity(area, "km2", "", lang) for lang in LANGUAGES))
    return card_row(words("card.area_measured"), [statement(value, cite=cited(edition, [MEASURED]), note=words("card.area_measured_note"))])


def _with_sums(edition: Edition, unit: str, rows: list[Row]) -> list[Row]:
    """The rows of a unit of 2025 with the sums of its members: beside what is published, or alone."""
    labels = {field.id: field for field in edition.unit_fields}
    by_label = {row["label"]["vi"]: row for row in rows}
    for _, total in summed(edition, unit).iterrows():
        field = labels[str(total["field"])]
        value = Words(*(quantity(f"{total['value']:.10g}", field.unit, "", lang) for lang in LANGUAGES))
        why = Words(*(". ".join(filter(None, [words("card.sum_of_members").said(lang), total[f"note_{lang}"]])) for lang in LANGUAGES))
        said_ = statement(value, as_of=dated(total["as_of"]), cite=cited(edition, total["sources"]), note=why)
        row = by_label.get(field.label.vi)
        if row:
            row.setdefault("more", []).append(said_)
        else:
            rows.append(by_label.setdefault(field.label.vi, card_row(field.label, [said_])))
    return rows


def _figures(edition: Edition, unit: str) -> list[Row]:
    """What figures.csv says of a unit itself; what it aims at is said as a target."""
    found = []
    for _, row in edition.figures[edition.figures["scope"] == unit].iterrows():
        value = Words(*(quantity(f"{row['value']:.10g}", row["unit"], row["qualifier"], lang) for lang in LANGUAGES))
        when = Words(*(period(row["period"], lang) for lang in LANGUAGES)) if row["period"] else None
        told = words("story.target", when=when) if when and row["kind"] == "target" else when
        cite = cited(edition, [str(row["source"])])
        found.append(card_row(Words(row["name_vi"], row["name_en"]), [statement(value, as_of=told, cite=cite, note=note_of(row))]))
    return found


def _links(edition: Edition, unit: str, era: Era) -> list[dict[str, Any]]:
    if era == "2024":
        now = successor(edition.base_units, unit)
        return [{"text": as_json(words("card.link_now", name=unit_name(edition, now))), "ref": now}]
    return [{"text": as_json(unit_name(edition, old)), "ref": old} for old in predecessors(edition.base_units, unit)]


def unit_card(edition: Edition, unit: str) -> dict[str, Any]:
    """The card of a unit without what status and check layers say (``unit_rows``). Raises KeyError for an unknown unit."""
    era = _era(edition, unit)
    own, measured = claim_rows(edition, edition.unit_fields, claims_about(edition, UNITS, unit)), _measured(edition, unit, era)
    rows = [measured, *own]
    if era == "2025":
        members = card_row(words("card.members"), [statement(unit_names(edition, predecessors(edition.base_units, unit)))])
        # what a source says of the members is said once, with names that carry their time
        said_too = [row for row in own if row["label"] == members["label"]]
        members |= {"cite": cite} if (cite := [source for row in said_too for source in row.get("cite", [])]) else {}
        today = [{**row, "today": True} for row in (members, *(row for row in own if row not in said_too))]
        rows = _with_sums(edition, unit, [*today, *_member_levels(edition, unit), measured])
    rows += _figures(edition, unit)
    code = str(edition.units[era].loc[unit, "code"])
    return {
        "kicker": as_json(words("card.unit_kicker", code=code)),
        "title": as_json(unit_name(edition, unit)),
        "chips": _chips(edition, unit, era),
        "rows": rows,
        "links": _links(edition, unit, era),
    }


def _of_layer(layer: Layer, label: Words, *said: Row) -> Row:
    """A row that names the layer it comes from: cards begin with such rows."""
    return {**card_row(label, said), "layer": layer.id}


def _since(row: pd.Series) -> Words | None:
    if pd.isna(row["since"]):
        return None
    year = int(row["since"])
    return words("card.by", year=year) if row["year_qualifier"] == "≤" else same(str(year))


def _level_said(edition: Edition, layer: Layer, row: pd.Series) -> Row:
    """One level of one unit: how it stands, since when, in which field."""
    state = next(field for field in layer.columns if field.id == "state").values[str(row["state"])]
    level = layer.classes[str(row[layer.classify])]
    value = Words(f"{level.vi} – {state.vi.lower()}", f"{level.en} – {state.en.lower()}")
    parts = [Words(str(row["field_vi"]), str(row["field_en"]))] if row.get("field_vi") else []
    note = note_of(row)
    parts += [note] if note else []
    parts += [words("frame.help_criteria")] if row["state"] == "criteria_met" else []
    joined = Words("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts)) if parts else None
    return statement(value, as_of=_since(row), cite=cited(edition, [str(row["source"])]), note=joined)


def status_rows(edition: Edition, layer_id: str, unit: str) -> list[Row]:
    """What a status layer says of an old unit: its highest level, the other levels beside it."""
    layer = edition.layer(layer_id)
    last = max(years(edition, layer_id), default=0)
    now = levels_of(edition, layer_id, last).loc[unit]
    if now["level"] == ABSENT:
        return [_of_layer(layer, layer.title, statement(layer.absent or words("status.absent")))]
    frame = edition.layers[layer_id]
    own = frame[frame["unit"] == unit]
    own = own.assign(
        step=own[layer.classify].map(layer.ladder.index),
        since=pd.to_numeric(own["year"], errors="coerce"),
        done=own["state"].isin(layer.reached),
    )
    lines = [_level_said(edition, layer, row) for _, row in own.sort_values(["done", "step"], ascending=False).iterrows()]
    if now["level"] == UNKNOWN:
        lines.insert(0, statement(words("status.unknown")))
    if now["open"] and "note" not in lines[0]:
        lines[0]["note"] = as_json(words("status.open"))
    return [_of_layer(layer, layer.title, *lines)]


def _member_levels(edition: Edition, unit: str) -> list[Row]:
    """The levels of the former units, never blended into one for the new unit."""
    found = []
    for layer in (layer for layer in edition.registry if layer.shape == "status"):
        levels = levels_of(edition, layer.id, max(years(edition, layer.id), default=0))["level"]
        parts = []
        for level in reversed(layer.ladder):
            names = unit_names(edition, [old for old in predecessors(edition.base_units, unit) if levels[old] == level])
            if names.vi:
                parts.append(words("card.levels_of_members", level=layer.classes[level], names=names))
        if parts:
            value = Words("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts))
            sources = reached(edition, layer.id)
            own = sources[sources["unit"].isin(predecessors(edition.base_units, unit))]["source"]
            found.append(_of_layer(layer, layer.title, statement(value, cite=cited(edition, own), note=words("card.before_reform"))))
    return found


def check_rows(edition: Edition, layer_id: str, unit: str) -> list[Row]:
    """What a check layer answers for a unit of either era; for a unit of 2025 it says how many former units it rests on."""
    layer = edition.layer(layer_id)
    era = _era(edition, unit)
    answer = answers(edition, layer_id, era).loc[unit]
    rows = edition.layers[layer_id].loc[list(answer["rows"])]
    members: Sequence[str] = predecessors(edition.base_units, unit) if era == "2025" else ()
    of_members = words("card.answer_of_members", n=len(members)) if members else None
    dates = sorted(set(rows["as_of"]))
    notes = [note for note in (note_of(row) for _, row in rows.iterrows()) if note]
    note = of_members or (notes[0] if notes else None)
    found = []
    for field in (field for field in layer.columns if field.kind == "word"):
        value = field.values[str(answer[field.id])]
        said_ = statement(value, as_of=dated(dates[0]) if dates else None, cite=cited(edition, rows["source"]), note=note)
        found.append(_of_layer(layer, field.label, said_))
    return found


def unit_rows(edition: Edition, unit: str) -> list[Row]:
    """What all status and check layers say of a unit, in the order of the layers."""
    found: list[Row] = []
    for layer in edition.registry:
        if layer.shape == "check":
            found += check_rows(edition, layer.id, unit)
        elif layer.shape == "status" and unit in edition.base_units.index:
            found += status_rows(edition, layer.id, unit)
    return found
