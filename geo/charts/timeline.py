"""Where the columns of a chart stand on its time axis: years as numbers, so far apart as they are."""

from collections.abc import Mapping
from itertools import pairwise

from geo.charts.model import Chart

SHARE = 0.6
"""The part of the shortest step between two years that a column takes."""
WIDEST = 0.14
"""No column is wider than this share of the axis."""
ABREAST = 0.17
"""Labels nearer than this share of the axis would touch on a phone: the later one stands a line higher."""


def _span(chart: Chart) -> float:
    return float(max(chart.years[-1] - chart.years[0], 1))


def _wide(chart: Chart) -> float:
    """How many years wide all columns of one year are together."""
    step = min((later - earlier for earlier, later in pairwise(chart.years)), default=1)
    return min(step * SHARE, _span(chart) * WIDEST) if len(chart.years) > 1 else step * SHARE


def domain(chart: Chart) -> tuple[float, float]:
    """The ends of the axis: the first and the last year, and room for their columns and labels."""
    beside = max(_wide(chart) / 2, _span(chart) * ABREAST / 2)
    return chart.years[0] - beside, chart.years[-1] + beside


def levels(chart: Chart) -> dict[int, int]:
    """On which line above the axis's end the label of each year stands, so that neighbours do not touch."""
    lines: dict[int, int] = {}
    for year in chart.years:
        taken = {level for other, level in lines.items() if year - other < ABREAST * _span(chart)}
        lines[year] = next(level for level in range(len(chart.years)) if level not in taken)
    return lines


def places(chart: Chart) -> list[Mapping[str, float]]:
    """For each row where its column begins, ends and has its middle, in years; the height its label clears, and the line it stands on."""
    columns: list[Mapping[str, float]] = []
    lines = levels(chart)
    for index, row in enumerate(chart.rows):
        year = row.year or 0
        same = [other for other, each in enumerate(chart.rows) if each.year == year]
        wide = _wide(chart) / len(same)
        middle = year + (same.index(index) - (len(same) - 1) / 2) * wide
        near = [float(each.value) for each in chart.rows if abs((each.year or 0) - year) < ABREAST * _span(chart)]
        column = {"from": middle - wide / 2, "to": middle + wide / 2, "at": middle}
        columns.append({**column, "year": float(year), "clear": max(near), "level": float(lines[year])})
    return columns
