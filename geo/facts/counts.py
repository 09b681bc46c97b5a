"""How many things of each layer lie in each unit."""

from collections import Counter
from collections.abc import Mapping

from geo.edition import Edition
from geo.edition.units import Era


def counts_by_unit(edition: Edition, era: Era) -> Mapping[str, Counter[str]]:
    """Rows of every layer of places per unit of ``era``: by layer id, then by unit id.

    A row that lies in several units counts in each of them; the number of rows of a layer is not the sum of its counts.
    """
    return {
        layer.id: Counter(unit for feature in edition.features[layer.id] for unit in feature.where[era].units)
        for layer in edition.registry
        if layer.shape == "place"
    }
