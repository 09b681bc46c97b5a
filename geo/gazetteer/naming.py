"""What has a page, by its name in both languages."""

from geo.cards import unit_name
from geo.edition import Edition
from geo.edition.sources import Source, brief
from geo.facts.indicators import indicator_values
from geo.language import LANGUAGES, Words, same, words


def source_title(source: Source) -> Words:
    """Its title; what has none goes by who published it and when."""
    return same(source.title) if source.title else Words(*(brief(source, lang) for lang in LANGUAGES))


def name_of(edition: Edition, about: str) -> Words:
    """What has an id as ``entries`` has it, and the whole place; by that id what is not there because its file is harmed."""
    kind, _, name = about.rpartition(":")
    if about in edition.things:
        return edition.things[about].name
    if edition.has_unit(about):
        return unit_name(edition, about)
    if about in edition.former.gone:
        return edition.former.gone[about].name
    if kind == "source" and name in edition.sources:
        return source_title(edition.sources[name])
    if kind == "indicator" and (figures := indicator_values(edition, [name])):
        return figures[0].name
    layers = {layer.id: layer.title for layer in edition.registry} if kind == "layer" else {}
    return layers.get(name) or (words("gazetteer.whole") if about == edition.place.scope else same(about))
