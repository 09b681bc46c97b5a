"""Trình chiếu: the story for meetings, told by the map itself; below it, whoever prepares a meeting arranges the slides."""

from geo.ui.map.component import atlas
from geo.ui.map.map_first import put_map_first
from geo.ui.page import faults
from geo.ui.present import arrange_slides, hear, stage
from geo.ui.visit import current_visit

visit = current_visit()
stage(visit)
atlas(hear)
faults(visit)
put_map_first(lambda: arrange_slides(visit))
