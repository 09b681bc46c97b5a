"""The page of figures, part by part, and the list of figures below the map."""

from geo.shell.figures.cards import cards
from geo.shell.figures.intake import intake
from geo.shell.figures.listing import figures
from geo.shell.figures.over_time import courses
from geo.shell.figures.page import page
from geo.shell.figures.rural import rural
from geo.shell.figures.units import units

__all__ = ["cards", "courses", "figures", "intake", "page", "rural", "units"]
