"""Why a whole file is not opened, and how much a file may hold; what is used counts, not what is formatted."""

from functools import partial

from geo.language import Lang, word

MEGABYTE = 1024 * 1024
BYTES = 10 * MEGABYTE
"""Of a file as it is brought."""
UNPACKED = 60 * MEGABYTE
"""Of all parts of a workbook together, unpacked."""
PARTS = 1_000
"""Files inside a workbook."""
ROWS = 50_000
COLUMNS = 100
CELLS = 250_000
"""Cells with something in them, of all sheets together: more would keep the server from its other readers."""
SHEETS = 200
MERGED = 10_000
"""Merged ranges of a sheet that are read; more are no table."""
LETTERS = 32_767
"""Of one cell, as in Excel."""


class FileRefused(Exception):  # noqa: N818 - what happened, as its reader would say it
    """A file that is not opened: ``key`` of the reason (``file.<key>``) and what it names."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(f"{key}: {values}")
        self.key, self.values = key, values

    def __reduce__(self) -> tuple[partial["FileRefused"], tuple[()]]:
        """It leaves the worker that refused."""
        return partial(FileRefused, self.key, **self.values), ()

    def text(self, lang: Lang) -> str:
        """The reason and how to mend it, in ``lang``."""
        return word(f"file.{self.key}", lang, **self.values)
