"""What a worker does for a reader: how it stands is shown meanwhile, and given up when the reader does something else."""

import time
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.export.work import WORK
from geo.ui.visit import Visit
from geo.workers import SHORT, Limits, Progress, Standing, Waiting

EVERY = 0.5
"""Seconds between two sentences; with each of them Streamlit sees whether the reader has done something else."""


def reader() -> str:
    """Whose turn it is: the reader's session."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def standing_in_words(visit: Visit, standing: Standing) -> str:
    """Whether it waits, and for how many, or how far it is."""
    if isinstance(standing, Waiting):
        return visit.say("frame.take.queue", n=standing.before) if standing.before else visit.say("frame.take.queue_next")
    if isinstance(standing, Progress) and standing.of:
        return visit.say("frame.take.parts", done=standing.done, of=standing.of)
    return visit.say("frame.take.seconds", n=round(standing.seconds) if isinstance(standing, Progress) else 0)


def waited(visit: Visit, job: Callable[[], Any], *, key: str, limits: Limits = SHORT) -> Any:
    """What the job gives. Meanwhile says how it stands, with a button that gives it up. Raises JobRefused, and what the job raises."""
    place, last = st.empty(), time.monotonic()

    def tell(standing: Standing) -> None:
        nonlocal last
        if time.monotonic() - last < EVERY:
            return
        first, last = not shown, time.monotonic()
        if first:
            with place.container(key=f"{key}-waiting", horizontal=True, vertical_alignment="center"):
                shown.append(st.empty())
                st.button(visit.say("frame.take.cancel"), key=f"{key}-cancel")
        shown[0].markdown(f":small[{standing_in_words(visit, standing)}]")

    shown: list[Any] = []
    try:
        return WORK.wait(job, reader(), limits, tell=tell)
    finally:
        place.empty()
