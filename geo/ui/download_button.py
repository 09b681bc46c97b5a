"""A button that hands a file over: the page is not run again for it, so that the next press finds the button where it was."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from geo.export.work import WORK
from geo.ui.waiting import reader
from geo.workers import Ready


def _made(job: Callable[[], bytes], who: str) -> bytes:
    """Streamlit shows meanwhile that it waits, and has a sentence for whatever this raises."""
    standing = WORK.wait(job, who)
    assert isinstance(standing, Ready)  # noqa: S101 - for the type checker: it waited to the end
    return bytes(standing.result)


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
    """Draw the button; a callable ``data`` is a job (``geo.workers``), done when it is pressed."""
    if callable(data):
        WORK.warm()
        data = partial(_made, data, reader())
    st.download_button(label, data, name, mime, key=key, help=help, type=type, on_click="ignore")
