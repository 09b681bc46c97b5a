"""Nhà đầu tư: find a project, understand it, compare it and take it away."""

from geo.ui.invest import dossier, hear
from geo.ui.map.component import atlas
from geo.ui.map.map_first import put_map_first
from geo.ui.page import faults
from geo.ui.visit import current_visit

visit = current_visit()
atlas(hear)
faults(visit)
put_map_first(lambda: dossier(visit))
