"""A chart as Vega-Lite: bars below or beside each other, each value written where it ends."""

from typing import Any

import altair as alt
import pandas as pd

from geo.charts.model import Chart
from geo.charts.theme import SIZE, config, fills, lines
from geo.charts.timeline import domain, levels, places
from geo.language import Lang, quantity, word
from geo.style.colours import GROUND, Theme

ROW = 52
"""Pixels of a row of bars: its words, its bar, and air."""
BAR = 16
LIFT = 5
"""Pixels between a row's words and its bar."""
MORE = 20
"""Pixels more where something is said below the bars."""
DROP = 12
"""How far below the middle of its row a bar lies, because its words stand above it."""
HEIGHT = 260
"""Pixels of a chart of columns."""
LINE = 17
"""Pixels from line to line above a column."""
ROOM = 1.2
"""How much higher than the highest column the axis reaches: room for its number."""
GAP = 0.4
"""The part of a column's place that stays empty."""


def _rows(chart: Chart, lang: Lang) -> pd.DataFrame:
    """One row per value, with its place, its words and its short number."""
    data = []
    when = places(chart) if chart.years else [{} for _ in chart.rows]
    for place, row in enumerate(chart.rows):
        word_, short = _parted(quantity(row.value, "", row.qualifier, lang))
        words = {"label": row.label.text(lang), "said": chart.value(row, lang), "more": row.more.text(lang) if row.more else ""}
        numbers = {"value": float(row.value), "whole": float(chart.whole if chart.whole is not None else 0)}
        series = chart.name(row.series, lang)
        data.append({"place": f"{place:03}", **words, **numbers, "word": word_, "short": short, "series": series, **when[place]})
    return pd.DataFrame(data)


def _parted(text: str) -> tuple[str, str]:
    """A number above a column, and the word before it ("trên"), which gets a line of its own so that neighbours do not meet."""
    first, blank, rest = text.partition(" ")
    return (first, rest) if blank and first.isalpha() else ("", text)


def _segments(chart: Chart, lang: Lang) -> pd.DataFrame:
    """One row per segment of a bar, with where it begins and ends."""
    data = []
    when = places(chart) if chart.years else [{} for _ in chart.rows]
    for place, row in enumerate(chart.rows):
        begin = 0.0
        for series, value in row.segments().items():
            label, name, text = row.label.text(lang), chart.name(series, lang), chart.text(row, lang)
            heard = f"{label}, {name}: {quantity(value, chart.unit, '', lang)}" if row.parts else f"{label}: {text}"
            words = {"place": f"{place:03}", "label": label, "said": text, "series": name, "heard": heard}
            data.append({**words, **when[place], "begin": begin, "end": begin + float(value)})
            begin += float(value)
    return pd.DataFrame(data)


def _marks(chart: Chart, lang: Lang, theme: Theme, **place: Any) -> Any:
    """The bars: filled, or only outlined for what is not reached or not named."""
    names = [words.text(lang) for words in chart.series.values()] or [""]
    outline = [key in chart.hollow for key in chart.series] or [False]
    line, fill = (alt.Scale(domain=names, range=colours(theme, outline)) for colours in (lines, fills))
    legend = alt.Legend(symbolType="square", symbolStrokeWidth=2) if len(names) > 1 else None
    # A heading becomes part of an expression in the browser: it is a word of ours, never text from the data.
    tip = [alt.Tooltip("label:N", title=word("charts.what", lang)), alt.Tooltip("said:N", title=word("charts.value", lang))]
    if len(names) > 1:
        tip.append(alt.Tooltip("series:N", title=word("charts.series", lang)))
    return alt.Chart(_segments(chart, lang)).encode(
        fill=alt.Fill("series:N", scale=fill, legend=legend),
        stroke=alt.Stroke("series:N", scale=line, legend=legend),
        tooltip=tip,
        description="heard:N",
        **place,
    )


