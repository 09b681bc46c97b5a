"""A button for a file of what a reader brought or arranged: it is their session's alone. All others have an address (``take_away``)."""

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
    """Draw the button; a callable ``data`` is a job (``geo.workers``), done when it is pressed.

    The page is not run again for it. It is handed over when it is pressed, also where it is there already: only so does Streamlit say
    that a session has ended, in the moment before the page has been drawn anew (``server/lost-session.js``).
    """
    if callable(data):
        WORK.warm()
    handed = partial(_made, data, reader()) if callable(data) else partial(bytes, data.encode() if isinstance(data, str) else data)
    st.download_button(label, handed, name, mime, key=key, help=help, type=type, on_click="ignore")
