"""A chart on a page: its picture, the same as a table, who says so, and both to take away."""

from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import streamlit as st

from geo.charts import Chart, csv_bytes, draw, png_bytes, twin
from geo.edition.sources import cite
from geo.language import Lang
from geo.style.colours import Theme
from geo.ui.download_button import download
from geo.ui.html import SafeHtml, element, link, render
from geo.ui.visit import Visit


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


def chart(visit: Visit, one: Chart) -> None:
    """Draw ``one`` with its title, its table twin, its sources and its files; the words for a screen reader are the chart's own."""
    sources, lang = visit.edition.sources, visit.lang
    with st.container(key=f"chart-{one.id}", gap="xsmall"):
        about = [one.measure(lang) if one.form == "columns" else "", one.about.text(lang) if one.about else ""]
        render(element("h3", one.title.text(lang)), *(element("p", text, class_="about") for text in about if text))
        st.vega_lite_chart(spec=deepcopy(_spec(_Drawn(one, repr(one), lang, theme()))), theme=None, width="stretch", key=f"drawn-{one.id}")
        render(_table(visit, one), _sources(visit, one))
        with st.container(key=f"take-{one.id}", horizontal=True):
            shown = theme()
            download(
                visit.say("charts.png"),
                lambda: png_bytes(one, lang, sources, shown),
                f"{one.id}-{lang}.png",
                "image/png",
                key=f"png-{one.id}",
            )
            download(
                visit.say("charts.csv"), lambda: csv_bytes(one, lang, sources), f"{one.id}-{lang}.csv", "text/csv", key=f"csv-{one.id}"
            )


def _table(visit: Visit, one: Chart) -> SafeHtml:
    rows = twin(one, visit.lang, visit.edition.sources)
    head = element("tr", *(element("th", name, scope="col") for name in rows.columns))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
        for row in rows.itertuples(index=False)
    ]
    table = element(
        "table", element("caption", one.title.text(visit.lang)), element("thead", head), element("tbody", *body), class_="lines"
    )
    return element("details", element("summary", visit.say("charts.table")), table, class_="twin")


def _sources(visit: Visit, one: Chart) -> SafeHtml:
    known = visit.edition.sources
    named = [link(known[name].url, cite(known[name], visit.lang)) for name in one.sources if name in known]
    parts = [part for name in named for part in (name, "; ")][:-1]
    return element("p", element("small", visit.say("table.source"), ": ", *parts), class_="sources")
