"""What somebody wants printed, and what is wrong with it, in words."""

import math
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import Literal, get_args

import shapely

from geo.edition import Edition
from geo.language import Lang, Words, words
from geo.scene.extent import KM_PER_DEGREE, Bounds
from geo.view import View

Paper = Literal["A4", "A3"]
Orientation = Literal["landscape", "portrait"]
PAPERS: dict[str, tuple[float, float]] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Short and long side in millimetres."""
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
DPI = (150, 600)
SIDES_KM = (0.5, 250.0)
"""The shortest and the longest side of an extent."""


class CannotPrintError(Exception):
    """A choice that cannot be carried out, with the reason in both languages."""

    def __init__(self, key: str, /, **values: str | int) -> None:
        self.words: Words = words(f"paper.{key}", **values)
        super().__init__(self.words.en)
        self._made_of = partial(CannotPrintError, key, **values)

    def __reduce__(self) -> tuple[partial["CannotPrintError"], tuple[()]]:
        """It leaves the worker that could not print."""
        return self._made_of, ()

    def text(self, lang: Lang) -> str:
        """The reason in ``lang``."""
        return self.words.text(lang)


def today() -> date:
    """The day on the printer's side of the world."""
    return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True)
class PrintRequest:
    """A view on paper. ``extent`` in degrees (west, south, east, north); None: the whole district. ``dpi`` counts for pictures.

    ``base`` is the address of the server that was asked, with a slash at its end: what is cited can be read there.
    """

    view: View
    paper: str = "A4"
    orientation: str = "landscape"
    dpi: int = 200
    extent: Bounds | None = None
    printed: date = field(default_factory=today)
    base: str = ""

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        short, long = PAPERS[self.paper]
        return (long, short) if self.orientation == "landscape" else (short, long)


def check(edition: Edition, wish: PrintRequest) -> None:
    """Raise CannotPrintError for what cannot be printed: the first reason that a reader can do something about."""
    if wish.paper not in PAPERS:
        raise CannotPrintError("no_paper", paper=wish.paper, allowed=", ".join(PAPERS))
    if wish.orientation not in ORIENTATIONS:
        raise CannotPrintError("no_orientation", orientation=wish.orientation, allowed=", ".join(ORIENTATIONS))
    if not DPI[0] <= wish.dpi <= DPI[1]:
        raise CannotPrintError("no_dpi", dpi=wish.dpi, least=DPI[0], most=DPI[1])
    if not edition.base_units:
        raise CannotPrintError("no_units")
    if not wish.view.layers:
        raise CannotPrintError("nothing_shown")
    if wish.extent is not None:
        _check_extent(edition, wish.extent)


def _check_extent(edition: Edition, extent: Bounds) -> None:
    west, south, east, north = extent
    if not all(map(math.isfinite, extent)) or west >= east or south >= north:
        raise CannotPrintError("bad_extent")
    own = shapely.total_bounds([unit.outline for unit in edition.base_units.values()])
    if west > own[2] or east < own[0] or south > own[3] or north < own[1]:
        raise CannotPrintError("extent_outside")
    sides = (east - west) * KM_PER_DEGREE * math.cos(math.radians((south + north) / 2)), (north - south) * KM_PER_DEGREE
    if max(sides) < SIDES_KM[0] or max(sides) > SIDES_KM[1]:
        raise CannotPrintError("extent_size", least=f"{SIDES_KM[0]:g}", most=f"{SIDES_KM[1]:g}")
