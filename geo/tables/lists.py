"""Lists to choose from in a workbook that people edit: short ones in the rule of a cell, long ones in a hidden sheet."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from geo.schema.offered import LISTS, inline, list_columns

Known = Mapping[str, Sequence[str]]
"""The ids that cells are chosen from, by the column or the kind of column."""


class Lists:
    """The long lists of a workbook, each written once."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._long: list[tuple[str, ...]] = []

    def formula(self, values: tuple[str, ...]) -> str:
        """Where a cell's rule finds these values."""
        if short := inline(values):
            return short
        if values not in self._long:
            self._long.append(values)
        return list_columns(self._long)[1][self._long.index(values)]

    def write(self, book: Workbook) -> None:
        """The hidden sheet, where there are long lists."""
        if self._long:
            page = book.create_sheet(LISTS)
            page.sheet_state = page.SHEETSTATE_HIDDEN
            for row in list_columns(self._long)[0]:
                page.append(row)
