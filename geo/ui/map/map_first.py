"""The map first: what stands below the fold is drawn once the map has had the browser to itself."""

from collections.abc import Callable

import streamlit as st

BEGUN = "map-begun"
SHOWN = "map-shown"
PAUSE = 2.0  # seconds that the map has to itself at the start of a visit; a selection ends them


def put_map_first(below: Callable[[], None]) -> None:
    """Draw what stands below the map, but not in the first run of a visit: its tables would hold the map up."""
    if BEGUN in st.session_state:
        below()
        return
    st.session_state[BEGUN] = True
    _pause()


@st.fragment(run_every=PAUSE)
def _pause() -> None:
    """Wait in the browser, not on the server; when the time is over the page runs again, without this."""
    if SHOWN in st.session_state:
        st.rerun()
    st.session_state[SHOWN] = True
