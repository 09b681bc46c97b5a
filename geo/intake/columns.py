"""Of which time a column is: what its heading says, else the report; the same period, and sums from January, by their neighbours."""

from geo.intake.headings import Column
from geo.intake.layout import Form
from geo.intake.times import from_january, last_day, moved

WHOLE = len("2025")
"""Letters of a span that is a whole year."""


def based(form: Form, given: str) -> str:
    """The time of a report: what the lines above it say, else what is given; empty where they name several."""
    return form.around.period if form.around.spans else given


def _neighbour(form: Form, column: Column, base: str) -> str:
    """The span of which a column gives the same months of another year; empty where that could be several."""
    reported = {other.period for other in form.values if not other.same and other.kind != "target" and len(other.period) > WHOLE}
    reported |= {from_january(base)} if any(other.cumulative and not other.period for other in form.values) and base else set()
    if len(reported) > 1:
        after = [other for other in form.values if other.number > column.number and other.period in reported]
        near = after[0] if after and after[0].number == column.number + 1 else None
        return near.period if near and not any(other.same and other is not column for other in form.values) and len(after) == 1 else ""
    whole = {other.period for other in form.values if not other.same and other.kind != "target" and other.period}
    return next(iter(reported), "") or base or (whole.pop() if len(whole) == 1 else "")


def span_of(form: Form, column: Column, given: str) -> str:
    """The span of a column as figures.csv keeps it; empty when it must be asked for. ``given`` holds where the table names none."""
    base = based(form, given)
    if column.same and not column.dated and len(column.period) > WHOLE:
        return moved(column.period, -1)
    if column.same and len(column.period) <= WHOLE:
        beside = _neighbour(form, column, base)
        if not beside:
            return ""
        return moved(beside, int(column.period) - int(beside[:WHOLE]) if column.period else -1)
    if column.cumulative:
        return from_january(column.period or base) if column.period or base else ""
    if column.period or column.kind != "target":
        return column.period or base
    return base if len(base) == WHOLE else ""


def reported(form: Form, given: str) -> str:
    """The last day that the report speaks of: of its results, else of the time it names; empty for none."""
    ends = [last_day(span) for column in form.values if column.kind != "target" and (span := span_of(form, column, given))]
    base = based(form, given)
    return max(ends, default=last_day(base) if base else "")


def spans_offered(form: Form, given: str) -> list[str]:
    """What could be meant where a column does not say when."""
    base = based(form, given)
    spans = [base, base[:WHOLE], from_january(base)] if base else [*form.around.spans]
    return list(dict.fromkeys([*spans, *(column.period for column in form.values if column.period)]))
