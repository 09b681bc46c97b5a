"""One worksheet while it passes by: where its cells lie, which are shown otherwise than they are kept, what is merged and hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from geo.spreadsheets.limits import CELLS, COLUMNS, MERGED, ROWS, FileRefused
from geo.spreadsheets.sheet import Look, Span
from geo.spreadsheets.xlsx_elements import Elements
from geo.spreadsheets.xlsx_texts import RichTexts


def column_number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass
class Workbook:
    """What the pages of a workbook share: formats and old fonts by style, texts of several runs, and how many cells were met."""

    formats: Mapping[str, str]
    old: Mapping[str, str]
    rich: RichTexts
    cells: int = 0


class Page(Elements):
    """One worksheet; its ``look`` is whole when its part is over."""

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self.book, self.look = book, Look()
        self.row, self.at, self.column, self.style, self.kind, self.inline = 0, "", 0, "", "n", False
        self.columns: dict[str, int] = {}
        self.merged: set[Span] = set()
        self.rare = {"row": self._row, "col": self._hide_columns, "mergeCell": self._merge}

    def listen(self, parser: expat.XMLParserType) -> None:
        """Be told what a parser reads; of texts from the first on."""
        super().listen(parser)
        self.parser = parser

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises FileRefused for more cells than fit."""
        if tag == "c":
            self._cell(attributes.get("r", ""), attributes.get("s", ""), attributes.get("t", "n"))
        elif tag in ("v", "is"):
            self._used()
            if tag == "is" and not self.inline:
                self._hear_texts()
        elif tag == "f":
            self.look.formulas += 1
            if self.kind != "str":  # a formula may give an empty text
                self.look.doubts.setdefault((self.row, self.column), "unkept")
        elif tag in self.rare:
            self.rare[tag](attributes)
        if self.inline:
            self.book.rich.start(tag, attributes)

    def _hear_texts(self) -> None:
        """From its first text that stands in the sheet itself on, texts are listened to."""
        self.inline = True
        self.parser.CharacterDataHandler = self.book.rich.letters
        self.parser.EndElementHandler = lambda name: self.book.rich.stop(self.local(name))

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        self.at, self.column = str(self.row), 0
        if (attributes.get("hidden") in ("1", "true") or attributes.get("ht") == "0") and self.row <= ROWS:
            self.look.hidden_rows.add(self.row)

    def _cell(self, ref: str, style: str, kind: str) -> None:
        self.style, self.kind, letters = style, kind, ref.removesuffix(self.at)
        if not ref:
            self.column += 1
        elif letters in self.columns:
            self.column = self.columns[letters]
        else:
            if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):  # noqa: PLR2004 - XFD is the last
                raise FileRefused("broken")
            self.column = self.columns[letters] = column_number(letters.upper())

    def _used(self) -> None:
        place = (self.row, self.column)
        self.book.cells += 1
        if self.kind == "e":
            self.look.doubts[place] = "error"
        if self.row > ROWS:
            raise FileRefused("rows", most=ROWS, row=self.row)
        if self.column > COLUMNS:
            raise FileRefused("columns", most=COLUMNS, row=self.row)
        if self.book.cells > CELLS:
            raise FileRefused("cells", most=CELLS)
        if self.style in self.book.formats:
            self.look.formats[place] = self.book.formats[self.style]
        if self.style in self.book.old:
            self.look.fonts[place] = self.book.old[self.style]

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true") or float(attributes.get("width", 1)) == 0:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.look.hidden_columns.update(range(first, min(last, COLUMNS) + 1))

    def _merge(self, attributes: dict[str, str]) -> None:
        left, top, right, bottom = range_boundaries(attributes.get("ref", ""))
        if not (left and top and right and bottom):
            raise FileRefused("broken")
        span = (int(left), int(top), int(right), int(bottom))
        if span not in self.merged:
            self.merged.add(span)
            self.look.merged.append(span)
        if len(self.merged) > MERGED:
            raise FileRefused("merged", most=MERGED)
