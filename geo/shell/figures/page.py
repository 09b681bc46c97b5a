"""The column of the page of figures, with its title."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.shell.plain import show, tag
from geo.shell.reader import Reader


def page(here: Reader) -> DeltaGenerator:
    """The column of the page, with its title and what it rests on."""
    column = st.container(key="page")
    with column:
        show(tag("h1", here.say("figures.title")), tag("p", here.say("figures.about")))
    return column
