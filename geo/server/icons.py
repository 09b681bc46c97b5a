"""The icon as pictures for phones that cannot read SVG, made of ``icon.svg``."""

from functools import lru_cache
from pathlib import Path

import vl_convert as vlc

from geo.server.responses import CachedBody

ICON = Path(__file__).parents[1] / "client" / "icon.svg"
A_DAY = "public, max-age=86400"
SIZES = {"/assets/icon-192.png": (192, True), "/assets/icon-512.png": (512, True), "/assets/icon-full-512.png": (512, False)}
TOUCH = {"/assets/icon-180.png": (180, False)}
"""Address → pixels, and whether the corners are round (phones that cut their own shape want them full)."""
SIDE = 64
"""Units that the drawing is wide and high."""


@lru_cache(maxsize=8)
def picture(pixels: int, *, rounded: bool) -> CachedBody:
    """The icon in so many pixels each way as PNG."""
    drawing = ICON.read_text(encoding="utf-8")
    if not rounded:
        drawing = drawing.replace(' rx="14"', "")
    return CachedBody(vlc.svg_to_png(drawing, scale=pixels / SIDE, ppi=72), "image/png", cache=A_DAY)


def picture_at(url: str) -> CachedBody | None:
    """The picture of the icon under an address, drawn when it is first asked for."""
    size = {**SIZES, **TOUCH}.get(url)
    return picture(size[0], rounded=size[1]) if size else None


def for_manifest() -> list[dict[str, str]]:
    """The icons as a manifest names them."""
    drawn = [
        {"src": url, "sizes": f"{pixels}x{pixels}", "type": "image/png", "purpose": "any" if rounded else "maskable"}
        for url, (pixels, rounded) in SIZES.items()
    ]
    return [{"src": "/assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}, *drawn]
