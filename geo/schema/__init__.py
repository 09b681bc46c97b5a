"""What a valid table is, and the reader that checks it: all faults at once."""

from geo.schema.faults import Fault, fault
from geo.schema.reader import read
from geo.schema.table import Column, Rule, Table

__all__ = ["Column", "Fault", "Rule", "Table", "fault", "read"]
