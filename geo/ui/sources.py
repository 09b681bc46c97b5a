"""The page of sources, part by part."""

from collections.abc import Mapping
from contextlib import AbstractContextManager

import pandas as pd
import streamlit as st

from geo import datasets
from geo.edition.sources import KINDS, Source, note, titled
from geo.export.pieces import LAYER
from geo.facts import rests
from geo.language import Words, day
from geo.ui.column import page_column
from geo.ui.html import element, render, web
from geo.ui.printed_table import on_paper
from geo.ui.take_away import file_link, file_links
from geo.ui.units_table import columns
from geo.ui.visit import Visit

PRECISIONS = ("site", "village", "commune", "district")
WIDTHS = {"title": 270, "publisher": 190, "date": 120, "source_kind": 150, "rests": 270}
"""Pixels of the columns that a reader looks for first."""
ROW = 66
"""Pixels: room for three lines of a title."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(visit: Visit) -> AbstractContextManager[None]:
    """The column of the page, with its title."""
    return page_column(element("h1", visit.say("sources.title")), element("p", visit.say("sources.about")))


def draw_sources(visit: Visit) -> None:
    """Every source, official ones first: what it is called, who published it when, of what kind it is and what rests on it."""
    render(element("h2", visit.say("sources.list")))
    resting = rests(visit.edition)
    ordered = sorted(visit.edition.sources.values(), key=lambda source: (source.rank, KINDS.index(source.kind)))
    table = pd.DataFrame([_source(visit, source, resting[source.id]) for source in ordered])
    address = st.column_config.LinkColumn(display_text=r"https?://(?:www\.)?([^/]+)")
    wide = {visit.say(f"table.{name}"): st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()}
    with st.container(key="table-sources"):
        shown = {**columns(table), **wide, visit.say("table.url"): address}
        st.dataframe(table, hide_index=True, width="stretch", row_height=ROW, key="sources", column_config=shown)
    on_paper(table, visit.lang)


def _source(visit: Visit, source: Source, resting: Mapping[Words, int]) -> dict[str, str]:
    remark = note(source)
    return {
        visit.say("table.title"): titled(source, visit.lang),
        visit.say("table.publisher"): source.who(visit.lang),
        visit.say("table.date"): day(source.date, visit.lang) if source.date else visit.say("cite.undated"),
        visit.say("table.source_kind"): visit.say(f"source_kind.{source.kind}"),
        visit.say("table.rests"): " · ".join(f"{title.text(visit.lang)} {n}" for title, n in resting.items()) or visit.say("rests.map"),
        visit.say("table.standing"): visit.say(f"standing.{source.standing}"),
        visit.say("table.url"): source.url if source.url and web(source.url) else "",
        visit.say("table.licence"): source.licence or visit.say("table.facts_only"),
        visit.say("table.note"): remark.text(visit.lang) if remark else "",
    }


def layers(visit: Visit) -> None:
    """Each layer as a workbook in the reader's language, made when its button is pressed; all other forms are files (``open_data``)."""
    render(element("h2", visit.say("sources.layers")), element("p", visit.say("sources.layers_about")))
    for layer in visit.edition.registry:
        rows = f"{visit.say('table.rows')}: {len(visit.edition.features[layer.id])}"
        held = element("p", element("b", layer.title.text(visit.lang)), " · ", rows)
        render(element("div", held, file_link(visit, "XLSX", "layer.xlsx", **{LAYER: layer.id}), class_="take-row"))


def accuracy(visit: Visit) -> None:
    """What the classes of accuracy mean, and how good the outlines are."""
    render(
        element("h2", visit.say("sources.accuracy")),
        element(
            "dl",
            *(
                part
                for name in PRECISIONS
                for part in (element("dt", visit.say(f"precision.{name}")), element("dd", visit.say(f"sources.accuracy_{name}")))
            ),
        ),
        element("p", visit.say("sources.outlines")),
    )


def absent(visit: Visit) -> None:
    """What nobody has published, by unit and layer, and the form to fill in."""
    render(element("h2", visit.say("sources.absent")), element("p", visit.say("sources.absent_about")))
    table = datasets.not_published(visit.edition, visit.lang)
    with st.container(key="table-absent"):
        st.dataframe(table, hide_index=True, width="stretch", key="absent")
    on_paper(table, visit.lang)
    render(file_links(file_link(visit, visit.say("sources.fill_in"), "gaps.xlsx")))


def acknowledge(visit: Visit) -> None:
    """Whose work this stands on."""
    lines = [*(credit.text(visit.lang) for credit in visit.edition.place.credits), visit.say("sources.credit_software")]
    render(element("h2", visit.say("sources.credits")), element("ul", *(element("li", text) for text in lines)))
