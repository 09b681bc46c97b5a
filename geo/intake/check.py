"""Every cell of a brought table: read, or a fault that says sheet, row, column, value and how to mend it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeVar

from openpyxl.utils import get_column_letter

from geo.edition import Edition
from geo.intake.headings import Column, Headings, Role, form_of
from geo.intake.sheets import EMPTY, Cell, Sheet
from geo.intake.vocabulary import Indicator, Unknown, Vocabulary, bare, kind_of, known_of, near, one_of, qualifier_of
from geo.language import Words, fold, known, words
from geo.measures import Amount, NotAFigure, Style, convert, read, read_period
from geo.measures.units import MeasureUnit, measure_of, unit_words
from geo.schema.faults import Fault
from geo.workers import each

NOTHING = ("", "-", "–", "—", "…", "...", "x", "n/a", "na", "chưa có", "chưa công bố")
"""How people say that there is no figure."""
MOST_FAULTS = 2_000
"""After so many faults of a sheet reading ends, and says so: the table is not what it should be."""
LARGEST = 10**18
"""No figure of a place is larger: the country's yearly budget is some 10**15 đồng."""
REMARK = re.compile(r"^(ghi chu|nguon|luu y|note|source|tong hop|nguoi lap)\b")


T = TypeVar("T")


@dataclass(frozen=True)
class Defaults:
    """What holds for the whole table where its cells say nothing: time, kind, source id, and how numbers are written (None: ask)."""

    period: str = ""
    kind: str = "result"
    source: str = ""
    style: Style | None = None


@dataclass(frozen=True)
class ParsedFigure:
    """One figure that was read: the columns of figures.csv without its id, and where it stood."""

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

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a figure apart: two rows with one key say the same thing."""
        return (self.indicator.key, self.scope, self.kind, self.period, self.source)


@dataclass
class Checked:
    """What was found in a table: figures, faults, and headings that were passed over."""

    entries: list[ParsedFigure] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


class _Row:
    """One row of a sheet while it is read; a fault is noted with its cell and the row goes on."""

    def __init__(self, sheet: Sheet, form: Headings, row: int, known: Vocabulary, defaults: Defaults, out: Checked) -> None:
        self.sheet, self.form, self.row, self.known, self.defaults, self.out = sheet, form, row, known, defaults, out

    def cell(self, role: Role) -> tuple[Cell, Column | None]:
        column = self.form.of(role)
        return (self.sheet.at(self.row, column.number), column) if column else (EMPTY, None)

    def fault(self, column: Column | None, value: str, why: Words) -> None:
        place = f"{get_column_letter(column.number)} · {column.heading}" if column else ""
        self.out.faults.append(Fault(self.sheet.name, self.row, place, value, why))

    def lacks(self, role: Literal["period", "source"]) -> None:
        """Nothing says the time or the source: a fault of the row, or of the whole sheet when it has no such column."""
        column, why = self.form.of(role), words(f"intake.no_{role}")
        if column:
            self.fault(column, "", why)
        else:
            self.out.faults.append(Fault(self.sheet.name, None, "", "", why))

    def read_cell(self, role: Role, look: Callable[[str], T], default: T) -> T | None:
        """What a cell says, the default for an empty one, None with a fault for what cannot be read."""
        cell, column = self.cell(role)
        if not cell.text:
            return default
        try:
            return look(cell.text)
        except NotAFigure as unread:
            self.fault(column, cell.text, unread.why)
        except Unknown as unknown:
            self.fault(column, cell.text, unknown.why)
        return None

    def values(self) -> list[tuple[Column, Cell]]:
        cells = [(column, self.sheet.at(self.row, column.number)) for column in self.form.columns if column.role == "value"]
        return [(column, cell) for column, cell in cells if cell.text.casefold() not in NOTHING]

    def name(self) -> tuple[str, Column | None]:
        """The id of the indicator, else its name without its number."""
        names = [(bare(cell.text), column) for cell, column in (self.cell("id"), self.cell("indicator")) if cell.text]
        return names[-1] if names and fold(names[0][0]) not in self.known.indicators else names[0] if names else ("", None)


def _indicator(row: _Row, amount: Amount, unit: str) -> Indicator | None:
    """The indicator of a row; of several with one name that which is counted in the unit the row names."""
    name, column = row.name()
    meant = row.known.indicators.get(fold(name), ())
    measured = [indicator for indicator in meant if (amount.unit or unit) and _fits(amount, unit, indicator)]
    chosen = measured if len(meant) > 1 and measured else list(meant)
    if len(chosen) == 1:
        return chosen[0]
    key = "several_indicators" if chosen else "unknown_indicator"
    offered = (
        "; ".join(f"{indicator.id} ({unit_words(indicator.unit).vi})" for indicator in chosen)
        or "; ".join(near(name, row.known.indicators))
        or "–"
    )
    row.fault(column, name, words(f"intake.{key}", near=offered, allowed=offered))
    return None


def _fits(amount: Amount, unit: str, indicator: Indicator) -> bool:
    try:
        convert(amount.value, amount.unit or unit, indicator.unit, scaled=amount.scaled)
    except NotAFigure:
        return False
    return True


def _amount(cell: Cell, style: Style | None) -> Amount:
    """The figure of a cell: a number as the workbook keeps it, else what its text says."""
    if cell.number is not None:
        if abs(cell.number) >= LARGEST:
            raise NotAFigure("too_large", f"{cell.number:.3e}")
        return Amount(cell.number, unit="percent" if cell.percent else "")
    return read(cell.text, style)


def _unit(text: str) -> MeasureUnit:
    """The unit a cell names, in words or by its id."""
    return MeasureUnit(text) if known(f"unit.{text}") else measure_of(text)


def _measure(row: _Row) -> tuple[str, Decimal, bool] | None:
    measure = row.read_cell("unit", _unit, MeasureUnit())
    return None if measure is None else (measure.unit, measure.factor, measure.scaled)


def _value(row: _Row, column: Column, cell: Cell) -> tuple[Indicator, Amount, Decimal] | None:
    """The indicator, the amount and its value in the indicator's unit; None with a fault in the cell that is wrong."""
    unit = _measure(row)
    if unit is None:
        return None
    try:
        amount = _amount(cell, row.defaults.style)
        indicator = _indicator(row, amount, unit[0])
        if indicator is None:
            return None
        own = bool(amount.unit) or amount.scaled
        value, measured = (amount.value, amount.unit) if own else (amount.value * unit[1], unit[0])
        return indicator, amount, convert(value, measured, indicator.unit, scaled=amount.scaled or (not own and unit[2]))
    except NotAFigure as unread:
        row.fault(column, cell.text, unread.why)
        return None


