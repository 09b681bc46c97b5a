"""The units of an era side by side, to be sorted by any column."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from geo.cards.eras import compared
from geo.cards.side_by_side import units_table
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.units import Era
from geo.language import Lang, decimals, number
from geo.ui.html import element, render
from geo.ui.printed_table import on_paper
from geo.ui.visit import Visit

SOURCED = re.compile(r"(.+) \(([^();]+); (.+)\)$")
"""``Area, km² (2009; source; source)``: what, when, who."""


def compare(visit: Visit) -> None:
    """Draw the comparison with its heading."""
    render(element("h2", compared(visit.edition, visit.view.era).text(visit.lang)))
    side_by_side(visit)


def side_by_side(visit: Visit) -> None:
    """Draw the table alone: figures stay numbers, so that a click on a heading sorts them, and are written in the reader's language."""
    table = _table(visit.edition, visit.view.era, visit.lang)
    st.caption(visit.say("page.compare_hint"))
    st.dataframe(written(table, visit.lang), hide_index=True, column_config=columns(table), width="stretch", key="compare", placeholder="")
    on_paper(table, visit.lang, lambda name: _headed(name)[0])
    named = [f"{short}: {source}" for short, source in map(_headed, map(str, table.columns)) if source]
    if named:
        st.caption(" · ".join(named))


@kept
def _table(edition: Edition, era: Era, lang: Lang) -> pd.DataFrame:
    """The table of one state of the data, made once for all readers; Streamlit only reads it."""
    return units_table(edition, era, lang)


def written(table: pd.DataFrame, lang: Lang) -> Styler:
    """The same values, each number as the language writes it: left alone, Streamlit follows the browser, and 3.374 reads as thousands."""

    def writer(column: pd.Series) -> Callable[[object], str]:
        digits = decimals(column)
        return lambda value: number(str(value), lang, digits)

    return table.style.format({name: writer(table[name]) for name in table.select_dtypes("number")}, na_rep="")


def columns(table: pd.DataFrame) -> dict[str, Any]:
    """How Streamlit shows each column: the first stays in sight; a heading keeps its year, its source stands below the table."""
    figures = [str(name) for name in table.select_dtypes("number")]
    shown: dict[str, Any] = {name: st.column_config.NumberColumn(_headed(name)[0], help=name) for name in figures}
    if len(table.columns):
        shown[str(table.columns[0])] = st.column_config.TextColumn(pinned=True)
    return shown


def _headed(name: str) -> tuple[str, str]:
    """A column's heading with its period, and the sources that its full name gives after the period."""
    match = SOURCED.match(name)
    return (f"{match[1]} ({match[2]})", match[3]) if match else (name, "")
