"""What a view shows, as plain facts: units and their levels, things and how exactly they are placed, sources in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.layer import Layer
from geo.edition.units import Era
from geo.facts import answers, levels_of, totals
from geo.facts.levels import Standing, Total, reached
from geo.language import Words
from geo.view import View


@dataclass(frozen=True)
class Thing:
    """One row of a layer of places, or a unit's answer in a check layer (``units`` is that unit then).

    ``parts`` are the smallest units it is known to, of the base era where its file names them; ``geometry`` is its line or
    area (EPSG:4326), ``form`` as what that is drawn (``Feature.form``).
    """

    ref: str
    layer: Layer
    kind: str
    name: Words
    precision: str
    units: tuple[str, ...]
    parts: tuple[str, ...]
    point: tuple[float, float] | None = None
    accuracy: float = 0.0
    unplaced: str = ""
    sources: tuple[str, ...] = ()
    geometry: BaseGeometry | None = None
    form: str = ""

    @property
    def symbol(self) -> str:
        """The sign of its class; the layer's own where the class has none."""
        return self.layer.symbols.get(self.kind) or self.layer.sign

    @property
    def badge(self) -> bool:
        """Whether it hangs in its units, without a point of its own."""
        return self.point is None and not self.unplaced


def common_sign(things: Sequence[Thing]) -> str:
    """The sign of things of one layer that stand together: of their class where all are of one, else the layer's own."""
    signs = {thing.symbol for thing in things}
    return signs.pop() if len(signs) == 1 else things[0].layer.sign


@dataclass(frozen=True, eq=False)
class Scene:
    """Everything that a view shows of a district, whatever the paper."""

    edition: Edition
    view: View
    layers: tuple[Layer, ...]
    status: Layer | None
    levels: Mapping[str, Standing]
    totals: tuple[Total, ...]
    things: tuple[Thing, ...]
    cites: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, layer: Layer) -> list[Thing]:
        """The things of one layer."""
        return [thing for thing in self.things if thing.layer is layer]

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources, each once, in the order of the layers: their numbers on the sheet."""
        return tuple(dict.fromkeys(name for names in self.cites.values() for name in names))


def scene_of(edition: Edition, view: View) -> Scene:
    """What a view shows; made once for each view of each state of the data."""
    background = "plain" if view.background == "plain" else "own"
    return _scene(edition, view.model_copy(update={"center": None, "zoom": None, "background": background}))


@kept
def _scene(edition: Edition, view: View) -> Scene:
    on = tuple(layer for layer in edition.registry if layer.id in view.layers)
    status = next((layer for layer in on if layer.shape == "status"), None)
    levels: Mapping[str, Standing] = levels_of(edition, status.id, view.year) if status else {}
    published = totals(edition, status.id, view.year) if status else ()
    things = tuple(thing for layer in on for thing in _things(edition, layer, view))
    cites = {layer.id: _cited(edition, layer, things, published) for layer in on}
    return Scene(edition, view, on, status, levels, published, things, cites)


def _things(edition: Edition, layer: Layer, view: View) -> Iterable[Thing]:
    if layer.shape == "place":
        yield from (_place(layer, feature, view.era) for feature in edition.features[layer.id])
    elif layer.shape == "check":
        for unit, answer in answers(edition, layer.id, view.era).items():
            named = tuple(dict.fromkeys(row.source for row in answer.rows))
            yield Thing(unit, layer, answer.kind, edition.unit(unit).name, "unit", (unit,), (unit,), sources=named)


def _place(layer: Layer, feature: Feature, era: Era) -> Thing:
    where = feature.where[era]
    return Thing(
        ref=feature.ref,
        layer=layer,
        kind=feature.kind,
        name=feature.name,
        precision=feature.precision,
        units=where.units,
        parts=where.parts,
        point=feature.point,
        accuracy=feature.accuracy or 0.0,
        unplaced=where.unplaced,
        sources=feature.sources,
        geometry=feature.geometry,
        form=feature.form,
    )


def _cited(edition: Edition, layer: Layer, things: Iterable[Thing], published: Iterable[Total]) -> tuple[str, ...]:
    """The sources of what is drawn of a layer: who counted, who named the units, who named and placed the things."""
    names = [name for thing in things if thing.layer is layer for name in thing.sources]
    if layer.shape == "status":
        names = [total.source for total in published] + [row.source for row in reached(edition, layer.id)]
    return tuple(name for name in dict.fromkeys(names) if name in edition.sources)
