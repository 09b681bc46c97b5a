"""Why here: results, targets and what each unit has, without an adjective."""

import streamlit as st

from geo.invest.advantages import advantages, charts
from geo.ui.chart_block import chart
from geo.ui.html import Safe, show, tag
from geo.ui.visit import Reader


def reasons(here: Reader) -> None:
    """Draw the charts, then the units side by side."""
    with st.container(key="why"):
        show(tag("h2", here.say("invest.why")), tag("p", here.say("invest.why_about")))
        with st.container(key="why-charts"):
            for one in charts(here.district):
                chart(here, one)
        show(tag("h3", here.say("invest.units_have")), tag("p", tag("small", here.say("invest.units_have_about"))))
        show(_table(here))


def _table(here: Reader) -> Safe:
    heads = ("unit", "undertakings", "roads", "sights")
    body = [
        tag(
            "tr",
            tag("th", one.name.said(here.lang), scope="row"),
            tag("td", tag("ul", *(tag("li", said.said(here.lang)) for said in one.sectors)) if one.sectors else "–"),
            tag("td", "; ".join(road.said(here.lang) for road in one.roads) or "–"),
            tag("td", one.sights or "–"),
        )
        for one in advantages(here.district, here.view.era)
    ]
    head = tag("tr", *(tag("th", here.say(f"invest.have_{name}"), scope="col") for name in heads))
    return tag("div", tag("table", tag("thead", head), tag("tbody", *body)), class_="compared", tabindex="0")
