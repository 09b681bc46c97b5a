"""A slide of the story as it is told: everything looked up, in both languages, ready for screen, PPTX and PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, get_args
from urllib.parse import urlencode

from geo.cards.citations import Citations
from geo.charts import Chart
from geo.edition.pictures import Picture
from geo.language import Words
from geo.story.figure import StoryFigure
from geo.story.merger import Merger
from geo.view import NAMES, View, spell

Kind = Literal["plain", "opening", "merger", "section", "text", "close", "sources", "pictures"]
KINDS = get_args(Kind)
WORDS_ALONE = ("section", "text", "close", "sources")
"""Kinds whose words have the whole slide: no map stands beside them."""


class Citing(Protocol):
    """Whatever names sources."""

    @property
    def cited(self) -> tuple[str, ...]:
        """All its sources, each once."""


@dataclass(frozen=True)
class Slide:
    """One slide: what it shows beside its words; empty words are not said.

    ``kind``: a title slide (``opening``), how the units of before became those of the later era (``merger``), the name of a part
    (``section``), words alone (``text``), the end (``close``), the list of all ``sources`` of the story, ``pictures`` that have the whole
    slide, or a ``plain`` one: it shows its ``chart`` (``with_map``: among its words, beside the map), a ``table`` of figures, the map in
    each of ``years``, ``pictures``, or the map.
    ``lead`` stands above the text: where, when and by whom the story is told. ``id`` is what it was written under, ``charted`` what
    names its chart.
    """

    view: View
    title: Words
    text: Words
    notes: Words
    figures: tuple[StoryFigure, ...] = ()
    sources: tuple[str, ...] = ()
    kind: Kind = "plain"
    chart: Chart | None = None
    with_map: bool = False
    table: tuple[StoryFigure, ...] = ()
    merger: Merger | None = None
    years: tuple[int, ...] = ()
    lead: tuple[Words, ...] = ()
    id: str = ""
    charted: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def shows_map(self) -> bool:
        """Whether the map itself stands beside the words."""
        charted = self.chart and not self.with_map
        return self.kind not in WORDS_ALONE and not (charted or self.table or self.years or self.merger or self.pictures)

    @property
    def cited(self) -> tuple[str, ...]:
        """All its sources, each once: those of its figures first, then those of its table and its chart or merger."""
        shown = [name for figure in (*self.figures, *self.table) for name in figure.cite]
        drawn = [name for part in (self.chart, self.merger) if part for name in part.sources]
        return tuple(dict.fromkeys([*shown, *drawn, *self.sources]))


def link_of(view: View) -> str:
    """A view as a slide writes it: a link's parameters without the language, which is the reader's, and without an online background."""
    spelled = {name: value for name, value in spell(view).items() if name not in (NAMES["lang"], NAMES["background"])}
    return urlencode(spelled, safe=",/")


def numbered(slides: Iterable[Citing]) -> dict[str, int]:
    """The number of every source, in the order in which they are first named."""
    names = Citations(name for slide in slides for name in slide.cited).names
    return {name: number for number, name in enumerate(names, start=1)}
