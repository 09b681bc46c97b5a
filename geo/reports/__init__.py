"""Reports of readers that something on the map is wrong: what one is, how it is kept, listed and taken out."""

from geo.reports.report import CONTACT_LONGEST, MESSAGE_LONGEST, MESSAGE_SHORTEST, Report, said
from geo.reports.shelf import MONTHS, keep, old, shelf
from geo.reports.table import csv_bytes, listed, xlsx_bytes

__all__ = [
    "CONTACT_LONGEST",
    "MESSAGE_LONGEST",
    "MESSAGE_SHORTEST",
    "MONTHS",
    "Report",
    "csv_bytes",
    "keep",
    "listed",
    "old",
    "said",
    "shelf",
    "xlsx_bytes",
]
