"""The bar: whose map this is and which pages there are; short on a phone."""

import streamlit as st

from geo.facts import subtitle
from geo.language import LANGUAGES
from geo.ui.html import show, tag
from geo.ui.visit import Reader
from geo.view import NAMES

PAGES = {"map": "map.py", "invest": "invest.py", "present": "present.py", "figures": "figures.py", "sources": "sources.py"}
FRAMED = ("map", "invest", "present")
"""Pages that the frame fills: the bar floats on its own, and the frame chooses the language."""

NAMES_BY_SIZE = (("title", "long"), ("short_title", "short"))


def bar(here: Reader, page: str) -> None:
    """Draw the bar of ``page``: floating on the map's own bar, across the window elsewhere."""
    alone = page not in FRAMED
    with st.container(key="bar-wide" if alone else "bar", horizontal=True, vertical_alignment="center", gap=None):
        with st.container(key="bar-small", width="content"), st.popover(here.say("bar.menu"), help=here.say("bar.menu_help")):
            _menu(here)
        _title(here)
        with st.container(key="bar-menu", horizontal=True, width="content", gap=None):
            _menu(here)
        if alone:
            _languages(here, page)


def _title(here: Reader) -> None:
    with st.container(key="bar-title", width="content"):
        show(
            tag("p", *(tag("b", here.say(f"page.{key}"), class_=size) for key, size in NAMES_BY_SIZE), class_="name", lang=here.lang),
            tag("p", subtitle(here.district).said(here.lang), class_="sub"),
        )


def _menu(here: Reader) -> None:
    for name, file in PAGES.items():
        st.page_link(file, label=here.say(f"bar.{name}"), query_params={NAMES["lang"]: here.lang})


def _languages(here: Reader, page: str) -> None:
    with st.container(key="bar-languages", horizontal=True, width="content", gap=None):
        for lang in LANGUAGES:
            st.page_link(PAGES[page], label=here.say(f"bar.{lang}"), query_params={NAMES["lang"]: lang}, disabled=lang == here.lang)
