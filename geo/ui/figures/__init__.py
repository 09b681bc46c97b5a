"""The page of figures, part by part, and the list of figures below the map."""

from geo.ui.figures.cards import draw_cards
from geo.ui.figures.check_table import intake
from geo.ui.figures.indicator_table import figures
from geo.ui.figures.level_matrix import rural
from geo.ui.figures.page import figures_page
from geo.ui.figures.trends import courses
from geo.ui.figures.units import draw_units

__all__ = ["courses", "draw_cards", "draw_units", "figures", "figures_page", "intake", "rural"]
