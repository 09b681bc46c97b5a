"""The elements of a workbook's part, told by names without a prefix to whoever listens."""

from typing import Protocol
from xml.parsers import expat


class Sweep(Protocol):
    """What listens to the elements of one part."""

    def listen(self, parser: expat.XMLParserType) -> None:
        """Be told what a parser reads."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; ``tag`` is its name without a prefix."""

    def end(self) -> None:
        """The part is over."""


class Elements:
    """A part of which some elements are read: their attributes, or the texts inside."""

    def __init__(self) -> None:
        self._locals: dict[str, str] = {}

    def local(self, name: str) -> str:
        """The name of an element without its prefix."""
        known = self._locals.get(name)
        if known is None:
            known = self._locals[name] = name.rpartition(":")[2]
        return known

    def listen(self, parser: expat.XMLParserType) -> None:
        """Be told what a parser reads."""
        parser.StartElementHandler = lambda name, attributes: self.start(self.local(name), attributes)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; nothing is read of it."""

    def end(self) -> None:
        """Nothing is left to do."""
