"""The chart of a slide, looked up by reference: values, times, qualifiers and sources come from the tables and are never typed again."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from geo.cards.level_matrix import rungs
from geo.cards.trends import over_time
from geo.charts import Chart, Row
from geo.edition import Edition, IndicatorValue
from geo.facts.levels import years
from geo.language import joined, same
from geo.story.figure import name_of, when_of


def chart_of(edition: Edition, refs: Sequence[str], whole: int = 0) -> Chart | None:
    """The chart that ``refs`` name, None when there is none.

    One indicator of figures.csv ("income") is its course over the years; a layer of levels with a year ("new_rural/2024") is how many
    units stand at each; ids of figures.csv ("budget-share-province-2024-4m", …) are bars, and must be of one unit; ``whole`` is what
    a bar can reach (100 for shares; 0: nothing limits it).
    """
    values = [value for ref in refs for value in edition.figures if value.id == ref and value.leads]
    if values and len(values) == len(refs):
        return _bars(edition, values, whole)
    if len(refs) != 1:
        return None
    layer, _, year = refs[0].partition("/")
    if year:
        return rungs(edition, layer, int(year)) if (layer, year) in _ladders(edition) else None
    return over_time(edition, layer)


def _ladders(edition: Edition) -> set[tuple[str, str]]:
    return {(layer.id, str(year)) for layer in edition.registry if layer.shape == "status" for year in years(edition, layer.id)}


def _bars(edition: Edition, values: Sequence[IndicatorValue], whole: int) -> Chart | None:
    """A bar for each value; the time that all of them speak of is the title."""
    if len({value.unit for value in values}) > 1:
        return None
    names, times = [name_of(edition, value) for value in values], [when_of(value) for value in values]
    at_once = len(set(times)) == 1
    labels = names if at_once else [joined(" · ", pair) for pair in zip(names, times, strict=True)]
    rows = [Row(label, value.value, value.qualifier, sources=(value.source,)) for label, value in zip(labels, values, strict=True)]
    reach = Decimal(whole) if whole and all(value.value <= whole for value in values) else None
    return Chart(f"figures-{values[0].id}", times[0] if at_once else same(""), values[0].unit, tuple(rows), whole=reach)


def chart_choices(edition: Edition) -> Iterator[tuple[str, Chart]]:
    """Every chart that one reference names: courses of indicators, then levels by year."""
    refs = list(dict.fromkeys(value.indicator for value in edition.figures))
    refs += ["/".join(pair) for pair in sorted(_ladders(edition))]
    for ref in refs:
        chart = chart_of(edition, [ref])
        if chart:
            yield ref, chart
