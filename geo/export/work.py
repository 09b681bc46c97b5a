"""The one queue of this process: everything slow that readers ask for is done by its workers."""

from geo.workers import Queue

WORK = Queue(("geo.export.formats", "geo.intake"))
