"""Số liệu: the district's numbers as officials report them, new rural over the years, the units side by side."""

from geo.ui import figures
from geo.ui.page import faults
from geo.ui.visit import reader

here = reader()
faults(here)
with figures.page(here):
    figures.cards(here)
    figures.courses(here)
    figures.rural(here)
    figures.units(here)
    figures.intake(here)
    figures.figures(here)
