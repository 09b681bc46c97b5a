"""The slides of a story: what the screen tells, in the same order and under the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from geo.edition import District
from geo.edition.units import ERAS
from geo.language import Lang
from geo.paper.request import RefusedError, today
from geo.scene.extent import extent_of
from geo.slides.pdf import sheets_bytes
from geo.slides.pptx import deck_bytes
from geo.slides.slide import Slide
from geo.story import Story, numbered


def story_slides(story: Story) -> list[Slide]:
    """A slide for each slide of the story, in both languages."""
    everything = tuple(numbered(story.slides))
    return [
        Slide(
            told.title,
            text=(told.text,) if told.text.vi else (),
            figures=told.figures,
            view=told.view,
            extent=extent_of(told.view),
            sources=told.cited,
            notes=told.notes if told.notes.vi else None,
            opening=told.kind == "opening",
            bibliography=everything if told.kind == "sources" else (),
        )
        for told in story.slides
    ]


STORY_FORMATS: Mapping[str, Callable[[District, Sequence[Slide], Lang, date], bytes]] = {"pptx": deck_bytes, "pdf": sheets_bytes}


def check_story(district: District, story: Story) -> None:
    """Raise RefusedError for a story that cannot be drawn."""
    if not story.slides:
        raise RefusedError("no_slides")
    if any(district.units[era].empty for era in ERAS):
        raise RefusedError("no_units")


def story_bytes(district: District, story: Story, form: str, lang: Lang, printed: date | None = None) -> bytes:
    """The whole story as ``pptx`` or ``pdf``. Raises RefusedError for a story that cannot be drawn."""
    check_story(district, story)
    return STORY_FORMATS[form](district, story_slides(story), lang, printed or today())
