"""Bytes out: each layer as CSV, GeoJSON and XLSX, and what is not published yet as a form to fill in."""

from geo.export.cells import neutral, original
from geo.export.files import csv_bytes, geojson_bytes, xlsx_bytes
from geo.export.gaps import fill_in_xlsx, not_published
from geo.export.wide import wide

__all__ = ["csv_bytes", "fill_in_xlsx", "geojson_bytes", "neutral", "not_published", "original", "wide", "xlsx_bytes"]
