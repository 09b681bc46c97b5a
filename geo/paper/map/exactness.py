"""How exactly a place is known, and what a number on the map counts, as the legend shows it."""

from geo.paper.canvas.pen import Pen, circle
from geo.paper.map import marks
from geo.paper.map.marks import INK, WHITE
from geo.paper.map.not_placed import TEXT
from geo.placement.asked import Spot

GREY = INK["quiet"]


def sign(pen: Pen, kind: str, x: float, y: float, s: float, *, dotted: bool) -> None:
    """The sign of a precision, or of "points", "pill", "crowd", "crowd_bare", from ``x``, in the middle of ``y``; ``s`` points to a pixel.

    ``dotted``: beside it the dot that things so exactly known are among very many.
    """
    k, middle, letters = s * 0.55, (x + 10 * s, y), TEXT * s / marks.NUMBER
    if dotted:
        marks.disc(pen, GREY, (x + 30 * s, y), 6 * s, s, hollow=kind != "site")
    if kind in ("site", "points"):
        marks.pin(pen, "plan" if kind == "site" else "", GREY, (middle[0], y + 17.6 * k), k * 0.85)
        if kind == "points":
            marks.number(pen, "2", middle[0], y - 3.2 * k, letters, WHITE, align=0.5)
    elif kind == "village":
        pen.shape(circle(*middle, 9 * s), fill=GREY, faint=0.13)
        pen.shape(circle(*middle, 9 * s), line=GREY, thick=0.9 * s, dash=(2.4 * s, 2.4 * s))
        marks.pin(pen, "plan", GREY, middle, k * 0.45)
    elif kind.startswith("crowd"):
        marks.disc(pen, GREY, middle, 9 * s, s, "2" if kind == "crowd" else "")
    elif kind == "pill":
        marks.pill(pen, Spot(*middle, 20 * s, 16 * s), k)
        marks.number(pen, "2", *middle, letters, INK["ink"], align=0.5)
    else:
        marks.badge(pen, "plan", GREY, middle, k)
