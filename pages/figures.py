"""Số liệu: the district's numbers as officials report them, new rural over the years, the units side by side."""

from geo.ui import figures
from geo.ui.page import faults
from geo.ui.visit import current_visit

visit = current_visit()
faults(visit)
with figures.figures_page(visit):
    figures.draw_cards(visit)
    figures.courses(visit)
    figures.rural(visit)
    figures.draw_units(visit)
    figures.intake(visit)
    figures.figures(visit)
