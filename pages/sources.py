"""Nguồn: every source, how far to trust it, what is not published, and the data to take away."""

from geo.shell import documents
from geo.shell.reader import reader
from geo.shell.site import faults

here = reader()
faults(here)
with documents.page(here):
    documents.sources(here)
    documents.layers(here)
    documents.accuracy(here)
    documents.absent(here)
    documents.acknowledge(here)
