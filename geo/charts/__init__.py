"""A chart as plain data, drawn in the reader's language, with its table twin, its words and its files."""

from geo.charts.files import csv_bytes, png_bytes, svg_text, twin
from geo.charts.model import Chart, Row
from geo.charts.vega import draw

__all__ = ["Chart", "Row", "csv_bytes", "draw", "png_bytes", "svg_text", "twin"]
