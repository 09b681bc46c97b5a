"""A chart as plain data, drawn in the reader's language, with its table twin, its words and its files."""

from geo.charts.draw import draw
from geo.charts.files import csv_bytes, png_bytes, twin
from geo.charts.model import Chart, Row

__all__ = ["Chart", "Row", "csv_bytes", "draw", "png_bytes", "twin"]
