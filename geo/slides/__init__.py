"""Slides to edit: a view, or any list of slides, as PPTX."""

from datetime import date

from geo.edition import District
from geo.paper.request import Wish
from geo.slides.from_story import STORY_FORMATS, check_story, story_bytes, story_slides
from geo.slides.from_view import view_slides
from geo.slides.pdf import sheets_bytes
from geo.slides.pptx import deck_bytes
from geo.slides.slide import Chart, Series, Slide, Table
from geo.story.figure import Figure

__all__ = [
    "STORY_FORMATS",
    "Chart",
    "Figure",
    "Series",
    "Slide",
    "Table",
    "check_story",
    "deck_bytes",
    "pptx_bytes",
    "sheets_bytes",
    "story_bytes",
    "story_slides",
    "view_slides",
]


def pptx_bytes(district: District, wish: Wish) -> bytes:
    """A deck of the view. Raises RefusedError for a view that cannot be drawn."""
    printed: date = wish.printed
    return deck_bytes(district, view_slides(district, wish), wish.view.lang, printed)
