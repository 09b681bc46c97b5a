"""Nhà đầu tư: find a project, understand it, compare it and take it away."""

from geo.shell.atlas import atlas
from geo.shell.invest import dossier, hear
from geo.shell.order import map_first
from geo.shell.reader import reader
from geo.shell.site import faults

here = reader()
atlas(hear)
faults(here)
map_first(lambda: dossier(here))
