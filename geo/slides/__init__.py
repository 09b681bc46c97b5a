"""Slides to edit: a view, or any list of slides, as PPTX."""

from geo.edition import Edition
from geo.paper.request import PrintRequest
from geo.slides.from_story import HANDOUTS, STORY_FORMATS, check_story, story_bytes, story_slides
from geo.slides.from_view import view_slides
from geo.slides.pdf import sheets_bytes
from geo.slides.pptx import deck_bytes
from geo.slides.refresh import NotOursError, Renewal, refreshed
from geo.slides.slide import DeckPage, Table
from geo.story.figure import StoryFigure

__all__ = [
    "HANDOUTS",
    "STORY_FORMATS",
    "DeckPage",
    "NotOursError",
    "Renewal",
    "StoryFigure",
    "Table",
    "check_story",
    "deck_bytes",
    "pptx_bytes",
    "refreshed",
    "sheets_bytes",
    "story_bytes",
    "story_slides",
    "view_slides",
]


def pptx_bytes(edition: Edition, wish: PrintRequest) -> bytes:
    """A deck of the view. Raises CannotPrintError for a view that cannot be drawn."""
    return deck_bytes(edition, view_slides(edition, wish), wish.view.lang, wish.printed, wish.base)
