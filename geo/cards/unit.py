"""The card of a unit of either era, and the rows status and check layers add to it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from geo.cards.rows import Row, cited, claim_rows, dated, labelled, made, note_of, plain
from geo.cards.unit_names import exists, listed, named, within
from geo.edition import District
from geo.edition.layer import Layer
from geo.edition.units import Era, predecessors, successor
from geo.facts import answers, said, standing, summed, years
from geo.facts.levels import ABSENT, UNKNOWN, reached
from geo.language import LANGUAGES, Words, period, quantity, same, words

UNITS = "communes"
MEASURED = "do-tren-ban-do"
"""The source that stands for this map's own measuring."""


def _era(district: District, unit: str) -> Era:
    if not exists(district, unit):
        raise KeyError(unit)
    return "2024" if unit in district.nine.index else "2025"


def _chips(district: District, unit: str, era: Era) -> list[dict[str, Any]]:
    if era == "2024":
        now = words("card.now", name=within(_bare(district, successor(district.nine, unit))))
        chips = [{"text": plain(now), "kind": "now"}]
    else:
        merged = words("card.merged", n=len(predecessors(district.nine, unit)))
        chips = [{"text": plain(merged), "kind": "era"}]
    return [*chips, {"text": plain(words("site.resolution")), "kind": "legal"}]


def _bare(district: District, unit: str) -> Words:
    frame = district.units["2025"]
    return Words(str(frame.loc[unit, "name_vi"]), str(frame.loc[unit, "name_en"]))


def _measured(district: District, unit: str, era: Era) -> Row:
    area = float(district.units[era].loc[unit, "area_km2"])
    value = Words(*(quantity(area, "km2", "", lang) for lang in LANGUAGES))
    return labelled(words("card.area_measured"), [made(value, cite=cited(district, [MEASURED]), note=words("card.area_measured_note"))])


def _with_sums(district: District, unit: str, rows: list[Row]) -> list[Row]:
    """The rows of a unit of 2025 with the sums of its members: beside what is published, or alone."""
    labels = {field.id: field for field in district.unit_fields}
    by_label = {row["label"]["vi"]: row for row in rows}
    for _, total in summed(district, unit).iterrows():
        field = labels[str(total["field"])]
        value = Words(*(quantity(f"{total['value']:.10g}", field.unit, "", lang) for lang in LANGUAGES))
        why = Words(*(". ".join(filter(None, [words("card.sum_of_members").said(lang), total[f"note_{lang}"]])) for lang in LANGUAGES))
        said_ = made(value, as_of=dated(total["as_of"]), cite=cited(district, total["sources"]), note=why)
        row = by_label.get(field.label.vi)
        if row:
            row.setdefault("more", []).append(said_)
        else:
            rows.append(by_label.setdefault(field.label.vi, labelled(field.label, [said_])))
    return rows


def _figures(district: District, unit: str) -> list[Row]:
    """What figures.csv says of a unit itself; what it aims at is said as a target."""
    found = []
    for _, row in district.figures[district.figures["scope"] == unit].iterrows():
        value = Words(*(quantity(f"{row['value']:.10g}", row["unit"], row["qualifier"], lang) for lang in LANGUAGES))
        when = Words(*(period(row["period"], lang) for lang in LANGUAGES)) if row["period"] else None
        told = words("story.target", when=when) if when and row["kind"] == "target" else when
        cite = cited(district, [str(row["source"])])
        found.append(labelled(Words(row["name_vi"], row["name_en"]), [made(value, as_of=told, cite=cite, note=note_of(row))]))
    return found


def _links(district: District, unit: str, era: Era) -> list[dict[str, Any]]:
    if era == "2024":
        now = successor(district.nine, unit)
        return [{"text": plain(words("card.link_now", name=named(district, now))), "ref": now}]
    return [{"text": plain(named(district, old)), "ref": old} for old in predecessors(district.nine, unit)]


def unit_card(district: District, unit: str) -> dict[str, Any]:
    """The card of a unit without what status and check layers say (``unit_rows``). Raises KeyError for an unknown unit."""
    era = _era(district, unit)
    own, measured = claim_rows(district, district.unit_fields, said(district, UNITS, unit)), _measured(district, unit, era)
    rows = [measured, *own]
    if era == "2025":
        members = labelled(words("card.members"), [made(listed(district, predecessors(district.nine, unit)))])
        # what a source says of the members is said once, with names that carry their time
        said_too = [row for row in own if row["label"] == members["label"]]
        members |= {"cite": cite} if (cite := [source for row in said_too for source in row.get("cite", [])]) else {}
        today = [{**row, "today": True} for row in (members, *(row for row in own if row not in said_too))]
        rows = _with_sums(district, unit, [*today, *_member_levels(district, unit), measured])
    rows += _figures(district, unit)
    code = str(district.units[era].loc[unit, "code"])
    return {
        "kicker": plain(words("card.unit_kicker", code=code)),
        "title": plain(named(district, unit)),
        "chips": _chips(district, unit, era),
        "rows": rows,
        "links": _links(district, unit, era),
    }


