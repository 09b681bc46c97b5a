"""The same map in several years on a slide of a deck: small pictures under their years, and what the colours mean."""

from collections.abc import Sequence

from pptx.slide import Slide as Page

from geo.edition import Edition
from geo.language import Lang, word
from geo.paper.canvas.pen import POINTS
from geo.paper.map.small_map import key_words, small_key, small_map, small_scene
from geo.scene.in_words import scene_in_words
from geo.slides.pictures import put_picture
from geo.slides.slide import YearMap
from geo.slides.theme import BODY, NAME_HIGH, SMALL, Place, add_run, box, cells, write


def put_year_maps(page: Page, edition: Edition, maps: Sequence[YearMap], lang: Lang, place: Place) -> None:
    """In rows, each under its year and what was counted then; the key stands in the last place (inches)."""
    *places, last = cells(len(maps) + 1, place)
    for one, (left, top, wide, high) in zip(maps, places, strict=True):
        frame = box(page, (left, top, wide, NAME_HIGH))
        write(frame, f"{one.name.text(lang)}  ", BODY, bold=True)
        add_run(frame.paragraphs[0], one.counted.text(lang), SMALL, "quiet")
        drawn = (left, top + NAME_HIGH, wide, high - NAME_HIGH)
        shown = small_scene(edition, one.view.model_copy(update={"lang": lang}))
        pen = small_map(edition, one.view, (wide * POINTS, drawn[3] * POINTS))
        put_picture(page, pen, drawn, scene_in_words(shown), word("frame.map", lang))
    views = [one.view for one in maps]
    pen = small_key(edition, views, lang, (last[2] * POINTS, last[3] * POINTS))
    put_picture(page, pen, last, ", ".join(text for _, text in key_words(edition, views, lang)) + ".", word("paper.legend", lang))
