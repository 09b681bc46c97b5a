"""The same map in several years on a slide of a deck: small pictures under their years, and what the colours mean."""

from collections.abc import Sequence
from urllib.parse import parse_qs

from pptx.slide import Slide as Page

from geo.edition import Edition
from geo.language import Lang
from geo.paper.map.small_maps import key_words, small_key, small_map, small_scene
from geo.scene.in_words import scene_in_words
from geo.slides.map_picture import Drawn, drawing, pen_size, pixels
from geo.slides.names import item, spelled
from geo.slides.pictures import put_picture
from geo.slides.slide import YearMap
from geo.slides.theme import BODY, NAME_HIGH, SMALL, Part, Place, box, cells, fitted, put
from geo.story import link_of
from geo.view import View, parse

Inches = tuple[float, float]


def put_year_maps(page: Page, edition: Edition, maps: Sequence[YearMap], lang: Lang, place: Place) -> None:
    """In rows, each under its year and what was counted then; the key stands in the last place (inches)."""
    *places, last = cells(len(maps) + 1, place)
    for year_map, (left, top, wide, high) in zip(maps, places, strict=True):
        link, lines = year_link(year_map.view), year_map.lines(lang)
        parts: list[Part] = [(lines[0], BODY, "ink", True, 0), (lines[1], SMALL, "quiet", False, 0)]
        name = spelled("year", [item([link], "\n".join(lines))])
        put(box(page, (left, top, wide, NAME_HIGH), name), fitted(parts, wide, NAME_HIGH))
        below = (left, top + NAME_HIGH, wide, high - NAME_HIGH)
        drawn = drawn_small(edition, year_map.view.model_copy(update={"lang": lang}), below[2:])
        put_picture(page, drawn, below, "small", [link])
    views = [year_map.view for year_map in maps]
    put_picture(page, drawn_key(edition, views, lang, last[2:]), last, "key", map(year_link, views))


def drawn_small(edition: Edition, view: View, inches: Inches) -> Drawn:
    """The small map of a view in the language of the view."""
    return drawing(small_map(edition, view, pen_size(pixels(inches))), scene_in_words(small_scene(edition, view)))


def drawn_key(edition: Edition, views: Sequence[View], lang: Lang, inches: Inches) -> Drawn:
    """What the colours of small maps mean."""
    about = ", ".join(text for _, text in key_words(edition, views, lang)) + "."
    return drawing(small_key(edition, views, lang, pen_size(pixels(inches))), about)


def year_link(view: View) -> str:
    """The link of a small map, always with its year: the year that a link need not say moves on with the data."""
    link, year = link_of(view), f"year={view.year}"
    return link if year in link.split("&") else "&".join(filter(None, [year, link]))


def year_view(edition: Edition, link: str, lang: Lang) -> View | None:
    """The view that a small map of a deck is of; None when its year or its layer is no longer in the data."""
    view = parse(parse_qs(link, keep_blank_values=True), lang, edition).model_copy(update={"lang": lang})
    return view if year_link(view) == link else None
