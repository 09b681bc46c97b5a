"""Where reports are kept, and for how long."""

from geo.mailbox import Box
from geo.reports.report import Report
from geo.store import Entry, Store

BOX = Box(
    file="reports",
    words="report",
    columns=("time", "what", "message", "contact", "link", "lang", "id"),
    head=("time", "what", "id"),
    tail=("link", "contact"),
)
MONTHS = BOX.months


def shelf() -> Store:
    """The store of reports. Raises Unkept when there is no place for it."""
    return BOX.store()


def keep(report: Report) -> Entry:
    """Keep a report, and let go of those that were kept long enough. Raises Full or Unkept."""
    return BOX.keep(report.model_dump())
