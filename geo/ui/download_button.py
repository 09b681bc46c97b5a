"""A button that hands a file over: the page is not run again for it, so that the next press finds the button where it was."""

from collections.abc import Callable
from typing import Literal

import streamlit as st


def download(
    label: str,
    data: bytes | str | Callable[[], bytes],
    name: str,
    mime: str,
    *,
    key: str,
    help: str | None = None,  # noqa: A002 - Streamlit's own name for it
    type: Literal["primary", "secondary"] = "secondary",  # noqa: A002 - Streamlit's own name for it
) -> None:
    """Draw the button; a callable ``data`` is made when it is pressed."""
    st.download_button(label, data, name, mime, key=key, help=help, type=type, on_click="ignore")
