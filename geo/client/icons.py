"""The icon, as pictures for phones that cannot read SVG, and what a phone needs to put it on its first screen."""

from functools import cache
from pathlib import Path

import vl_convert as vlc

from geo.client.bundle import literal
from geo.language import word

ICON = Path(__file__).with_name("icon.svg")
ADDRESS, MANIFEST = "/assets/icon.svg", "/assets/manifest.json"
SIZES = {"/assets/icon-192.png": (192, True), "/assets/icon-512.png": (512, True), "/assets/icon-full-512.png": (512, False)}
TOUCH = {"/assets/icon-180.png": (180, False)}
"""Address → pixels, and whether the corners are round (phones that cut their own shape want them full)."""
SIDE = 64
"""Units that the drawing is wide and high."""


@cache
def icon_at(address: str) -> bytes | None:
    """The icon under an address, drawn when it is first asked for; None where there is none."""
    if address == ADDRESS:
        return ICON.read_bytes()
    size = {**SIZES, **TOUCH}.get(address)
    if size is None:
        return None
    pixels, rounded = size
    drawing = ICON.read_text(encoding="utf-8")
    return bytes(vlc.svg_to_png(drawing if rounded else drawing.replace(' rx="14"', ""), scale=pixels / SIDE, ppi=72))


def manifest(page: str) -> bytes:
    """What a phone reads; ``page`` is the address of the light page, seen from the manifest."""
    drawn = [
        {"src": url.rpartition("/")[2], "sizes": f"{pixels}x{pixels}", "type": "image/png", "purpose": "any" if rounded else "maskable"}
        for url, (pixels, rounded) in SIZES.items()
    ]
    described = {
        "name": word("page.title", "vi"),
        "short_name": word("page.short_title", "vi"),
        "lang": "vi",
        "start_url": page,
        "scope": page,
        "display": "standalone",
        "theme_color": "#0b6e5b",
        "background_color": "#ffffff",
        "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}, *drawn],
    }
    return literal(described).encode()
