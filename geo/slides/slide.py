"""What a slide says, as plain data: the deck lays it out, whoever wrote it."""

from dataclasses import dataclass, field

from geo.charts.model import Chart
from geo.edition import Edition
from geo.edition.pictures import Picture
from geo.language import LANGUAGES, Lang, Words, joined, same
from geo.paper.map.small_maps import small_scene
from geo.scene.extent import Bounds
from geo.story.figure import StoryFigure
from geo.story.merger import Merger
from geo.view import View

Cell = Words | float
"""Words, or a figure that the deck writes as the reader's language does."""


@dataclass(frozen=True)
class Table:
    """A native table: a heading for each column, rows of as many cells, what is said below it.

    ``turned``: units are columns. ``figures`` are what the rows show, where a deck is to know them again.
    """

    headings: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: Words | None = None
    turned: bool = False
    figures: tuple[StoryFigure, ...] = ()


def figure_cells(figure: StoryFigure) -> tuple[Words, Words]:
    """The row of a figure in a table: what it is with what must be known beside it, and what it comes to."""
    return joined(" · ", filter(None, [figure.label, figure.note])), figure.value


@dataclass(frozen=True)
class YearMap:
    """A small map: its year, how many units were counted at each level then, and the view it is of."""

    name: Words
    counted: Words
    view: View

    def lines(self, lang: Lang) -> list[str]:
        """What stands above it."""
        return [self.name.text(lang), self.counted.text(lang)]


def year_map(edition: Edition, view: View) -> YearMap:
    """The small map of a view, with the published totals of its year from the highest level down."""
    shown = small_scene(edition, view)
    titles = shown.status.classes if shown.status else {}
    counted = [Words(*(f"{total.value}/{total.of} {titles[total.level].text(lang)}" for lang in LANGUAGES)) for total in shown.totals[::-1]]
    return YearMap(same(str(view.year)), joined(" · ", counted), view)


@dataclass(frozen=True)
class DeckPage:
    """One slide. Whatever is empty takes no room; with ``opening`` it is a title slide.

    With ``alone`` its title and words are all of it, with ``closing`` it is such a slide at the end. ``view`` puts that map on the slide
    (``extent`` in degrees, None: the whole district), ``maps`` small ones of several years, ``pictures`` photographs. ``colours``
    (#rrggbb) are those of the series of its ``chart``. ``merger`` shows how the units of before became those of the later era, with the
    sums below. ``sources`` are ids; they stand on the slide and, with their addresses, in the notes. ``id`` is what the story calls it,
    ``charted`` what names its chart:
    with them an edited deck is known again.
    """

    title: Words
    lead: Words | None = None
    text: tuple[Words, ...] = ()
    figures: tuple[StoryFigure, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    colours: tuple[str, ...] = ()
    merger: Merger | None = None
    view: View | None = None
    extent: Bounds | None = None
    maps: tuple[YearMap, ...] = ()
    sources: tuple[str, ...] = ()
    notes: Words | None = None
    opening: bool = False
    alone: bool = False
    bibliography: tuple[str, ...] = field(default=())
    id: str = ""
    closing: bool = False
    charted: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """All its sources, each once."""
        named = [*self.sources, *(name for figure in self.figures for name in figure.cite), *self.bibliography]
        return tuple(dict.fromkeys(named))
