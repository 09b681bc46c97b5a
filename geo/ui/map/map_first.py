"""The map first: what stands below the fold is drawn when the map stands, and tells so."""

from collections.abc import Callable

import streamlit as st

BEGUN = "map-begun"
SHOWN = "map-shown"
PAUSE = 12.0  # seconds after which it comes all the same, where no map begins


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
