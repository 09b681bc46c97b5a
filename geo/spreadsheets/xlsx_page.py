"""One worksheet while it passes by: where its cells lie, which are shown otherwise than they are kept, what is merged and hidden."""

from collections.abc import Iterable, Mapping
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
    """What the pages of a workbook share: formats, decimals and old fonts by style, texts of several runs, and how many cells were met."""

    formats: Mapping[str, str]
    rounds: Mapping[str, int]
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
        self.cells, self.dressed = 0, book.formats.keys() | book.old.keys()
        self.merged: set[Span] = set()
        self.rare = {
            "row": self._row,
            "f": self._formula,
            "is": self._hear_texts,
            "col": self._hide_columns,
            "mergeCell": self._merge,
        }

    def listen(self, parser: expat.XMLParserType) -> None:
        """Be told what a parser reads; of texts from the first on."""
        self.parser = parser
        parser.StartElementHandler = self._begin

    def plain_row(self, row: int, cells: int, dressed: Iterable[tuple[int, str]]) -> None:
        """A row with a number of its own, how many cells have a value, and the columns and styles of those that look like something.

        Raises FileRefused for more cells than fit.
        """
        self.row, self.cells = row, self.cells + cells
        for column, style in dressed:
            if style in self.book.formats:
                self.look.formats[row, column] = self.book.formats[style]
            if style in self.book.old:
                self.look.fonts[row, column] = self.book.old[style]
        self._count()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins, by its name as it is written; cells and values come first, as there are so many."""
        tag = self.local(name)
        if tag == "c":
            ref = attributes.get("r", "")
            self.column = self.columns.get(ref.removesuffix(self.at), 0) or self._column(ref)
            self.style, self.kind = attributes.get("s", "0"), attributes.get("t", "n")
        elif tag == "v":
            self.cells += 1
            self._dress()
        elif tag in self.rare:
            self.rare[tag](attributes)
        if self.inline:
            self.book.rich.start(tag, attributes)

    def _hear_texts(self, _: dict[str, str]) -> None:
        """A text that stands in the sheet itself: from the first on, they are listened to."""
        self.cells += 1
        self._dress()
        if not self.inline:
            self.inline = True
            self.parser.CharacterDataHandler = self.book.rich.letters
            self.parser.EndElementHandler = self.book.rich.stop

    def _formula(self, _: dict[str, str]) -> None:
        self.look.formulas += 1
        if self.kind != "str":  # a formula may give an empty text
            self.look.doubts.setdefault((self.row, self.column), "unkept")

    def _row(self, attributes: dict[str, str]) -> None:
        self._count()
        self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        self.at, self.column = str(self.row), 0
        if (attributes.get("hidden") in ("1", "true") or attributes.get("ht") == "0") and self.row <= ROWS:
            self.look.hidden_rows.add(self.row)

    def _column(self, ref: str) -> int:
        """The column of a cell of a new one, or that does not say where it stands: it is the next then."""
        if not ref:
            return self.column + 1
        letters = ref.removesuffix(self.at)
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):  # noqa: PLR2004 - XFD is the last
            raise FileRefused("broken")
        return self.columns.setdefault(letters, column_number(letters.upper()))

    def _dress(self) -> None:
        """How a cell with something in it looks. Raises FileRefused for one beyond the last row or column."""
        place = (self.row, self.column)
        if self.row > ROWS:
            raise FileRefused("rows", most=ROWS, row=self.row)
        if self.column > COLUMNS:
            raise FileRefused("columns", most=COLUMNS, row=self.row)
        if self.kind == "e":
            self.look.doubts[place] = "error"
        if self.style in self.book.rounds:
            self.look.rounds[place] = self.book.rounds[self.style]
        if self.style in self.book.formats:
            self.look.formats[place] = self.book.formats[self.style]
        if self.style in self.book.old:
            self.look.fonts[place] = self.book.old[self.style]

    def _count(self) -> None:
        self.book.cells, self.cells = self.book.cells + self.cells, 0
        if self.book.cells > CELLS:
            raise FileRefused("cells", most=CELLS)

    def end(self) -> None:
        """The part is over. Raises FileRefused for more cells than fit."""
        self._count()

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
