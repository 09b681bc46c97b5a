"""What a valid table is, and the reader that checks it: all faults at once."""

from geo.schema.reader import read
from geo.schema.table import Column, Rule, Table

__all__ = ["Column", "Rule", "Table", "read"]
