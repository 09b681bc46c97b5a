"""Trình chiếu: the story for meetings, told by the map itself; below it, whoever prepares a meeting arranges the slides."""

from geo.shell.atlas import atlas
from geo.shell.order import map_first
from geo.shell.present import arrange, hear, stage
from geo.shell.reader import reader
from geo.shell.site import faults

here = reader()
stage(here)
atlas(hear)
faults(here)
map_first(lambda: arrange(here))