def _of_layer(layer: Layer, label: Words, *said: Row) -> Row:
    """A row that names the layer it comes from: cards begin with such rows."""
    return {**labelled(label, said), "layer": layer.id}


def _since(row: pd.Series) -> Words | None:
    if pd.isna(row["since"]):
        return None
    year = int(row["since"])
    return words("card.by", year=year) if row["year_qualifier"] == "≤" else same(str(year))


def _level_said(district: District, layer: Layer, row: pd.Series) -> Row:
    """One level of one unit: how it stands, since when, in which field."""
    state = next(field for field in layer.columns if field.id == "state").values[str(row["state"])]
    level = layer.classes[str(row[layer.classify])]
    value = Words(f"{level.vi} – {state.vi.lower()}", f"{level.en} – {state.en.lower()}")
    parts = [Words(str(row["field_vi"]), str(row["field_en"]))] if row.get("field_vi") else []
    note = note_of(row)
    parts += [note] if note else []
    parts += [words("frame.help_criteria")] if row["state"] == "criteria_met" else []
    joined = Words("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts)) if parts else None
    return made(value, as_of=_since(row), cite=cited(district, [str(row["source"])]), note=joined)


def status_rows(district: District, layer_id: str, unit: str) -> list[Row]:
    """What a status layer says of an old unit: its highest level, the other levels beside it."""
    layer = district.layer(layer_id)
    last = max(years(district, layer_id), default=0)
    now = standing(district, layer_id, last).loc[unit]
    if now["level"] == ABSENT:
        return [_of_layer(layer, layer.title, made(layer.absent or words("status.absent")))]
    frame = district.layers[layer_id]
    own = frame[frame["unit"] == unit]
    own = own.assign(
        step=own[layer.classify].map(layer.ladder.index),
        since=pd.to_numeric(own["year"], errors="coerce"),
        done=own["state"].isin(layer.reached),
    )
    lines = [_level_said(district, layer, row) for _, row in own.sort_values(["done", "step"], ascending=False).iterrows()]
    if now["level"] == UNKNOWN:
        lines.insert(0, made(words("status.unknown")))
    if now["open"] and "note" not in lines[0]:
        lines[0]["note"] = plain(words("status.open"))
    return [_of_layer(layer, layer.title, *lines)]


def _member_levels(district: District, unit: str) -> list[Row]:
    """The levels of the former units, never blended into one for the new unit."""
    found = []
    for layer in (layer for layer in district.registry if layer.shape == "status"):
        levels = standing(district, layer.id, max(years(district, layer.id), default=0))["level"]
        parts = []
        for level in reversed(layer.ladder):
            names = listed(district, [old for old in predecessors(district.nine, unit) if levels[old] == level])
            if names.vi:
                parts.append(words("card.levels_of_members", level=layer.classes[level], names=names))
        if parts:
            value = Words("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts))
            sources = reached(district, layer.id)
            own = sources[sources["unit"].isin(predecessors(district.nine, unit))]["source"]
            found.append(_of_layer(layer, layer.title, made(value, cite=cited(district, own), note=words("card.before_reform"))))
    return found


def check_rows(district: District, layer_id: str, unit: str) -> list[Row]:
    """What a check layer answers for a unit of either era; for a unit of 2025 it says how many former units it rests on."""
    layer = district.layer(layer_id)
    era = _era(district, unit)
    answer = answers(district, layer_id, era).loc[unit]
    rows = district.layers[layer_id].loc[list(answer["rows"])]
    members: Sequence[str] = predecessors(district.nine, unit) if era == "2025" else ()
    of_members = words("card.answer_of_members", n=len(members)) if members else None
    dates = sorted(set(rows["as_of"]))
    notes = [note for note in (note_of(row) for _, row in rows.iterrows()) if note]
    note = of_members or (notes[0] if notes else None)
    found = []
    for field in (field for field in layer.columns if field.kind == "word"):
        value = field.values[str(answer[field.id])]
        said_ = made(value, as_of=dated(dates[0]) if dates else None, cite=cited(district, rows["source"]), note=note)
        found.append(_of_layer(layer, field.label, said_))
    return found


def unit_rows(district: District, unit: str) -> list[Row]:
    """What all status and check layers say of a unit, in the order of the layers."""
    found: list[Row] = []
    for layer in district.registry:
        if layer.shape == "check":
            found += check_rows(district, layer.id, unit)
        elif layer.shape == "status" and unit in district.nine.index:
            found += status_rows(district, layer.id, unit)
    return found
