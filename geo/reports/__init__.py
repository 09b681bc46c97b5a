"""Reports of readers that something on the map is wrong: what one is, and how it is kept."""

from geo.reports.report import CONTACT_LONGEST, MESSAGE_LONGEST, MESSAGE_SHORTEST, Report, said
from geo.reports.shelf import BOX, MONTHS, keep, shelf

__all__ = ["BOX", "CONTACT_LONGEST", "MESSAGE_LONGEST", "MESSAGE_SHORTEST", "MONTHS", "Report", "keep", "said", "shelf"]
