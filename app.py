"""The server: the pages and a few routes beside them, in one process. Start: python -m streamlit run app.py."""

import gc
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
    """Import and make everything heavy before the first reader, and leave it out of every later garbage collection.

    Streamlit collects after each run of a page, which would walk the millions of objects that geopandas and folium bring.
    """
    with server.following():
        ui.warm()
        gc.collect()
        gc.freeze()
        yield


app = st.App("pages/_site.py", routes=server.ROUTES, middleware=server.MIDDLEWARE, lifespan=warm)
