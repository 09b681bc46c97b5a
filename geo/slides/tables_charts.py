"""Tables and charts that PowerPoint itself draws, so that people can edit them."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Pt

from geo.charts import Chart
from geo.language import Lang, number, quantity
from geo.slides.slide import Cell, Table
from geo.slides.theme import FONT, INK, LABEL, box, colour, write

Place = tuple[float, float, float, float]
"""Left, top, width and height in inches."""
ROW = 0.44
HEAD, SHORT_HEAD = 0.62, 0.42
CELL = 12.0
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


def put_table(page: Page, table: Table, lang: Lang, place: Place) -> None:
    """A native table with a first row in our colour; figures stand right."""
    left, top, wide, high = place
    room = high - (BELOW if table.below else 0)
    head_high = HEAD if max(len(heading.text(lang)) for heading in table.headings) > LONG else SHORT_HEAD
    row_high = min(ROW, (room - head_high) / max(len(table.rows), 1))
    size = CELL if row_high >= ROW * 0.8 else CELL - 2.5
    columns = len(table.headings)
    shape = page.shapes.add_table(
        len(table.rows) + 1, columns, Inches(left), Inches(top), Inches(wide), Inches(head_high + row_high * len(table.rows))
    )
    shape.name = table.headings[0].text(lang)
    native, weights = shape.table, _weights(table, lang)
    figures = {column for row in table.rows for column, value in enumerate(row) if isinstance(value, float)}
    for index, weight in enumerate(weights):
        native.columns[index].width = Emu(int(Inches(wide) * weight / sum(weights)))
    for row, cells in enumerate((table.headings, *table.rows)):
        native.rows[row].height = Inches(head_high if row == 0 else row_high)
        for column, value in enumerate(cells):
            _cell(
                native.cell(row, column), value, lang, size, head=row == 0, first=column == 0, align=not table.turned and column in figures
            )
    if table.below:
        write(box(page, left, top + high - BELOW, wide, BELOW), table.below.text(lang), 10, INK["quiet"])


def _cell(cell: Any, value: Cell, lang: Lang, size: float, *, head: bool, first: bool, align: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(0.07)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(INK["accent"] if head else INK["surface"])
    ink = INK["surface"] if head else INK["ink"]
    write(cell.text_frame, _said(value, lang), size - 1 if head else size, ink, bold=head or first)
    if align:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def put_chart(page: Page, chart: Chart, colours: Sequence[str], lang: Lang, place: Place) -> None:
    """A native chart with its own data sheet: bars from top to bottom, or columns, on a time axis a category for each year.

    ``colours`` are those of its series.
    """
    data = CategoryChartData(number_format="General")
    labels = _categories(chart, lang)
    data.categories = labels
    for key, name in (chart.series or {"": chart.title}).items():
        own = {row.label.text(lang): float(row.segments()[key]) for row in chart.rows if key in row.segments()}
        data.add_series(name.text(lang), [own.get(label) for label in labels])
    frame = page.shapes.add_chart(_kind(chart), *(Inches(part) for part in place), data)
    frame.name = chart.title.text(lang)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt(lang))  # noqa: SLF001 - python-pptx has no other way
    native: Any = frame.chart
    native.font.name, native.font.size, native.font.color.rgb = FONT, Pt(LABEL), colour(INK["ink"])
    native.has_title = True
    native.chart_title.text_frame.text = " · ".join(filter(None, [chart.title.text(lang), chart.measure(lang)]))
    native.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(LABEL)
    native.chart_title.include_in_layout = False
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(native, chart)
    _bars(native, chart, colours)
    _qualified(native, chart, labels, lang)


def _categories(chart: Chart, lang: Lang) -> list[str]:
    """What stands along the axis; years without a value too, so that the course is seen over real time."""
    if chart.years:
        return [str(year) for year in range(chart.years[0], chart.years[-1] + 1)]
    return list(dict.fromkeys(row.label.text(lang) for row in chart.rows))


def _kind(chart: Chart) -> XL_CHART_TYPE:
    if chart.form == "columns":
        return XL_CHART_TYPE.COLUMN_CLUSTERED
    return XL_CHART_TYPE.BAR_STACKED if any(row.parts for row in chart.rows) else XL_CHART_TYPE.BAR_CLUSTERED


def _axes(native: Any, chart: Chart) -> None:
    native.category_axis.reverse_order = chart.form == "bars"
    native.category_axis.format.line.color.rgb = colour(INK["line"])
    native.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    axis = native.value_axis
    axis.visible, axis.has_major_gridlines, axis.minimum_scale = False, False, 0
    if chart.whole is not None:
        axis.maximum_scale = float(chart.whole)


def _bars(native: Any, chart: Chart, colours: Sequence[str]) -> None:
    plot = native.plots[0]
    stacked = any(row.parts for row in chart.rows)
    plot.gap_width, plot.overlap = 60, 100 if stacked else -10
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    for drawn, key, code in zip(plot.series, chart.series or [""], colours, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(INK["surface"] if key in chart.hollow else code)
        drawn.format.line.color.rgb = colour(code)


def _qualified(native: Any, chart: Chart, labels: Sequence[str], lang: Lang) -> None:
    """What is not exactly its number says so on its bar."""
    drawn = dict(zip(chart.series or [""], native.plots[0].series, strict=True))
    for row in chart.rows:
        if row.qualifier != "=" and not row.parts:
            label = drawn[row.series].points[labels.index(row.label.text(lang))].data_label
            label.has_text_frame = True
            label.text_frame.text = quantity(row.value, "", row.qualifier, lang)
