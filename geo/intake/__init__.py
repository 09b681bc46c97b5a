"""A table that an official brings: opened within limits, checked cell by cell, compared with what is known; nothing is ever written."""

from geo.intake.check import Defaults, check_table
from geo.intake.limits import FileRefused
from geo.intake.merge import MergeResult, NewSource, fault_list, merge_figures
from geo.intake.reading import read_table
from geo.intake.sheets import open_table
from geo.intake.template import template_book

__all__ = [
    "Defaults",
    "FileRefused",
    "MergeResult",
    "NewSource",
    "check_table",
    "fault_list",
    "merge_figures",
    "open_table",
    "read_table",
    "template_book",
]
