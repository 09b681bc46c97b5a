"""A picture with transparency on a sheet, cut to what is drawn and enlarged there: matplotlib's own needs 25 bytes for every pixel."""

import io
import math
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.transforms import Transform
from PIL import Image


class Overlay(Artist):
    """``png`` with its edges ``bounds`` (west, south, east, north) in what ``place`` turns into dots, ``strength`` times as strong."""

    def __init__(self, png: bytes, bounds: tuple[float, float, float, float], place: Transform, strength: float) -> None:
        super().__init__()
        pixels = np.array(Image.open(io.BytesIO(png)).convert("RGBA"))
        pixels[..., 3] = (pixels[..., 3] * strength).round()
        self.picture, self.bounds, self.place = Image.fromarray(pixels), bounds, place

    def draw(self, renderer: Any) -> None:
        """Draw the part that lies on the canvas; called by the figure."""
        west, south, east, north = self.bounds
        (left, low), (right, top) = self.place.transform([(west, south), (east, north)])
        wide, high = renderer.width, renderer.height
        first, last = max(0, math.floor(left)), min(math.ceil(wide), math.ceil(right))
        under, over = max(0, math.floor(low)), min(math.ceil(high), math.ceil(top))
        if first >= last or under >= over:
            return
        across, down = self.picture.width / (right - left), self.picture.height / (top - low)
        box = ((first - left) * across, (top - over) * down, (last - left) * across, (top - under) * down)
        cut = (max(0.0, box[0]), max(0.0, box[1]), min(self.picture.width, box[2]), min(self.picture.height, box[3]))
        part = self.picture.resize((last - first, over - under), Image.Resampling.BILINEAR, box=cut)
        gc = renderer.new_gc()
        self._set_gc_clip(gc)  # type: ignore[attr-defined]  # every artist has it
        renderer.draw_image(gc, first, under, np.asarray(part)[::-1])
        gc.restore()
