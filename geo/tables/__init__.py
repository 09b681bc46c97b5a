"""What a valid table is, and the reader that checks it: all faults at once."""

from geo.faults import Fault, fault
from geo.tables.reader import read
from geo.tables.schema import Column, Rule, Table

__all__ = ["Column", "Fault", "Rule", "Table", "fault", "read"]
