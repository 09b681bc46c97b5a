"""What a page tells of its thing, before it is HTML: rows of its card, and lists that lead on."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.cards.card import Chip
from geo.cards.rows import CardRow
from geo.edition.pictures import Picture
from geo.gazetteer.small_map import SmallMap
from geo.language import Words


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


@dataclass(frozen=True)
class Article:
    """One page in both languages.

    ``shown`` is the part of a link to the live map that shows the same; ``data`` what machines read of it (schema.org, by language).
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
    """Where a source itself stands."""
