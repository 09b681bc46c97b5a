"""The map on its page: the frame fills the first window, and what is chosen in it comes back."""

from collections.abc import Callable

import streamlit as st
import streamlit_folium
from streamlit.runtime import get_instance

from geo.client.folium_map import BaseMap
from geo.client.script import script_address
from geo.edition import load
from geo.ui.visit import take

HEIGHT = 700  # pixels, until the page's style lets the frame fill the window


def register() -> None:
    """Tell the server of streamlit-folium's front end; its own import does so only when a page is already running."""
    get_instance().component_registry.register_component(streamlit_folium._component_func)  # noqa: SLF001 - the component itself


def atlas(hear: Callable[[object], None] = lambda _told: None) -> None:
    """Draw the map. Neither a pan nor a switch in it runs the page again; a selection does, and the frame stays.

    ``hear`` is handed all that the frame tells, beside the view.
    """
    edition = load()
    key = f"map-{edition.digest}"
    with st.container(key="atlas", gap=None):
        streamlit_folium.st_folium(
            BaseMap(f"../..{script_address(edition)}"),
            key=key,
            height=HEIGHT,
            width=None,
            returned_objects=[],
            on_change=lambda: [listen(st.session_state.get(key)) for listen in (take, hear)],
        )
