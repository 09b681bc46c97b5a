"""The join of a layer with the units of an era."""

import pandas as pd

from geo.edition.model import Edition
from geo.edition.units import Era, era_units


def _unit_ids(frame: pd.DataFrame) -> list[list[str]]:
    column = frame["units"] if "units" in frame else frame["unit"]
    return [str(ids).split(";") if ids else [] for ids in column]


def features_of(edition: Edition, layer_id: str, era: Era) -> pd.DataFrame:
    """The rows of a layer as they stand in an era: its own columns and two more.

    ``units_here``: the ids of the units of ``era`` a row lies in (a tuple, may be empty). ``unplaced``: empty when the row can
    be drawn; ``district`` when nothing but the district is known; ``new_units`` when only a unit of 2025 is known and ``era``
    is 2024.
    """
    frame = edition.layers[layer_id].copy()
    here = [era_units(edition.base_units, ids, era) for ids in _unit_ids(frame)]
    frame["units_here"] = pd.Series([units or () for units in here], index=frame.index, dtype=object)
    placed = frame["lon"].notna() if "lon" in frame else pd.Series(data=False, index=frame.index)
    unplaced = [
        "" if has_point or units else ("new_units" if units is None and len(edition.base_units) else "district")
        for has_point, units in zip(placed, here, strict=True)
    ]
    if "precision" in frame:
        unplaced = ["district" if level == "district" else why for level, why in zip(frame["precision"], unplaced, strict=True)]
    frame["unplaced"] = pd.Series(unplaced, index=frame.index, dtype=str)
    return frame
