"""What is wrong in a data file, said so that the person who edits it can put it right."""

from dataclasses import dataclass

from geo.language import Lang, Words, word, words

LONGEST = 80
"""Characters of a wrong value that are shown."""


@dataclass(frozen=True)
class Fault:
    """One fault: the file (relative to the data folder), the row as Excel counts it, the column, the value and why it is wrong.

    ``row`` is None for a fault of the whole file; for GeoJSON it is the number of the feature, counted from 1. ``part`` names what the
    file consists of where that is no row ("slide 3"). ``mended`` faults harm nothing: the file is told as it last was sound.
    """

    file: str
    row: int | None
    column: str
    value: str
    why: Words
    part: Words | None = None
    mended: bool = False

    def text(self, lang: Lang) -> str:
        """The fault as one sentence in ``lang``."""
        parts = [self.file]
        if self.row is not None:
            parts.append(word("fault.row", lang, n=self.row))
        if self.part:
            parts.append(self.part.text(lang))
        if self.column:
            parts.append(word("fault.column", lang, name=self.column))
        shown = self.value if len(self.value) <= LONGEST else f"{self.value[:LONGEST]}…"
        return ", ".join(parts) + ": " + (f"“{shown}” – " if shown else "") + self.why.text(lang)

    @property
    def both(self) -> Words:
        """The sentence in both languages."""
        return Words(self.text("vi"), self.text("en"))


def fault(file: str, key: str, /, *, row: int | None = None, column: str = "", value: object = "", **values: str | int | Words) -> Fault:
    """A fault whose reason is ``fault.<key>`` of the locale files, filled with ``values``."""
    return Fault(file, row, column, str(value).encode(errors="replace").decode(), words(f"fault.{key}", **values))
