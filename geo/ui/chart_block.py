"""A chart on a page: its picture, the same as a table, who says so, and both to take away."""

from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st

from geo.charts import Chart, csv_bytes, draw, png_bytes, twin
from geo.edition.sources import cite
from geo.language import Lang
from geo.style.colours import Theme
from geo.ui.download_button import download
from geo.ui.html import Safe, link, show, tag
from geo.ui.visit import Reader


def theme() -> Theme:
    """The theme the reader's browser shows; light until it has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A chart in a language and a theme; two that say the same are one."""

    chart: Chart
    lang: Lang
    theme: Theme

    @property
    def _key(self) -> tuple[str, Lang, Theme]:
        return repr(self.chart), self.lang, self.theme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Drawn) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=64)
def _spec(wanted: _Drawn) -> dict[str, Any]:
    """The drawing as plain data, made once for all readers: Altair is slow. Streamlit takes it apart, so each gets a copy."""
    made: dict[str, Any] = draw(wanted.chart, wanted.lang, wanted.theme).to_dict()
    return made


def chart(here: Reader, one: Chart) -> None:
    """Draw ``one`` with its title, its table twin, its sources and its files; the words for a screen reader are the chart's own."""
    sources, lang = here.district.sources, here.lang
    with st.container(key=f"chart-{one.id}", gap="xsmall"):
        about = [one.measure(lang) if one.form == "columns" else "", one.about.said(lang) if one.about else ""]
        show(tag("h3", one.title.said(lang)), *(tag("p", text, class_="about") for text in about if text))
        st.vega_lite_chart(spec=deepcopy(_spec(_Drawn(one, lang, theme()))), theme=None, width="stretch", key=f"drawn-{one.id}")
        show(_table(here, one), _sources(here, one))
        with st.container(key=f"take-{one.id}", horizontal=True):
            shown = theme()
            download(
                here.say("charts.png"),
                lambda: png_bytes(one, lang, sources, shown),
                f"{one.id}-{lang}.png",
                "image/png",
                key=f"png-{one.id}",
            )
            download(here.say("charts.csv"), lambda: csv_bytes(one, lang, sources), f"{one.id}-{lang}.csv", "text/csv", key=f"csv-{one.id}")


def _table(here: Reader, one: Chart) -> Safe:
    rows = twin(one, here.lang, here.district.sources)
    head = tag("tr", *(tag("th", name, scope="col") for name in rows.columns))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows.itertuples(index=False)]
    table = tag("table", tag("caption", one.title.said(here.lang)), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("details", tag("summary", here.say("charts.table")), table, class_="twin")


def _sources(here: Reader, one: Chart) -> Safe:
    known = here.district.sources
    named = [link(known[name].url, cite(known[name], here.lang)) for name in one.sources if name in known]
    parts = [part for name in named for part in (name, "; ")][:-1]
    return tag("p", tag("small", here.say("table.source"), ": ", *parts), class_="sources")
