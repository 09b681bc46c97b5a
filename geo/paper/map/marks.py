"""The signs on paper: the same paths as on the screen, as pins, dashed badges, ticks and swatches."""

from functools import cache

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from geo.paper.canvas.pen import Box, Pen, circle, rectangle
from geo.paper.canvas.typeface import CAP_HEIGHT
from geo.placement.asked import Spot
from geo.style.colours import ABSENT, DOT, GROUND, RUNGS, TONES, UNKNOWN
from geo.style.symbols import SYMBOLS

DROP = "M17 41C17 41 4 26 4 16.500a13 13 0 1 1 26 0C30 26 17 41 17 41"
"""A pin on a 34 × 43 grid whose tip stands at (17, 41)."""
WHITE = "#ffffff"
GRID = 24
BADGE = 30
"""Sides and sizes as on the screen, in its pixels: the badge, the tick, their signs."""
TICK = 26
SIGN = 19
NUMBER, COUNT = 14, 12
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


def pin(pen: Pen, symbol: str, colour: str, tip: tuple[float, float], k: float, *, count: int = 1, picked: bool = False) -> None:
    """A pin whose tip stands on a point, with a number when it stands for several, or bare; ``k`` points to a pixel of the screen."""
    place = Affine2D().translate(-17, -41).scale(k).translate(*tip)
    rim, thick = (INK["ink"], 3.0) if picked else (WHITE, 2.0)
    pen.shape(traced(DROP), fill=colour, line=rim, thick=thick * k, place=place)
    if count > 1:
        number(pen, str(count), tip[0], tip[1] - 24.5 * k, k, WHITE, align=0.5)
    elif symbol:
        glyph(pen, symbol, tip[0], tip[1] - 24.5 * k, 18 * k)


def disc(pen: Pen, colour: str, at: tuple[float, float], radius: float, k: float, count: str = "", *, hollow: bool = False) -> None:
    """One of very many points, ``hollow`` where only its surroundings are known, or several with their number."""
    fill, line = (WHITE, colour) if hollow else (colour, WHITE)
    pen.shape(circle(*at, radius), fill=fill, line=line, thick=2 * k)
    if count:
        number(pen, count, *at, COUNT / NUMBER * k, WHITE, align=0.5)


def _around(x: float, y: float, wide: float, high: float, rim: float) -> Box:
    return x - wide / 2 - rim, y - high / 2 - rim, wide + 2 * rim, high + 2 * rim


def badge(pen: Pen, symbol: str, colour: str, at: tuple[float, float], k: float, *, picked: bool = False) -> None:
    """A square with a white rim and a dashed line inside: one thing, known only to its commune."""
    side = BADGE * k
    if picked:
        pen.shape(rectangle(_around(*at, side, side, 5 * k), 12 * k), fill=INK["ink"])
    pen.shape(rectangle(_around(*at, side, side, 1.5 * k), 9 * k), fill=WHITE)
    pen.shape(rectangle(_around(*at, side, side, 0), 8 * k), fill=colour)
    pen.shape(rectangle(_around(*at, side, side, -3 * k), 5.5 * k), line=WHITE, thick=1.4 * k, dash=(3.6 * k, 2.8 * k))
    glyph(pen, symbol, *at, SIGN * k)


def pill(pen: Pen, box: Spot, k: float, *, picked: bool = False) -> None:
    """The white ground of several things known only to their commune, with a dashed edge."""
    line, thick, dash = (INK["ink"], 2.5, ()) if picked else (INK["quiet"], 1.4, (3.6 * k, 2.8 * k))
    pen.shape(rectangle(_around(box.x, box.y, box.w, box.h, -1 * k), 8 * k), fill=WHITE, line=line, thick=thick * k, dash=dash)


def number(pen: Pen, text: str, x: float, y: float, k: float, colour: str, align: float = 0.0) -> None:
    """A number beside a sign, in a pill or on a pin, in the middle of ``y``."""
    pen.text(x, y + NUMBER * CAP_HEIGHT / 2 * k, text, NUMBER * k, colour, 600, align=align)


def tick(pen: Pen, symbol: str, colour: str, at: tuple[float, float], k: float, *, picked: bool = False) -> None:
    """A round mark: an answer that holds for the whole unit."""
    pen.shape(circle(*at, TICK / 2 * k + (3 if picked else 1.5) * k), fill=INK["ink"] if picked else WHITE)
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
