"""What a figure is of: its unit of measure, its time, result or target, the unit of the place, its source; read where each is written."""

from collections.abc import Callable
from decimal import Decimal

from geo.intake.columns import spans_offered
from geo.intake.grid import ref
from geo.intake.headings import Column, Role
from geo.intake.scopes import is_over, meant
from geo.intake.table import OWN, NoFigure, Row
from geo.intake.times import last_day, spans_in
from geo.intake.values import UnitFrom, fitting, in_unit
from geo.intake.vocabulary import Indicator, Unknown, near
from geo.language import Words, fold, words
from geo.measures import NotAFigure, read_period
from geo.measures.units import MeasureUnit, unit_words
from geo.spreadsheets import Cell

MONEY = ("tỷ đồng", "triệu đồng", "nghìn đồng", "đồng")


def unit_of(
    row: Row, column: Column, cell: Cell, indicators: tuple[Indicator, ...], named: UnitFrom | None, shown: UnitFrom | None
) -> UnitFrom:
    """The unit of a figure where it is written: in a cell of its row, behind its name, in the heading, above the table; else it is asked.

    Where two of these differ it is asked too: one of them is wrong, and by a thousand.
    """
    written = [unit for unit in (shown, _unit_cell(row), named) if unit]
    if column.unit:
        written.append(UnitFrom(column.unit, f"{ref(row.table.form.head[-1], column.number)}: {column.heading}"))
    lines = row.table.form.around.unit_lines([other.number for other in row.table.form.columns])
    fits = [UnitFrom(line.measure, line.where) for line in lines if fitting(line.measure, indicators)]
    written += fits if len({line.measure for line in fits}) == 1 else []
    if not written:
        return _asked_unit(row, column, cell, indicators[0].unit)
    fitted = [(unit, indicator) for unit in written for indicator in fitting(unit.measure, indicators)[:1]]
    if len({in_unit(Decimal(1), unit.measure, indicator) for unit, indicator in fitted}) < 2:  # noqa: PLR2004 - two of them differ
        return written[0]
    offers = {unit.where: unit for unit, _ in fitted}
    about = tuple(offers)
    answers = [(place, Words(place, place)) for place in offers]
    return offers[row.ask("units_differ", column, cell.text, answers, about, places="; ".join(offers))]


def _unit_cell(row: Row) -> UnitFrom | None:
    """The unit in a cell of a row, or what its ditto repeats. Raises NoFigure for one that is not known."""
    text, place = row.cell("unit")
    if not place or not text:
        return None
    ditto = text.casefold() in row.words.phrases["ditto"]
    plain = row.table.above.unit if ditto else text
    row.table.above.unit = plain
    try:
        return UnitFrom(row.words.measure(plain), f"{ref(row.number, place.number)}: {text}" + (f" ({plain})" if ditto else ""))
    except NotAFigure as unread:
        raise row.unread(place, text, unread) from unread


def _asked_unit(row: Row, column: Column, cell: Cell, unit: str) -> UnitFrom:
    """The unit that the reader names; asked once for all money of the table, and once for each other unit."""
    offers = [(OWN, words("intake.answer_own", unit=unit_words(unit)))]
    money = unit.startswith("vnd")
    if money:
        offers += [(name, Words(name, name)) for name in MONEY]
    about = "money" if money else unit
    answer = row.ask("unit", column, cell.text, offers, (about,), unit=unit_words(unit), name=row.name()[0])
    return UnitFrom(MeasureUnit(unit) if answer == OWN else row.words.measure(answer), "")


def kind_of(row: Row, column: Column) -> tuple[str, str]:
    """Result or target, and the sign of an estimate; a row and its column that say different things are a fault."""
    text, place = row.cell("kind")
    if not text:
        return column.kind or row.table.defaults.kind, ""
    kind = row.words.kinds.get(fold(text), "")
    meant_kind = "target" if kind == "target" else "result"
    if kind not in ("result", "target", "estimate") or (column.kind and column.kind != meant_kind):
        row.fault("unknown_kind", place, text)
    return meant_kind, "≈" if kind == "estimate" else ""


