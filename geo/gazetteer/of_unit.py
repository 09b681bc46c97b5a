"""The page of a unit: its card, what lies in it, its neighbours, and what nobody has published of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from geo.cards import card_of, unit_name
from geo.cards.eras import era_title
from geo.datasets.gaps import Gap, gaps_of
from geo.edition import Edition, Feature
from geo.edition.keeping import kept
from geo.edition.units import Unit
from geo.gazetteer.article import Article, Line, Section, listed
from geo.gazetteer.small_map import METRES_A_DEGREE, map_of_unit
from geo.gazetteer.summary import summary_of
from geo.language import Words, joined, words

MOST = 200
"""Things of a layer that a page names; the map and the table have them all."""
TOUCHING = 100 / METRES_A_DEGREE
"""Degrees: outlines that are as near as that have a border in common, whatever their makers rounded."""


@kept
def things_in(edition: Edition) -> Mapping[str, Mapping[str, tuple[Feature, ...]]]:
    """The things of each unit of every era, by layer, in the order of their files."""
    lying: dict[str, dict[str, list[Feature]]] = defaultdict(lambda: defaultdict(list))
    for layer in edition.registry:
        for feature in edition.features[layer.id] if layer.shape == "place" else ():
            for unit in dict.fromkeys(unit for where in feature.where.values() for unit in where.units):
                lying[unit][layer.id].append(feature)
    return {unit: {layer: tuple(features) for layer, features in by_layer.items()} for unit, by_layer in lying.items()}


def thing_line(edition: Edition, feature: Feature) -> Line:
    """A thing in a list: its name, and what it is."""
    return Line(feature.name, feature.ref, edition.layer(feature.layer).classes[feature.kind])


def _inside(edition: Edition, unit: Unit) -> Iterator[Section]:
    for layer_id, features in things_in(edition).get(unit.id, {}).items():
        heading = joined(" · ", [edition.layer(layer_id).title, words("gazetteer.counted", n=len(features))])
        yield listed(heading, features, partial(thing_line, edition), MOST)


def _related(edition: Edition, unit: Unit) -> Iterator[Section]:
    if unit.successor:
        yield Section(words("gazetteer.unit_now"), [Line(unit_name(edition, unit.successor), unit.successor)])
    elif not edition.is_base(unit.era):
        yield Section(words("card.members"), [Line(unit_name(edition, old), old) for old in unit.members])
    others = (other for other in edition.units[unit.era].values() if other is not unit)
    beside = [other for other in others if other.outline.dwithin(unit.outline, TOUCHING)]
    if beside:
        yield Section(words("gazetteer.neighbours"), [Line(unit_name(edition, other.id), other.id) for other in beside])


@kept
def _gaps(edition: Edition) -> Mapping[str, tuple[Gap, ...]]:
    by_unit: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps_of(edition):
        by_unit[gap.unit].append(gap)
    return {unit: tuple(gaps) for unit, gaps in by_unit.items()}


def _unpublished(edition: Edition, unit: Unit) -> Iterator[Section]:
    """What is missing, a line for each fact; things that lack the same are named in one."""
    own = unit_name(edition, unit.id)
    missing: dict[tuple[Words, Words], list[Words]] = defaultdict(list)
    for gap in _gaps(edition).get(unit.id, ()):
        missing[gap.layer, gap.what].append(gap.subject)
    lines = []
    for (layer, what), subjects in missing.items():
        named = [subject for subject in subjects if subject != own]
        shown = joined(", ", [*named[:MOST], words("gazetteer.more", n=len(named) - MOST) if len(named) > MOST else None])
        lines.append(Line(joined(": ", [what, shown]), beside=layer))
    if lines:
        yield Section(words("gazetteer.unpublished"), lines)


def unit_article(edition: Edition, name: str) -> Article:
    """Everything that is known of a unit of any era. Raises KeyError for an unknown one."""
    unit, card = edition.unit(name), card_of(edition, "unit", name, edition.unit(name).era)
    era = era_title(edition, unit.era) if edition.later_era else None
    return Article(
        kicker=joined(" · ", [card.kicker, era]),
        title=card.title,
        summary=summary_of([words("gazetteer.unit_of")], card.rows),
        shown=f"sel={name}",
        chips=card.chips,
        rows=card.rows,
        note=card.note,
        sections=(*_related(edition, unit), *_inside(edition, unit), *_unpublished(edition, unit)),
        pictures=card.pictures,
        map=map_of_unit(edition, unit),
    )
