"""The server: the pages and a few routes beside them, in one process. Start: python -m streamlit run app.py."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from geo import release

# A copy is what runs: this folder may be replaced meanwhile. Whoever works on it has Streamlit watch the files themselves.
ROOT = Path(__file__).parent
HOME = release.settle(ROOT) if st.get_option("server.fileWatcherType") == "none" else ROOT
# The main script lies in pages/: only so does Streamlit watch geo/ as well and run the page again when it changes.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(HOME), os.environ.get("PYTHONPATH", "")]))

from geo import server, ui  # noqa: E402 - those of the copy


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Serve what was published at once, while everything heavy is imported."""
    with server.opening(ui.warm):
        yield


server.settled()
app = st.App(HOME / "pages" / "_site.py", middleware=server.MIDDLEWARE, lifespan=warm)
