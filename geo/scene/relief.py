"""Heights as a soft shading: black and white with their strength, so that one picture lies on every ground."""

import io
from dataclasses import dataclass

import numpy as np
from matplotlib.colors import LightSource
from numpy.typing import NDArray
from PIL import Image

from geo.edition import Edition
from geo.edition.ground import Relief
from geo.edition.keeping import kept

FINER = 4
"""Pixels to a post: between the posts the slope is smooth."""
AZIMUTH, ALTITUDE = 315, 45
"""Whence the light comes: from the north-west, as on printed maps."""
EXAGGERATED = 2.2
METRES_PER_DEGREE = 111_320
"""Along a meridian, and along the equator (WGS 84)."""
HILLS = 60.0
"""Metres from which the ground is shaded in full: sea and plain stay as they are, heights as coarse as these say nothing of them."""
FADE = 0.03
"""Degrees of the edge in which the shading comes to nothing."""


@dataclass(frozen=True, eq=False)
class Shading:
    """A PNG with transparency (EPSG:4326, its edges ``bounds``: west, south, east, north); how strong it is the reader's theme says."""

    png: bytes
    bounds: tuple[float, float, float, float]


@kept
def shading(edition: Edition) -> Shading | None:
    """The relief of a district, if it has one."""
    return shaded(edition.ground.relief) if edition.ground.relief else None


def shaded(relief: Relief) -> Shading:
    """The hillshade of heights (matplotlib's, after Horn): what is darker than the plain is black, what is lighter white."""
    rows, columns = relief.heights.shape
    fine = np.asarray(Image.fromarray(relief.heights.astype("float32")).resize((columns * FINER, rows * FINER), Image.Resampling.BICUBIC))
    step = relief.step / FINER
    across = METRES_PER_DEGREE * step * float(np.cos(np.radians(relief.south + relief.step * rows / 2)))
    light = LightSource(AZIMUTH, ALTITUDE)
    lit = light.hillshade(fine.astype(float), vert_exag=EXAGGERATED, dx=across, dy=METRES_PER_DEGREE * step)
    plain = float(light.hillshade(np.zeros((3, 3))).mean())
    differs = np.clip(np.where(lit < plain, (plain - lit) / plain, (lit - plain) / (1 - plain) * 0.7), 0, 1)
    alpha = differs * _edge(fine.shape[0], fine.shape[1], step) * np.clip(fine / HILLS, 0, 1)
    picture = np.zeros((*fine.shape, 2), dtype=np.uint8)
    picture[..., 0] = np.where(lit < plain, 0, 255)
    picture[..., 1] = (alpha * 255).round() // 8 * 8  # thirty-two steps are as many as anybody sees, and pack well
    picture[picture[..., 1] == 0] = 0
    out = io.BytesIO()
    Image.fromarray(picture, "LA").save(out, "PNG", optimize=True)
    west, south = relief.west - relief.step / 2, relief.south - relief.step / 2
    return Shading(out.getvalue(), (west, south, west + columns * relief.step, south + rows * relief.step))


def _edge(rows: int, columns: int, step: float) -> NDArray[np.float64]:
    """From 0 at the edges to 1 inside."""
    ramp = max(1.0, FADE / step)
    down, across = (np.minimum(np.arange(size), size - 1 - np.arange(size)) / ramp for size in (rows, columns))
    return np.clip(np.minimum(down[:, None], across[None, :]), 0, 1)
