"""The shortlist: two to four projects side by side, and all of them to take away."""

import streamlit as st

from geo.cards.citations import Citations
from geo.datasets.shortlist import pdf_bytes, xlsx_bytes
from geo.invest.comparison import compared
from geo.invest.projects import prospects
from geo.paper.request import today
from geo.ui.download_button import download
from geo.ui.html import Safe, show, tag
from geo.ui.invest.address import link
from geo.ui.map.selection import sources, value
from geo.ui.sources import XLSX
from geo.ui.visit import Reader
from geo.view.project_filter import MOST_COMPARED

LEAST = 2


def comparison(here: Reader, picks: tuple[str, ...]) -> None:
    """Draw the comparison and the files; what is on the list but no longer there is said."""
    known = prospects(here.district)
    refs = [ref for ref in picks if ref in known]
    with st.container(key="shortlist"):
        show(tag("h2", here.say("invest.compare")))
        for ref in picks:
            if ref not in known:
                st.info(here.say("page.gone", id=f"`{ref}`"))
        if len(refs) < LEAST:
            st.caption(here.say("invest.compare_hint"))
        else:
            _side_by_side(here, refs)
        if refs:
            _files(here, refs)


def _side_by_side(here: Reader, refs: list[str]) -> None:
    names = {ref: prospects(here.district)[ref].name.said(here.lang) for ref in refs}
    shown = refs
    if len(refs) > MOST_COMPARED:
        shown = st.multiselect(
            here.say("invest.compare_which", n=MOST_COMPARED), refs, refs[:MOST_COMPARED], format_func=lambda ref: names[ref],
            max_selections=MOST_COMPARED, key="compared",
        )  # fmt: skip
    if not shown:
        return
    citations = Citations()
    head = tag("tr", tag("td"), *(tag("th", tag("a", names[ref], href=link(here, ref)), scope="col") for ref in shown))
    body = [
        tag("tr", tag("th", line.label.said(here.lang), scope="row"), *(_cell(here, cell, citations) for cell in line.cells))
        for line in compared(here.district, shown)
    ]
    show(tag("div", tag("table", tag("thead", head), tag("tbody", *body)), class_="compared", tabindex="0"))
    st.caption(here.say("invest.compare_dash"))
    sources(here, citations)


def _cell(here: Reader, cell: dict[str, object] | None, citations: Citations) -> Safe:
    if cell is None:
        return tag("td", tag("span", "–", title=here.say("invest.stage_unsaid")))
    return tag("td", *value(here, cell, citations))


def _files(here: Reader, refs: list[str]) -> None:
    """The shortlist as a workbook and on paper, made when the button is pressed."""
    district, lang = here.district, here.lang
    links, stem = {ref: link(here, ref) for ref in refs}, f"{district.place.stem}-{lang}"
    with st.container(key="shortlist-files", horizontal=True):
        download(
            here.say("invest.shortlist_xlsx", n=len(refs)), lambda: xlsx_bytes(district, links, lang), f"{stem}.xlsx", XLSX,
            key="shortlist-xlsx",
        )  # fmt: skip
        download(
            here.say("invest.shortlist_pdf", n=len(refs)), lambda: pdf_bytes(district, refs, lang, today()), f"{stem}.pdf",
            "application/pdf", key="shortlist-pdf",
        )  # fmt: skip
