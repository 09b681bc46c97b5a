"""The house of every page: its head, its look, its bar, and what is wrong with the data."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from geo.facts.citation import VERSIONS, cited_as
from geo.schema.faults import Fault
from geo.ui.header import PAGES, bar
from geo.ui.html import element, render
from geo.ui.visit import HEARD, Visit, current_visit

ICON = Path(__file__).parents[1] / "client" / "icon.svg"


def open_site() -> None:
    """Open the page that was asked for; the first of them lives at ``/``."""
    visit = current_visit()
    pages = {name: st.Page(file, title=visit.say(f"bar.{name}"), default=name == "map") for name, file in PAGES.items()}
    chosen = st.navigation(list(pages.values()), position="hidden")
    name = next((name for name, page in pages.items() if page == chosen), "map")
    st.set_page_config(page_title=visit.say(f"title.{name}"), page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
    bar(visit, name)
    chosen.run()
    _foot(visit)


def _foot(visit: Visit) -> None:
    """How what is shown is cited, and the way to every version that was published."""
    cited = cited_as(visit.edition, visit.base).text(visit.lang)
    versions = element("a", visit.say("page.lost_versions"), href=f".{VERSIONS}?lang={visit.lang}", target="_self")
    heard = str(st.session_state.get(HEARD, ""))
    render(element("p", element("b", visit.say("frame.cite")), ": ", cited, " · ", versions, class_="page-foot", data_heard=heard))


def faults(visit: Visit, of_file: Sequence[Fault] | None = None) -> None:
    """Say in words what is wrong with the data, or with a file that was opened; the rest is shown all the same."""
    listed = visit.edition.faults if of_file is None else of_file
    if listed:
        with st.container(key="faults" if of_file is None else "file-faults"):
            st.warning(visit.say("page.faults" if of_file is None else "story.faults", n=len(listed)))
            render(element("ul", *(element("li", fault.text(visit.lang)) for fault in listed)))
