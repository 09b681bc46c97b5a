"""The units of an era side by side, to be sorted by any column."""

from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from geo.communes import Era
from geo.district import District
from geo.shell.plain import show, tag
from geo.shell.reader import Reader
from geo.summary import units_table
from geo.text import Lang


def compare(here: Reader) -> None:
    """Draw the comparison with its heading."""
    show(tag("h2", here.say(f"page.compare_{here.view.era}", n=len(here.district.units[here.view.era]))))
    side_by_side(here)


def side_by_side(here: Reader) -> None:
    """Draw the table alone: figures stay numbers, so that a click on a heading sorts them."""
    table = _table(here.district, here.view.era, here.lang)
    st.caption(here.say("page.compare_hint"))
    st.dataframe(table, hide_index=True, column_config=columns(table), width="stretch", key="compare")


@lru_cache(maxsize=8)
def _table(district: District, era: Era, lang: Lang) -> pd.DataFrame:
    """The table of one state of the data, made once for all readers; Streamlit only reads it."""
    return units_table(district, era, lang)


def columns(table: pd.DataFrame) -> dict[str, Any]:
    """How Streamlit shows each column: the first stays in sight, numbers as the reader's browser writes them."""
    shown: dict[str, Any] = {str(name): st.column_config.NumberColumn(format="localized") for name in table.select_dtypes("number")}
    if len(table.columns):
        shown[str(table.columns[0])] = st.column_config.TextColumn(pinned=True)
    return shown
