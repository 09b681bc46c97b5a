"""A map in words, for those who do not see it."""

from geo.language import word
from geo.scene.scene import Scene


def scene_in_words(scene: Scene) -> str:
    """Its units, then its layers, with how many things each has."""
    lang = scene.view.lang
    units = (unit.name.text(lang) for unit in scene.edition.units[scene.view.era].values())
    levels = [layer.title.text(lang) for layer in scene.layers if layer.shape == "status"]
    counted = [f"{layer.title.text(lang)} ({len(scene.of(layer))})" for layer in scene.layers if layer.shape != "status"]
    sentences = [f"{word('frame.map', lang)}: {', '.join(units)}", ", ".join(levels + counted)]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
