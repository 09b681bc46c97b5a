"""The same map in several years on a slide of a deck: small pictures under their years, and what the colours mean."""

from collections.abc import Sequence

from pptx.slide import Slide as Page

from geo.edition import Edition
from geo.language import Lang, word
from geo.paper.canvas.pen import POINTS
from geo.paper.map.small_maps import key_words, small_key, small_map, small_scene
from geo.scene.in_words import scene_in_words
from geo.slides.pictures import put_picture
from geo.slides.slide import YearMap
from geo.slides.theme import BODY, NAME_HIGH, SMALL, Part, Place, box, cells, fitted, put


def put_year_maps(page: Page, edition: Edition, maps: Sequence[YearMap], lang: Lang, place: Place) -> None:
    """In rows, each under its year and what was counted then; the key stands in the last place (inches)."""
    *places, last = cells(len(maps) + 1, place)
    for year_map, (left, top, wide, high) in zip(maps, places, strict=True):
        counted = year_map.counted.text(lang)
        parts: list[Part] = [(year_map.name.text(lang), BODY, "ink", True, 0)]
        put(
            box(page, (left, top, wide, NAME_HIGH)),
            fitted([*parts, (counted, SMALL, "quiet", False, 0)] if counted else parts, wide, NAME_HIGH),
        )
        drawn = (left, top + NAME_HIGH, wide, high - NAME_HIGH)
        shown = small_scene(edition, year_map.view.model_copy(update={"lang": lang}))
        pen = small_map(edition, year_map.view, (wide * POINTS, drawn[3] * POINTS))
        put_picture(page, pen, drawn, scene_in_words(shown), word("frame.map", lang))
    views = [year_map.view for year_map in maps]
    pen = small_key(edition, views, lang, (last[2] * POINTS, last[3] * POINTS))
    put_picture(page, pen, last, ", ".join(text for _, text in key_words(edition, views, lang)) + ".", word("paper.legend", lang))
