"""An indicator over the years as a chart: of each year the surest result, and the targets as outlines."""

from geo.charts import Chart, Row
from geo.edition import Edition
from geo.edition.records import IndicatorValue
from geo.facts.indicators import indicator_values
from geo.language import Words, same, words

RESULT, TARGET = "result", "target"
LEAST = 2
"""Fewer values are no course."""


def _surest(values: list[IndicatorValue]) -> list[IndicatorValue]:
    """Of each year and kind one figure of the whole year, the oldest first."""
    kept: dict[tuple[str, str], IndicatorValue] = {}
    for fact in values:
        if "/" not in fact.span and fact.span:
            kept.setdefault((fact.year, fact.kind), fact)
    return sorted(kept.values(), key=lambda fact: (fact.year, fact.kind))


def over_time(edition: Edition, indicator: str) -> Chart | None:
    """The results of an indicator of the whole district by year; None when there are too few to show a course."""
    values = _surest([fact for fact in indicator_values(edition, (indicator,)) if fact.whole])
    if len(values) < LEAST:
        return None
    kinds = [kind for kind in (RESULT, TARGET) if any(fact.kind == kind for fact in values)]
    rows = tuple(
        Row(
            same(fact.year),
            fact.value,
            fact.qualifier,
            series=fact.kind if len(kinds) > 1 else "",
            sources=(fact.source,),
            year=int(fact.year),
        )
        for fact in values
    )
    return Chart(
        id=f"over-time-{indicator.replace('_', '-')}",
        title=Words(values[-1].name.vi, values[-1].name.en),
        unit=values[-1].unit,
        rows=rows,
        form="columns",
        series={kind: words(f"figures.{kind}") for kind in kinds} if len(kinds) > 1 else {},
        hollow=frozenset({TARGET}),
    )
