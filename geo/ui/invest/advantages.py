"""Why here: results, targets and what each unit has, without an adjective."""

import streamlit as st

from geo.invest.advantages import advantages_of, charts
from geo.ui.chart_block import chart
from geo.ui.html import SafeHtml, element, render
from geo.ui.visit import Visit


def reasons(visit: Visit) -> None:
    """Draw the charts, then the units side by side."""
    with st.container(key="why"):
        render(element("h2", visit.say("invest.why")), element("p", visit.say("invest.why_about")))
        with st.container(key="why-charts"):
            for drawing in charts(visit.edition):
                chart(visit, drawing)
        render(element("h3", visit.say("invest.units_have")), element("p", element("small", visit.say("invest.units_have_about"))))
        render(_table(visit))


def _table(visit: Visit) -> SafeHtml:
    heads = ("unit", "undertakings", "roads", "sights")
    body = [
        element(
            "tr",
            element("th", advantage.name.text(visit.lang), scope="row"),
            element(
                "td", element("ul", *(element("li", sector.text(visit.lang)) for sector in advantage.sectors)) if advantage.sectors else "–"
            ),
            element("td", "; ".join(road.text(visit.lang) for road in advantage.roads) or "–"),
            element("td", advantage.sights or "–"),
        )
        for advantage in advantages_of(visit.edition, visit.view.era)
    ]
    head = element("tr", *(element("th", visit.say(f"invest.have_{name}"), scope="col") for name in heads))
    return element("div", element("table", element("thead", head), element("tbody", *body)), class_="compared", tabindex="0")
