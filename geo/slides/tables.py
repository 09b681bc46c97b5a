"""Tables that PowerPoint itself draws, so that people can edit them."""

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Inches

from geo.language import Lang, number, word
from geo.slides.names import Item, item, spelled
from geo.slides.placeholders import describe, free, settle
from geo.slides.slide import Cell, Table
from geo.slides.theme import SURE, Place, box, height, paint, write

ROW, MARGINS = 0.42, (0.07, 0.04)
"""Inches: the lowest row, and what a cell keeps free at its sides and above and below its words."""
CELLS = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Letters of a table: the largest that fit."""
BELOW = 0.45
LONG = 26
"""Letters from which a heading counts as long: its column is wider."""


def _said(cell: Cell, lang: Lang) -> str:
    return number(f"{round(cell, 2):.10g}", lang) if isinstance(cell, float) else cell.text(lang)


def _weights(table: Table, lang: Lang) -> list[float]:
    """How wide the columns want to be: by their longest word in a cell, the first a little more."""
    weights = []
    for index, heading in enumerate(table.headings):
        cells = [len(_said(row[index], lang)) for row in table.rows]
        longest = max((len(part) for part in heading.text(lang).split()), default=1)
        weights.append(float(min(max(max(cells, default=1) * 0.95, longest * 1.2, len(heading.text(lang)) / 3.5, 7.5), LONG)))
    return weights


def put_table(page: Page, table: Table, lang: Lang, place: Place, about: str = "") -> None:
    """A native table with a first row in our colour; figures stand right. ``about``: what it is of."""
    left, top, wide, high = place
    weights = _weights(table, lang)
    columns = [wide * weight / sum(weights) for weight in weights]
    room = high - (BELOW if table.below else 0)
    texts = [[_said(cell, lang) for cell in row] for row in (table.headings, *table.rows)]
    size, rows = next((fit for fit in _sizes(texts, columns) if sum(fit[1]) <= room), (CELLS[-1], [room / len(texts)] * len(texts)))
    holder, whole = free(page, "insert_table"), (left, top, wide, sum(rows))
    counts = len(rows), len(columns)
    shape = holder.insert_table(*counts) if holder else page.shapes.add_table(*counts, *map(Inches, whole))
    settle(shape, whole)
    _fill(shape.table, table, lang, size)
    for parts, sides in ((shape.table.columns, columns), (shape.table.rows, rows)):
        for part, side in zip(parts, sides, strict=True):
            setattr(part, "width" if sides is columns else "height", Inches(side))
    headings = ", ".join(heading.text(lang) for heading in table.headings)
    describe(shape, word("slides.table_alt", lang, title=about or headings, n=len(table.rows), columns=headings))
    shape.name = spelled("table", _items(table, lang)) if table.figures else word("slides.layout.table", lang)
    if table.below:
        write(box(page, (left, top + high - BELOW, wide, BELOW)), table.below.text(lang), 10, "quiet")


def _items(table: Table, lang: Lang) -> list[Item]:
    """What each row shows: its words and figure, then its sources."""
    texts = [[_said(cell, lang) for cell in row] for row in table.rows]
    return [item([shown.ref], row_text(row), " ".join(shown.cite)) for shown, row in zip(table.figures, texts, strict=True)]


def row_text(texts: Sequence[str]) -> str:
    """A row of a table without the numbers of its sources, as it is known again."""
    return "\t".join(texts[:-1])


def _sizes(texts: Sequence[Sequence[str]], columns: Sequence[float]) -> Iterator[tuple[float, list[float]]]:
    """Sizes of letters, the largest first, with the height of each row at that size."""
    room = [(wide - 2 * MARGINS[0]) * SURE for wide in columns]
    for size in CELLS:
        lines = [[(text, size - (row == 0), "", row == 0, 0) for text in cells] for row, cells in enumerate(texts)]
        yield size, [max(ROW, 2 * MARGINS[1] + max(height([part], wide) for part, wide in zip(row, room, strict=True))) for row in lines]


def _fill(native: Any, table: Table, lang: Lang, size: float) -> None:
    figures = {column for row in table.rows for column, value in enumerate(row) if isinstance(value, float)}
    weighty = 1 if table.figures else 0
    for row, cells in enumerate((table.headings, *table.rows)):
        for column, value in enumerate(cells):
            align = not table.turned and column in figures
            _cell(native.cell(row, column), _said(value, lang), size, head=row == 0, bold=column == weighty, align=align)


def _cell(cell: Any, text: str, size: float, *, head: bool, bold: bool, align: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(MARGINS[0])
    cell.margin_top = cell.margin_bottom = Inches(MARGINS[1])
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    paint(cell.fill.fore_color, "accent" if head else "surface")
    write(cell.text_frame, text, size - head, "surface" if head else "ink", bold=head or bold)
    if align:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
