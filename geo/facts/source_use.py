"""What rests on each source: how many rows of each layer and of the other tables."""

from collections import Counter
from collections.abc import Iterable, Mapping

from geo.edition import Edition
from geo.facts.claims import UNITS
from geo.language import Words, words


def _named(edition: Edition) -> Iterable[tuple[Words, tuple[str, ...]]]:
    """The sources of each row, with the title of what it belongs to."""
    yield from ((words("rests.figures"), (figure.source,)) for figure in edition.figures)
    yield from ((words("rests.units"), (claim.source,)) for claim in edition.claims if claim.layer == UNITS)
    for layer in edition.registry:
        yield from ((layer.title, feature.sources) for feature in edition.features[layer.id])
        yield from ((layer.title, (claim.source,)) for claim in edition.claims if claim.layer == layer.id)
    yield from ((words("rests.places"), (place.source, place.place_source)) for place in edition.places)
    reach = edition.place.reach
    yield from ((words("rests.reach"), (target.source, reach.roads)) for target in reach.to)


def rests(edition: Edition) -> Mapping[str, Mapping[Words, int]]:
    """For every source, rows by the title of what they belong to: figures first, then units, layers and places."""
    counts: dict[str, Counter[Words]] = {name: Counter() for name in edition.sources}
    for title, names in _named(edition):
        for name in set(names) & set(counts):
            counts[name][title] += 1
    return counts
