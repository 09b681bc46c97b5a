"""The story for meetings: slides as data, every figure of them taken from the tables, everything that is wrong said at once."""

from geo.story.chart import chart_choices
from geo.story.figure import StoryFigure, choices, figure_of
from geo.story.file import FILE, Draft, parse, write
from geo.story.meeting import LENGTHS, Meeting, Occasion, slides_for, without
from geo.story.slide import Slide, link_of, numbered
from geo.story.slide_source import SlideSource
from geo.story.story import Story, load, read, resolve

__all__ = [
    "FILE",
    "LENGTHS",
    "Draft",
    "Meeting",
    "Occasion",
    "Slide",
    "SlideSource",
    "Story",
    "StoryFigure",
    "chart_choices",
    "choices",
    "figure_of",
    "link_of",
    "load",
    "numbered",
    "parse",
    "read",
    "resolve",
    "slides_for",
    "without",
    "write",
]
