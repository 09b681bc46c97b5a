"""The projects as the client filters and lists them."""

from collections.abc import Mapping
from typing import Any

from geo.cards.rows import as_json
from geo.edition import Edition
from geo.invest.exchange_rate import rate, rate_said
from geo.invest.projects import Project, projects_of, sector_words
from geo.language import Words
from geo.view.project_filter import sectors_of, stages_of


def _plain(one: Project) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "kind": one.feature.kind,
        "name": as_json(one.name),
        "sectors": list(one.sectors),
        "stage": one.stage,
        "stage_said": as_json(one.headed),
        "figures": as_json(one.headline.line),
        "units": list(one.units),
        "area": one.area.value if one.area else None,
        "capital": one.capital.value if one.capital else None,
        "years": list(one.years),
        "placed": one.placed,
        "key": one.key,
    }


def _options(known: tuple[str, ...], found: Mapping[str, Words]) -> list[dict[str, Any]]:
    return [{"id": name, "title": as_json(found[name])} for name in known if name in found]


def project_list(edition: Edition) -> dict[str, Any]:
    """What the frame is given: ``sectors`` and ``stages`` that occur, with their words, ``rows`` (area in ha, capital in đồng), rate."""
    every = list(projects_of(edition).values())
    stages: dict[str, Words] = {}
    for one in every:
        stages.setdefault(one.stage, one.stage_said)
    sectors = {one.sector: sector_words(one.sector) for one in every}
    found = rate(edition)
    return {
        "sectors": _options(sectors_of(edition), sectors),
        "stages": _options(stages_of(edition), stages),
        "rows": [_plain(one) for one in every],
        "usd": {"dong": found.dong, "said": as_json(rate_said(edition, found))} if found else None,
    }
