"""The picture of a map on a slide, drawn to whole pixels so that the same map is the same picture again."""

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image

from geo.edition import Edition
from geo.paper.canvas.pen import POINTS, Pen
from geo.paper.canvas.png import picture
from geo.paper.map.framed_map import slide_map
from geo.paper.map.placement import PlacedSign
from geo.scene.extent import Bounds
from geo.scene.in_words import scene_in_words
from geo.scene.scene import scene_of
from geo.slides.names import Item, item, spelled
from geo.story import link_of
from geo.view import View

MAP_DPI = 220
"""About 2,100 pixels across the map of a slide: sharp on a projector."""
APART = "signs over it"
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


def pen_size(sides: tuple[int, int]) -> tuple[float, float]:
    """The points of a pen whose picture has so many pixels."""
    wide, high = sides
    return (wide + 0.5) * POINTS / MAP_DPI, (high + 0.5) * POINTS / MAP_DPI


def drawing(pen: Pen, about: str) -> Drawn:
    """What a pen drew of plain outlines."""
    return Drawn(picture(pen, MAP_DPI), about, [])


def signs_of(edition: Edition, view: View, inches: tuple[float, float], extent: Bounds | None) -> list[PlacedSign]:
    """The numbered signs that stand over the map of a view, in points of its pen."""
    return slide_map(edition, view, pen_size(pixels(inches)), extent, apart=True)[1]


def drawn_map(edition: Edition, view: View, inches: tuple[float, float], extent: Bounds | None = None, *, apart: bool = False) -> Drawn:
    """The map of a view, so many inches wide and high; ``apart``: its numbered signs are handed back instead of drawn."""
    pen, signs = slide_map(edition, view, pen_size(pixels(inches)), extent, apart=apart)
    return Drawn(_smallest(picture(pen, MAP_DPI)), scene_in_words(scene_of(edition, view)), signs)


def _smallest(png: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        drawn.convert("RGB").save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True, progressive=True, dpi=(MAP_DPI, MAP_DPI))
    return min(png, out.getvalue(), key=len)


def map_name(view: View, drawn: Drawn) -> str:
    """What the shape of a map is called: its link, then its picture and its words as they are now, and whether its signs lie over it."""
    return spelled("map", [item([map_ref(view)], drawn.picture, drawn.about, *([APART] if drawn.signs else []))])


def map_ref(view: View) -> str:
    """What names a map, and the signs over it."""
    return link_of(view) or "?"


def apart(shown: Item) -> bool:
    """Whether the numbered signs of a map were laid over it instead of drawn."""
    return shown.untouched(2, APART)


def whole(shape: Any) -> tuple[float, float]:
    """How large the picture of a shape would be (EMU), what is cropped of it counted in."""
    across, down = (max(1 - cropped, 0.1) for cropped in (shape.crop_left + shape.crop_right, shape.crop_top + shape.crop_bottom))
    return shape.width / across, shape.height / down
