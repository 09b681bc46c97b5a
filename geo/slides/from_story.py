"""The slides of a story: what the screen tells, in the same order and under the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from geo.charts.theme import lines
from geo.edition import Edition
from geo.language import Lang
from geo.paper.request import CannotPrintError, today
from geo.scene.extent import extent_of
from geo.slides.pdf import sheets_bytes
from geo.slides.pptx import deck_bytes
from geo.slides.slide import DeckPage
from geo.story import Story, numbered


def story_slides(story: Story) -> list[DeckPage]:
    """A slide for each slide of the story, in both languages."""
    everything = tuple(numbered(story.slides))
    return [
        DeckPage(
            slide.title,
            text=(slide.text,) if slide.text.vi else (),
            figures=slide.figures,
            chart=slide.chart,
            colours=tuple(lines("light", [key in slide.chart.hollow for key in slide.chart.series] or [False])) if slide.chart else (),
            merger=slide.merger,
            view=None if slide.chart or slide.merger else slide.view,
            extent=extent_of(slide.view),
            sources=slide.cited,
            notes=slide.notes if slide.notes.vi else None,
            opening=slide.kind == "opening",
            bibliography=everything if slide.kind == "sources" else (),
        )
        for slide in story.slides
    ]


STORY_FORMATS: Mapping[str, Callable[[Edition, Sequence[DeckPage], Lang, date, str], bytes]] = {"pptx": deck_bytes, "pdf": sheets_bytes}


def check_story(edition: Edition, story: Story) -> None:
    """Raise CannotPrintError for a story that cannot be drawn."""
    if not story.slides:
        raise CannotPrintError("no_slides")
    if not edition.base_units:
        raise CannotPrintError("no_units")


def story_bytes(edition: Edition, story: Story, form: str, lang: Lang, printed: date | None = None, base: str = "") -> bytes:
    """The whole story as ``pptx`` or ``pdf``; ``base`` is the server it comes from.

    Raises CannotPrintError for a story that cannot be drawn.
    """
    check_story(edition, story)
    return STORY_FORMATS[form](edition, story_slides(story), lang, printed or today(), base)
