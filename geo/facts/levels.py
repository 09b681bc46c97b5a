"""Which level of a ladder each unit had reached in each year, and how many are published to have reached it."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.edition import Edition, Feature, IndicatorValue
from geo.edition.keeping import kept
from geo.edition.tables import layer_table

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


@dataclass(frozen=True)
class Standing:
    """What is known of one old unit.

    ``level``: the highest level reached (it implies the lower ones), ``unknown`` when none is published, ``absent`` for a unit
    outside the programme. ``open``: more units are published to have a higher level than are named, so this may be one of them.
    """

    level: str
    open: bool


def participants(edition: Edition, layer_id: str) -> tuple[str, ...]:
    """The old units the programme is for: those with any row in the layer; all of them while its file has faults."""
    if any(fault.file == layer_table(edition.layer(layer_id)).file and not fault.mended for fault in edition.faults):
        return tuple(edition.base_units)
    named = {row.unit for row in edition.features[layer_id]}
    return tuple(unit for unit in edition.base_units if unit in named)


def reached(edition: Edition, layer_id: str) -> list[Feature]:
    """The rows that say a level was reached."""
    layer = edition.layer(layer_id)
    return [row for row in edition.features[layer_id] if row.code("state") in layer.reached and row.kind in layer.ladder]


@kept
def _published(edition: Edition, layer_id: str) -> Mapping[tuple[str, int], IndicatorValue]:
    """Published totals of the layer by level and year; of each the surest source, of one source the latest."""
    layer = edition.layer(layer_id)
    level_of = {indicator: level for level, indicator in layer.totals.items() if level in layer.ladder}
    results = [figure for figure in edition.figures if figure.whole and figure.kind == "result" and figure.span and figure.leads]
    totals_by_year: dict[tuple[str, int], IndicatorValue] = {}
    for figure in sorted(sorted(results, key=lambda value: value.end, reverse=True), key=lambda value: value.rank):
        if figure.indicator in level_of:
            totals_by_year.setdefault((level_of[figure.indicator], int(figure.year)), figure)
    return totals_by_year


@kept
def years(edition: Edition, layer_id: str) -> tuple[int, ...]:
    """The years in which anything changed or was counted, in order."""
    changed = {row.year for row in reached(edition, layer_id) if row.year}
    return tuple(sorted(changed | {year for _, year in _published(edition, layer_id)}))


def last_year(edition: Edition, layer_id: str) -> int:
    """The newest of ``years``, 0 for none."""
    return max(years(edition, layer_id), default=0)


def highest_steps(edition: Edition, layer_id: str, year: int) -> dict[str, int]:
    """The highest step of the ladder each unit had reached by the end of ``year``; a level without a year counts in the last one."""
    ladder, last = edition.layer(layer_id).ladder, last_year(edition, layer_id) or year
    steps: dict[str, int] = {}
    for row in reached(edition, layer_id):
        if (row.year or last) <= year:
            steps[row.unit] = max(steps.get(row.unit, 0), ladder.index(row.kind))
    return steps


def totals(edition: Edition, layer_id: str, year: int) -> tuple[Total, ...]:
    """What was published for ``year``, from the lowest level up; ``named`` counts a higher level as the lower too."""
    ladder, published = edition.layer(layer_id).ladder, _published(edition, layer_id)
    steps = highest_steps(edition, layer_id, year).values()
    of = len(participants(edition, layer_id))
    given = [(step, level, published[level, year]) for step, level in enumerate(ladder) if (level, year) in published]
    return tuple(
        Total(level, int(figure.value), of, sum(reached_ >= step for reached_ in steps), figure.source) for step, level, figure in given
    )


def _unnamed_above(edition: Edition, layer_id: str, year: int, steps: Mapping[str, int]) -> int:
    """The highest step of which more units are published by ``year`` than are named; -1 when there is none."""
    published = _published(edition, layer_id)
    highest = -1
    for step, level in enumerate(edition.layer(layer_id).ladder):
        known = max((figure.value for (of, when), figure in published.items() if of == level and when <= year), default=0)
        if known > sum(reached_ >= step for reached_ in steps.values()):
            highest = step
    return highest


@kept
def levels_of(edition: Edition, layer_id: str, year: int) -> Mapping[str, Standing]:
    """The standing of every old unit at the end of ``year``."""
    ladder = edition.layer(layer_id).ladder
    inside = set(participants(edition, layer_id))
    steps = highest_steps(edition, layer_id, year)
    highest = _unnamed_above(edition, layer_id, year, steps)
    standings = {}
    for unit in edition.base_units:
        step = steps.get(unit, -1)
        level = ABSENT if unit not in inside else (ladder[step] if step >= 0 else UNKNOWN)
        standings[unit] = Standing(level, unit in inside and highest > step)
    return standings
