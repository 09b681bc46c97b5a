"""What the shapes of a deck are called: names that people can read, and by which an edited deck is known again.

``figure turnover-2024#1a2b3c4d.5e6f7a8b``: what it is, what names it in the tables, and a short digest of each of its parts as they were
made, so that what was changed by hand is noticed. Names outlive every office program; its own extensions do not.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

KINDS = ("figure", "chart", "table", "map", "crowd", "small", "year", "key", "merger", "sums", "foot")
MARK = "#"
WHOLE = "whole="
"""Before what a bar of a chart can reach."""
_NAME = re.compile(rf"(?P<kind>{'|'.join(KINDS)}) (?P<rest>.*)", re.DOTALL)
_ITEM = re.compile(rf"(?P<refs>[^{MARK}]*){MARK}(?P<marks>[0-9a-f]{{8}}(?:\.[0-9a-f]{{8}})*)(?: |$)")


class Item(NamedTuple):
    """What a shape, or a row of its table, shows: references, and the digests of its parts as they were made."""

    refs: str
    marks: tuple[str, ...]

    def untouched(self, at: int, part: str | bytes) -> bool:
        """Whether a part is what it was when it was made."""
        return at < len(self.marks) and self.marks[at] == digest(part)


def digest(part: str | bytes) -> str:
    """A few letters that change with what they stand for."""
    content = part.encode() if isinstance(part, str) else part
    return hashlib.sha256(content).hexdigest()[:8]


def item(refs: Iterable[str], *parts: str | bytes) -> Item:
    """What a shape shows now."""
    return Item(" ".join(refs), tuple(map(digest, parts)))


def spelled(kind: str, items: Iterable[Item]) -> str:
    """The name of a shape."""
    return f"{kind} " + " ".join(f"{shown.refs}{MARK}{'.'.join(shown.marks)}" for shown in items)


def known(name: str) -> tuple[str, list[Item]] | None:
    """What a name says: the kind and what is shown; None for a name that is none of ours."""
    match = _NAME.fullmatch(name)
    items = [Item(part["refs"], tuple(part["marks"].split("."))) for part in _ITEM.finditer(match["rest"])] if match else []
    return (match["kind"], items) if match and items else None
