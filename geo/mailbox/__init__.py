"""What readers send us, whatever it is: kept for so long, listed, exported and deleted by the operator alone."""

from geo.mailbox.box import Box
from geo.mailbox.table import csv_bytes, listed, xlsx_bytes

__all__ = ["Box", "csv_bytes", "listed", "xlsx_bytes"]
