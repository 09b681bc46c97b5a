"""What the rows above the one that is read say of it: the heading of a section, a ditto's unit, the row whose part it is."""

from dataclasses import dataclass

from geo.intake.headings import Column, understood
from geo.intake.surroundings import is_elsewhere
from geo.intake.vocabulary import Indicator, Known, unmarked
from geo.language import fold

PART = ("-", "–", "+", "•", "*")
"""How the name of a part of the row above begins."""


@dataclass
class Above:
    """What holds for the next row.

    ``section`` is the last heading without figures that names a matter, ``parent`` the last row that is not known and has parts;
    ``heading`` is a section that says when, or plan or result; ``scopes`` whose the section is, ``elsewhere`` that it is of another place;
    ``unit`` what a ditto repeats, ``indicators`` what the last row was about.
    """

    unit: str = ""
    section: str = ""
    parent: str = ""
    heading: Column | None = None
    scopes: tuple[str, ...] = ()
    elsewhere: bool = False
    indicators: tuple[Indicator, ...] = ()

    def enter(self, name: str, words: Known, year: str) -> None:
        """Pass a row without figures: the heading of a section."""
        plain = unmarked(name)
        if not plain:
            return
        scopes, elsewhere = words.scopes_of(plain), is_elsewhere(plain, words, known=False)
        heading = understood(0, [plain], words, year)
        self.parent = ""
        if scopes or elsewhere:
            self.scopes, self.elsewhere = scopes, elsewhere and not scopes
        elif heading.role == "value" and (heading.period or heading.kind) and not heading.indicators:
            self.heading = heading
        else:
            self.section = plain

    def narrower(self, name: str, words: Known) -> str:
        """The row above that makes a name of general meaning one of a part; empty for none, and for the heading of a chapter."""
        above = self.parent if self.parent and name.strip().startswith(PART) else self.section
        return "" if fold(unmarked(name)) not in words.phrases["generic"] or _is_chapter(above, words) else above


def _is_chapter(text: str, words: Known) -> bool:
    rest = f" {fold(text)} "
    for phrase in words.phrases["chapter"]:
        while f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", " ")
    return not rest.strip()
