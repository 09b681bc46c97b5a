"""How the sheets of an old workbook (.xls) look: by xlrd."""

import io
from collections.abc import Sequence
from typing import Any

import xlrd  # type: ignore[import-untyped]  # it ships no types
from xlrd.formatting import Font  # type: ignore[import-untyped]  # same

from geo.spreadsheets.format_code import PLAIN, rounds_to
from geo.spreadsheets.limits import COLUMNS, MERGED, FileRefused
from geo.spreadsheets.sheet import OLD_FONTS, Look, Place
from geo.spreadsheets.xlsx_texts import raised

SUPERSCRIPT = 1
"""Font.escapement of raised letters (BIFF, record FONT)."""
NO_FONT = Font()
EMPTY = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)


class _Sink(io.TextIOBase):
    """What xlrd says about a file while it reads is not kept."""

    def write(self, text: str) -> int:
        return len(text)


def _run(text: str, font: Font) -> str:
    """Letters of one font, as they read."""
    return "" if font.struck_out else raised(text) if font.escapement == SUPERSCRIPT else text


class _Styles:
    """Of each style its number format ("" for a plain one, which shows so many decimals), its font, that font's name if old."""

    def __init__(self, book: xlrd.Book) -> None:
        self.fonts = book.font_list
        shapes = [book.format_map.get(style.format_key) for style in book.xf_list]
        codes = [(shape.format_str if shape else "") or "" for shape in shapes]
        self.codes = ["" if PLAIN.match(code) else code for code in codes]
        self.rounds = {style: places for style, code in enumerate(codes) if (places := rounds_to(code)) is not None}
        self.own = [self.font(style.font_index) for style in book.xf_list]
        self.old = [font.name if font.name.lower().startswith(OLD_FONTS) else "" for font in self.own]

    def font(self, index: int) -> Font:
        """A font by its number; a plain one where a damaged file has none."""
        return self.fonts[index] if 0 <= index < len(self.fonts) else NO_FONT

    def read(self, text: str, style: int, runs: Sequence[tuple[int, int]]) -> str:
        """A text of several runs (each where it begins, and its font) without struck letters, with raised digits."""
        starts = [0, *(start for start, _ in runs), len(text)]
        own = self.own[style] if 0 <= style < len(self.own) else NO_FONT
        fonts = [own, *(self.font(index) for _, index in runs)]
        return "".join(_run(text[start:end], font) for start, end, font in zip(starts, starts[1:], fonts, strict=False))


def _is_rounded(value: Any, kind: int, places: int | None) -> bool:
    """Whether a cell is a number with more decimals than are shown (None: all are)."""
    return places is not None and kind == xlrd.XL_CELL_NUMBER and round(value, places) != value


def _look(page: xlrd.sheet.Sheet, styles: _Styles) -> Look:
    look, rounded = Look(), set[int]()
    special = {style for style, kept in enumerate(zip(styles.codes, styles.old, strict=True)) if any(kept)}
    for row in range(page.nrows):
        for column, kind in enumerate(page.row_types(row)):
            if kind in EMPTY:
                continue
            style = page.cell_xf_index(row, column)
            if style in special:
                _dress(look, (row + 1, column + 1), styles, style)
            elif column not in rounded and _is_rounded(page.cell_value(row, column), kind, styles.rounds.get(style)):
                rounded.add(column)
                look.rounds[row + 1, column + 1] = styles.rounds[style]
            if kind == xlrd.XL_CELL_ERROR:
                look.doubts[row + 1, column + 1] = "error"
    _read_runs(page, styles, look)
    return look


def _read_runs(page: xlrd.sheet.Sheet, styles: _Styles, look: Look) -> None:
    """Texts of several fonts, as they read."""
    for (row, column), runs in page.rich_text_runlist_map.items():
        kept = page.cell(row, column)
        if kept.ctype == xlrd.XL_CELL_TEXT and (text := styles.read(kept.value, kept.xf_index, runs)) != kept.value:
            look.texts[row + 1, column + 1] = text


def _dress(look: Look, place: Place, styles: _Styles, style: int) -> None:
    """The format of a cell, and its font where that is one of before Unicode."""
    if styles.codes[style]:
        look.formats[place] = styles.codes[style]
    if styles.old[style]:
        look.fonts[place] = styles.old[style]


def _hidden(page: xlrd.sheet.Sheet, look: Look) -> None:
    """Rows and columns that are hidden or have no height or width; where rows are hidden by default, those that say nothing else."""
    for row, info in page.rowinfo_map.items():
        if info.hidden or not (info.height or info.has_default_height):
            look.hidden_rows.add(row + 1)
    if page.default_row_hidden:
        look.hidden_rows.update(row + 1 for row in range(page.nrows) if row not in page.rowinfo_map)
    look.hidden_columns.update(
        column + 1 for column, info in page.colinfo_map.items() if column < COLUMNS and (info.hidden or not info.width)
    )


def looks_of(content: bytes) -> dict[str, Look]:
    """How each sheet looks, by its name: formats, merged ranges, what is hidden, texts and fonts. Formulas are not told from values.

    Raises FileRefused: ``password`` for a workbook that wants one, ``broken`` for what xlrd cannot read.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=content, logfile=_Sink(), formatting_info=True, ragged_rows=True, ignore_workbook_corruption=True
        )
    except Exception as error:  # xlrd raises whatever damaged bytes lead to: of records, of compound documents, of letters
        raise FileRefused("password" if "encrypted" in str(error) else "broken") from error
    styles, looks = _Styles(book), dict[str, Look]()
    for page in book.sheets():
        if len(page.merged_cells) > MERGED:
            raise FileRefused("merged", most=MERGED)
        look = looks[page.name] = _look(page, styles)
        look.merged = [(left + 1, top + 1, right, bottom) for top, bottom, left, right in page.merged_cells]
        _hidden(page, look)
    return looks
