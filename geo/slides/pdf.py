"""Slides as a PDF of the same shape: the map as lines, text that stays text, our own typeface inside."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from geo.charts import Chart, svg_text
from geo.edition import Edition
from geo.edition.sources import brief
from geo.facts.citation import address_of, version_of
from geo.language import Lang, Words, day, word
from geo.paper.canvas.pen import POINTS
from geo.paper.document import link_to, typeset
from geo.paper.document.cited_facts import source_entry
from geo.paper.map.before_after import before_and_after
from geo.paper.map.framed_map import slide_map
from geo.paper.map.small_maps import key_words, small_key, small_map, small_scene
from geo.scene.in_words import scene_in_words
from geo.scene.scene import scene_of
from geo.slides.merger_sums import MERGER_SHARE, sums
from geo.slides.photos import drawn, placed
from geo.slides.slide import DeckPage, YearMap
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


def sheets_bytes(edition: Edition, slides: Sequence[DeckPage], lang: Lang, printed: date, base: str = "", handout: int = 0) -> bytes:
    """A PDF of the slides, one page each; as a ``handout`` so many small on a page of A4, with their notes.

    ``base``: the server on which the version can be read.
    """
    numbers = numbered(slides)
    data = {
        "title": slides[0].title.text(lang),
        "size": (WIDE, HIGH),
        "body": (LEFT, TOP, INNER, BOTTOM),
        "version": {"text": version_of(edition).text(lang), "address": link_to(address_of(edition, base))},
        "sources_title": word("frame.sources", lang),
        "handout": {"each": handout, "day": day(printed.isoformat(), lang)} if handout else None,
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
        "notes": slide.notes.text(lang).split("\n") if slide.notes else [],
        "letters": OPENING_BODY if slide.opening else BODY,
        "cited": [{"text": f"{numbers[name]} {brief(known[name], lang)}", "address": link_to(known[name].url)} for name in cited],
        "bibliography": [source_entry(numbers[name], known[name], lang, shown=True) for name in slide.bibliography],
        "table": [[cell.text(lang) for cell in row if isinstance(cell, Words)] for row in slide.table.rows] if slide.table else [],
        "chart": _chart(slide.chart, lang, column) if slide.chart and slide.view else None,
        "below": _below(slide, lang, numbers, column),
        "drawings": [] if slide.bibliography else list(_drawings(edition, slide, lang, column)),
    }


def _drawings(edition: Edition, slide: DeckPage, lang: Lang, column: float) -> Iterator[dict[str, Any]]:
    """The map, the maps or the chart of a slide, beside a column of words so wide."""
    corner = LEFT + column + BETWEEN, OPENING_TOP if slide.opening else TOP
    wide, high = LEFT + INNER - corner[0], BOTTOM - corner[1]
    if slide.chart and not slide.view:
        yield _chart(slide.chart, lang, wide) | {"corner": corner}
    if slide.merger:
        drawn = before_and_after(edition, slide.merger.joinings, (wide * POINTS, MERGER_SHARE * high * POINTS), lang)
        yield {"svg": drawn.svg(), "corner": corner, "wide": wide, "alt": slide.merger.sentence.text(lang)}
    if slide.view:
        yield _map(edition, slide, slide.view.model_copy(update={"lang": lang}), (*corner, wide, high))
    if slide.pictures:
        beside = slide.text or slide.figures
        yield from _photos(slide, lang, (*corner, wide, high) if beside else (LEFT, corner[1], INNER, high))
    if slide.maps:
        yield from _small_maps(edition, slide.maps, lang, cells(len(slide.maps) + 1, (*corner, wide, high)))


def _chart(chart: Chart, lang: Lang, wide: float) -> dict[str, Any]:
    return {"svg": svg_text(chart, lang, wide * CHART_PIXELS), "wide": wide, "alt": chart.alt(lang)}


def _photos(slide: DeckPage, lang: Lang, room: Place) -> Iterator[dict[str, Any]]:
    for shown in placed(slide.pictures, room, lang):
        left, top, wide, _ = shown.place
        words = [{"text": text, "size": size, "ink": ink} for text, size, ink, *_ in shown.parts]
        yield {"svg": drawn(shown), "corner": (left, top), "wide": wide, "alt": shown.alt(lang), "words": words, "under": shown.under}


def _small_maps(edition: Edition, maps: Sequence[YearMap], lang: Lang, places: Sequence[Place]) -> Iterator[dict[str, Any]]:
    """Small maps of several years, and in the last place what their colours mean."""
    for year_map, (left, top, wide, high) in zip(maps, places[:-1], strict=True):
        pen = small_map(edition, year_map.view, (wide * POINTS, (high - NAME_HIGH) * POINTS))
        alt = scene_in_words(small_scene(edition, year_map.view.model_copy(update={"lang": lang})))
        drawn = {"svg": pen.svg(), "corner": (left, top + NAME_HIGH), "wide": wide, "alt": alt}
        yield drawn | {"name": year_map.name.text(lang), "counted": year_map.counted.text(lang), "name_top": top}
    left, top, wide, high = places[-1]
    views = [year_map.view for year_map in maps]
    pen = small_key(edition, views, lang, (wide * POINTS, high * POINTS))
    alt = ", ".join(text for _, text in key_words(edition, views, lang))
    yield {"svg": pen.svg(), "corner": (left, top), "wide": wide, "alt": alt}


def _map(edition: Edition, slide: DeckPage, view: View, place: Place) -> dict[str, Any]:
    left, top, wide, high = place
    pen, _ = slide_map(edition, view, (wide * POINTS, high * POINTS), slide.extent)
    return {"svg": pen.svg(), "corner": (left, top), "wide": wide, "alt": scene_in_words(scene_of(edition, view))}


def _below(slide: DeckPage, lang: Lang, numbers: dict[str, int], column: float) -> dict[str, Any] | None:
    """What stands below a drawing: the sums of a merger."""
    if slide.merger is None:
        return None
    left, top = LEFT + column + BETWEEN, TOP + MERGER_SHARE * (BOTTOM - TOP) + 0.1
    lines = [{"text": text, "heading": bold} for text, bold in sums(slide.merger, lang, numbers)]
    return {"lines": lines, "at": (left, top), "size": (LEFT + INNER - left, BOTTOM - top)}
