"""What draws on a sheet: paths and letters in points, from the top left corner down; no state outside the sheet."""

import io
from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform
from numpy.typing import NDArray

from geo.paper.canvas.overlay import Overlay
from geo.paper.canvas.typeface import face, width

POINTS = 72
Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""


def rectangle(box: Box, radius: float = 0.0) -> Path:
    """A rectangle, with round corners where ``radius`` is given."""
    left, top, wide, high = box
    right, low = left + wide, top + high
    if not radius:
        return Path([(left, top), (right, top), (right, low), (left, low), (left, top)], closed=True)
    r, c = radius, radius * 0.4477
    points = [(left + r, top), (right - r, top), (right - c, top), (right, top + c), (right, top + r), (right, low - r)]
    points += [(right, low - c), (right - c, low), (right - r, low), (left + r, low), (left + c, low), (left, low - c), (left, low - r)]
    points += [(left, top + r), (left, top + c), (left + c, top), (left + r, top), (left + r, top)]
    m, to, curve = Path.MOVETO, Path.LINETO, Path.CURVE4
    codes = [m, to, *[curve] * 3, to, *[curve] * 3, to, *[curve] * 3, to, *[curve] * 3, Path.CLOSEPOLY]
    return Path(points, codes)


def circle(x: float, y: float, radius: float) -> Path:
    """A circle."""
    return Path.circle((x, y), radius)


def segment(points: Sequence[tuple[float, float]]) -> Path:
    """An open line."""
    return Path(points)


class Pen:
    """A sheet of ``wide`` × ``high`` points and what is drawn on it, in the order of the calls."""

    def __init__(self, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self.figure = Figure(figsize=(wide / POINTS, high / POINTS), facecolor="#ffffff")
        self._shift = Affine2D()
        sheet = Affine2D().scale(1 / POINTS, -1 / POINTS).translate(0, high / POINTS)
        self.page: Transform = sheet + self._shift + self.figure.dpi_scale_trans
        self._order = 0
        self.links: list[tuple[Box, str]] = []
        self.words: list[str] = []
        self._clip: tuple[Path, Transform] | None = None

    def show(self, below: float, high: float) -> None:
        """Let the figure show only a band of the sheet: so many inches high, with so many inches of the sheet below it."""
        self._shift.clear().translate(0, -below)
        self.figure.set_size_inches(self.wide / POINTS, high)

    def link(self, box: Box, address: str) -> None:
        """Let a box lead to an address when it is pressed in a PDF."""
        self.links.append((box, address))

    def within(self, path: Path | None, place: Transform | None = None) -> None:
        """Draw only inside a path from now on; everywhere again for None."""
        self._clip = None if path is None else (path, place + self.page if place is not None else self.page)

    def _add(self, artist: PathPatch | Line2D | Text | Overlay) -> None:
        self._order += 1
        artist.set_zorder(self._order)
        artist.set_figure(self.figure)
        self.figure.add_artist(artist)
        if self._clip is not None:
            artist.set_clip_path(*self._clip)

    def shape(
        self,
        path: Path,
        fill: str | None = None,
        line: str | None = None,
        thick: float = 0.0,
        *,
        dash: Sequence[float] = (),
        faint: float = 1.0,
        place: Transform | None = None,
    ) -> None:
        """A path in points, or in the units that ``place`` turns into points; ``faint`` is the strength of its fill."""
        patch = PathPatch(
            path,
            facecolor=(fill, faint) if fill else "none",
            edgecolor=line or "none",
            linewidth=thick if line else 0,
            linestyle=(0, tuple(part / thick for part in dash)) if dash and thick else "solid",
            joinstyle="round",
            capstyle="butt" if dash else "round",
            transform=self.page if place is None else place + self.page,
        )
        self._add(patch)

    def picture(self, png: bytes, bounds: tuple[float, float, float, float], place: Transform, strength: float) -> None:
        """A picture with transparency, its edges (west, south, east, north) in the units that ``place`` turns into points."""
        self._add(Overlay(png, bounds, place + self.page, strength))

    def dots(self, points: NDArray[np.float64], radius: float, colour: str) -> None:
        """Many equal dots."""
        if len(points):
            line = Line2D(points[:, 0], points[:, 1], linestyle="none", marker="o", markersize=2 * radius, color=colour)
            line.set_markeredgewidth(0)
            line.set_transform(self.page)
            self._add(line)

    def text(  # noqa: PLR0913 - what a text may look like
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str,
        weight: int = 400,
        *,
        align: float = 0.0,
        halo: str | None = None,
        italic: bool = False,
        turn: float = 0.0,
    ) -> None:
        """A line of text on the baseline ``y``; ``align`` says which part of it stands at ``x``: 0 left, 0.5 middle, 1 right."""
        self.words.append(words)
        left = x - align * width(words, size, weight, italic=italic) if not turn else x
        font = face(size, weight, italic=italic)
        side = {"fontproperties": font, "transform": self.page, "ha": "left", "va": "baseline", "parse_math": False}
        if turn:
            side |= {"rotation": turn, "ha": "center", "va": "center"}
        if halo:
            rim = Text(left, y, words, color=halo, **side)  # type: ignore[arg-type]
            rim.set_path_effects([Stroke(linewidth=size * 0.3, foreground=halo, joinstyle="round")])
            self._add(rim)
        self._add(Text(left, y, words, color=colour, **side))  # type: ignore[arg-type]

    def svg(self) -> str:
        """The sheet as SVG, its letters as letters of our typeface."""
        out = io.BytesIO()
        self.figure.savefig(out, format="svg", dpi=POINTS, facecolor="none", metadata={"Date": None})
        return out.getvalue().decode()
