"""One layer of levels in several years: small maps of the units alone, and one key for all of them."""

from collections.abc import Sequence

from geo.edition import Edition
from geo.language import Lang, word
from geo.paper.canvas.pen import Pen
from geo.paper.canvas.typeface import CAP_HEIGHT, wrap
from geo.paper.map import marks
from geo.paper.map.drawing import MapDrawing
from geo.paper.map.frame import fitted
from geo.paper.map.framed_map import SLIDE_MARKS
from geo.paper.map.marks import INK
from geo.paper.map.outlines import ground
from geo.scene.scene import Scene, scene_of
from geo.view import View

EDGE = 3.0
ROW, LINE, LETTERS, SWATCH, INDENT = 22.0, 14.0, 11.5, 13.0, 25.0
"""Points: how far rows of the key, and the lines of one, are apart; its letters, the height of its swatches, where its words begin."""


def small_scene(edition: Edition, view: View) -> Scene:
    """What a small map of a view shows: the first era's units, whatever else the view shows."""
    return scene_of(edition, view.model_copy(update={"background": "plain", "selection": None, "era": edition.base_era}))


def small_map(edition: Edition, view: View, size: tuple[float, float]) -> Pen:
    """The units by the level each had reached in the year of the view, ``size`` in points."""
    pen, own = Pen(*size), ground(edition)
    MapDrawing(pen, small_scene(edition, view), own, fitted((0, 0, *size), own.own, EDGE), SLIDE_MARKS).surface()
    return pen


def key_words(edition: Edition, views: Sequence[View], lang: Lang) -> list[tuple[str, str]]:
    """Every level that one of the views shows, with its words; ``open`` stands for "a higher one is not published"."""
    scenes = [small_scene(edition, view) for view in views]
    layer = scenes[0].status if scenes else None
    if layer is None:
        return []
    standings = [standing for scene in scenes for standing in scene.levels.values()]
    seen = {standing.level for standing in standings} | {"open" for standing in standings if standing.open}
    named = [(level, layer.classes[level].text(lang)) for level in layer.ladder]
    named += [("open", word("frame.higher_unpublished", lang)), ("unknown", word("frame.status_unknown", lang))]
    named += [("absent", layer.absent.text(lang))] if layer.absent else []
    return [(level, text) for level, text in named if level in seen]


def small_key(edition: Edition, views: Sequence[View], lang: Lang, size: tuple[float, float]) -> Pen:
    """What the colours of small maps mean, one below the other, in the middle of ``size``."""
    pen, rows = Pen(*size), key_words(edition, views, lang)
    layer = small_scene(edition, views[0]).status
    written = [(level, wrap(text, size[0] - INDENT, LETTERS)) for level, text in rows]
    middle = (size[1] - sum(ROW + LINE * (len(lines) - 1) for _, lines in written) + ROW) / 2
    for level, lines in written if layer else ():
        colour = marks.rung(layer.ladder, layer.ladder[0] if level == "open" else level) if layer else INK["line"]
        marks.swatch(pen, colour, 0, middle, SWATCH, dotted=level == "open")
        for line in lines:
            pen.text(INDENT, middle + LETTERS * CAP_HEIGHT / 2, line, LETTERS, INK["ink"])
            middle += LINE
        middle += ROW - LINE
    return pen
