"""Slides as a PDF of the same shape: the map as lines, text that stays text, our own typeface inside."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from geo.charts import svg_text
from geo.edition import Edition
from geo.edition.sources import brief
from geo.facts.citation import address_of, version_of
from geo.language import Lang, Words, word
from geo.paper.canvas.pen import POINTS
from geo.paper.document import link_to, typeset
from geo.paper.document.cited_facts import source_entry
from geo.paper.map.framed_map import slide_map
from geo.scene.in_words import scene_in_words
from geo.scene.scene import scene_of
from geo.slides.slide import DeckPage
from geo.slides.theme import BOTTOM, HIGH, INNER, LEFT, NAME_HIGH, TOP, WIDE, Place, cells
from geo.story import numbered
from geo.view import View
from geo.workers import each

WORDS, OPENING_WORDS = 0.34, 0.42
"""The share of a slide that its words take; the map has the rest."""
OPENING_TOP = 0.9
BETWEEN = 0.3
CHART_PIXELS = 66.0
"""Pixels of a chart on an inch of a slide: its letters of 14 pixels are 15 points."""
BODY, OPENING_BODY = 15.0, 17.25
"""Inches, but for the letters: points."""


def sheets_bytes(edition: Edition, slides: Sequence[DeckPage], lang: Lang, printed: date, base: str = "") -> bytes:
    """A PDF of the slides, one page each.

    ``base``: the server on which the version can be read.
    """
    numbers = numbered(slides)
    data = {
        "title": slides[0].title.text(lang),
        "size": (WIDE, HIGH),
        "body": (LEFT, TOP, INNER, BOTTOM),
        "version": {"text": version_of(edition).text(lang), "address": link_to(address_of(edition, base))},
        "sources_title": word("frame.sources", lang),
        "slides": [_slide(edition, slide, lang, numbers) for slide in each(slides)],
    }
    return typeset("slides", lang, printed, data)


def _slide(edition: Edition, slide: DeckPage, lang: Lang, numbers: dict[str, int]) -> dict[str, Any]:
    known = edition.sources
    cited = [name for name in slide.cited if name not in slide.bibliography]
    column = INNER * (OPENING_WORDS if slide.opening else WORDS)
    return {
        "title": slide.title.text(lang),
        "opening": slide.opening,
        "alone": slide.alone,
        "column": column,
        "figures": [{"value": figure.value.text(lang), "label": figure.labelled(lang, numbers)} for figure in slide.figures],
        "text": [line for phrase in slide.text for line in phrase.text(lang).split("\n")],
        "letters": OPENING_BODY if slide.opening else BODY,
        "cited": [{"text": f"{numbers[name]} {brief(known[name], lang)}", "address": link_to(known[name].url)} for name in cited],
        "bibliography": [source_entry(numbers[name], known[name], lang, shown=True) for name in slide.bibliography],
        "table": [[cell.text(lang) for cell in row if isinstance(cell, Words)] for row in slide.table.rows] if slide.table else [],
        "drawings": [] if slide.bibliography else list(_drawings(edition, slide, lang, column)),
    }


def _drawings(edition: Edition, slide: DeckPage, lang: Lang, column: float) -> Iterator[dict[str, Any]]:
    """The map, the maps or the chart of a slide, beside a column of words so wide."""
    corner = LEFT + column + BETWEEN, OPENING_TOP if slide.opening else TOP
    wide, high = LEFT + INNER - corner[0], BOTTOM - corner[1]
    if slide.chart:
        yield {"svg": svg_text(slide.chart, lang, wide * CHART_PIXELS), "corner": corner, "wide": wide, "alt": slide.chart.alt(lang)}
    if slide.view:
        yield _map(edition, slide, slide.view.model_copy(update={"lang": lang}), (*corner, wide, high))
    for (name, view), (left, top, width, height) in zip(slide.maps, cells(len(slide.maps), (*corner, wide, high)), strict=True):
        drawn = _map(edition, slide, view.model_copy(update={"lang": lang}), (left, top + NAME_HIGH, width, height - NAME_HIGH))
        yield drawn | {"name": name.text(lang), "name_top": top}


def _map(edition: Edition, slide: DeckPage, view: View, place: Place) -> dict[str, Any]:
    left, top, wide, high = place
    pen, _ = slide_map(edition, view, (wide * POINTS, high * POINTS), slide.extent)
    return {"svg": pen.svg(), "corner": (left, top), "wide": wide, "alt": scene_in_words(scene_of(edition, view))}
