"""A card: everything that is known of one thing, in words, as every host draws it."""

from dataclasses import dataclass

from geo.cards.rows import CardRow
from geo.edition.pictures import Picture
from geo.language import Words


@dataclass(frozen=True)
class Chip:
    """A short word beside the title; ``kind`` says how it looks (``class``, ``now``, ``era``, ``legal``)."""

    text: Words
    kind: str


@dataclass(frozen=True)
class Link:
    """A way to another card."""

    text: Words
    ref: str


@dataclass(frozen=True)
class Card:
    """One thing: what it is (``kicker``), its name, where it lies, all that is said of it, each with its sources."""

    kicker: Words
    title: Words
    chips: tuple[Chip, ...]
    rows: tuple[CardRow, ...]
    where: Words | None = None
    note: Words | None = None
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
