"""Why here: the district's results before its targets as charts, and what each unit has, counted from the data."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geo.cards import unit_name
from geo.cards.trends import over_time
from geo.charts import Chart, Row
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.units import Era
from geo.facts.indicators import indicator_values
from geo.invest.projects import projects_of, sector_words
from geo.language import Words, words
from geo.view.project_filter import sectors_of

TARGET = "target"
ROADS = "infrastructure"
MANY = 2
"""From so many on it is said that a unit has the most."""


def _aims(edition: Edition) -> Chart | None:
    """The newest published target of growth of each sector; None when nobody has published one."""
    aims = edition.place.asked.aims
    targets = [fact for fact in indicator_values(edition, aims) if fact.kind == TARGET and fact.whole and fact.unit == "percent"]
    newest = {name: max((fact for fact in targets if fact.indicator == name), key=lambda fact: fact.end, default=None) for name in aims}
    shown = [fact for fact in newest.values() if fact]
    if not shown:
        return None
    return Chart(
        id="why-aims",
        title=words("invest.aims", year=max(fact.year for fact in shown)),
        unit="percent",
        rows=tuple(Row(fact.name, fact.value, fact.qualifier, series=TARGET, sources=(fact.source,)) for fact in shown),
        series={TARGET: words("figures.target")},
        hollow=frozenset({TARGET}),
    )


@kept
def charts(edition: Edition) -> tuple[Chart, ...]:
    """Results first, then targets; a chart that has nothing to show is left out."""
    return tuple(chart for chart in (*(over_time(edition, name) for name in edition.place.asked.why), _aims(edition)) if chart)


@dataclass(frozen=True)
class Advantage:
    """What a unit has: how many undertakings of each sector, which connections, how many sights; all of it counted."""

    unit: str
    name: Words
    sectors: tuple[Words, ...]
    roads: tuple[Words, ...]
    sights: int


def _counted(edition: Edition, unit: str) -> Counter[str]:
    return Counter(project.sector for project in projects_of(edition).values() if unit in project.units)


def _inside(edition: Edition, era: Era, unit: str, layer_ids: Iterable[str]) -> list[Words]:
    things = (feature for layer_id in layer_ids for feature in edition.features[layer_id])
    return [feature.name for feature in things if unit in feature.where[era].units]


def _layers(edition: Edition, group: str) -> list[str]:
    return [layer.id for layer in edition.registry if layer.shape == "place" and group in (layer.group, layer.id)]


@kept
def advantages_of(edition: Edition, era: Era) -> tuple[Advantage, ...]:
    """What each unit of an era has; a thing of several units counts in each of them."""
    units = list(edition.units[era])
    counted = {unit: _counted(edition, unit) for unit in units}
    sectors = sectors_of(edition)
    most = {sector: max((counts[sector] for counts in counted.values()), default=0) for sector in sectors}
    holders = {sector: sum(counts[sector] == most[sector] for counts in counted.values()) for sector in sectors}

    def counted_words(unit: str, sector: str) -> Words:
        n = counted[unit][sector]
        leads = n >= MANY and n == most[sector] and holders[sector] == 1
        return words("invest.most_of_sector" if leads else "invest.count_of_sector", sector=sector_words(sector), n=n)

    return tuple(
        Advantage(
            unit,
            unit_name(edition, unit),
            tuple(counted_words(unit, sector) for sector in sectors if counted[unit][sector]),
            tuple(_inside(edition, era, unit, _layers(edition, ROADS))),
            len(_inside(edition, era, unit, _layers(edition, edition.place.asked.sights))),
        )
        for unit in units
    )
