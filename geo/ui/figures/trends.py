"""The course of a few indicators over the years, as charts."""

import streamlit as st

from geo.cards.trends import over_time
from geo.ui.chart_block import chart
from geo.ui.html import show, tag
from geo.ui.visit import Reader


def courses(here: Reader) -> None:
    """Draw the charts beside each other; on a phone below each other."""
    wanted = here.district.place.asked.over_time
    drawn = [made for made in (over_time(here.district, indicator) for indicator in wanted) if made is not None]
    if drawn:
        show(tag("h2", here.say("figures.over_time"), id="over_time"))
        for column, one in zip(st.columns(len(drawn), gap="large"), drawn, strict=True):
            with column:
                chart(here, one)
