"""The figures of the district as a whole: results before targets, each with its time and source."""

import pandas as pd
import streamlit as st

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.sources import cite
from geo.language import Lang, word
from geo.ui.html import element, render
from geo.ui.printed_table import on_paper
from geo.ui.visit import Visit


def figures(visit: Visit) -> None:
    """Draw one table of results and one of targets."""
    render(element("h2", visit.say("page.district_figures"), id="indicators"))
    for kind, key in (("result", "page.results"), ("target", "page.targets")):
        rows = table(visit.edition, kind, visit.lang)
        if len(rows):
            render(element("h3", visit.say(key)))
            st.dataframe(rows, hide_index=True, width="stretch", key=f"figures-{kind}")
            on_paper(rows, visit.lang)


@kept
def table(edition: Edition, kind: str, lang: Lang) -> pd.DataFrame:
    """Figures in words: units differ from row to row, so a value is text here; the newest of an indicator stands first.

    Made once for all readers; Streamlit only reads it.
    """
    groups, known = edition.place.asked.groups, edition.sources
    rows = [figure for figure in edition.figures if figure.whole and figure.kind == kind]
    newest = sorted(rows, key=lambda figure: figure.span, reverse=True)
    ordered = sorted(newest, key=lambda figure: (groups.index(figure.group) if figure.group in groups else len(groups), figure.indicator))
    lines = [
        {
            word("table.indicator", lang): figure.name.text(lang),
            word("table.value", lang): figure.words.text(lang),
            word("table.period", lang): figure.when.text(lang),
            word("table.source", lang): cite(known[figure.source], lang) if figure.source in known else figure.source,
            word("table.note", lang): figure.note.text(lang) if figure.note else "",
        }
        for figure in ordered
    ]
    return pd.DataFrame(lines)
