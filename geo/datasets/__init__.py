"""The data as files: what the client loads, and tables for people and GIS."""

from geo.datasets.catalog import CATALOG, catalog_json
from geo.datasets.client_files import data_files
from geo.datasets.gaps import fill_in_xlsx, not_published
from geo.datasets.layer_files import csv_bytes, geojson_bytes, xlsx_bytes
from geo.datasets.open_files import FOLDER, every_file
from geo.datasets.story import story_json

__all__ = [
    "CATALOG",
    "FOLDER",
    "catalog_json",
    "csv_bytes",
    "data_files",
    "every_file",
    "fill_in_xlsx",
    "geojson_bytes",
    "not_published",
    "story_json",
    "xlsx_bytes",
]
