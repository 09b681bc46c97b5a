"""Everything an investor may choose from: each undertaking with the figures it is found and sorted by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from geo.cards.headline import Headline, Part, headline
from geo.cards.rows import as_json
from geo.edition import Edition, features_of
from geo.edition.kept import kept
from geo.edition.layer import Field, Layer, Offer
from geo.edition.units import ERAS
from geo.facts import claims_about
from geo.invest.exchange_rate import rate, rate_said
from geo.language import LANGUAGES, Words, fold, same, words
from geo.view.project_filter import UNSAID, sectors_of, stages_of

YEAR_DIGITS = 4


@dataclass(frozen=True)
class Project:
    """One undertaking.

    ``sector`` is that of its layer, ``sectors`` also those of its twin in another layer; ``units`` are ids of both eras; ``years`` all
    years that its figures, decisions and source speak of, sorted; ``placed`` whether somebody published its coordinate (precision
    ``site``); ``key`` the folded text it is found by.
    """

    ref: str
    layer: str
    id: str
    name: Words
    kind: str
    kind_said: Words
    sector: str
    sectors: tuple[str, ...]
    stage: str
    stage_said: Words
    investor: Words | None
    units: tuple[str, ...]
    headline: Headline
    years: tuple[int, ...]
    placed: bool
    key: str

    @property
    def headed(self) -> Words:
        """The stage as it may stand beside the figures of the headline."""
        return self.headline.beside(self.headline.stage) if self.headline.stage else self.stage_said

    @property
    def area(self) -> Part | None:
        """The area of the headline."""
        return self.headline.figures.get("area")

    @property
    def capital(self) -> Part | None:
        """The capital of the headline."""
        return self.headline.figures.get("capital")


def sector_words(sector: str) -> Words:
    """The name of a sector."""
    return words(f"invest.sector_{sector}")


def offers(edition: Edition) -> Iterator[tuple[Layer, Offer]]:
    """The layers that have undertakings."""
    return ((layer, layer.offer) for layer in edition.registry if layer.offer)


def field_of(layer: Layer, name: str) -> Field | None:
    """A field by its id, None for no such field."""
    return next((field for field in layer.fields if field.id == name), None)


def _years(edition: Edition, layer: Layer, row: pd.Series) -> tuple[int, ...]:
    dates = [edition.sources[row["source"]].date or ""] if row["source"] in edition.sources else []
    kinds = {field.id: field.kind for field in layer.claims}
    for field, claims in claims_about(edition, layer.id, str(row["id"])).items():
        dates += claims["as_of"].tolist()
        if kinds.get(field) == "date":
            dates += claims["value"].tolist()
    return tuple(sorted({int(date[:YEAR_DIGITS]) for date in dates if date[:YEAR_DIGITS].isdigit()}))


def _stage(layer: Layer, offer: Offer, row: pd.Series) -> tuple[str, Words]:
    field = field_of(layer, offer.stage)
    stage = str(row[offer.stage]) if field else UNSAID
    return stage, field.values[stage] if field and stage in field.values else words("invest.stage_unsaid")


def _twin_sectors(edition: Edition, twin: str) -> Iterator[str]:
    """The sectors under which the same undertaking stands in other layers."""
    for layer, _ in offers(edition):
        rows_ = edition.layers[layer.id]
        yield from (layer.sectors[kind] for kind in rows_.loc[rows_["id"] == twin, layer.classify] if kind in layer.sectors)


def _words_of(sectors: tuple[str, ...]) -> list[str]:
    return [text for sector in sectors for text in sector_words(sector)]


def _named(edition: Edition, units: tuple[str, ...]) -> list[str]:
    frames = [frame for frame in edition.units.values() for unit in units if unit in frame.index]
    return [str(frame.loc[unit, f"name_{lang}"]) for frame in frames for unit in units if unit in frame.index for lang in LANGUAGES]


def _prospect(edition: Edition, layer: Layer, offer: Offer, row: pd.Series, units: tuple[str, ...]) -> Project:
    name = Words(str(row["name_vi"]), str(row["name_en"]))
    kind = str(row[layer.classify])
    sector = layer.sectors[kind]
    sectors = tuple(dict.fromkeys([sector, *_twin_sectors(edition, str(row[offer.twin]) if offer.twin else "")]))
    stage, stage_said = _stage(layer, offer, row)
    owner = Words(str(row[f"{offer.investor}_vi"]), str(row[f"{offer.investor}_en"])) if offer.investor else same("")
    texts = [*name, *owner, str(row["village"]), *layer.classes[kind], *_words_of(sectors), *stage_said, *_named(edition, units)]
    return Project(
        ref=f"{layer.id}/{row['id']}",
        layer=layer.id,
        id=str(row["id"]),
        name=name,
        kind=kind,
        kind_said=layer.classes[kind],
        sector=sector,
        sectors=sectors,
        stage=stage,
        stage_said=stage_said,
        investor=owner if owner.vi else None,
        units=units,
        headline=headline(edition, layer, row),
        years=_years(edition, layer, row),
        placed=row["precision"] == "site",
        key=" ".join(dict.fromkeys(fold(text) for text in texts if text)),
    )


@kept
def projects(edition: Edition) -> Mapping[str, Project]:
    """Every undertaking by its reference ("projects/viet-uc"), in the order of the layers and of their files."""
    found = {}
    for layer, offer in offers(edition):
        by_era = [features_of(edition, layer.id, era) for era in ERAS]
        here = zip(*(frame["units_here"] for frame in by_era), strict=True)
        for (_, row), units_here in zip(by_era[0].iterrows(), here, strict=True):
            if row[layer.classify] in layer.sectors:
                units = tuple(unit for units in units_here for unit in units)
                one = _prospect(edition, layer, offer, row, units)
                found[one.ref] = one
    return MappingProxyType(found)


def _plain(one: Project) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "kind": one.kind,
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


def listed(edition: Edition) -> dict[str, Any]:
    """What the frame is given: ``sectors`` and ``stages`` that occur, with their words, ``rows`` (area in ha, capital in đồng), rate."""
    every = list(projects(edition).values())
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
