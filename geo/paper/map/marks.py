"""The signs on paper: the same paths as on the screen, as pins, dashed badges, ticks and swatches."""

from functools import cache

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from geo.paper.canvas.pen import Pen, circle, rectangle
from geo.paper.canvas.typeface import CAP_HEIGHT
from geo.style.colours import ABSENT, DOT, GROUND, RUNGS, TONES, UNKNOWN
from geo.style.symbols import SYMBOLS

DROP = "M17 41C17 41 4 26 4 16.500a13 13 0 1 1 26 0C30 26 17 41 17 41"
"""A pin on a 34 × 43 grid whose tip stands at (17, 41)."""
WHITE = "#ffffff"
GRID = 24
BADGE = 30
"""Sides and sizes as on the screen, in its pixels: the badge, the one with a number, the tick, their signs."""
WIDE_BADGE = 44
TICK = 26
SIGN = 19
INK = GROUND["light"]


class _Trace(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Collects what fontTools reads from SVG as vertices and codes of a matplotlib path."""

    def __init__(self) -> None:
        super().__init__(None)
        self.points: list[tuple[float, float]] = []
        self.codes: list[int] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the name that fontTools calls
        self._put(int(Path.MOVETO), pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - same
        self._put(int(Path.LINETO), pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802 - same
        self._put(int(Path.CURVE4), pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 - same
        self._put(int(Path.CLOSEPOLY), self.points[-1])

    def _put(self, code: int, *points: tuple[float, float]) -> None:
        self.points += points
        self.codes += [code] * len(points)


@cache
def traced(drawing: str) -> Path:
    """SVG path data as a path."""
    trace = _Trace()
    parse_path(drawing, trace)
    return Path(trace.points, trace.codes)


def glyph(pen: Pen, symbol: str, x: float, y: float, size: float, colour: str = WHITE) -> None:
    """A sign in the middle of (x, y), ``size`` points wide."""
    scale = size / GRID
    place = Affine2D().translate(-GRID / 2, -GRID / 2).scale(scale).translate(x, y)
    pen.shape(traced(SYMBOLS[symbol]), line=colour, thick=2 * scale, place=place)


def tone(name: str) -> str:
    """The colour of a layer's marks."""
    return TONES[name]["light"]


def pin(pen: Pen, symbol: str, colour: str, tip: tuple[float, float], k: float, *, picked: bool = False) -> None:
    """A pin whose tip stands on a point; ``k`` is the number of points to a pixel of the screen."""
    place = Affine2D().translate(-17, -41).scale(k).translate(*tip)
    rim, thick = (INK["ink"], 3.0) if picked else (WHITE, 2.0)
    pen.shape(traced(DROP), fill=colour, line=rim, thick=thick * k, place=place)
    glyph(pen, symbol, tip[0], tip[1] - 24.5 * k, 18 * k)


def _rounded(pen: Pen, x: float, y: float, wide: float, k: float, colour: str) -> None:
    """A rounded square with a white rim and a dashed line inside: known only to its commune."""
    high = BADGE * k
    box = (x - wide / 2, y - high / 2, wide, high)
    pen.shape(rectangle((box[0] - 1.5 * k, box[1] - 1.5 * k, wide + 3 * k, high + 3 * k), 9 * k), fill=WHITE)
    pen.shape(rectangle(box, 8 * k), fill=colour)
    inner = (box[0] + 3 * k, box[1] + 3 * k, wide - 6 * k, high - 6 * k)
    pen.shape(rectangle(inner, 5.5 * k), line=WHITE, thick=1.4 * k, dash=(3.6 * k, 2.8 * k))


def badge(pen: Pen, symbol: str, colour: str, at: tuple[float, float], k: float, *, count: int = 1, picked: bool = False) -> None:
    """A dashed badge; with a number when it stands for several things."""
    x, y = at
    wide = (WIDE_BADGE if count > 1 else BADGE) * k
    if picked:
        grown = 5 * k
        pen.shape(rectangle((x - wide / 2 - grown, y - 15 * k - grown, wide + 2 * grown, 30 * k + 2 * grown), 12 * k), fill=INK["ink"])
    _rounded(pen, x, y, wide, k, colour)
    if count > 1:
        glyph(pen, symbol, x - 8 * k, y, 17 * k)
        pen.text(x + 9.5 * k, y + 14 * CAP_HEIGHT / 2 * k, str(count), 14 * k, WHITE, 600, align=0.5)
    else:
        glyph(pen, symbol, x, y, SIGN * k)


def tick(pen: Pen, symbol: str, colour: str, at: tuple[float, float], k: float) -> None:
    """A round mark: an answer that holds for the whole unit."""
    pen.shape(circle(*at, TICK / 2 * k + 1.5 * k), fill=WHITE)
    pen.shape(circle(*at, TICK / 2 * k), fill=colour)
    glyph(pen, symbol, *at, SIGN * k)


def mark(pen: Pen, symbol: str, colour: str, at: tuple[float, float], size: float, *, round_: bool = False) -> None:
    """The sign of a class in the legend."""
    x, y = at
    shape = circle(x, y, size / 2) if round_ else rectangle((x - size / 2, y - size / 2, size, size), size * 0.29)
    pen.shape(shape, fill=colour)
    glyph(pen, symbol, x, y, size * 0.66)


def rung(ladder: tuple[str, ...], level: str) -> str:
    """The fill of a level."""
    if level == "absent":
        return ABSENT["light"]
    return RUNGS[ladder.index(level)]["light"] if level in ladder else UNKNOWN["light"]


def swatch(pen: Pen, colour: str, left: float, y: float, size: float, *, dotted: bool = False) -> None:
    """The fill of a level in the legend, ``size`` points high, from ``left``, in the middle of ``y``."""
    k = size / 16
    pen.shape(rectangle((left, y - size / 2, 22 * k, size), 3 * k), fill=colour)
    if dotted:
        for x, down in ((5, 5), (11, 11), (17, 5)):
            pen.shape(circle(left + x * k, y - size / 2 + down * k, 1.6 * k), fill=DOT["light"])
