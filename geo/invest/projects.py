"""Everything an investor may choose from: each undertaking with the figures it is found and sorted by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo.cards.headline import Headline, Part, headline_of
from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.layer import Layer, Offer
from geo.facts import claims_about
from geo.language import Words, fold, same, words
from geo.view.project_filter import UNSAID

YEAR_DIGITS = 4


@dataclass(frozen=True)
class Project:
    """One undertaking.

    ``sectors`` are that of its class and those of its twin in another layer; ``units`` are ids of all eras; ``years`` all years that
    its figures, decisions and source speak of, sorted; ``key`` the folded text it is found by.
    """

    feature: Feature
    ref: str
    name: Words
    kind_said: Words
    sectors: tuple[str, ...]
    stage: str
    stage_said: Words
    investor: Words | None
    units: tuple[str, ...]
    headline: Headline
    years: tuple[int, ...]
    key: str

    @property
    def sector(self) -> str:
        """The sector of its own layer."""
        return self.sectors[0]

    @property
    def placed(self) -> bool:
        """Whether somebody published its coordinate."""
        return self.feature.precision == "site"

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


def _years(edition: Edition, layer: Layer, feature: Feature) -> tuple[int, ...]:
    source = edition.sources.get(feature.source)
    dates = [source.date or "" if source else ""]
    kinds = {field.id: field.kind for field in layer.claims}
    for field, claims in claims_about(edition, layer.id, feature.id).items():
        dates += [date for claim in claims for date in (claim.as_of, claim.value if kinds.get(field) == "date" else "")]
    return tuple(sorted({int(date[:YEAR_DIGITS]) for date in dates if date[:YEAR_DIGITS].isdigit()}))


def _stage(layer: Layer, offer: Offer, feature: Feature) -> tuple[str, Words]:
    field = layer.field(offer.stage)
    stage = feature.code(field.id) if field else UNSAID
    return stage, field.values[stage] if field and stage in field.values else words("invest.stage_unsaid")


def _sectors(edition: Edition, layer: Layer, offer: Offer, feature: Feature) -> tuple[str, ...]:
    """The sector of a thing, and those under which the same undertaking stands in other layers."""
    twin = feature.code(offer.twin) if offer.twin else ""
    twins = [(other, place) for other, _ in offers(edition) for place in edition.features[other.id] if twin and place.id == twin]
    sectors = [layer.sectors[feature.kind], *(other.sectors[place.kind] for other, place in twins if place.kind in other.sectors)]
    return tuple(dict.fromkeys(sectors))


def _key(edition: Edition, feature: Feature, units: Iterable[str], findable: Iterable[Words]) -> str:
    """The folded text it is found by."""
    named = [edition.unit(unit).name for unit in units]
    texts = [*feature.name, feature.village, *(text for words_ in (*findable, *named) for text in words_)]
    return " ".join(dict.fromkeys(fold(text) for text in texts if text))


def _project(edition: Edition, layer: Layer, offer: Offer, feature: Feature) -> Project:
    sectors = _sectors(edition, layer, offer, feature)
    stage, stage_said = _stage(layer, offer, feature)
    owner = feature.values.get(offer.investor)
    units = tuple(unit for where in feature.where.values() for unit in where.units)
    texts = [owner or same(""), layer.classes[feature.kind], *map(sector_words, sectors), stage_said]
    return Project(
        feature=feature,
        ref=feature.ref,
        name=feature.name,
        kind_said=layer.classes[feature.kind],
        sectors=sectors,
        stage=stage,
        stage_said=stage_said,
        investor=owner,
        units=units,
        headline=headline_of(edition, feature),
        years=_years(edition, layer, feature),
        key=_key(edition, feature, units, texts),
    )


@kept
def projects_of(edition: Edition) -> Mapping[str, Project]:
    """Every undertaking by its reference ("projects/viet-uc"), in the order of the layers and of their files."""
    projects = (
        _project(edition, layer, offer, feature)
        for layer, offer in offers(edition)
        for feature in edition.features[layer.id]
        if feature.kind in layer.sectors
    )
    return MappingProxyType({project.ref: project for project in projects})
