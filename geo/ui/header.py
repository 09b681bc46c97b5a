"""The bar: whose map this is and which pages there are; short on a phone."""

import streamlit as st

from geo.facts import subtitle
from geo.language import LANGUAGES
from geo.ui.html import element, render
from geo.ui.visit import Visit
from geo.view import NAMES

PAGES = {"map": "map.py", "invest": "invest.py", "present": "present.py", "figures": "figures.py", "sources": "sources.py"}
FRAMED = ("map", "invest", "present")
"""Pages that the frame fills: the bar floats on its own, and the frame chooses the language."""

NAMES_BY_SIZE = (("title", "long"), ("short_title", "short"))


def bar(visit: Visit, page: str) -> None:
    """Draw the bar of ``page``: floating on the map's own bar, across the window elsewhere."""
    alone = page not in FRAMED
    with st.container(key="bar-wide" if alone else "bar", horizontal=True, vertical_alignment="center", gap=None):
        with st.container(key="bar-small", width="content"), st.popover(visit.say("bar.menu"), help=visit.say("bar.menu_help")):
            _menu(visit)
        _title(visit)
        with st.container(key="bar-menu", horizontal=True, width="content", gap=None):
            _menu(visit)
        if alone:
            _languages(visit, page)


def _title(visit: Visit) -> None:
    with st.container(key="bar-title", width="content"):
        render(
            element(
                "p", *(element("b", visit.say(f"page.{key}"), class_=size) for key, size in NAMES_BY_SIZE), class_="name", lang=visit.lang
            ),
            element("p", subtitle(visit.edition).text(visit.lang), class_="sub"),
        )


def _menu(visit: Visit) -> None:
    for name, file in PAGES.items():
        st.page_link(file, label=visit.say(f"bar.{name}"), query_params={NAMES["lang"]: visit.lang})


def _languages(visit: Visit, page: str) -> None:
    with st.container(key="bar-languages", horizontal=True, width="content", gap=None):
        for lang in LANGUAGES:
            st.page_link(PAGES[page], label=visit.say(f"bar.{lang}"), query_params={NAMES["lang"]: lang}, disabled=lang == visit.lang)
