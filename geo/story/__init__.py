"""The story for meetings: slides as data, every figure of them taken from the tables, everything that is wrong said at once."""

from geo.story.figure import Figure, choices, figure
from geo.story.reader import Story, load, read, tell
from geo.story.slide import Told, link_of, numbered
from geo.story.written import FILE, Written, parse, write

__all__ = [
    "FILE",
    "Figure",
    "Story",
    "Told",
    "Written",
    "choices",
    "figure",
    "link_of",
    "load",
    "numbered",
    "parse",
    "read",
    "tell",
    "write",
]
