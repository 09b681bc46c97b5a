"""A sheet as PNG, drawn and packed band by band: the largest one needs no more memory than a small one."""

import struct
import zlib
from collections.abc import Iterator
from threading import Lock

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from numpy.typing import NDArray

from geo.paper.canvas.pen import POINTS, Pen

BAND = 8_000_000
"""Pixels of one band: 32 MB while it is drawn."""
LARGE = 30_000_000
"""Pixels from which a picture is a large one: A4 at 450 dpi."""
_large = Lock()
STRIP = 64
"""Rows that are packed at a time."""
LEVEL = 4
"""How hard zlib tries: more saves few bytes of a map and takes much longer."""
INCHES_PER_METRE = 39.3701
UP = 2
"""The PNG filter that writes a row as its difference from the row above."""


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _bands(pen: Pen, dpi: int) -> Iterator[NDArray[np.uint8]]:
    """The sheet from top to bottom as rows of red, green and blue."""
    wide, high = int(pen.wide * dpi / POINTS), int(pen.high * dpi / POINTS)
    rows = max(1, BAND // wide)
    pen.figure.set_dpi(dpi)
    for first in range(0, high, rows):
        last = min(first + rows, high)
        pen.show((high - last) / dpi, (last - first + 0.01) / dpi)
        canvas = FigureCanvasAgg(pen.figure)
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib's backends have no types
        yield np.asarray(canvas.buffer_rgba())[: last - first, :wide, :3]  # type: ignore[no-untyped-call]  # same
        canvas.renderer = None  # the figure and its canvas hold each other


def _strips(pen: Pen, dpi: int) -> Iterator[NDArray[np.uint8]]:
    """The same in strips of a few rows, so that what is made of them on the way stays small."""
    for band in _bands(pen, dpi):
        for first in range(0, len(band), STRIP):
            yield band[first : first + STRIP]
        del band


def picture(pen: Pen, dpi: int) -> bytes:
    """What a pen drew as a PNG that says its dots to the inch; large ones wait for one another, so that memory stays small."""
    if pen.wide * pen.high * (dpi / POINTS) ** 2 < LARGE:
        return _packed(pen, dpi)
    with _large:
        return _packed(pen, dpi)


def _packed(pen: Pen, dpi: int) -> bytes:
    packer = zlib.compressobj(LEVEL)
    parts: list[bytes] = []
    above: NDArray[np.uint8] | None = None
    for strip in _strips(pen, dpi):
        rows, wide, _ = strip.shape
        before = np.zeros((1, wide, 3), np.uint8) if above is None else above
        lines = np.empty((rows, 1 + wide * 3), np.uint8)
        lines[:, 0] = UP
        lines[:, 1:] = (strip - np.concatenate([before, strip[:-1]])).reshape(rows, -1)
        parts.append(packer.compress(lines.tobytes()))
        above = strip[-1:].copy()
    parts.append(packer.flush())
    size = struct.pack(">IIBBBBB", int(pen.wide * dpi / POINTS), int(pen.high * dpi / POINTS), 8, 2, 0, 0, 0)
    dots = struct.pack(">IIB", round(dpi * INCHES_PER_METRE), round(dpi * INCHES_PER_METRE), 1)
    head = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"pHYs", dots)
    return head + _chunk(b"IDAT", b"".join(parts)) + _chunk(b"IEND", b"")
