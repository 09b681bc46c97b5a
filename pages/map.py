"""Bản đồ: everything on one map; below it the answer to what was chosen."""

from geo.shell.answer import answer
from geo.shell.atlas import atlas
from geo.shell.order import map_first
from geo.shell.reader import reader
from geo.shell.site import faults

here = reader()
atlas()
faults(here)
map_first(lambda: answer(here))
