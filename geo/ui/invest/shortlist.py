"""The shortlist: two to four projects side by side, and all of them to take away."""

import streamlit as st

from geo.cards.citations import Citations
from geo.cards.rows import Statement
from geo.export.pieces import PICKS
from geo.invest.comparison import compared
from geo.invest.projects import projects_of
from geo.ui.html import SafeHtml, element, render
from geo.ui.invest.address import link
from geo.ui.map.selection import sources, value
from geo.ui.take_away import file_link, file_links
from geo.ui.visit import Visit
from geo.view.project_filter import MOST_COMPARED

LEAST = 2


def comparison(visit: Visit, picks: tuple[str, ...]) -> None:
    """Draw the comparison and the files; what is on the list but no longer there is said."""
    known = projects_of(visit.edition)
    refs = [ref for ref in picks if ref in known]
    with st.container(key="shortlist"):
        render(element("h2", visit.say("invest.compare")))
        for ref in picks:
            if ref not in known:
                st.info(visit.say("page.gone", id=f"`{ref}`"))
        if len(refs) < LEAST:
            st.caption(visit.say("invest.compare_hint"))
        else:
            _side_by_side(visit, refs)
        if refs:
            _files(visit, refs)


def _side_by_side(visit: Visit, refs: list[str]) -> None:
    names = {ref: projects_of(visit.edition)[ref].name.text(visit.lang) for ref in refs}
    shown = refs
    if len(refs) > MOST_COMPARED:
        shown = st.multiselect(
            visit.say("invest.compare_which", n=MOST_COMPARED), refs, refs[:MOST_COMPARED], format_func=lambda ref: names[ref],
            max_selections=MOST_COMPARED, key="compared",
        )  # fmt: skip
    if not shown:
        return
    citations = Citations()
    head = element("tr", element("td"), *(element("th", element("a", names[ref], href=link(visit, ref)), scope="col") for ref in shown))
    body = [
        element("tr", element("th", line.label.text(visit.lang), scope="row"), *(_cell(visit, cell, citations) for cell in line.cells))
        for line in compared(visit.edition, shown)
    ]
    render(element("div", element("table", element("thead", head), element("tbody", *body)), class_="compared", tabindex="0"))
    st.caption(visit.say("invest.compare_dash"))
    sources(visit, citations)


def _cell(visit: Visit, cell: tuple[Statement, ...] | None, citations: Citations) -> SafeHtml:
    if cell is None:
        return element("td", element("span", "–", title=visit.say("invest.stage_unsaid")))
    return element("td", *value(visit, cell, citations))


def _files(visit: Visit, refs: list[str]) -> None:
    """The shortlist as a workbook and on paper, made when the button is pressed."""
    forms = {form: visit.say(f"invest.shortlist_{form}", n=len(refs)) for form in ("xlsx", "pdf")}
    asked = {PICKS: ",".join(refs)}
    with st.container(key="shortlist-files", horizontal=True):
        render(file_links(*(file_link(visit, label, f"shortlist.{form}", **asked) for form, label in forms.items())))
