"""The cells of one OpenDocument sheet: where they lie, how their numbers are shown, and what is merged and hidden as far as they reach."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from geo.spreadsheets.limits import CELLS, COLUMNS, MERGED, ROWS, FileRefused
from geo.spreadsheets.number_format import EXACT, shown
from geo.spreadsheets.ods_styles import Styles
from geo.spreadsheets.sheet import Doubt, Look

NUMERIC = ("float", "percentage", "currency")
WHEN = ("date", "time")
SHAPED = (*NUMERIC, *WHEN)
DIGITS = 15
"""Significant digits of a number in a workbook."""
ERRORS = ("#", "Err:")
"""How the text of a formula's error begins."""
# Dashes are alike, and what parts digits in one language or another is left out.
_BARE = str.maketrans({**dict.fromkeys("\u2010\u2011\u2212", "-"), **dict.fromkeys(".,\t\n \u00a0\u202f", "")})
_FIXED = re.compile(r"#*,?#*0(?:\.(0+))?")
_GENERAL = re.compile(r"-?\d+(E[+-]?\d+)?")

Attributes = Mapping[str, str]


def _count(attributes: Attributes, key: str) -> int:
    """How often something stands. Raises ValueError."""
    return max(int(attributes[key]), 1) if key in attributes else 1


def _bare(text: str) -> str:
    """A number with its words, without what parts its digits."""
    bare = text.translate(_BARE)
    return bare if "-" not in bare or re.search("[1-9]", bare) else bare.replace("-", "")


@lru_cache(maxsize=512)
def _step(code: str) -> Decimal | None:
    """The last place that a code shows, if it shows all numbers with as many places: "0", "#,##0.00"."""
    fixed = _FIXED.fullmatch(code)
    return Decimal(1).scaleb(-len(fixed[1] or "")) if fixed else None


def _differs(value: str, code: str, text: str) -> bool:
    """Whether a number's code, as it was understood, shows another text than its cell does."""
    try:
        number = Decimal(f"{float(value):.{DIGITS}g}")
    except ValueError:
        return True
    if not text:
        return False
    if not code:
        return not _GENERAL.fullmatch(_bare(text))
    step = _step(code)
    if step is not None and number.is_finite():  # most are so, and far more quickly shown
        return _bare(f"{number.quantize(step, context=EXACT):f}") != _bare(text)
    cell = shown(number, code)
    return not cell.doubt and _bare(cell.text) != _bare(text)


def _doubt(attributes: Attributes, kind: str, code: str, text: str) -> Doubt:
    """How what a cell of a kind shows differs from what it keeps; of a date or time whose cell is read as a text, that it is one."""
    formula = "table:formula" in attributes
    if attributes.get("calcext:value-type") == "error" or (formula and kind in NUMERIC and text.startswith(ERRORS)):
        return "error"
    if formula and not kind and not text:
        return "unkept"
    if kind in NUMERIC:
        return "format" if _differs(attributes.get("office:value", ""), code, text) else ""
    return "date" if kind in WHEN else ""


class Page:
    """One sheet, told its columns, rows and cells as they come; attributes by names like ``office:value-type``."""

    def __init__(self, styles: Styles) -> None:
        self.look, self.styles = Look(), styles
        self.row, self.rows, self.row_style, self.used, self.column = 1, 1, "", 0, 1
        self.ends, self.defaults = [0], [""]
        self.hidden: list[tuple[int, int]] = []
        self.spans: list[tuple[int, int, int, int, int]] = []

    def columns(self, attributes: Attributes) -> None:
        """Columns of one kind."""
        first, last = self.ends[-1] + 1, self.ends[-1] + _count(attributes, "table:number-columns-repeated")
        self.ends.append(last)
        self.defaults.append(attributes.get("table:default-cell-style-name", ""))
        if attributes.get("table:visibility", "visible") != "visible":
            self.look.hidden_columns.update(range(first, min(last, COLUMNS) + 1))

    def start_row(self, attributes: Attributes) -> None:
        """A row, or several that are alike."""
        self.rows, self.column = _count(attributes, "table:number-rows-repeated"), 1
        self.row_style = attributes.get("table:default-cell-style-name", "")
        if attributes.get("table:visibility", "visible") != "visible":
            self.hidden.append((self.row, self.row + self.rows))

    def end_row(self) -> None:
        """The row is over."""
        self.row += self.rows

    def cell(self, attributes: Attributes, whole: str, read: str) -> int:
        """A cell, or several that are alike, with its text as it is kept and as it reads. How many hold something."""
        column, repeated = self.column, _count(attributes, "table:number-columns-repeated")
        self.column += repeated
        if "table:number-columns-spanned" in attributes or "table:number-rows-spanned" in attributes:
            self._span(column, _count(attributes, "table:number-columns-spanned"), _count(attributes, "table:number-rows-spanned"))
        kind, formula = attributes.get("office:value-type", ""), "table:formula" in attributes
        if not whole and not formula and kind in ("", "string"):
            return 0
        last_row, last_column = self.row + self.rows - 1, column + repeated - 1
        if last_row > ROWS:
            raise FileRefused("rows", most=ROWS, row=last_row)
        if last_column > COLUMNS:
            raise FileRefused("columns", most=COLUMNS, row=self.row)
        self.used = max(self.used, last_row)
        if self.rows * repeated <= CELLS:
            for at in range(column, last_column + 1):
                self._dress(at, attributes, whole, read)
        return self.rows * repeated

    def _span(self, column: int, width: int, height: int) -> None:
        if width == height == 1:
            return
        if len(self.spans) >= MERGED:
            raise FileRefused("merged", most=MERGED)
        self.spans.append((self.row, self.row + self.rows, column, width, height))

    def _dress(self, column: int, attributes: Attributes, whole: str, read: str) -> None:
        """What differs of a cell from what it keeps, in all rows that are alike."""
        look, kind = self.look, attributes.get("office:value-type", "")
        code, font = self.styles.cell(self._style(column, attributes))
        doubt = _doubt(attributes, kind, code, whole)
        look.formulas += self.rows if "table:formula" in attributes else 0
        differs = read != whole or kind == "time"  # how long something took is kept as "PT255H10M"
        for row in range(self.row, self.row + self.rows):
            if doubt:
                look.doubts[row, column] = doubt
            if code and kind in SHAPED:
                look.formats[row, column] = code
            if differs:
                look.texts[row, column] = read
            if font:
                look.fonts[row, column] = font

    def _style(self, column: int, attributes: Attributes) -> str:
        own = attributes.get("table:style-name") or self.row_style
        place = bisect_left(self.ends, column)
        return own or (self.defaults[place] if place < len(self.ends) else "")

    def done(self) -> Look:
        """The whole look, as far as cells reach."""
        for first, beyond in self.hidden:
            self.look.hidden_rows.update(range(first, min(beyond, self.used + 1)))
        for first, beyond, left, width, height in self.spans:
            tops = range(first, min(beyond, self.used + 1))
            if len(self.look.merged) + len(tops) > MERGED:
                raise FileRefused("merged", most=MERGED)
            self.look.merged += [(left, top, left + width - 1, top + height - 1) for top in tops]
        return self.look
