"""A file of any office program, opened within limits: what is shown is what is read, or the difference is said."""

from geo.spreadsheets.limits import FileRefused
from geo.spreadsheets.opening import open_table
from geo.spreadsheets.sheet import EMPTY, Book, Cell, Doubt, Recoded, Sheet

__all__ = ["EMPTY", "Book", "Cell", "Doubt", "FileRefused", "Recoded", "Sheet", "open_table"]
