"""Steps between the states of a page that its link spells: years, eras; and the way to the same state on another page."""

from collections.abc import Mapping

import streamlit as st

from geo.ui.header import PAGES
from geo.ui.visit import Visit
from geo.view import NAMES


def _link(visit: Visit, **changed: str) -> dict[str, str]:
    """What a link says of the reader's view here: language, year and era, with what is to change."""
    now = {"lang": visit.lang, "year": str(visit.view.year), "era": visit.view.era} | changed
    return {NAMES[part]: value for part, value in now.items()}


def draw_steps(visit: Visit, key: str, part: str, choices: Mapping[str, str], now: str) -> None:
    """A row of links to this page, one a choice (value → words); the present one is marked and leads nowhere."""
    with st.container(key=key, horizontal=True, gap=None, width="content"):
        for value, label in choices.items():
            st.page_link(PAGES["figures"], label=label, query_params=_link(visit, **{part: value}), disabled=value == now)


def go(visit: Visit, page: str, label: str, **changed: str) -> None:
    """A link to another page that shows the same year and era."""
    st.page_link(PAGES[page], label=label, query_params=_link(visit, **changed))
