"""Số liệu: the district's numbers as officials report them, new rural over the years, the units side by side."""

from geo.shell import figures
from geo.shell.reader import reader
from geo.shell.site import faults

here = reader()
faults(here)
with figures.page(here):
    figures.cards(here)
    figures.courses(here)
    figures.rural(here)
    figures.units(here)
    figures.intake(here)
    figures.figures(here)
