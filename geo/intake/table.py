"""A table while it is read: its rows by their columns, what has been asked of its reader, and what is noted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from openpyxl.utils import get_column_letter

from geo.edition import Edition
from geo.intake.above import Above
from geo.intake.columns import reported, span_of
from geo.intake.figures import Aside, Checked, Defaults, Offer, Question, TableFault
from geo.intake.grid import Grid, ref
from geo.intake.headings import Column, Role
from geo.intake.layout import Form
from geo.intake.scopes import is_over
from geo.intake.times import first_day, last_day
from geo.intake.vocabulary import Known, unmarked
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

    ``above`` is what the rows above the one that is read say of it, ``style`` how its numbers are seen to be written, ``notes`` are its
    footnotes, ``ahead`` the columns whose results would end after the report,
    ``rounded`` those of which it was noted that they show less than is kept.
    """

    edition: Edition
    grid: Grid
    form: Form
    words: Known
    defaults: Defaults
    out: Checked
    notes: Mapping[str, str]
    above: Above = field(default_factory=Above)
    style: Style | None = None
    asked: dict[tuple[str, ...], Question] = field(default_factory=dict)
    rounded: set[int] = field(default_factory=set)
    looks: int = 0

    def __post_init__(self) -> None:
        """Tell once when the report and each column are of, and whether it cannot be of the whole place."""
        given, whole = self.defaults.period, self.edition.place.scope
        self.spans = {column.number: span_of(self.form, column, given) for column in self.form.columns}
        self.day = reported(self.form, given)
        results = [self.spans[column.number] for column in self.form.values if column.kind != "target"]
        times = [span for span in (*results, self.form.around.period) if span]
        self.ahead = {column.number for column in self.form.values if self._is_ahead(column)}
        self.over = (not self.form.of("period") and any(is_over(self.edition, whole, span) for span in times)) or self.form.around.elsewhere

    def _is_ahead(self, column: Column) -> bool:
        """Whether a column of results would end after the report that has it, or has not begun: it holds plans or estimates, then."""
        span, period = self.spans[column.number], self.form.around.period
        if not span or column.kind == "target" or column.qualifier:
            return False
        return first_day(span) > f"{datetime.now(tz=UTC):%Y-%m-%d}" or (bool(period) and last_day(span) > last_day(period))

    def fault(self, code: str, row: int | None, column: Column | None, value: str, why: Words) -> None:
        """Note a fault of a cell, a row or the whole sheet."""
        place = f"{get_column_letter(column.number)} · {column.heading}" if column else ""
        self.out.faults.append(TableFault(self.grid.name, row, place, value, why, code=code))

    def aside(self, code: str, row: int, column: int, value: str) -> None:
        """Name what is seen and not read."""
        self.out.aside.append(Aside(code, self.grid.name, ref(row, column), value, words(f"intake.aside_{code}")))

    def rows(self) -> Iterator[int]:
        """The numbers of its rows that are seen."""
        return iter(self.grid.between(self.form.first - 1, self.form.last))


class Row:
    """One row of a table, by its number."""

    def __init__(self, table: Table, number: int) -> None:
        self.table, self.number, self.words = table, number, table.words

    def cell(self, role: Role) -> tuple[str, Column | None]:
        """What the row says below the columns of a role, the last that says anything, also inside a merged range."""
        cells = [
            (self.table.grid.over(self.number, column.number).text, column) for column in self.table.form.columns if column.role == role
        ]
        return next((cell for cell in reversed(cells) if cell[0]), cells[0] if cells else ("", None))

    def is_known(self, name: str) -> bool:
        """Whether a name is that of an indicator."""
        return fold(unmarked(name)) in self.words.indicators

    def name(self) -> tuple[str, Column | None]:
        """What the row is about: the id of the indicator, else its name; in a table of communes that of the commune."""
        texts = [(text, column) for text, column in (self.cell("id"), self.cell("indicator")) if text]
        if texts:
            return texts[-1] if fold(texts[0][0]) not in self.words.indicators else texts[0]
        return self.cell("scope") if not self.table.form.of("indicator") else ("", None)

    def agree(self) -> None:
        """An id and a name that mean different indicators are a fault of the row. Raises NoFigure."""
        (ident, _), (name, place) = self.cell("id"), self.cell("indicator")
        meant = [{indicator.key for indicator in self.words.indicators.get(fold(unmarked(text)), ())} for text in (ident, name)]
        if all(meant) and not meant[0] & meant[1]:
            self.fault("id_and_name", place, name, id=ident)

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
        question = table.asked.get(key)
        is_new = question is None
        if question is None:
            whom = f"{table.form.head[-1]} {' '.join(about)}"
            ask = words(f"intake.ask_{code}", **values)
            question = Question(code, table.grid.name, ref(self.number, column.number), value, ask, tuple(offers), whom, self.name()[0])
            table.asked[key] = question
        answer = table.defaults.answers.get(question.key, "")
        is_answered = answer in [offered for offered, _ in question.offers]
        if is_new:
            (table.out.answered if is_answered else table.out.questions).append(question)
        if is_answered:
            return answer
        raise NoFigure
