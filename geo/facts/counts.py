"""How many things of each layer lie in each unit."""

import pandas as pd

from geo.edition import District, rows
from geo.edition.units import Era


def counts(district: District, era: Era) -> pd.DataFrame:
    """Rows of every layer of places per unit of ``era``: index unit id, one integer column per layer id.

    A row that lies in several units counts in each of them; the number of rows of a layer is not the sum of its column.
    """
    found = pd.DataFrame(index=district.units[era].index)
    for layer in district.registry:
        if layer.shape == "place":
            each = rows(district, layer.id, era)["units_here"].explode().dropna()
            found[layer.id] = each.value_counts().reindex(found.index, fill_value=0).astype(int)
    return found
