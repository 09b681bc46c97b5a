"""The figures of a row: what its name means, which of its cells hold figures, and whether a cell shows what the file keeps."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

from openpyxl.utils import get_column_letter

from geo.intake.dimensions import kind_of, listed, period_of, scope_of, unit_of
from geo.intake.figures import ParsedFigure
from geo.intake.footnotes import estimated as is_estimate
from geo.intake.footnotes import note_of
from geo.intake.grid import ref
from geo.intake.heading_rows import is_number
from geo.intake.headings import Column, Role, understood
from geo.intake.names import Meaning, meaning
from geo.intake.table import ASIDE, NoFigure, Row, Table, aside_offer
from geo.intake.times import YEAR
from geo.intake.values import NOTHING, UnitFrom, amount_of, fitting, in_unit
from geo.intake.vocabulary import Indicator, qualifier_of, source_of
from geo.language import Words, words
from geo.measures import Amount, NotAFigure
from geo.measures.units import MeasureUnit, unit_words
from geo.spreadsheets import Cell

FAULTY = ("unkept", "error", "date", "twofold")
"""Differences between what is shown and what is kept that only the file can mend."""
NOUGHT = Amount(Decimal(0))
NAMING: tuple[Role, ...] = ("indicator", "id", "scope")
"""What names a row; a table without any has its times in rows."""
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_DIGITS = re.compile(r"[^\d.-]|\.(?!\d)|(?<!^)-")
RAISED = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]")


def _values(row: Row) -> list[tuple[Column, Cell]]:
    """The cells that say something below headings of figures; where a heading is not understood only figures, or what narrows a name."""
    form = row.table.form
    first = min((column.number for column in form.values), default=0)
    cells = [(column, row.table.grid.over(row.number, column.number)) for column in form.columns if column.role in ("value", "unclear")]
    return [
        (column, cell)
        for column, cell in cells
        if (cell.doubt or cell.text.casefold() not in NOTHING) and (column.role == "value" or column.number < first or _is_figure(cell))
    ]


def _is_figure(cell: Cell) -> bool:
    return cell.number is not None or bool(cell.doubt) or any(letter.isdigit() for letter in cell.text)


def heads_again(table: Table, number: int) -> bool:
    """Whether a row heads what is below it anew: times or kinds stand where figures should, and no name of an indicator before them."""
    row = Row(table, number)
    cells = [table.grid.at(number, column.number) for column in table.form.values]
    texts = [cell.text for cell in cells if cell.text]
    if not texts or any(is_number(cell) or cell.doubt for cell in cells) or row.is_known(row.name()[0]):
        return False
    heads = [understood(0, [text], row.words, "") for text in texts]
    named = row.name()[0] and all(YEAR.fullmatch(text) for text in texts)
    return all(head.role == "value" and (head.period or head.kind) for head in heads) and not named


def figures_of(table: Table, number: int) -> Iterator[ParsedFigure]:
    """The figures of a row; a heading of a section, a remark, a signature or an empty row has none."""
    row = Row(table, number)
    name, place = row.name()
    values = _values(row)
    if not values:
        table.above.enter(name, row.words, table.form.around.period[:4])
    if not values or row.words.starts(name, "remark") or not (any(_is_figure(cell) for _, cell in values) or row.is_known(name)):
        return
    if not name and any(table.form.of(role) for role in NAMING):
        if any(cell.number is not None for _, cell in values):
            table.fault("no_indicator", number, table.form.of("indicator") or place, "", words("intake.no_indicator"))
        return
    with suppress(NoFigure):
        row.agree()
        about = meaning(row, name, place) if name else Meaning()
        for column, cell in values if about else []:
            if not _is_figure(cell) and column.role == "unclear":
                _understood(row, column, cell)  # until it is known what narrows the name, the row has no figures
                continue
            with suppress(NoFigure):
                yield from _figure(row, column, cell, about or Meaning())


def _figure(row: Row, column: Column, cell: Cell, about: Meaning) -> Iterator[ParsedFigure]:
    """The figure of a cell, or nothing after saying why. Raises NoFigure."""
    column = _understood(row, column, cell)
    _sound(row, column, cell)
    indicators = _indicators(row, column, cell, about.indicators)
    amount = _amount(row, column, cell)
    indicator, value, unit_from = _value(row, column, cell, amount, indicators, about.unit)
    kind, estimated = kind_of(row, column)
    period = period_of(row, column, cell)
    scope = scope_of(row, column, cell, about.scopes, period)
    source = listed(row, "source", lambda text: source_of(text, row.words)) or row.table.defaults.source
    notes = list(filter(None, (amount.note, note_of(cell.text, row.table.notes) if cell.number is None else "", row.cell("note")[0])))
    if kind == "result" and any(is_estimate(note, row.words) for note in notes):
        estimated = "≈"
    shown = "" if amount.qualifier == "=" else amount.qualifier
    sign = listed(row, "qualifier", qualifier_of) or shown or estimated or column.qualifier or "="
    _say_rounding(row, column, cell)
    note, sheet, letter = "; ".join(notes), row.table.grid.name, get_column_letter(column.number)
    yield ParsedFigure(sheet, row.number, letter, indicator, scope, value, sign, period, kind, source, note, unit_from)


def _say_rounding(row: Row, column: Column, cell: Cell) -> None:
    """Say once for a column that its cells show less of a number than the file keeps, which is what is read."""
    table, at, shown = row.table, row.number, _DIGITS.sub("", cell.text)
    if column.number in table.rounded or cell.number is None:
        return
    if column.number in table.grid.sheet.rounded:
        at, shown = table.grid.sheet.rounded[column.number]
    number = table.grid.at(at, column.number).number
    if number is not None and _PLAIN.fullmatch(shown) and Decimal(shown) != number:
        table.rounded.add(column.number)
        table.aside("rounded", at, column.number, f"{shown} ← {number:f}")


def _understood(row: Row, column: Column, cell: Cell) -> Column:
    """A column as its heading and that of its section say, or as its reader does where these do not, or contradict each other."""
    above = row.table.above.heading
    if above and ((above.kind and column.kind not in ("", above.kind)) or (above.period and column.period not in ("", above.period))):
        column = replace(column, role="unclear", heading=f"{above.heading} / {column.heading}")
    elif above:
        column = replace(column, kind=column.kind or above.kind, qualifier=column.qualifier or above.qualifier)
    if column.role != "unclear" and column.number not in row.table.ahead:
        return column
    offers = [(kind, words(f"intake.column_is_{kind}")) for kind in ("result", "target", "estimate", ASIDE)]
    answer = row.ask("column", column, cell.text, offers, (str(column.number), column.heading), heading=column.heading)
    if answer == ASIDE:
        raise NoFigure
    sign = "≈" if answer == "estimate" else column.qualifier
    return replace(column, role="value", kind="target" if answer == "target" else "result", qualifier=sign)


def _sound(row: Row, column: Column, cell: Cell) -> None:
    """Say how what a cell shows differs from what the file keeps, and ask where its reader can tell. Raises NoFigure."""
    _not_merged(row, column, cell)
    if cell.doubt == "unseen":
        row.table.aside("unseen", row.number, column.number, f"{cell.number or ''}")
        raise NoFigure
    if cell.doubt in FAULTY:
        row.fault(f"{cell.doubt}_value", column, cell.text)
    if cell.doubt in ("dash", "format"):
        kept = "0" if cell.doubt == "dash" else f"{cell.number}" if cell.number is not None else cell.text
        offers = [("yes", words("intake.answer_value", value=kept)), aside_offer()]
        about = (ref(row.number, column.number),)
        if row.ask(cell.doubt, column, cell.text or kept, offers, about, kept=kept, shown=cell.text or "–") == ASIDE:
            raise NoFigure


def _not_merged(row: Row, column: Column, cell: Cell) -> None:
    """A figure in a merged cell over several rows or columns of figures could be of any of them. Raises NoFigure."""
    if not row.table.grid.is_merged(row.number, column.number):
        return
    left, top, right, bottom = row.table.grid.merged(row.number, column.number)
    columns = [other.number for other in row.table.form.columns if other.role in ("value", "unclear") and left <= other.number <= right]
    if bottom == top and len(columns) == 1:
        return
    if row.number == max(top, row.table.form.first) and column.number == columns[0]:
        row.fault("merged_value", column, cell.text)
    raise NoFigure


def _indicators(row: Row, column: Column, cell: Cell, about: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """What the name of the row and the heading of the column say together."""
    if not (about and column.indicators):
        both = about or column.indicators
    else:
        both = tuple(indicator for indicator in about if indicator in column.indicators)
    if not both and about:
        row.ask("column", column, cell.text, [aside_offer()], (str(column.number),), heading=column.heading)
    if not both:
        raise NoFigure
    return both


def _amount(row: Row, column: Column, cell: Cell) -> Amount:
    if cell.doubt == "dash":
        return NOUGHT
    try:
        plain = cell._replace(before="", behind="") if cell.doubt == "format" else cell
        seen = None if RAISED.search(cell.text) else row.table.style  # a cell with a footnote was written by another hand, or another day
        return amount_of(plain, row.table.defaults.style or seen, row.words)
    except NotAFigure as unread:
        raise row.unread(column, cell.text, unread) from unread


def _value(
    row: Row, column: Column, cell: Cell, amount: Amount, indicators: tuple[Indicator, ...], named: UnitFrom | None
) -> tuple[Indicator, Decimal, str]:
    """The indicator of a figure, its value in the indicator's unit, and where its unit was read."""
    own = UnitFrom(
        MeasureUnit(amount.unit, scaled=amount.scaled), f"{ref(row.number, column.number)}: {cell.before}{cell.text}{cell.behind}"
    )
    is_own = bool(amount.unit) or amount.scaled  # "941,5 tỷ" says how many, and its indicator of what
    by_format = own if is_own and cell.number is not None and cell.behind != "%" else None
    unit = own if is_own and not by_format else unit_of(row, column, cell, indicators, named, by_format)
    fits = fitting(unit.measure, indicators)
    value = amount.value if unit is own or not by_format else cell.number or amount.value
    try:
        indicator = _chosen(row, column, fits) if fits else indicators[0]
        return indicator, in_unit(value, unit.measure, indicator), unit.where
    except NotAFigure as unread:
        raise row.unread(column, cell.text, unread) from unread


def _chosen(row: Row, column: Column, fits: list[Indicator]) -> Indicator:
    """The one indicator of several that have a name and are counted in one unit."""
    if len(fits) == 1:
        return fits[0]
    name, place = row.name()
    offers = [(fit.key, Words(*(f"{fit.id} ({unit})" for unit in unit_words(fit.unit)))) for fit in fits]
    key = row.ask("several_indicators", place or column, name, [*offers, aside_offer()], (name,))
    if key == ASIDE:
        raise NoFigure
    return next(fit for fit in fits if fit.key == key)
