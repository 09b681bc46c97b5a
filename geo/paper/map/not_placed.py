"""The foot of the legend: what is on but not drawn, by name, and why."""

from collections.abc import Collection
from dataclasses import replace

from geo.language import word
from geo.paper.canvas.columns import TextLine, gap, prose
from geo.paper.map.marks import INK
from geo.scene.scene import Scene

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


def names_not_placed(scene: Scene, drawn: Collection[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Each reason with how many there are, and their names, layer by layer."""
    lang, reasons = scene.view.lang, []
    absent = [thing for thing in scene.things if thing.layer.shape == "place" and (thing.layer.id, thing.ref) not in drawn]
    for key, why in REASONS:
        things = [thing for thing in absent if thing.unplaced == why]
        names = [(layer, "; ".join(thing.name.text(lang) for thing in things if thing.layer is layer)) for layer in scene.layers]
        if things:
            listed = [f"{layer.title.text(lang)}: {listing}." for layer, listing in names if listing]
            reasons.append((f"{word(key, lang)} ({len(things)})", listed))
    return reasons


def tray(scene: Scene, drawn: Collection[tuple[str, str]], wide: float, s: float, *, brief: bool = False) -> list[TextLine]:
    """The same in a column of ``wide`` points; ``brief``: only how many there are. ``s`` points to a pixel of the screen."""
    lines: list[TextLine] = []
    for title, names in names_not_placed(scene, drawn):
        lines += [gap(7 * s), *(replace(line, keep=True) for line in prose(title, wide, TEXT * s, INK["ink"], 600))]
        for line in () if brief else names:
            lines += prose(line, wide, note_size(s), INK["quiet"])
    return lines
