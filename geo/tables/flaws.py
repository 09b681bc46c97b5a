"""Why a workbook is not turned into CSV: every flaw with its sheet, its cells, what stands there and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.language import Lang, Words, word
from geo.schema.faults import LONGEST


@dataclass(frozen=True)
class Flaw:
    """One flaw: where, what stands there (empty where that does not matter), why it cannot be taken and how to mend it.

    ``sheet`` as it is named, empty for the whole workbook; ``cells`` as a spreadsheet names them ("J2", "B3:C4"), empty for a whole sheet.
    """

    sheet: str
    why: Words
    cells: str = ""
    value: str = ""

    def text(self, lang: Lang) -> str:
        """The flaw as one sentence in ``lang``."""
        parts = [word("workbook.sheet", lang, name=self.sheet)] if self.sheet else []
        if self.cells:
            parts.append(word("workbook.cells", lang, cells=self.cells))
        shown = self.value if len(self.value) <= LONGEST else f"{self.value[:LONGEST]}…"
        return ": ".join(filter(None, (", ".join(parts), (f"“{shown}” – " if shown else "") + self.why.text(lang))))


class WorkbookRefused(Exception):  # noqa: N818 - what happened, as its reader would say it
    """A workbook of which nothing is written; ``flaws`` are all that it has."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__("; ".join(flaw.text("en") for flaw in flaws))
        self.flaws = tuple(flaws)
