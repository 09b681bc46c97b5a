"""The figures of the district as a whole: results before targets, each with its time and source."""

import pandas as pd
import streamlit as st

from geo.shell.plain import show, tag
from geo.shell.reader import Reader
from geo.sources import cite
from geo.text import period, quantity

WHOLE = "huyen"
GROUPS = (
    "growth",
    "output",
    "budget",
    "income",
    "investment",
    "new_rural",
    "digital",
    "poverty",
    "population",
    "area",
    "tourism",
    "agriculture",
    "labour",
)


def figures(here: Reader) -> None:
    """Draw one table of results and one of targets."""
    show(tag("h2", here.say("page.district_figures")))
    told = here.district.figures
    for kind, key in (("result", "page.results"), ("target", "page.targets")):
        rows = told[(told["scope"] == WHOLE) & (told["kind"] == kind)]
        if len(rows):
            show(tag("h3", here.say(key)))
            st.dataframe(table(here, rows), hide_index=True, width="stretch", key=f"figures-{kind}")


def table(here: Reader, rows: pd.DataFrame) -> pd.DataFrame:
    """Figures in words: units differ from row to row, so a value is text here; the newest of an indicator stands first."""
    lang, known = here.lang, here.district.sources
    rank = rows["group"].map(lambda group: GROUPS.index(group) if group in GROUPS else len(GROUPS))
    ordered = rows.assign(rank=rank).sort_values(["rank", "indicator", "period"], ascending=[True, True, False], kind="stable")
    said = [
        {
            here.say("table.indicator"): row[f"name_{lang}"],
            here.say("table.value"): quantity(row["value"], row["unit"], row["qualifier"], lang),
            here.say("table.period"): period(row["period"], lang) if row["period"] else "",
            here.say("table.source"): cite(known[row["source"]], lang) if row["source"] in known else row["source"],
            here.say("table.note"): row[f"note_{lang}"],
        }
        for row in ordered.to_dict("records")
    ]
    return pd.DataFrame(said)
