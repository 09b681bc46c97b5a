"""A chart on a page: its picture, the same as a table, who says so, and both to take away."""

from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import streamlit as st

from geo.charts import Chart, draw, twin
from geo.edition.sources import cite
from geo.export.pieces import CHART, THEME
from geo.language import Lang
from geo.style.colours import Theme
from geo.ui.html import SafeHtml, element, link, render
from geo.ui.take_away import file_link, file_links
from geo.ui.visit import Visit
from geo.view import NAMES


def theme() -> Theme:
    """The theme the reader's browser shows; light until it has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"


@dataclass(frozen=True)
class _Drawn:
    """A chart in a language and a theme; two whose charts are written alike are one."""

    chart: Chart = field(compare=False)
    written: str
    lang: Lang
    theme: Theme


@lru_cache(maxsize=64)
def _spec(wanted: _Drawn) -> dict[str, Any]:
    """The drawing as plain data, made once for all readers: Altair is slow. Streamlit takes it apart, so each gets a copy."""
    made: dict[str, Any] = draw(wanted.chart, wanted.lang, wanted.theme).to_dict()
    return made


def chart(visit: Visit, plot: Chart) -> None:
    """Draw ``one`` with its title, its table twin, its sources and its files; the words for a screen reader are the chart's own."""
    lang = visit.lang
    with st.container(key=f"chart-{plot.id}", gap="xsmall"):
        about = [plot.measure(lang) if plot.form == "columns" else "", plot.about.text(lang) if plot.about else ""]
        render(element("h3", plot.title.text(lang)), *(element("p", text, class_="about") for text in about if text))
        st.vega_lite_chart(
            spec=deepcopy(_spec(_Drawn(plot, repr(plot), lang, theme()))), theme=None, width="stretch", key=f"drawn-{plot.id}"
        )
        render(_table(visit, plot), _sources(visit, plot))
        asked = {CHART: plot.id, THEME: theme(), NAMES["year"]: str(visit.view.year)}
        forms = {"png": visit.say("charts.png"), "csv": visit.say("charts.csv")}
        render(file_links(*(file_link(visit, label, f"chart.{form}", **asked) for form, label in forms.items())))


def _table(visit: Visit, plot: Chart) -> SafeHtml:
    rows = twin(plot, visit.lang, visit.edition.sources)
    head = element("tr", *(element("th", name, scope="col") for name in rows.columns))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
        for row in rows.itertuples(index=False)
    ]
    table = element(
        "table", element("caption", plot.title.text(visit.lang)), element("thead", head), element("tbody", *body), class_="lines"
    )
    return element("details", element("summary", visit.say("charts.table")), table, class_="twin")


def _sources(visit: Visit, plot: Chart) -> SafeHtml:
    known = visit.edition.sources
    named = [link(known[name].url, cite(known[name], visit.lang)) for name in plot.sources if name in known]
    parts = [part for name in named for part in (name, "; ")][:-1]
    return element("p", element("small", visit.say("table.source"), ": ", *parts), class_="sources")
