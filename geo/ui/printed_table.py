"""Tables on paper: the sortable ones of the screen show only what their window holds, so the same rows follow as plain text."""

from collections.abc import Callable
from itertools import repeat
from numbers import Real
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from geo.language import Lang, decimals, number
from geo.ui.html import SafeHtml, element, render, web

MANY = 8
"""Columns from which on a table is set smaller."""


def on_paper(table: pd.DataFrame, lang: Lang, headed: Callable[[str], str] = str) -> None:
    """All of ``table``, seen in print alone; ``headed`` shortens a column's name."""
    heads = ((headed(str(name)), "address" if any(map(_address, table[name])) else "") for name in table.columns)
    head = element("tr", *(element("th", name, scope="col", class_=kind) for name, kind in heads))
    digits = [decimals(table[name]) if is_numeric_dtype(table[name]) else 0 for name in table.columns]
    rows = (element("tr", *map(_cell, row, digits, repeat(lang))) for row in table.itertuples(index=False, name=None))
    render(
        element(
            "table", element("thead", head), element("tbody", *rows), class_=f"lines on-paper{' many' if len(table.columns) > MANY else ''}"
        )
    )


def _address(cell: object) -> bool:
    return isinstance(cell, str) and web(cell)


def _cell(cell: Any, digits: int, lang: Lang) -> SafeHtml:
    if pd.isna(cell):
        return element("td")
    return element("td", number(str(cell), lang, digits) if isinstance(cell, Real) else cell)
