"""The slides of a story: what the screen tells, in the same order and under the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from geo.charts.theme import lines
from geo.edition import Edition
from geo.language import Lang, same, words
from geo.paper.request import CannotPrintError, today
from geo.scene.extent import extent_of
from geo.slides.pdf import sheets_bytes
from geo.slides.pptx import deck_bytes
from geo.slides.slide import DeckPage, Table, figure_cells
from geo.story import Slide, Story, StoryFigure, numbered


def story_slides(story: Story) -> list[DeckPage]:
    """A slide for each slide of the story, in both languages."""
    numbers = numbered(story.slides)
    return [_page(slide, numbers) for slide in story.slides]


def _page(slide: Slide, numbers: Mapping[str, int]) -> DeckPage:
    return DeckPage(
        slide.title,
        text=(*slide.lead, *((slide.text,) if slide.text.vi else ())),
        figures=slide.figures,
        chart=slide.chart,
        colours=tuple(lines("light", [key in slide.chart.hollow for key in slide.chart.series] or [False])) if slide.chart else (),
        table=_table(slide.table, numbers) if slide.table else None,
        view=slide.view if slide.map_only else None,
        extent=extent_of(slide.view),
        maps=tuple((same(str(year)), slide.view.model_copy(update={"year": year})) for year in slide.years),
        sources=slide.cited,
        notes=slide.notes if slide.notes.vi else None,
        opening=slide.kind == "opening",
        alone=slide.kind in ("section", "close"),
        closing=slide.kind == "close",
        id=slide.id,
        charted=slide.charted,
        bibliography=tuple(numbers) if slide.kind == "sources" else (),
    )


def _table(figures: Sequence[StoryFigure], numbers: Mapping[str, int]) -> Table:
    """A row for each figure: what it is, what it comes to, and the number of its source."""
    headings = (words("export.what"), words("export.said"), words("table.source"))
    rows = [(*figure_cells(figure), same(", ".join(str(numbers[name]) for name in figure.cite))) for figure in figures]
    return Table(headings, tuple(rows), figures=tuple(figures))


STORY_FORMATS: Mapping[str, Callable[[Edition, Sequence[DeckPage], Lang, date, str], bytes]] = {"pptx": deck_bytes, "pdf": sheets_bytes}


def check_story(edition: Edition, story: Story) -> None:
    """Raise CannotPrintError for a story that cannot be drawn."""
    if not story.slides:
        raise CannotPrintError("no_slides")
    if not edition.base_units:
        raise CannotPrintError("no_units")


def story_bytes(
    edition: Edition, story: Story, form: str, lang: Lang, printed: date | None = None, base: str = "", template: bytes | None = None
) -> bytes:
    """The whole story as ``pptx`` or ``pdf``; ``base`` is the server it comes from, ``template`` a deck whose master a PPTX stands on.

    Raises CannotPrintError for a story that cannot be drawn, and for a template that cannot be read.
    """
    check_story(edition, story)
    if template is not None:
        return deck_bytes(edition, story_slides(story), lang, printed or today(), base, template)
    return STORY_FORMATS[form](edition, story_slides(story), lang, printed or today(), base)
