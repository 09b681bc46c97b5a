"""The server: the pages and a few routes beside them, in one process. Start: python -m streamlit run app.py."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

# The main script lies in pages/: only so does Streamlit watch geo/ as well and run the page again when it changes.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))

import streamlit as st

from geo import server, ui


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Serve what was published at once, while everything heavy is imported."""
    with server.opening(ui.warm):
        yield


server.settled()
app = st.App("pages/_site.py", middleware=server.MIDDLEWARE, lifespan=warm)
