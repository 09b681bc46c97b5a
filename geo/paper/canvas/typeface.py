"""The typeface on paper: its faces, how wide a text is, and where it breaks."""

import re
from functools import lru_cache
from typing import Literal

import matplotlib as mpl
from fontpkg_be_vietnam_pro import ROOT
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

Weight = Literal[400, 500, 600, 700]
FACES: dict[tuple[int, bool], str] = {
    (400, False): "Regular",
    (500, False): "Medium",
    (600, False): "SemiBold",
    (700, False): "Bold",
    (400, True): "Italic",
}
BREAKS = re.compile(r"(?<=[-/?&=.])")
"""Where an address may break."""
MEASURED_AT = 100
"""Points at which a text is measured once; its width grows with the size."""
TO_POINTS = 64
CAP_HEIGHT = 0.72
"""Height of a capital letter with its mark left out, in parts of the size."""

# Set once, when the module is first imported, and never changed: TrueType stays TrueType in a PDF, and letters keep their true
# widths in a picture, so that both break lines at the same place. In an SVG letters stay letters.
mpl.rcParams["pdf.fonttype"] = 42
mpl.rcParams["text.hinting"] = "none"
mpl.rcParams["svg.fonttype"] = "none"
mpl.rcParams["svg.hashsalt"] = "map"


def face_file(weight: int, *, italic: bool = False) -> str:
    """The file of a face."""
    return str(ROOT / "files" / f"BeVietnamPro-{FACES[(weight, italic)]}.ttf")


def face(size: float, weight: int = 400, *, italic: bool = False) -> FontProperties:
    """A face at a size in points."""
    style: Literal["italic", "normal"] = "italic" if italic else "normal"
    file, name = face_file(weight, italic=italic), FACES[(weight, False)].lower()
    return FontProperties(family="Be Vietnam Pro", style=style, weight=name, fname=file, size=size)


@lru_cache(maxsize=8192)
def _measured(text: str, weight: int, italic: bool) -> float:  # noqa: FBT001 - the key of a cache
    font = get_font(face_file(weight, italic=italic))
    font.set_size(MEASURED_AT, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / TO_POINTS / MEASURED_AT


def width(text: str, size: float, weight: int = 400, *, italic: bool = False) -> float:
    """How wide a text stands, in points."""
    return _measured(text, weight, italic) * size


def wrap(text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """The lines of a text in a column of ``room`` points; a word longer than the column is broken where it must."""
    space = width("a b", size, weight) - width("ab", size, weight)
    lines: list[str] = []
    line, used = "", 0.0
    for whole in text.split():
        for piece in _pieces(whole, room, size, weight):
            wide = width(piece, size, weight)
            if line and used + space + wide > room:
                lines.append(line)
                line, used = piece, wide
            else:
                used += (space if line else 0.0) + wide
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def _pieces(word: str, room: float, size: float, weight: int) -> list[str]:
    if width(word, size, weight) <= room:
        return [word]
    pieces, piece = [], ""
    for part in BREAKS.split(word):
        if width(piece + part, size, weight) <= room:
            piece += part
            continue
        pieces += [piece] if piece else []
        piece = ""
        for letter in part:
            if piece and width(piece + letter, size, weight) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
    return [*pieces, piece]


def short(text: str, room: float, size: float, weight: int = 400) -> str:
    """The text, cut with "…" where it is wider than ``room``."""
    if width(text, size, weight) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size, weight) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"
