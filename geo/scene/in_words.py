"""A map in words, for those who do not see it."""

from collections import Counter
from collections.abc import Iterable

from geo.language import Lang, number, word
from geo.scene.scene import Scene, Thing


def scene_in_words(scene: Scene) -> str:
    """Its units, then its layers, with how many things each has."""
    lang = scene.view.lang
    units = (unit.name.text(lang) for unit in scene.edition.units[scene.view.era].values())
    levels = [layer.title.text(lang) for layer in scene.layers if layer.shape == "status"]
    counted = [f"{layer.title.text(lang)} ({len(scene.of(layer))})" for layer in scene.layers if layer.shape != "status"]
    sentences = [f"{word('frame.map', lang)}: {', '.join(units)}", ", ".join(levels + counted)]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def things_in_words(things: Iterable[Thing], lang: Lang) -> str:
    """How many points stand together, and how many of each class, the most first."""
    counted = Counter((thing.layer.classes.get(thing.kind) or thing.layer.title).text(lang) for thing in things)
    listed = [word("frame.listed", lang, title=title, count=number(count, lang)) for title, count in counted.most_common()]
    return f"{word('frame.points_count', lang, count=number(counted.total(), lang))}: {', '.join(listed)}."
