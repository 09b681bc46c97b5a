"""A table that an official brings: understood cell by cell, compared with what is known; nothing is guessed, nothing is ever written."""

from geo.intake.check import check_table
from geo.intake.figures import Checked, Defaults, Question, TableFault
from geo.intake.marked_copy import marked
from geo.intake.merge import MergeResult, NewSource, fault_list, merge_figures
from geo.intake.reading import read_table
from geo.intake.template import template_book

__all__ = [
    "Checked",
    "Defaults",
    "MergeResult",
    "NewSource",
    "Question",
    "TableFault",
    "check_table",
    "fault_list",
    "marked",
    "merge_figures",
    "read_table",
    "template_book",
]
