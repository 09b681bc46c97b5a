"""Nguồn: every source, how far to trust it, what is not published, and the data to take away."""

from geo.ui import open_data, sources
from geo.ui.page import faults
from geo.ui.visit import current_visit

visit = current_visit()
faults(visit)
with sources.page(visit):
    sources.draw_sources(visit)
    sources.layers(visit)
    open_data.draw_files(visit)
    sources.accuracy(visit)
    sources.absent(visit)
    sources.acknowledge(visit)
