"""Where reports are kept, and for how long."""

from datetime import UTC, datetime

from geo.reports.report import Report
from geo.store import Entry, Room, Store

MONTHS = 12
ROOM = Room(a_day=200, size=10_000_000)


def shelf() -> Store:
    """The store of reports. Raises Unkept when there is no place for it."""
    return Store("reports", ROOM)


def old(today: datetime | None = None) -> str:
    """The moment (UTC, ISO 8601) before which a report has been kept long enough."""
    day = today or datetime.now(UTC)
    last = datetime(day.year, day.month, 28, tzinfo=UTC) if (day.month, day.day) == (2, 29) else day
    return last.replace(year=day.year - MONTHS // 12).isoformat(timespec="seconds")


def keep(report: Report) -> Entry:
    """Keep a report, and let go of those that were kept long enough. Raises Full or Unkept."""
    store, limit = shelf(), old()
    if (first := next(store.entries(), None)) is not None and first["time"] < limit:
        store.delete(lambda entry: entry["time"] < limit)
    return store.append(report.model_dump())
