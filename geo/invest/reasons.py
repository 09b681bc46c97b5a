"""Why here: the district's results before its targets as charts, and what each unit has, counted from the data."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import pandas as pd

from geo.card import named
from geo.charts import Chart, Row
from geo.communes import Era
from geo.district import District, rows
from geo.invest.finding import SECTORS
from geo.invest.prospects import prospects, sector_words
from geo.text import LANGUAGES, Words, period, words

WHOLE = "huyen"
RESULT, TARGET = "result", "target"
COURSES: tuple[tuple[str, str], ...] = (
    ("growth", "percent"),
    ("income", "vnd_m_person"),
    ("output_value", "vnd_bn"),
    ("population", "people"),
)
"""Indicators shown over the years, each with its unit: a figure in another unit (growth a year over five years) is another measure."""
AIMS = ("growth", "growth_agriculture", "growth_industry", "growth_trade", "growth_investment")
AIMS_UNIT = "percent"
ROADS, SIGHTS = "infrastructure", "tourism"
MANY = 2
"""From so many on it is said that a unit has the most."""


def _row(figure: pd.Series, label: Words) -> Row:
    value = Decimal(f"{figure['value']:.10g}")
    return Row(label, value, figure["qualifier"] or "=", series=str(figure["kind"]), sources=(str(figure["source"]),))


def _series() -> dict[str, Words]:
    return {RESULT: words("page.results"), TARGET: words("page.targets")}


def _told(district: District, indicators: Iterable[str], unit: str) -> pd.DataFrame:
    figures = district.figures
    here = (figures["scope"] == WHOLE) & figures["indicator"].isin(list(indicators)) & (figures["unit"] == unit)
    return figures[here & (figures["period"] != "")]


def _course(district: District, indicator: str, unit: str) -> Chart | None:
    """An indicator over the years, results before targets; None when nobody has published it."""
    told = _told(district, [indicator], unit).sort_values(["kind", "period"], kind="stable")
    if told.empty:
        return None
    spans = [Words(*(period(str(one), lang) for lang in LANGUAGES)) for one in told["period"]]
    last = told.iloc[-1]
    return Chart(
        id=f"why-{indicator.replace('_', '-')}",
        title=Words(str(last["name_vi"]), str(last["name_en"])),
        unit=unit,
        rows=tuple(_row(figure, span) for (_, figure), span in zip(told.iterrows(), spans, strict=True)),
        series=_series() if (told["kind"] == TARGET).any() else {},
        hollow=frozenset({TARGET}),
    )


def _aims(district: District) -> Chart | None:
    """The newest published targets of growth, sector by sector."""
    told = _told(district, AIMS, AIMS_UNIT)
    told = told[told["kind"] == TARGET].sort_values("period").drop_duplicates("indicator", keep="last")
    if told.empty:
        return None
    ordered = told.set_index("indicator").loc[[name for name in AIMS if name in set(told["indicator"])]]
    year = str(ordered["period"].max())
    return Chart(
        id="why-aims",
        title=words("invest.aims", year=year),
        unit=AIMS_UNIT,
        rows=tuple(_row(figure, Words(str(figure["name_vi"]), str(figure["name_en"]))) for _, figure in ordered.iterrows()),
        series={TARGET: words("page.targets")},
        hollow=frozenset({TARGET}),
    )


@lru_cache(maxsize=2)
def charts(district: District) -> tuple[Chart, ...]:
    """Results first, then targets; a chart that has nothing to show is left out."""
    return tuple(chart for chart in (*(_course(district, *one) for one in COURSES), _aims(district)) if chart)


@dataclass(frozen=True)
class Advantage:
    """What a unit has: how many undertakings of each sector, which connections, how many sights; all of it counted."""

    unit: str
    name: Words
    sectors: tuple[Words, ...]
    roads: tuple[Words, ...]
    sights: int


def _counted(district: District, unit: str) -> Counter[str]:
    return Counter(one.sector for one in prospects(district).values() if unit in one.units)


def _inside(district: District, era: Era, unit: str, layer_ids: Iterable[str]) -> list[Words]:
    frames = [rows(district, layer_id, era) for layer_id in layer_ids]
    return [
        Words(str(row["name_vi"]), str(row["name_en"])) for frame in frames for row in frame.to_dict("records") if unit in row["units_here"]
    ]


def _layers(district: District, group: str) -> list[str]:
    return [layer.id for layer in district.registry if layer.shape == "place" and group in (layer.group, layer.id)]


@lru_cache(maxsize=4)
def advantages(district: District, era: Era) -> tuple[Advantage, ...]:
    """What each unit of an era has; a thing of several units counts in each of them."""
    units = [str(unit) for unit in district.units[era].index]
    counted = {unit: _counted(district, unit) for unit in units}
    most = {sector: max((counts[sector] for counts in counted.values()), default=0) for sector in SECTORS}
    holders = {sector: sum(counts[sector] == most[sector] for counts in counted.values()) for sector in SECTORS}

    def said(unit: str, sector: str) -> Words:
        n = counted[unit][sector]
        leads = n >= MANY and n == most[sector] and holders[sector] == 1
        return words("invest.sector_most" if leads else "invest.sector_count", sector=sector_words(sector), n=n)

    return tuple(
        Advantage(
            unit,
            named(district, unit),
            tuple(said(unit, sector) for sector in SECTORS if counted[unit][sector]),
            tuple(_inside(district, era, unit, _layers(district, ROADS))),
            len(_inside(district, era, unit, _layers(district, SIGHTS))),
        )
        for unit in units
    )
