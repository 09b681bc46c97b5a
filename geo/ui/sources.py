"""The page of sources, part by part."""

from collections.abc import Mapping
from contextlib import AbstractContextManager

import pandas as pd
import streamlit as st

from geo import datasets
from geo.edition.sources import KINDS, Source, note, titled
from geo.facts import rests
from geo.language import Words, day
from geo.ui.column import column
from geo.ui.download_button import download
from geo.ui.html import show, tag, web
from geo.ui.printed_table import on_paper
from geo.ui.units_table import columns
from geo.ui.visit import Reader

PRECISIONS = ("site", "village", "commune", "district")
WIDTHS = {"title": 270, "publisher": 190, "date": 120, "source_kind": 150, "rests": 270}
"""Pixels of the columns that a reader looks for first."""
ROW = 66
"""Pixels: room for three lines of a title."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(here: Reader) -> AbstractContextManager[None]:
    """The column of the page, with its title."""
    return column(tag("h1", here.say("sources.title")), tag("p", here.say("sources.about")))


def sources(here: Reader) -> None:
    """Every source, official ones first: what it is called, who published it when, of what kind it is and what rests on it."""
    show(tag("h2", here.say("sources.list")))
    resting = rests(here.district)
    ordered = sorted(here.district.sources.values(), key=lambda source: (source.rank, KINDS.index(source.kind)))
    table = pd.DataFrame([_source(here, source, resting[source.id]) for source in ordered])
    address = st.column_config.LinkColumn(display_text=r"https?://(?:www\.)?([^/]+)")
    wide = {here.say(f"table.{name}"): st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()}
    with st.container(key="table-sources"):
        shown = {**columns(table), **wide, here.say("table.url"): address}
        st.dataframe(table, hide_index=True, width="stretch", row_height=ROW, key="sources", column_config=shown)
    on_paper(table, here.lang)


def _source(here: Reader, source: Source, resting: Mapping[Words, int]) -> dict[str, str | None]:
    said = note(source)
    return {
        here.say("table.title"): titled(source, here.lang),
        here.say("table.publisher"): source.who(here.lang),
        here.say("table.date"): day(source.date, here.lang) if source.date else here.say("cite.undated"),
        here.say("table.source_kind"): here.say(f"source_kind.{source.kind}"),
        here.say("table.rests"): " · ".join(f"{title.said(here.lang)} {n}" for title, n in resting.items()) or here.say("rests.map"),
        here.say("table.standing"): here.say(f"standing.{source.standing}"),
        here.say("table.url"): source.url if web(source.url) else None,
        here.say("table.licence"): source.licence or here.say("table.facts_only"),
        here.say("table.note"): said.said(here.lang) if said else "",
    }


def layers(here: Reader) -> None:
    """Each layer to take away; a file is made when its button is pressed, not before."""
    show(tag("h2", here.say("sources.layers")), tag("p", here.say("sources.layers_about")))
    for layer in here.district.registry:
        with st.container(key=f"take-{layer.id}", horizontal=True, vertical_alignment="center"):
            show(tag("p", tag("b", layer.title.said(here.lang)), " · ", f"{here.say('table.rows')}: {len(here.district.layers[layer.id])}"))
            _take(here, layer.id)


def _take(here: Reader, layer: str) -> None:
    district, lang = here.district, here.lang
    download("GeoJSON", lambda: datasets.geojson_bytes(district, layer), f"{layer}.geojson", "application/geo+json", key=f"geojson-{layer}")
    download("CSV", lambda: datasets.csv_bytes(district, layer), f"{layer}.csv", "text/csv", key=f"csv-{layer}")
    download("XLSX", lambda: datasets.xlsx_bytes(district, layer, lang), f"{layer}.xlsx", XLSX, key=f"xlsx-{layer}")


def accuracy(here: Reader) -> None:
    """What the classes of accuracy mean, and how good the outlines are."""
    show(
        tag("h2", here.say("sources.accuracy")),
        tag(
            "dl",
            *(
                part
                for name in PRECISIONS
                for part in (tag("dt", here.say(f"precision.{name}")), tag("dd", here.say(f"sources.accuracy_{name}")))
            ),
        ),
        tag("p", here.say("sources.outlines")),
    )


def absent(here: Reader) -> None:
    """What nobody has published, by unit and layer, and the form to fill in."""
    show(tag("h2", here.say("sources.absent")), tag("p", here.say("sources.absent_about")))
    table = datasets.not_published(here.district, here.lang)
    with st.container(key="table-absent"):
        st.dataframe(table, hide_index=True, width="stretch", key="absent")
    on_paper(table, here.lang)
    district, lang, name = here.district, here.lang, f"{here.district.place.stem}-{here.lang}.xlsx"
    download(here.say("sources.fill_in"), lambda: datasets.fill_in_xlsx(district, lang), name, XLSX, key="fill-in")


def acknowledge(here: Reader) -> None:
    """Whose work this stands on."""
    said = [*(one.said(here.lang) for one in here.district.place.credits), here.say("sources.credit_software")]
    show(tag("h2", here.say("sources.credits")), tag("ul", *(tag("li", text) for text in said)))
