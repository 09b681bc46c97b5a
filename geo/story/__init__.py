"""The story for meetings: slides as data, every figure of them taken from the tables, everything that is wrong said at once."""

from geo.story.figure import Figure, choices, figure
from geo.story.file import FILE, Written, parse, write
from geo.story.slide import Told, link_of, numbered
from geo.story.story import Story, load, read, tell

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
