"""Which level of a ladder each unit had reached in each year, and how many are published to have reached it."""

from dataclasses import dataclass

import pandas as pd

from geo.edition import Edition
from geo.edition.kept import kept
from geo.edition.tables import layer_table
from geo.facts.claims import leading

UNKNOWN = "unknown"
ABSENT = "absent"


@dataclass(frozen=True)
class Total:
    """A published number of units that reached a level: ``value`` of ``of``, ``named`` of them by name, ``source``."""

    level: str
    value: int
    of: int
    named: int
    source: str


def participants(edition: Edition, layer_id: str) -> tuple[str, ...]:
    """The old units the programme is for: those with any row in the layer; all of them while its file has faults."""
    if any(fault.file == layer_table(edition.layer(layer_id)).file for fault in edition.faults):
        return tuple(edition.base_units.index)
    named = set(edition.layers[layer_id]["unit"])
    return tuple(unit for unit in edition.base_units.index if unit in named)


def reached(edition: Edition, layer_id: str) -> pd.DataFrame:
    """The rows that say a level was reached, with ``step`` (its place on the ladder) and ``since`` (year, NaN when not said)."""
    layer, frame = edition.layer(layer_id), edition.layers[layer_id]
    rows = frame[frame["state"].isin(layer.reached) & frame[layer.classify].isin(layer.ladder)]
    return rows.assign(step=rows[layer.classify].map(layer.ladder.index), since=pd.to_numeric(rows["year"], errors="coerce"))


@kept
def _published(edition: Edition, layer_id: str) -> pd.DataFrame:
    """Published totals of the layer: ``level, year, value, source``; per level and year the surest source."""
    layer, figures = edition.layer(layer_id), edition.figures
    level_of = {indicator: level for level, indicator in layer.totals.items() if level in layer.ladder}
    results = figures[(figures["scope"] == edition.place.scope) & (figures["kind"] == "result") & (figures["period"] != "")]
    rows = leading(results[results["indicator"].isin(level_of)], edition)
    told = rows.assign(
        level=rows["indicator"].map(level_of),
        year=rows["period"].str.split("/").str[-1].str[:4].astype(int),
        rank=[edition.sources[name].rank if name in edition.sources else 9 for name in rows["source"]],
        last=rows["period"].str.split("/").str[-1],
    )
    ordered = told.sort_values(["level", "year", "rank", "last"], ascending=[True, True, True, False], kind="stable")
    return ordered.drop_duplicates(["level", "year"])[["level", "year", "value", "source"]]


@kept
def years(edition: Edition, layer_id: str) -> tuple[int, ...]:
    """The years in which anything changed or was counted, in order."""
    rows = reached(edition, layer_id)
    told = {int(year) for year in rows["since"].dropna()}
    return tuple(sorted(told | {int(year) for year in _published(edition, layer_id)["year"]}))


def _steps(edition: Edition, layer_id: str, year: int) -> dict[str, int]:
    """The highest step of the ladder each unit had reached by the end of ``year``; a level without a year counts in the last one."""
    rows = reached(edition, layer_id)
    last = max(years(edition, layer_id), default=year)
    by_then = rows[rows["since"].fillna(last) <= year]
    return {str(unit): int(step) for unit, step in by_then.groupby("unit")["step"].max().items()}


def totals(edition: Edition, layer_id: str, year: int) -> tuple[Total, ...]:
    """What was published for ``year``, from the lowest level up; ``named`` counts a higher level as the lower too."""
    layer = edition.layer(layer_id)
    told = _published(edition, layer_id)
    steps = _steps(edition, layer_id, year)
    found = []
    for level in layer.ladder:
        for _, row in told[(told["level"] == level) & (told["year"] == year)].iterrows():
            named = sum(step >= layer.ladder.index(level) for step in steps.values())
            found.append(Total(level, int(row["value"]), len(participants(edition, layer_id)), named, str(row["source"])))
    return tuple(found)


def _unnamed_above(edition: Edition, layer_id: str, year: int, steps: dict[str, int]) -> int:
    """The highest step of which more units are published by ``year`` than are named; -1 when there is none."""
    layer = edition.layer(layer_id)
    told = _published(edition, layer_id)
    highest = -1
    for step, level in enumerate(layer.ladder):
        known = told[(told["level"] == level) & (told["year"] <= year)]["value"]
        named = sum(reached_ >= step for reached_ in steps.values())
        if len(known) and known.max() > named:
            highest = step
    return highest


@kept
def levels_of(edition: Edition, layer_id: str, year: int) -> pd.DataFrame:
    """The standing of every old unit at the end of ``year``: index unit id, columns ``level`` and ``open``.

    ``level``: the highest level reached (it implies the lower ones), ``unknown`` when none is published, ``absent`` for a unit
    outside the programme. ``open``: more units are published to have a higher level than are named, so this may be one of them.
    The frame is kept and shared: nobody may change it.
    """
    ladder = edition.layer(layer_id).ladder
    inside = set(participants(edition, layer_id))
    steps = _steps(edition, layer_id, year)
    highest = _unnamed_above(edition, layer_id, year, steps)
    found = {}
    for unit in edition.base_units.index:
        step = steps.get(unit, -1)
        level = ABSENT if unit not in inside else (ladder[step] if step >= 0 else UNKNOWN)
        found[unit] = {"level": level, "open": unit in inside and highest > step}
    return pd.DataFrame.from_dict(found, orient="index", columns=["level", "open"])
