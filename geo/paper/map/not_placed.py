"""The foot of the legend: what is on but not drawn, by name, and why."""

from collections.abc import Collection, Sequence

from geo.language import word
from geo.paper.canvas.columns import TextLine, gap, prose
from geo.paper.map.marks import INK
from geo.scene.scene import Scene, Thing

TEXT = 13.0
"""Size of the letters of legend and tray in pixels of the screen."""
NOTE = 11.5
LEAST = 6.5
"""Points below which nobody reads print without a glass: small letters of legend and tray shrink so far and no further."""
REASONS = (("frame.tray_district", "district"), ("frame.tray_new_units", "new_units"), ("paper.outside", ""))
"""Words of a heading, and the reason they stand for; no reason: it has a place, but not on this paper."""


def note_size(s: float) -> float:
    """Points of the smaller letters: never above those of the text beside them."""
    return max(NOTE * s, min(LEAST, TEXT * s))


def tray(scene: Scene, drawn: Collection[tuple[str, str]], wide: float, s: float, *, brief: bool = False) -> list[TextLine]:
    """Its lines in a column of ``wide`` points; ``brief``: only how many there are. ``s`` points to a pixel of the screen."""
    places = [thing for thing in scene.things if thing.layer.shape == "place" and (thing.layer.id, thing.ref) not in drawn]
    found: list[TextLine] = []
    for key, why in REASONS:
        here = [thing for thing in places if thing.unplaced == why]
        if here:
            title = f"{word(key, scene.view.lang)} ({len(here)})"
            head = prose(title, wide, TEXT * s, INK["ink"], 600)
            found += [gap(7 * s), *(TextLine(one.high, one.draw, keep=True) for one in head)]
            found += [] if brief else _listed(scene, here, wide, s)
    return found


def _listed(scene: Scene, things: Sequence[Thing], wide: float, s: float) -> list[TextLine]:
    """The names, layer by layer."""
    found: list[TextLine] = []
    for layer in scene.layers:
        names = [thing.name.said(scene.view.lang) for thing in things if thing.layer is layer]
        if names:
            found += prose(f"{layer.title.said(scene.view.lang)}: {'; '.join(names)}.", wide, note_size(s), INK["quiet"])
    return found
