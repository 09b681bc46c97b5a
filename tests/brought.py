"""Tables as an official brings them, and what the check of them finds."""

import csv
import io

from geo.intake import Defaults, check_table
from geo.spreadsheets import open_table
from tests.hostile_tables import HEAD, workbook

SOURCE = "huyendamha-kieu-mau"


def checked(edition, rows, head=HEAD, **defaults):
    """What is found in a table of one sheet."""
    return check_table(edition, open_table(workbook(rows, head)), Defaults(**{"source": SOURCE, **defaults}))


def as_csv(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()
