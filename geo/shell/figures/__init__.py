"""The page of figures, part by part, and the list of figures below the map."""

from geo.shell.figures.listing import figures
from geo.shell.figures.page import page
from geo.shell.figures.rural import rural

__all__ = ["figures", "page", "rural"]
