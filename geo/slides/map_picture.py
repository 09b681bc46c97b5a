"""The picture of a map on a slide, drawn to whole pixels so that the same map is the same picture again."""

import io
from dataclasses import dataclass

from PIL import Image

from geo.edition import Edition
from geo.paper.canvas.pen import POINTS
from geo.paper.canvas.png import picture
from geo.paper.map.framed_map import slide_map
from geo.paper.map.placement import PlacedSign
from geo.scene.extent import Bounds
from geo.scene.in_words import scene_in_words
from geo.scene.scene import scene_of
from geo.slides.names import item, spelled
from geo.story import link_of
from geo.view import View

MAP_DPI = 220
"""About 2,100 pixels across the map of a slide: sharp on a projector."""
QUALITY = 85
"""Of a JPEG whose colours are as fine as its light: letters stay clean, a map with its relief takes half of its PNG."""


@dataclass(frozen=True)
class Drawn:
    """A map as PNG or JPEG, what it shows in words, and the numbered signs that are not drawn on it."""

    picture: bytes
    about: str
    signs: list[PlacedSign]


def pixels(inches: tuple[float, float]) -> tuple[int, int]:
    """The size of the picture of a map of so many inches."""
    wide, high = inches
    return round(wide * MAP_DPI), round(high * MAP_DPI)


def drawn_map(edition: Edition, view: View, inches: tuple[float, float], extent: Bounds | None = None, *, apart: bool = False) -> Drawn:
    """The map of a view, so many inches wide and high; ``apart``: its numbered signs are handed back instead of drawn."""
    wide, high = ((side + 0.5) * POINTS / MAP_DPI for side in pixels(inches))
    pen, signs = slide_map(edition, view, (wide, high), extent, apart=apart)
    return Drawn(_smallest(picture(pen, MAP_DPI)), scene_in_words(scene_of(edition, view)), signs)


def _smallest(png: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        drawn.convert("RGB").save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True, progressive=True, dpi=(MAP_DPI, MAP_DPI))
    return min(png, out.getvalue(), key=len)


def map_name(view: View, drawn: Drawn) -> str:
    """What the shape of a map is called: its link, then its picture and its words as they are now."""
    return spelled("map", [item([link_of(view) or "?"], drawn.picture, drawn.about)])
