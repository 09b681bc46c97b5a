"""The projects as the client filters and lists them."""

from collections.abc import Iterable, Mapping
from typing import Any

from geo.cards.rows import as_json
from geo.edition import Edition
from geo.invest.exchange_rate import rate, rate_said
from geo.invest.projects import Project, projects_of, sector_words
from geo.invest.reached import Measured, measured_of
from geo.language import Words
from geo.view.project_filter import sectors_of, stages_of


def _plain(project: Project, targets: Iterable[Measured]) -> dict[str, Any]:
    return {
        "ref": project.ref,
        "kind": project.feature.kind,
        "name": as_json(project.name),
        "sectors": list(project.sectors),
        "stage": project.stage,
        "stage_said": as_json(project.headed),
        "figures": as_json(project.headline.line),
        "units": list(project.units),
        "area": project.area.value if project.area else None,
        "capital": project.capital.value if project.capital else None,
        "years": list(project.years),
        "placed": project.placed,
        "reach": {target.target.id: target.spans[project.ref] for target in targets if project.ref in target.spans},
        "key": project.key,
    }


def _options(known: tuple[str, ...], titles: Mapping[str, Words]) -> list[dict[str, Any]]:
    return [{"id": name, "title": as_json(titles[name])} for name in known if name in titles]


def project_list(edition: Edition) -> dict[str, Any]:
    """What the frame is given: ``sectors`` and ``stages`` that occur, with their words, what distances are told to, ``rows``, rate.

    Of a row, area is in hectares, capital in đồng, ``reach`` for each target the least and the most kilometres.
    """
    every = list(projects_of(edition).values())
    stages: dict[str, Words] = {}
    for project in every:
        stages.setdefault(project.stage, project.stage_said)
    sectors = {project.sector: sector_words(project.sector) for project in every}
    exchange, targets = rate(edition), measured_of(edition)
    return {
        "sectors": _options(sectors_of(edition), sectors),
        "stages": _options(stages_of(edition), stages),
        "targets": [{"id": target.target.id, "title": as_json(target.target.name), "along": target.along} for target in targets],
        "rows": [_plain(project, targets) for project in every],
        "usd": {"dong": exchange.dong, "said": as_json(rate_said(edition, exchange))} if exchange else None,
    }
