"""Where a row lies, in columns that other programs join by: codes and names of its units in each era, metres of the national grid."""

from collections.abc import Mapping, Sequence
from typing import Any

from geo.edition import Edition
from geo.measures.coordinates import in_metres

GRID = ("easting", "northing")


def unit_columns(edition: Edition, layer_id: str) -> Mapping[str, Sequence[str]]:
    """For each era the codes of a row's units and their names, joined by ``;``; empty where its unit in that era is not known."""
    columns: dict[str, list[str]] = {}
    for era, units in edition.units.items():
        named = [[units[unit] for unit in feature.where[era].units] for feature in edition.features[layer_id]]
        columns[f"units_{era}_codes"] = [";".join(unit.code for unit in row) for row in named]
        columns[f"units_{era}_vi"] = ["; ".join(unit.name.vi for unit in row) for row in named]
        columns[f"units_{era}_en"] = ["; ".join(unit.name.en for unit in row) for row in named]
    return columns


def grid_columns(edition: Edition, layer_id: str) -> Mapping[str, Sequence[Any]]:
    """Easting and northing in the projection of the place, in whole metres, of rows that have a place; no column where none has."""
    points = [feature.point for feature in edition.features[layer_id]]
    placed = [point for point in points if point]
    if not placed:
        return {}
    metres = iter(in_metres([lon for lon, _ in placed], [lat for _, lat in placed], edition.place.crs))
    pairs = [next(metres) if point else (None, None) for point in points]
    return {name: [pair[number] for pair in pairs] for number, name in enumerate(GRID)}
