"""Charts that PowerPoint itself draws, with their own data sheet, so that people can edit them, and so that they can be renewed."""

from collections.abc import Iterable, Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.slide import Slide as Page
from pptx.util import Inches, Pt

from geo.charts import Chart
from geo.language import Lang, quantity
from geo.slides.names import WHOLE, item, spelled
from geo.slides.placeholders import describe, free, settle
from geo.slides.theme import FONT, INK, LABEL, Place, colour

Values = dict[str, list[float | None]]


def put_chart(page: Page, chart: Chart, colours: Sequence[str], lang: Lang, place: Place, charted: Sequence[str] = ()) -> None:
    """A native chart: bars from top to bottom, or columns, on a time axis a category for each year.

    ``colours`` are those of its series; ``charted`` names it in the tables.
    """
    holder, kind, data = free(page, "insert_chart"), _kind(chart), chart_data(chart, lang)
    frame = holder.insert_chart(kind, data) if holder else page.shapes.add_chart(kind, *map(Inches, place), data)
    settle(frame, place)
    describe(frame, chart.alt(lang))
    frame.name = chart_name(chart, charted, lang) if charted else chart.title.text(lang)
    native: Any = frame.chart
    native.font.name, native.font.size, native.font.color.rgb = FONT, Pt(LABEL), colour(INK["ink"])
    native.has_title = True
    native.chart_title.text_frame.text = heading(chart, lang)
    native.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(LABEL)
    native.chart_title.include_in_layout = False
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(native, chart)
    _bars(native, chart, colours)
    qualify(native, chart, lang)


def heading(chart: Chart, lang: Lang) -> str:
    """What stands above a chart: its title and the unit of its values."""
    return " · ".join(filter(None, [chart.title.text(lang), chart.measure(lang)]))


def chart_name(chart: Chart, charted: Iterable[str], lang: Lang) -> str:
    """What a chart is known by: what names it and what it can reach; then its values, heading, words and sources as they are now."""
    refs = [*charted, *([f"{WHOLE}{int(chart.whole)}"] if chart.whole else [])]
    return spelled("chart", [item(refs, content(chart, lang), heading(chart, lang), chart.alt(lang), " ".join(chart.sources))])


def _categories(chart: Chart, lang: Lang) -> list[str]:
    """What stands along the axis; years without a value too, so that the course is seen over real time."""
    if chart.years:
        return [str(year) for year in range(chart.years[0], chart.years[-1] + 1)]
    return list(dict.fromkeys(row.label.text(lang) for row in chart.rows))


def _series(chart: Chart, lang: Lang) -> Values:
    """The value of each series in each category."""
    values: Values = {}
    for key, name in (chart.series or {"": chart.title}).items():
        own = {row.label.text(lang): float(row.segments()[key]) for row in chart.rows if key in row.segments()}
        values[name.text(lang)] = [own.get(label) for label in _categories(chart, lang)]
    return values


def _qualified(chart: Chart, lang: Lang) -> dict[tuple[int, int], str]:
    """What is not exactly its number says so on its bar: the words by series and category."""
    keys, labels = list(chart.series or [""]), _categories(chart, lang)
    return {
        (keys.index(row.series), labels.index(row.label.text(lang))): quantity(row.value, "", row.qualifier, lang)
        for row in chart.rows
        if row.qualifier != "=" and not row.parts
    }


def chart_data(chart: Chart, lang: Lang) -> Any:
    """The data sheet of a chart."""
    data = CategoryChartData(number_format="General")
    data.categories = _categories(chart, lang)
    for name, values in _series(chart, lang).items():
        data.add_series(name, values)
    return data


def _line(name: str, values: Iterable[float | None], words: Iterable[str]) -> str:
    return "\t".join([name, *("" if value is None else f"{value:.10g}" for value in values), *words])


def content(chart: Chart, lang: Lang) -> str:
    """Everything that a chart draws, as it is known again."""
    labels, own = _categories(chart, lang), _qualified(chart, lang)
    lines = [
        _line(name, values, (own.get((at, index), "") for index in range(len(labels))))
        for at, (name, values) in enumerate(_series(chart, lang).items())
    ]
    return "\n".join(["\t".join(labels), *lines])


def content_of(native: Any) -> str:
    """The same of a chart in a deck."""
    plot = native.plots[0]
    lines = [_line(drawn.name, drawn.values, (_on(drawn, at) for at in range(len(plot.categories)))) for drawn in plot.series]
    return "\n".join(["\t".join(map(str, plot.categories)), *lines])


def _on(drawn: Any, at: int) -> str:
    """The words on one bar, "" where its number stands."""
    label = drawn.points[at].data_label
    return str(label.text_frame.text) if label.has_text_frame else ""


def qualify(native: Any, chart: Chart, lang: Lang) -> None:
    """Put words on the bars whose number is not exact, and take away those of bars whose number is."""
    wanted = _qualified(chart, lang)
    for series, drawn in enumerate(native.plots[0].series):
        for at in range(len(native.plots[0].categories)):
            text = wanted.get((series, at), "")
            if text == _on(drawn, at):
                continue
            label = drawn.points[at].data_label
            if text:
                label.text_frame.text = text
                label.position = XL_LABEL_POSITION.OUTSIDE_END
                _numbers(drawn.data_labels, chart, XL_LABEL_POSITION.OUTSIDE_END)  # its own labels hide those of the plot
            else:
                label._dLbl.getparent().remove(label._dLbl)  # noqa: SLF001 - python-pptx has no other way


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
    _numbers(plot.data_labels, chart, XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END)
    for drawn, key, code in zip(plot.series, chart.series or [""], colours, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(INK["surface"] if key in chart.hollow else code)
        drawn.format.line.color.rgb = colour(code)
        if stacked and key not in chart.hollow:
            _numbers(drawn.data_labels, chart, XL_LABEL_POSITION.CENTER)
            drawn.data_labels.font.color.rgb = colour(INK["surface"])


def _numbers(labels: Any, chart: Chart, position: XL_LABEL_POSITION) -> None:
    """Values on their bars; whole numbers in groups of three, as the reader's office writes them."""
    labels.show_value, labels.position = True, position
    if all(row.value == row.value.to_integral_value() for row in chart.rows):
        labels.number_format, labels.number_format_is_linked = "#,##0", False