def _entry(row: _Row, column: Column, cell: Cell) -> ParsedFigure | None:
    figure = _value(row, column, cell)
    scope = row.read_cell("scope", lambda text: one_of(text, row.known.scopes, "scope"), row.known.scope)
    period = row.read_cell("period", read_period, column.period or row.defaults.period)
    kind = row.read_cell("kind", kind_of, column.kind or row.defaults.kind)
    source = row.read_cell("source", lambda text: one_of(text, row.known.sources, "source"), row.defaults.source)
    sign = row.read_cell("qualifier", qualifier_of, "")
    if period == "":
        row.lacks("period")
    if source == "":
        row.lacks("source")
    if figure is None or not period or not source or kind is None or scope is None or sign is None:
        return None
    indicator, amount, value = figure
    note = "; ".join(filter(None, (amount.note, row.cell("note")[0].text)))
    place = get_column_letter(column.number)
    return ParsedFigure(row.sheet.name, row.row, place, indicator, scope, value, sign or amount.qualifier, period, kind, source, note)


def _read_row(row: _Row) -> Iterable[ParsedFigure]:
    """The figures of a row; a heading of a section, a remark or an empty row has none."""
    name, column = row.name()
    values = row.values()
    if not name and values:
        row.fault(row.form.of("indicator") or column, "", words("intake.no_indicator"))
    if not name or not values or REMARK.match(fold(name)):
        return
    for value, cell in values:
        entry = _entry(row, value, cell)
        if entry:
            yield entry


def _twice(entries: Sequence[ParsedFigure], out: Checked) -> list[ParsedFigure]:
    """The figures without those that say another value for the same thing again; they are faults."""
    first: dict[tuple[str, ...], ParsedFigure] = {}
    for entry in entries:
        earlier = first.setdefault(entry.key, entry)
        if (earlier.value, earlier.qualifier) != (entry.value, entry.qualifier):
            why = words("intake.twice", sheet=earlier.sheet, cell=f"{earlier.column}{earlier.row}")
            out.faults.append(Fault(entry.sheet, entry.row, entry.column, f"{entry.value:f}", why))
    return list(first.values())


def check_table(edition: Edition, sheets: Iterable[Sheet], defaults: Defaults) -> Checked:
    """Read every figure of the sheets of a table.

    Rows without a figure (headings of sections, remarks) are passed over; whatever should be a figure and cannot be read is a fault with
    sheet, row, column, value and reason. A sheet without a heading is a fault of the sheet.
    """
    known, out, entries = known_of(edition), Checked(), list[ParsedFigure]()
    for sheet in sheets:
        form = form_of(sheet)
        if form is None:
            if sheet.rows:
                out.faults.append(Fault(sheet.name, None, "", "", words("intake.no_heading")))
            continue
        out.ignored += [column.heading for column in form.columns if column.role == "ignored" and column.heading]
        for number in each(range(form.first, len(sheet.rows) + 1)):
            if len(out.faults) >= MOST_FAULTS:
                out.faults.append(Fault(sheet.name, number, "", "", words("intake.too_many", most=MOST_FAULTS)))
                break
            entries += _read_row(_Row(sheet, form, number, known, defaults, out))
    out.entries = _twice(entries, out)
    out.faults = list(dict.fromkeys(out.faults))
    return out
