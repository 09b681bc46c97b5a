"""A table while it is read: its rows by their columns, what has been asked of its reader, and what is noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from geo.edition import Edition
from geo.intake.columns import reported, span_of
from geo.intake.figures import Aside, Checked, Defaults, Offer, Question, TableFault
from geo.intake.grid import Grid, ref
from geo.intake.headings import Column, Role
from geo.intake.layout import Form
from geo.intake.scopes import is_over
from geo.intake.vocabulary import Known
from geo.language import Words, fold, words
from geo.measures import NotAFigure, Style

OWN = "own"
"""The answer "as the map counts it"."""
ASIDE = "aside"
"""The answer "this is no figure"."""


class NoFigure(Exception):  # noqa: N818 - why has been noted
    """A figure is not to be had."""


def aside_offer() -> Offer:
    """The answer that there is no figure."""
    return (ASIDE, words("intake.answer_aside"))


@dataclass
class Table:
    """A table while it is read.

    ``unit_above``, ``section_scopes`` and ``section_period`` are what rows above the one that is read say of it, ``style`` is how its
    numbers are seen to be written.
    """

    edition: Edition
    grid: Grid
    form: Form
    words: Known
    defaults: Defaults
    out: Checked
    unit_above: str = ""
    section_scopes: tuple[str, ...] = ()
    section_period: str = ""
    style: Style | None = None
    asked: dict[tuple[str, ...], Question] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Tell once when the report and each column are of, and whether it cannot be of the whole place."""
        given, whole = self.defaults.period, self.edition.place.scope
        self.spans = {column.number: span_of(self.form, column, given) for column in self.form.columns}
        self.day = reported(self.form, given)
        results = [self.spans[column.number] for column in self.form.values if column.kind != "target"]
        times = [span for span in (*results, self.form.around.period) if span]
        self.over = (not self.form.of("period") and any(is_over(self.edition, whole, span) for span in times)) or self.form.around.elsewhere

    def fault(self, code: str, row: int | None, column: Column | None, value: str, why: Words) -> None:
        """Note a fault of a cell, a row or the whole sheet."""
        place = f"{get_column_letter(column.number)} · {column.heading}" if column else ""
        self.out.faults.append(TableFault(self.grid.name, row, place, value, why, code=code))

    def aside(self, code: str, row: int, column: int, value: str) -> None:
        """Name what is seen and not read."""
        self.out.aside.append(Aside(code, self.grid.name, ref(row, column), value, words(f"intake.aside_{code}")))

    def rows(self) -> Iterator[int]:
        """The numbers of its rows that are seen."""
        return (row for row in self.grid.rows if self.form.first <= row <= self.form.last)


class Row:
    """One row of a table, by its number."""

    def __init__(self, table: Table, number: int) -> None:
        self.table, self.number, self.words = table, number, table.words

    def cell(self, role: Role) -> tuple[str, Column | None]:
        """What the row says below the first column of a role, also inside a merged range."""
        column = self.table.form.of(role)
        return (self.table.grid.over(self.number, column.number).text if column else "", column)

    def name(self) -> tuple[str, Column | None]:
        """What the row is about: the id of the indicator, else its name; in a table of communes that of the commune."""
        texts = [(text, column) for text, column in (self.cell("id"), self.cell("indicator")) if text]
        if texts:
            return texts[-1] if fold(texts[0][0]) not in self.words.indicators else texts[0]
        return self.cell("scope") if not self.table.form.of("indicator") else ("", None)

    def fault(self, code: str, column: Column | None, value: str, **values: str | Words) -> None:
        """Note a fault of a cell. Raises NoFigure."""
        self.table.fault(code, self.number, column, value, words(f"intake.{code}", **values))
        raise NoFigure

    def unread(self, column: Column | None, value: str, why: NotAFigure) -> NoFigure:
        """Note why a text is no figure, unit or time; what is to be raised then."""
        self.table.fault(why.key, self.number, column, value, why.why)
        return NoFigure()

    def ask(self, code: str, column: Column, value: str, offers: Sequence[Offer], about: tuple[str, ...], **values: str | Words) -> str:
        """The reader's answer to a question, which is asked once for all that it is ``about``. Raises NoFigure until there is one."""
        table = self.table
        key = (code, *about)
        if key not in table.asked:
            ask = words(f"intake.ask_{code}", **values)
            table.asked[key] = Question(code, table.grid.name, ref(self.number, column.number), value, ask, tuple(offers))
        question = table.asked[key]
        answer = table.defaults.answers.get(question.key, "")
        is_answered = answer in [offered for offered, _ in question.offers]
        asked = table.out.answered if is_answered else table.out.questions
        if question not in asked:
            asked.append(question)
        if is_answered:
            return answer
        raise NoFigure
