"""The page of a layer: what it is about, and everything in it by class; of a layer of levels or answers, every unit with what is said."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from geo.cards import unit_name
from geo.cards.naming import unit_names
from geo.cards.rows import Statement
from geo.cards.unit import check_rows, status_rows
from geo.edition import Edition, Feature
from geo.edition.layer import Layer
from geo.gazetteer.article import Article, Line, Section, listed
from geo.language import Words, joined, words

MOST = 1_000
"""Things that the page names; the pages of the units and the table have the others."""


def _line(edition: Edition, feature: Feature) -> Line:
    units = next((where.units for where in feature.where.values() if where.units), ())
    return Line(feature.name, feature.ref, unit_names(edition, units) if units else words("gazetteer.no_unit"))


def _things(edition: Edition, layer: Layer) -> Iterator[Section]:
    by_class: dict[str, list[Feature]] = defaultdict(list)
    for feature in edition.features[layer.id]:
        by_class[feature.kind].append(feature)
    for name, title in layer.classes.items():
        features = by_class[name]
        if features:
            yield listed(joined(" · ", [title, words("gazetteer.counted", n=len(features))]), features, partial(_line, edition), MOST)


def _dated(statement: Statement) -> Words:
    """What is stated, with its time where it has one."""
    return words("gazetteer.dated", value=statement.value, time=statement.as_of) if statement.as_of else statement.value


def _units(edition: Edition, layer: Layer) -> Iterator[Section]:
    rows = status_rows if layer.shape == "status" else check_rows
    lines = []
    for unit in edition.base_units:
        stated = rows(edition, layer.id, unit)
        facts = (joined(": ", [row.label if len(stated) > 1 else None, _dated(row.first)]) for row in stated)
        lines.append(Line(unit_name(edition, unit), unit, joined("; ", facts), tuple(n for row in stated for n in row.first.cite)))
    yield Section(words("gazetteer.by_unit"), lines)


def layer_article(edition: Edition, name: str) -> Article:
    """A layer and everything in it. Raises KeyError for an unknown one."""
    layer = edition.layer(name)
    sections = tuple((_things if layer.shape == "place" else _units)(edition, layer))
    return Article(
        kicker=words("gazetteer.layer"),
        title=layer.title,
        summary=layer.about,
        shown=f"layers={name}",
        where=layer.about,
        sections=sections,
    )
