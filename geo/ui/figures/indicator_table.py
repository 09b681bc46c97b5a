"""The figures of the district as a whole: results before targets, each with its time and source."""

import pandas as pd
import streamlit as st

from geo.edition import Edition
from geo.edition.kept import kept
from geo.edition.sources import cite
from geo.language import Lang, period, quantity, word
from geo.ui.html import element, render
from geo.ui.printed_table import on_paper
from geo.ui.visit import Visit


def figures(visit: Visit) -> None:
    """Draw one table of results and one of targets."""
    render(element("h2", visit.say("page.district_figures"), id="indicators"))
    for kind, key in (("result", "page.results"), ("target", "page.targets")):
        told = table(visit.edition, kind, visit.lang)
        if len(told):
            render(element("h3", visit.say(key)))
            st.dataframe(told, hide_index=True, width="stretch", key=f"figures-{kind}")
            on_paper(told, visit.lang)


@kept
def table(edition: Edition, kind: str, lang: Lang) -> pd.DataFrame:
    """Figures in words: units differ from row to row, so a value is text here; the newest of an indicator stands first.

    Made once for all readers; Streamlit only reads it.
    """
    told, known = edition.figures, edition.sources
    rows = told[(told["scope"] == edition.place.scope) & (told["kind"] == kind)]
    groups = edition.place.asked.groups
    rank = rows["group"].map(lambda group: groups.index(group) if group in groups else len(groups))
    ordered = rows.assign(rank=rank).sort_values(["rank", "indicator", "period"], ascending=[True, True, False], kind="stable")
    said = [
        {
            word("table.indicator", lang): row[f"name_{lang}"],
            word("table.value", lang): quantity(row["value"], row["unit"], row["qualifier"], lang),
            word("table.period", lang): period(row["period"], lang) if row["period"] else "",
            word("table.source", lang): cite(known[row["source"]], lang) if row["source"] in known else row["source"],
            word("table.note", lang): row[f"note_{lang}"],
        }
        for row in ordered.to_dict("records")
    ]
    return pd.DataFrame(said)
