"""What a check of a table gives: figures, questions and faults, and what was left aside; and what its reader says beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from geo.intake.vocabulary import Indicator
from geo.language import Words
from geo.measures import Style
from geo.schema.faults import Fault


@dataclass(frozen=True)
class Defaults:
    """What holds where the table says nothing: time, kind, source id, unit of the place, and how numbers are written (None: ask).

    ``sheets`` are those to be read (none: all that are seen and hold a table), ``hidden``: also hidden rows and columns; ``answers`` are
    those to questions of an earlier check, by their keys.
    """

    period: str = ""
    kind: str = "result"
    source: str = ""
    style: Style | None = None
    scope: str = ""
    sheets: tuple[str, ...] = ()
    hidden: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)

    def of_sheets(self, names: tuple[str, ...]) -> "Defaults":
        """The same for some sheets."""
        return replace(self, sheets=names)

    def for_file(self, sheets: tuple[str, ...], answers: Mapping[str, str], *, hidden: bool) -> "Defaults":
        """The same with what was chosen and answered for one file."""
        return replace(self, sheets=sheets, answers=answers, hidden=hidden)


@dataclass(frozen=True)
class ParsedFigure:
    """One figure that was read: the columns of figures.csv without its id, where it stood, and where its unit did."""

    sheet: str
    row: int
    column: str
    indicator: Indicator
    scope: str
    value: Decimal
    qualifier: str
    period: str
    kind: str
    source: str
    note: str
    unit_from: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a figure apart: two rows with one key say the same thing."""
        return (self.indicator.key, self.scope, self.kind, self.period, self.source)

    @property
    def place(self) -> str:
        """Its cell."""
        return f"{self.column}{self.row}"


Offer = tuple[str, Words]
"""An answer, and how it reads."""


@dataclass(frozen=True)
class Question:
    """What must be confirmed before a figure is taken over: its ``code``, the cell, what is asked, and the answers that are offered.

    ``about`` is what it is asked of (else of its cell alone), ``name`` the name of its row. An answer to "unit", "column", "scope",
    "period" or "indicator" holds for all figures that wait for it.
    """

    code: str
    sheet: str
    place: str
    value: str
    ask: Words
    offers: tuple[Offer, ...]
    about: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """By what its answer is kept: what it is about, or its cell; the cell in which it is met first changes as others are answered."""
        return f"{self.code} {self.sheet} {self.about or self.place}"


@dataclass(frozen=True)
class TableFault(Fault):
    """A fault of a brought table: ``file`` is the sheet; its ``code`` is the key of the reason."""

    code: str = ""


@dataclass(frozen=True)
class Aside:
    """Something that was seen and not read: ``code`` of the reason, the sheet and place, its words, and the reason said."""

    code: str
    sheet: str
    place: str
    value: str
    why: Words


@dataclass
class Checked:
    """What was found in a file; ``encodings`` how many cells were in letters of before Unicode, ``sheets`` those with a table."""

    entries: list[ParsedFigure] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    answered: list[Question] = field(default_factory=list)
    faults: list[TableFault] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    encodings: dict[str, int] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
