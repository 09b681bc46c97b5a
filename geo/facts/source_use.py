"""What rests on each source: how many rows of each layer and of the other tables."""

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from geo.edition import Edition
from geo.language import Words, words

UNITS = "communes"


def _named(frame: pd.DataFrame) -> Iterable[str]:
    """The sources of each row, each once a row."""
    columns = [column for column in ("source", "place_source") if column in frame]
    return (name for row in frame[columns].itertuples(index=False) for name in dict.fromkeys(row) if name)


def rests(edition: Edition) -> Mapping[str, Mapping[Words, int]]:
    """For every source, rows by the title of what they belong to: figures first, then units, layers and places."""
    claims = edition.claims
    parts = [(words("rests.figures"), edition.figures), (words("rests.units"), claims[claims["layer"] == UNITS])]
    for layer in edition.registry:
        parts += [(layer.title, edition.layers[layer.id]), (layer.title, claims[claims["layer"] == layer.id])]
    found: dict[str, Counter[Words]] = {name: Counter() for name in edition.sources}
    for title, frame in [*parts, (words("rests.places"), edition.places)]:
        for name in _named(frame):
            if name in found:
                found[name][title] += 1
    return found
