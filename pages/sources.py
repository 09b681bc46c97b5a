"""Nguồn: every source, how far to trust it, what is not published, and the data to take away."""

from geo.ui import sources
from geo.ui.page import faults
from geo.ui.visit import reader

here = reader()
faults(here)
with sources.page(here):
    sources.sources(here)
    sources.layers(here)
    sources.accuracy(here)
    sources.absent(here)
    sources.acknowledge(here)
