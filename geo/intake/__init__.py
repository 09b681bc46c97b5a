"""A table that an official brings: opened within limits, checked cell by cell, compared with what is known; nothing is ever written."""

from geo.intake.check import Checked, Defaults, check
from geo.intake.limits import Refused
from geo.intake.merge import Change, NewSource, Outcome, fault_list, merge
from geo.intake.sheets import Cell, Sheet, open_table
from geo.intake.template import template

__all__ = [
    "Cell",
    "Change",
    "Checked",
    "Defaults",
    "NewSource",
    "Outcome",
    "Refused",
    "Sheet",
    "check",
    "fault_list",
    "merge",
    "open_table",
    "template",
]
