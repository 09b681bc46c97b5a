"""The page of contents: everything that has a page, in its order."""

from geo.cards import unit_name
from geo.cards.eras import era_title
from geo.edition import Edition
from geo.facts import subtitle
from geo.gazetteer.article import Article, Line, Section, listed
from geo.gazetteer.naming import source_title
from geo.language import words

MOST = 300
"""Things of a layer that the page names; the layer's own page has more."""


def contents_article(edition: Edition) -> Article:
    """What this map has pages of."""
    sections = [
        Section(era_title(edition, era), [Line(unit_name(edition, unit), unit) for unit in units]) for era, units in edition.units.items()
    ]
    sections.append(Section(words("gazetteer.layers"), [Line(layer.title, f"layer:{layer.id}", layer.about) for layer in edition.registry]))
    for layer in edition.registry:
        features = edition.features[layer.id] if layer.shape == "place" else ()
        sections.append(listed(layer.title, features, lambda feature: Line(feature.name, feature.ref), MOST))
    figures = {figure.indicator: figure.name for figure in edition.figures}
    sections.append(Section(words("gazetteer.indicators"), [Line(name, f"indicator:{key}") for key, name in figures.items()]))
    sources = [Line(source_title(source), f"source:{name}") for name, source in edition.sources.items()]
    sections.append(Section(words("sources.list"), sources))
    return Article(
        kicker=words("page.title"),
        title=words("gazetteer.contents"),
        summary=words("page.description"),
        where=subtitle(edition),
        sections=tuple(section for section in sections if section.lines),
    )
