"""The course of a few indicators over the years, as charts."""

import streamlit as st

from geo.figures import over_time
from geo.figures.over_time import INDICATORS
from geo.shell.chart import chart
from geo.shell.plain import show, tag
from geo.shell.reader import Reader


def courses(here: Reader) -> None:
    """Draw the charts beside each other; on a phone below each other."""
    drawn = [made for made in (over_time(here.district, indicator) for indicator in INDICATORS) if made is not None]
    if drawn:
        show(tag("h2", here.say("figures.over_time"), id="over_time"))
        for column, one in zip(st.columns(len(drawn), gap="large"), drawn, strict=True):
            with column:
                chart(here, one)
