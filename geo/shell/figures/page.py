"""The column of the page of figures, with its title and where its parts are."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.shell.plain import show, tag
from geo.shell.reader import Reader

LOOK = Path(__file__).with_name("look.css")
PARTS = ("group_economy", "group_targets", "over_time", "rural", "units", "intake", "all")


def page(here: Reader) -> DeltaGenerator:
    """The column of the page, with its title, what it rests on, and links to its parts."""
    st.html(f"<style>{LOOK.read_text(encoding='utf-8')}</style>")
    column = st.container(key="page")
    with column:
        links = [tag("a", here.say(f"figures.part_{name}"), href=f"#{name}") for name in PARTS]
        show(tag("h1", here.say("figures.title")), tag("p", here.say("figures.about")), tag("nav", *links, class_="parts"))
    return column
