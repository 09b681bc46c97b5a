"""All layers and the units of each era in one GeoPackage, in degrees or in the metres of the national grid."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.datasets.layer_files import geometries
from geo.datasets.layer_tables import wide
from geo.datasets.open_tables import unit_row
from geo.edition import Edition
from geo.facts.citation import cited_as
from geo.facts.data_date import dates_of
from geo.language import words
from geo.measures.coordinates import DISK_CRS, moved_to, transformation

WGS84 = 4326


def crs_words(edition: Edition, crs: int) -> str:
    """How a system of coordinates is called among those who use it."""
    return "WGS 84" if crs == WGS84 else f"{transformation(edition.place.crs).name}"


def _layers(edition: Edition, tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, gpd.GeoDataFrame, str]]:
    for era, units in edition.units.items():
        rows = [unit_row(edition, unit) for unit in units.values()]
        yield f"units_{era}", gpd.GeoDataFrame(rows, geometry=[unit.outline for unit in units.values()], crs=DISK_CRS), ""
    for layer in edition.registry:
        frame = tables[layer.id] if layer.id in tables else wide(edition, layer.id)
        yield layer.id, gpd.GeoDataFrame(frame, geometry=geometries(edition, layer.id, frame), crs=DISK_CRS), layer.about.vi


def _in_grid(frame: gpd.GeoDataFrame, crs: int) -> gpd.GeoDataFrame:
    """In whole metres: five decimals of a degree say no more."""
    moved = [None if shape is None else moved_to(shape, crs) for shape in frame.geometry]
    return gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=moved, crs=crs)


def geopackage_bytes(edition: Edition, crs: int, tables: Mapping[str, pd.DataFrame] = MappingProxyType({})) -> bytes:
    """Tables as in the CSV, each with its geometry (none where no place is published), in the system of an EPSG code.

    ``tables`` are the wide tables of layers, as far as they have been made. The same data give the same bytes.
    """
    about: dict[str, Any] = {**dates_of(edition), "citation": cited_as(edition).vi, "terms": words("dictionary.terms").vi}
    if crs != WGS84:
        how = transformation(crs)
        about |= {"transformation": how.datum, "transformation_accuracy_m": f"{how.accuracy:g}"}
    day = (edition.compiled + "-01-01")[:10] if edition.compiled else "1970-01-01"
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.gpkg"
        for name, frame, text in _layers(edition, tables):
            placed = frame if crs == WGS84 else _in_grid(frame, crs)
            more = {"layer_options": {"IDENTIFIER": name, "DESCRIPTION": text}} if text else {}
            pyogrio.write_dataframe(placed, path, layer=name, driver="GPKG", append=path.exists(), dataset_metadata=about, **more)
        return path.read_bytes()
