"""The course of a few indicators over the years, as charts."""

import streamlit as st

from geo.cards.trends import over_time
from geo.ui.chart_block import chart
from geo.ui.html import element, render
from geo.ui.visit import Visit


def courses(visit: Visit) -> None:
    """Draw the charts beside each other; on a phone below each other."""
    wanted = visit.edition.place.asked.over_time
    drawn = [made for made in (over_time(visit.edition, indicator) for indicator in wanted) if made is not None]
    if drawn:
        render(element("h2", visit.say("figures.over_time"), id="over_time"))
        for column, course in zip(st.columns(len(drawn), gap="large"), drawn, strict=True):
            with column:
                chart(visit, course)
