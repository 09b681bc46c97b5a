"""A chart to take away: its rows as a table and as CSV, its picture as PNG with title and sources."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd
import vl_convert as vlc
from fontpkg_be_vietnam_pro import ROOT

from geo.charts.model import Chart
from geo.charts.vega import draw
from geo.edition.sources import Source, cite
from geo.language import Lang, word
from geo.schema.cells import neutral
from geo.style.colours import GROUND, Theme

WIDTH = 900
"""Pixels of a picture before it is doubled for print."""
SCALE = 2.0


def twin(chart: Chart, lang: Lang, sources: Mapping[str, Source]) -> pd.DataFrame:
    """The chart as a table of words: what, which series (where there are several), value as it is said, who says so."""
    lines = []
    for row in chart.rows:
        series = {word("charts.series", lang): chart.name(row.series, lang)} if any(row.series for row in chart.rows) else {}
        who = "; ".join(cite(sources[name], lang) for name in row.sources if name in sources)
        lines.append(
            {
                word("charts.what", lang): row.label.text(lang),
                **series,
                word("charts.value", lang): chart.text(row, lang),
                word("table.source", lang): who,
            }
        )
    return pd.DataFrame(lines)


def csv_bytes(chart: Chart, lang: Lang, sources: Mapping[str, Source]) -> bytes:
    """The rows as CSV for a spreadsheet: UTF-8 with BOM, decimal point, one column a series, text that would run made harmless."""
    keys = list(dict.fromkeys(series for row in chart.rows for series in row.segments()))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = [chart.name(key, lang) or word("charts.value", lang) for key in keys]
    writer.writerow(
        [word(f"charts.{name}", lang) for name in ("what", "qualifier")]
        + names
        + [word("charts.unit", lang), word("table.source", lang), word("table.url", lang)]
    )
    for row in chart.rows:
        named = [sources[name] for name in row.sources if name in sources]
        values = [str(row.segments()[key]) if key in row.segments() else "" for key in keys]
        who = ["; ".join(cite(source, lang) for source in named), " ".join(source.url or "" for source in named)]
        writer.writerow([neutral(row.label.text(lang)), row.qualifier, *values, chart.measure(lang), *map(neutral, who)])
    return out.getvalue().encode("utf-8-sig")


@cache
def _typeface() -> None:
    """Tell the drawing engine of our typeface; once in a process."""
    vlc.register_font_directory(str(ROOT / "files"))


def picture(chart: Chart, lang: Lang, sources: Mapping[str, Source], theme: Theme = "light") -> dict[str, Any]:
    """The chart as Vega-Lite JSON with its title above and its sources below, as wide as a page."""
    who = [cite(sources[name], lang) for name in chart.sources if name in sources]
    below = [chart.measure(lang)] if chart.form == "columns" and chart.unit else []
    title = {"text": chart.title.text(lang), "subtitle": [*below, *([word("charts.sources", lang, who=who[0]), *who[1:]] if who else [])]}
    drawn = draw(chart, lang, theme).properties(width=WIDTH, title=title, autosize="pad")
    spec: dict[str, Any] = drawn.to_dict()
    spec["config"]["background"] = GROUND[theme]["surface"]
    spec["padding"] = 24
    return spec


def png_bytes(chart: Chart, lang: Lang, sources: Mapping[str, Source], theme: Theme = "light") -> bytes:
    """The picture as PNG, drawn on this machine in our own typeface; addresses of any other machine are refused."""
    _typeface()
    return bytes(vlc.vegalite_to_png(picture(chart, lang, sources, theme), scale=SCALE, allowed_base_urls=[]))


def svg_text(chart: Chart, lang: Lang, wide: float, theme: Theme = "light") -> str:
    """The chart alone as SVG, ``wide`` pixels, on no ground; its letters are text in our typeface. Its words stand beside it."""
    _typeface()
    title = {"text": " · ".join(filter(None, [chart.title.text(lang), chart.measure(lang) if chart.form == "columns" else ""]))}
    spec = draw(chart, lang, theme).properties(width=wide, title=title, autosize="pad").to_dict()
    return str(vlc.vegalite_to_svg(spec, allowed_base_urls=[]))
