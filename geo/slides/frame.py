"""Where everything stands on a slide, in inches: on our own, and on one of an office."""

from dataclasses import dataclass

from geo.slides.theme import BOTTOM, HIGH, INNER, LEFT, TOP, WIDE, Place

SHARE, NARROW_SHARE = 0.68, 0.6
"""What an exhibit takes of the width beside words; the second on a slide of 4 : 3."""
WORDS_SHARE = 0.45
"""What words take of their column above a chart."""
OPENING_SHARE = 0.46
GUTTER = 0.35
FOOT_HIGH = 0.68
UNDER = 0.5
"""Between a large title and its words; the bar stands there."""
CORNER = 1.1
"""Room for number and date beside the foot."""


def parted(place: Place) -> tuple[Place, Place]:
    """Words above, and below them a chart that stands among them."""
    left, top, wide, high = place
    return (left, top, wide, high * WORDS_SHARE), (left, top + high * WORDS_SHARE, wide, high * (1 - WORDS_SHARE))


@dataclass(frozen=True)
class Frame:
    """The size of a slide, its margins, and where its body begins and ends; the foot begins at ``foot``."""

    wide: float = WIDE
    high: float = HIGH
    left: float = LEFT
    inner: float = INNER
    top: float = TOP
    bottom: float = BOTTOM
    foot: float = 6.7
    corner: float = CORNER

    @property
    def title(self) -> Place:
        """The title of every slide but the large ones."""
        return self.left, 0.35, self.inner, 0.9

    @property
    def body(self) -> Place:
        """Everything between title and foot."""
        return self.left, self.top, self.inner, self.bottom - self.top

    @property
    def _shared(self) -> float:
        return self.inner * (SHARE if self.wide / self.high > 1.5 else NARROW_SHARE)  # noqa: PLR2004 - between 4 : 3 and 16 : 9

    @property
    def exhibit(self) -> Place:
        """A map, a chart or a table beside words."""
        return self.left, self.top, self._shared, self.bottom - self.top

    @property
    def words(self) -> Place:
        """The words beside an exhibit."""
        wide = self._shared + GUTTER
        return self.left + wide, self.top, self.inner - wide, self.bottom - self.top

    @property
    def halves(self) -> tuple[Place, Place]:
        """Two columns."""
        wide, high = (self.inner - GUTTER) / 2, self.bottom - self.top
        return (self.left, self.top, wide, high), (self.left + wide + GUTTER, self.top, wide, high)

    @property
    def sources(self) -> Place:
        """The foot with its sources."""
        return self.left, self.foot, self.inner - self.corner, FOOT_HIGH

    @property
    def date(self) -> Place:
        """The day, beside the foot."""
        return self.left + self.inner - CORNER, self.foot, CORNER, 0.25

    @property
    def number(self) -> Place:
        """The number of the slide, below the day."""
        return self.left + self.inner - CORNER, self.foot + 0.3, CORNER, 0.3

    def large_title(self, *, beside: bool) -> Place:
        """The title of an opening, a part or the end; narrower ``beside`` a map."""
        return self.left, 1.75, self.inner * (OPENING_SHARE if beside else 1), 1.85

    def large_words(self, *, beside: bool) -> Place:
        """The words below a large title."""
        left, top, wide, high = self.large_title(beside=beside)
        return left, top + high + UNDER, wide, self.bottom - top - high - UNDER

    @property
    def opening_map(self) -> Place:
        """The map of an opening."""
        wide = self.inner * OPENING_SHARE + GUTTER
        return self.left + wide, 0.6, self.inner - wide, self.bottom - 0.6
