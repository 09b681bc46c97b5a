"""What a page tells of its thing, before it is HTML: rows of its card, and lists that lead on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from geo.cards.card import Chip
from geo.cards.rows import CardRow
from geo.edition.pictures import Picture
from geo.gazetteer.small_map import SmallMap
from geo.language import Words, words

T = TypeVar("T")


@dataclass(frozen=True)
class Line:
    """A line of a list: its words, what it leads to (as ``entries`` names it; empty: nothing), what is said beside it."""

    text: Words
    about: str = ""
    beside: Words | None = None
    cite: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A list under a heading; ``more`` says what it leaves out."""

    title: Words
    lines: Sequence[Line]
    more: Words | None = None


def listed(title: Words, things: Sequence[T], line: Callable[[T], Line], most: int) -> Section:
    """A list of ``most`` things, each worded by ``line``, that says how many it leaves out."""
    left = len(things) - most
    return Section(title, [*map(line, things[:most])], words("gazetteer.more", n=left) if left > 0 else None)


@dataclass(frozen=True)
class Article:
    """One page in both languages.

    ``shown`` is the part of a link to the live map that shows the same, ``url`` where a source itself stands.
    """

    kicker: Words
    title: Words
    summary: Words
    shown: str = ""
    chips: tuple[Chip, ...] = ()
    where: Words | None = None
    rows: tuple[CardRow, ...] = ()
    note: Words | None = None
    sections: tuple[Section, ...] = ()
    pictures: tuple[Picture, ...] = ()
    map: SmallMap | None = None
    url: str = ""
