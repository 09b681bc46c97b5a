"""The slides of a story: what the screen tells, in the same order and under the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from geo.charts.theme import lines
from geo.edition import Edition
from geo.language import LANGUAGES, Lang, Words, same, words
from geo.paper.request import CannotPrintError, today
from geo.scene.extent import extent_of
from geo.slides.pdf import sheets_bytes
from geo.slides.pptx import deck_bytes
from geo.slides.slide import DeckPage, Table, YearMap, figure_cells, year_map
from geo.story import Slide, Story, StoryFigure, numbered

A_PAGE = 24
"""Sources that can be read on one page."""


def story_slides(edition: Edition, story: Story) -> list[DeckPage]:
    """A slide for each slide of the story, in both languages; its sources may need more than one."""
    numbers = numbered(story.slides)
    pages = [_page(edition, slide, numbers) for slide in story.slides]
    return [part for page in pages for part in _in_parts(page)]


def _in_parts(page: DeckPage) -> list[DeckPage]:
    """A long list of sources goes on on further pages."""
    names = page.bibliography
    number = -(-len(names) // A_PAGE)
    if number < 2:  # noqa: PLR2004 - one page
        return [page]
    each = -(-len(names) // number)
    parts = [names[first : first + each] for first in range(0, len(names), each)]
    titles = [Words(*(f"{page.title.text(lang)} ({at}/{number})" for lang in LANGUAGES)) for at in range(1, number + 1)]
    return [replace(page, title=title, bibliography=part) for title, part in zip(titles, parts, strict=True)]


def _year_maps(edition: Edition, slide: Slide) -> tuple[YearMap, ...]:
    return tuple(year_map(edition, slide.view.model_copy(update={"year": year})) for year in slide.years)


def _page(edition: Edition, slide: Slide, numbers: Mapping[str, int]) -> DeckPage:
    return DeckPage(
        slide.title,
        text=(*slide.lead, *((slide.text,) if slide.text.vi else ())),
        figures=slide.figures,
        chart=slide.chart,
        colours=tuple(lines("light", [key in slide.chart.hollow for key in slide.chart.series] or [False])) if slide.chart else (),
        table=_table(slide.table, numbers) if slide.table else None,
        merger=slide.merger,
        view=slide.view if slide.shows_map else None,
        extent=extent_of(slide.view),
        maps=_year_maps(edition, slide),
        sources=slide.cited,
        notes=slide.notes if slide.notes.vi else None,
        opening=slide.kind == "opening",
        alone=slide.kind in ("section", "close"),
        closing=slide.kind == "close",
        id=slide.id,
        charted=slide.charted,
        pictures=slide.pictures,
        bibliography=tuple(numbers) if slide.kind == "sources" else (),
    )


def _table(figures: Sequence[StoryFigure], numbers: Mapping[str, int]) -> Table:
    """A row for each figure: what it is, what it comes to, and the number of its source."""
    headings = (words("export.what"), words("export.said"), words("table.source"))
    rows = [(*figure_cells(figure), same(", ".join(str(numbers[name]) for name in figure.cite))) for figure in figures]
    return Table(headings, tuple(rows), figures=tuple(figures))


STORY_FORMATS: Mapping[str, Callable[[Edition, Sequence[DeckPage], Lang, date, str], bytes]] = {"pptx": deck_bytes, "pdf": sheets_bytes}


HANDOUTS = (2, 4)
"""How many slides a page of a handout may hold."""


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

    As ``pdf-2`` or ``pdf-4`` (HANDOUTS) so many slides stand on a page of A4.
    Raises CannotPrintError for a story that cannot be drawn, and for a template that cannot be read.
    """
    check_story(edition, story)
    if template is not None:
        return deck_bytes(edition, story_slides(edition, story), lang, printed or today(), base, template)
    _, _, each = form.partition("-")
    if each:
        return sheets_bytes(edition, story_slides(edition, story), lang, printed or today(), base, int(each))
    return STORY_FORMATS[form](edition, story_slides(edition, story), lang, printed or today(), base)