def _bars(chart: Chart, lang: Lang, theme: Theme) -> Any:
    """Rows below each other: words and value above each bar, so that long names fit on a phone."""
    ink, track = GROUND[theme]["ink"], GROUND[theme]["line"]
    where = alt.Y("place:N", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    limit = float(chart.whole) if chart.whole is not None else max((float(row.value) for row in chart.rows), default=1.0)
    along = alt.Scale(domain=[0, limit or 1.0], nice=False)
    rows = alt.Chart(_rows(chart, lang))
    text: dict[str, Any] = {"baseline": "bottom", "dy": DROP - BAR / 2 - LIFT, "fontSize": SIZE + 1, "color": ink, "aria": False}
    names = rows.mark_text(align="left", limit=alt.ExprRef("width * 0.62"), **text).encode(y=where, x=alt.value(0), text="label:N")
    values = rows.mark_text(align="right", fontWeight=600, **text).encode(y=where, x=alt.value("width"), text="said:N")
    below = {**text, "baseline": "top", "dy": DROP + BAR / 2 + LIFT, "fontSize": SIZE, "color": GROUND[theme]["quiet"]}
    more = rows.mark_text(align="left", limit=alt.ExprRef("width"), **below).encode(y=where, x=alt.value(0), text="more:N")
    bars = _marks(chart, lang, theme, y=where, x=alt.X("begin:Q", scale=along, axis=None), x2="end:Q").mark_bar(
        strokeWidth=2, size=BAR, yOffset=DROP, y2Offset=DROP
    )
    whole = rows.mark_bar(color=track, size=BAR, yOffset=DROP, y2Offset=DROP, aria=False).encode(
        y=where, x=alt.X("whole:Q", scale=along, axis=None)
    )
    with_more = any(row.more for row in chart.rows)
    layers = [*([whole] if chart.whole is not None else []), bars, names, values, *([more] if with_more else [])]
    return alt.layer(*layers).properties(height=(ROW + MORE * with_more) * max(len(chart.rows), 1), width="container")


def _ink(theme: Theme) -> dict[str, Any]:
    """How a number on a column is written."""
    return {"fontSize": SIZE, "fontWeight": 600, "color": GROUND[theme]["ink"], "aria": False}


def _columns(chart: Chart, lang: Lang, theme: Theme) -> Any:
    """Rows beside each other on one axis, each with its number on top; more than six are too many for a phone."""
    labels = [row.label.text(lang) for row in chart.rows]
    axis = alt.Axis(title=None, grid=False, labelAngle=0, labelColor=GROUND[theme]["ink"])
    where = alt.X("label:N", sort=list(dict.fromkeys(labels)), axis=axis, scale=alt.Scale(paddingInner=GAP, paddingOuter=GAP / 2))
    side: dict[str, Any] = {}
    if len(set(labels)) < len(labels):
        side = {"xOffset": alt.XOffset("series:N", sort=[words.text(lang) for words in chart.series.values()])}
    top = max((float(row.value) for row in chart.rows), default=1.0) * ROOM or 1.0
    up = alt.Y("begin:Q", scale=alt.Scale(domain=[0, top]), axis=alt.Axis(title=None, tickCount=4))
    bars = _marks(chart, lang, theme, x=where, y=up, y2="end:Q", **side).mark_bar(strokeWidth=2)
    numbers = alt.Chart(_rows(chart, lang)).mark_text(baseline="bottom", dy=-4, **_ink(theme))
    texts = numbers.encode(x=where, y=alt.Y("value:Q"), text="short:N", **side)
    words = alt.Chart(_rows(chart, lang)).mark_text(baseline="bottom", dy=-4 - LINE, **_ink(theme))
    return alt.layer(bars, texts, words.encode(x=where, y=alt.Y("value:Q"), text="word:N", **side)).properties(
        height=HEIGHT, width="container"
    )


def _timed(chart: Chart, lang: Lang, theme: Theme) -> Any:
    """Columns on a time axis: as far apart as their years are, each with its year below and its number on top, on a line that is free."""
    scale = alt.Scale(domain=list(domain(chart)), nice=False, zero=False)
    axis = alt.Axis(title=None, grid=False, labels=False, tickSize=4, values=list(chart.years))
    top = max((float(row.value) for row in chart.rows), default=1.0) * ROOM or 1.0
    up = alt.Y("begin:Q", scale=alt.Scale(domain=[0, top]), axis=alt.Axis(title=None, tickCount=4))
    bars = _marks(chart, lang, theme, x=alt.X("from:Q", scale=scale, axis=axis), x2="to:Q", y=up, y2="end:Q").mark_bar(strokeWidth=2)
    rows, below = _rows(chart, lang), {**_ink(theme), "fontWeight": 400, "baseline": "top"}
    rise = LINE * (2 if rows["word"].any() else 1)
    layers = [bars]
    for level in sorted(set(levels(chart).values())):
        labelled = alt.Chart(rows[rows["level"] == level])
        above = {"baseline": "bottom", **_ink(theme)}
        middle, at = alt.X("at:Q", scale=scale), alt.Y("clear:Q")
        layers.append(labelled.mark_text(dy=-4 - rise * level, **above).encode(x=middle, y=at, text="short:N"))
        layers.append(labelled.mark_text(dy=-4 - LINE - rise * level, **above).encode(x=middle, y=at, text="word:N"))
        year = labelled.mark_text(dy=8 + LINE * level, **below)
        layers.append(year.encode(x=alt.X("year:Q", scale=scale), y=alt.value(HEIGHT), text="label:N"))
    return alt.layer(*layers).properties(height=HEIGHT, width="container")


def draw(chart: Chart, lang: Lang, theme: Theme = "light") -> Any:
    """The chart as an Altair chart that fills its container; it loads nothing from anywhere.

    Numbers, words and typeface are the reader's; ``chart.alt(lang)`` is its text for who does not see it. Raises ValueError for more
    series than there are colours that can be told apart.
    """
    columns = _timed if chart.years else _columns
    drawn = _bars(chart, lang, theme) if chart.form == "bars" else columns(chart, lang, theme)
    return drawn.properties(description=chart.alt(lang), autosize={"type": "fit-x", "contains": "padding"}).configure(**config(lang, theme))