def period_of(row: Row, column: Column, cell: Cell) -> str:
    """The time of a figure as figures.csv keeps it; where row and heading differ, or nothing says when, it is asked."""
    text, place = row.cell("period")
    own, section = row.table.spans[column.number], row.table.above.heading
    if text:
        period = _read_period(row, text, place)
        own = period if not column.period or period == column.period else ""
    elif section and section.period and not column.period:
        own = section.period
    if own:
        return own
    spans = list(dict.fromkeys([*spans_offered(row.table.form, row.table.defaults.period), *([period] if text else [])]))
    if not spans:
        column_of_times = row.table.form.of("period")
        row.table.fault("no_period", row.number if column_of_times else None, column_of_times, "", words("intake.no_period"))
        raise NoFigure
    offers = [(span, Words(span, span)) for span in spans]
    return row.ask("period", column, cell.text, offers, (str(column.number),), heading=column.heading)


def _read_period(row: Row, text: str, place: Column | None) -> str:
    """The time in a cell, as people and headings write it. Raises NoFigure."""
    spans, rest = spans_in(text)
    if len(spans) == 1 and not fold(rest):
        return spans[0]
    try:
        return read_period(text)
    except NotAFigure as unread:
        raise row.unread(place, text, unread) from unread


def scope_of(row: Row, column: Column, cell: Cell, named: tuple[str, ...], period: str) -> str:
    """The unit of the place a figure is of; where nothing or several are named it is asked, and one that had ended is a fault."""
    scopes, text, place = _named_scopes(row, column, named)
    edition, whole = row.table.edition, (row.words.scope,)
    day = last_day(period) if row.cell("period")[0] else row.table.day
    is_whole = not scopes or scopes == whole
    left = whole if is_whole else meant(edition, scopes, day)
    if not left:
        row.fault("ended", place or column, text or cell.text, unit=_name_of(row, scopes[0]))
    if len(left) == 1 and not is_over(edition, left[0], period) and not (is_whole and row.table.over and not row.table.defaults.scope):
        return left[0]
    latest = [unit.id for unit in edition.units[edition.eras[-1]].values()]
    offers = [(scope, _name_of(row, scope)) for scope in ((*latest, *whole) if is_whole else left)]
    return row.ask("scope", column, cell.text, offers, (text, *scopes), period=period)


def _named_scopes(row: Row, column: Column, named: tuple[str, ...]) -> tuple[tuple[str, ...], str, Column | None]:
    """The units that a figure may be of, by the nearest that names any: its row, section or column, the lines above, the reader."""
    text, place = row.cell("scope")
    scopes = row.words.scopes_of(text) if text else named
    if text and not scopes and row.words.starts(text, "total"):
        raise NoFigure
    if text and not scopes:
        like = near(text, row.words.scopes, row.words)
        row.fault("unknown_scope", place, text, near="; ".join(like) or "–")
    if row.table.above.elsewhere and not scopes and not column.scopes:
        row.table.aside("unknown_scope", row.number, column.number, row.name()[0])
        raise NoFigure
    given = (row.table.defaults.scope,) if row.table.defaults.scope else ()
    return scopes or column.scopes or row.table.above.scopes or row.table.form.around.scopes or given, text, place


def _name_of(row: Row, scope: str) -> Words:
    if scope == row.words.scope:
        name = next(iter(row.table.edition.place.scope_names), scope)
        return Words(name, name)
    return row.table.edition.unit(scope).name


def listed(row: Row, role: Role, look: Callable[[str], str]) -> str:
    """What a cell names that must be known; empty where it says nothing. Raises NoFigure."""
    text, place = row.cell(role)
    if not text:
        return ""
    try:
        return look(text)
    except Unknown as unknown:
        row.table.fault(unknown.key, row.number, place, text, unknown.why)
        raise NoFigure from unknown
