"""Every file to take away that is the same for all readers: tables as CSV, GeoJSON, GeoPackage, and what describes them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from geo.cards.eras import era_title
from geo.datasets.client_files import compact
from geo.datasets.data_package import PACKAGE, file_resource, package_of
from geo.datasets.geopackage import WGS84, crs_words, geopackage_bytes
from geo.datasets.layer_files import frame_csv, geojson_bytes
from geo.datasets.open_tables import OpenTable, every_table, table_titles
from geo.datasets.unit_outlines import levels_geojson, outlines_geojson
from geo.datasets.years import by_year_title
from geo.edition import Edition
from geo.language import Words, words

FOLDER = "/downloads/"
"""Where they stand, on a server of ours and on any other host."""
CSV, GEOJSON, GPKG, JSON = "text/csv", "application/geo+json", "application/geopackage+sqlite3", "application/json"
ALL = "all"
"""The dataset of what holds everything."""


class OpenFile(NamedTuple):
    """A file: its name, what it holds, of which ``dataset`` it is a form, its media type, and the EPSG code of its geometry (0: none)."""

    name: str
    title: Words
    dataset: str
    type: str
    crs: int = 0


class Made(NamedTuple):
    """A file and its bytes; ``table`` is what a CSV is made of."""

    file: OpenFile
    content: bytes
    table: OpenTable | None = None


def _maps(edition: Edition, tables: Mapping[str, pd.DataFrame] = MappingProxyType({})) -> Iterator[tuple[OpenFile, Callable[[], bytes]]]:
    for layer in edition.registry:
        yield (
            OpenFile(f"{layer.id}.geojson", layer.title, layer.id, GEOJSON, WGS84),
            partial(geojson_bytes, edition, layer.id, tables.get(layer.id)),
        )
        if layer.shape == "status":
            name = f"{layer.id}-by-year"
            title = by_year_title(layer)
            yield OpenFile(f"{name}.geojson", title, name, GEOJSON, WGS84), partial(levels_geojson, edition, layer)
    for era in edition.eras:
        title = words("dictionary.outlines", era=era_title(edition, era))
        yield OpenFile(f"units-{era}.geojson", title, "units", GEOJSON, WGS84), partial(outlines_geojson, edition, era)
    for crs in dict.fromkeys((WGS84, edition.place.crs)):
        title = words("dictionary.geopackage", crs=crs_words(edition, crs))
        name = f"{edition.place.stem}-epsg{crs}.gpkg"
        yield OpenFile(name, title, ALL, GPKG, crs), partial(geopackage_bytes, edition, crs, tables)


def _dictionary() -> OpenFile:
    return OpenFile(PACKAGE, words("dictionary.package"), ALL, JSON)


def listed(edition: Edition) -> list[OpenFile]:
    """All of them, without making any."""
    tables = [OpenFile(f"{name}.csv", title, name, CSV) for name, title in table_titles(edition).items()]
    return [*tables, *(file for file, _ in _maps(edition)), _dictionary()]


def every_file(edition: Edition) -> Iterator[Made]:
    """All of them, one by one; the last is the dictionary, which names the size and the digest of the others."""
    tables, beside = [], []
    for table in every_table(edition):
        made = Made(OpenFile(f"{table.name}.csv", table.title, table.name, CSV), frame_csv(table.frame), table)
        tables.append((table, made.content))
        yield made
    for file, make in _maps(edition, {table.name: table.frame for table, _ in tables}):
        content = make()
        beside.append(file_resource(file.name, file.title, file.type, content))
        yield Made(file, content)
    yield Made(_dictionary(), compact(package_of(edition, tables, beside)))
