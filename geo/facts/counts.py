"""How many things of each layer lie in each unit."""

import pandas as pd

from geo.edition import Edition, features_of
from geo.edition.units import Era


def counts(edition: Edition, era: Era) -> pd.DataFrame:
    """Rows of every layer of places per unit of ``era``: index unit id, one integer column per layer id.

    A row that lies in several units counts in each of them; the number of rows of a layer is not the sum of its column.
    """
    found = pd.DataFrame(index=edition.units[era].index)
    for layer in edition.registry:
        if layer.shape == "place":
            each = features_of(edition, layer.id, era)["units_here"].explode().dropna()
            found[layer.id] = each.value_counts().reindex(found.index, fill_value=0).astype(int)
    return found
