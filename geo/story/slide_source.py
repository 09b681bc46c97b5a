"""A slide as people write it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from geo.story.slide import Kind
from geo.story.text import Line, Link, Notes, Text, Title

MOST_FIGURES = 3
MOST_BARS = 8
MOST_ROWS = 9
MOST_YEARS = 6
MOST_PICTURES = 4


class SlideSource(BaseModel):
    """One slide as written: ``view`` is what stands behind the "?" of a link of the map; ``figures``, ``chart`` and ``table`` name figures.

    ``map``: the map of its view stays beside the chart; ``years``: the map in each of them, side by side; ``pictures``: ids of their
    table. ``id`` is what meetings call it by; ``sources``: ids beside those of the figures. A slide without an English title is said in
    Vietnamese; a ``hidden`` one is kept and not told.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Line = ""
    kind: Kind = "plain"
    hidden: bool = False
    view: Link = ""
    title_vi: Title
    title_en: Line = ""
    text_vi: Text = ""
    text_en: Text = ""
    figures: Annotated[tuple[Title, ...], Field(max_length=MOST_FIGURES)] = ()
    chart: Annotated[tuple[Title, ...], Field(max_length=MOST_BARS)] = ()
    whole: Annotated[int, Field(ge=0)] = 0
    map: bool = False
    table: Annotated[tuple[Title, ...], Field(max_length=MOST_ROWS)] = ()
    years: Annotated[tuple[int, ...], Field(max_length=MOST_YEARS)] = ()
    pictures: Annotated[tuple[Title, ...], Field(max_length=MOST_PICTURES)] = ()
    sources: tuple[Title, ...] = ()
    notes_vi: Notes = ""
    notes_en: Notes = ""


KEYS = tuple(SlideSource.model_fields)
