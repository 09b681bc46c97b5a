"""The icon as pictures for phones that cannot read SVG, drawn from the very shapes of ``icon.svg``."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image, ImageDraw

from geo.server.responses import Body

ICON = Path(__file__).parents[1] / "client" / "icon.svg"
A_DAY = "public, max-age=86400"
SIZES = {"/assets/icon-192.png": (192, True), "/assets/icon-512.png": (512, True), "/assets/icon-full-512.png": (512, False)}
TOUCH = {"/assets/icon-180.png": (180, False)}
"""Address → pixels, and whether the corners are round (phones that cut their own shape want them full)."""
FINER = 4
STEPS = 24
_TOKEN = re.compile(r"[Mczs]|-?\d*\.?\d+", re.ASCII)

Point = tuple[float, float]


def _bezier(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(weight * point[axis] for weight, point in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
        yield x, y


def outlines(path: str) -> list[list[Point]]:
    """The lines of a path of M, c, s and z, the commands that our icon uses; curves as short straight pieces."""
    lines: list[list[Point]] = []
    tokens = _TOKEN.findall(path)
    at: Point = (0.0, 0.0)
    bend: Point = at
    command = ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        if command == "z":
            continue
        if command == "M":
            at = bend = (float(tokens.pop(0)), float(tokens.pop(0)))
            lines.append([at])
            continue
        first = (2 * at[0] - bend[0], 2 * at[1] - bend[1])
        if command == "c":
            first = _step(at, tokens)
            del tokens[:2]
        second, end = _step(at, tokens), _step(at, tokens[2:])
        del tokens[:4]
        lines[-1] += _bezier(at, first, second, end)
        at, bend = end, second
    return lines


def _step(at: Point, tokens: list[str]) -> Point:
    return at[0] + float(tokens[0]), at[1] + float(tokens[1])


@lru_cache(maxsize=8)
def picture(pixels: int, *, rounded: bool) -> Body:
    """The icon in so many pixels each way as PNG."""
    root = ET.fromstring(ICON.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    side = pixels * FINER
    scale = side / float(root.attrib["viewBox"].split()[2])
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for shape in root:
        if shape.tag.endswith("rect"):
            radius = float(shape.attrib["rx"]) * scale if rounded else 0
            pen.rounded_rectangle((0, 0, side - 1, side - 1), radius, fill=shape.attrib["fill"])
            continue
        for line in outlines(shape.attrib["d"]):
            _draw(pen, [(x * scale, y * scale) for x, y in line], shape.attrib, scale)
    out = io.BytesIO()
    image.resize((pixels, pixels), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return Body(out.getvalue(), "image/png", cache=A_DAY)


def _draw(pen: ImageDraw.ImageDraw, line: list[Point], look: dict[str, str], scale: float) -> None:
    if look.get("fill", "none") != "none":
        pen.polygon(line, fill=look["fill"])
    if "stroke" in look:
        width = float(look["stroke-width"]) * scale
        pen.line(line, fill=look["stroke"], width=round(width))
        for x, y in line:
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=look["stroke"])


def picture_at(url: str) -> Body | None:
    """The picture of the icon under an address, drawn when it is first asked for."""
    found = {**SIZES, **TOUCH}.get(url)
    return picture(found[0], rounded=found[1]) if found else None


def for_manifest() -> list[dict[str, str]]:
    """The icons as a manifest names them."""
    drawn = [
        {"src": url, "sizes": f"{pixels}x{pixels}", "type": "image/png", "purpose": "any" if rounded else "maskable"}
        for url, (pixels, rounded) in SIZES.items()
    ]
    return [{"src": "/assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}, *drawn]
