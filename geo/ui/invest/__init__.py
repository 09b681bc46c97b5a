"""Below the investors' map: the profile of what is chosen, the shortlist, why here, and a way to ask."""

from collections.abc import Mapping

import streamlit as st

from geo.ui.invest import advantages, enquiry_form, profile, shortlist
from geo.ui.visit import Visit
from geo.view.project_filter import NAMES, ProjectFilter, parse

FINDING = "finding"


def finding() -> ProjectFilter:
    """What this reader has put aside: the link's at a cold start, then what the frame tells."""
    if FINDING not in st.session_state:
        st.session_state[FINDING] = parse({name: st.query_params.get_all(name) for name in st.query_params})
    wanted: ProjectFilter = st.session_state[FINDING]
    return wanted


def hear(message: object) -> None:
    """Take over the shortlist that the frame told; it comes from a browser and is checked like a link."""
    if isinstance(message, Mapping) and "picks" in message:
        st.session_state[FINDING] = parse({NAMES["picks"]: str(message["picks"])})


def dossier(visit: Visit) -> None:
    """Draw all of it."""
    picks = finding().picks
    with st.container(key="answer"):
        if visit.view.selection is None:
            st.caption(visit.say("invest.nothing_chosen"))
        else:
            profile.dossier(visit, visit.view.selection)
        shortlist.comparison(visit, picks)
        advantages.reasons(visit)
        enquiry_form.form(visit)
