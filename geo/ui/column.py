"""The column of a page without a map: it is shown when all of it is there, so that no text moves while it is read."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geo.ui.html import SafeHtml, element, render


@contextmanager
def page_column(*head: SafeHtml) -> Iterator[None]:
    """Draw the head at once; what follows is kept out of sight by look.css until the mark at its end stands there."""
    with st.container(key="page"):
        render(*head)
        try:
            yield
        finally:
            render(element("span", class_="page-end"))
