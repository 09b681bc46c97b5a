"""Bản đồ: everything on one map; below it the answer to what was chosen."""

from geo.ui.map.component import atlas
from geo.ui.map.map_first import put_map_first
from geo.ui.map.selection import answer
from geo.ui.page import faults
from geo.ui.visit import current_visit

visit = current_visit()
atlas()
faults(visit)
put_map_first(lambda: answer(visit))
