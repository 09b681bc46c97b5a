"""What a worker does for a reader: how it stands is shown meanwhile, and the page goes on answering."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.export.work import WORK
from geo.language import number
from geo.ui.html import element, render
from geo.ui.visit import Visit
from geo.workers import SHORT, Limits, Progress, Ready, Standing, Waiting

MOMENT = 0.6
"""Seconds that a page waits itself; what takes longer is asked about by a part that runs alone."""
EVERY = 0.7
"""Seconds between two questions of that part."""


def reader() -> str:
    """Whose turn it is: the reader's session."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def standing_in_words(visit: Visit, standing: Standing, doing: str) -> str:
    """Whether it waits, and for how many, or how far it is; ``doing``: where the words of what is done stand."""
    if isinstance(standing, Waiting):
        return visit.say("frame.take.queue", n=standing.before) if standing.before else visit.say("frame.take.queue_next")
    if isinstance(standing, Progress) and standing.of:
        return visit.say(f"{doing}.parts", done=number(standing.done, visit.lang), of=number(standing.of, visit.lang))
    return visit.say(f"{doing}.seconds", n=round(standing.seconds) if isinstance(standing, Progress) else 0)


def waited(
    visit: Visit, job: Callable[[], Any], on_cancel: Callable[[], None], *, key: str, limits: Limits = SHORT, doing: str = "frame.take"
) -> Any:
    """What the job gives; None while it is not there: then how it stands is shown, and the page runs anew when that changes for good.

    ``on_cancel`` sees to it that the next run does not ask again. Raises JobRefused, and what the job raises.
    """
    standing = WORK.wait(job, reader(), limits, within=MOMENT)
    if isinstance(standing, Ready):
        return standing.result
    _watch(visit, job, on_cancel, key, limits, doing)
    return None


@st.fragment(run_every=EVERY)
def _watch(visit: Visit, job: Callable[[], Any], on_cancel: Callable[[], None], key: str, limits: Limits, doing: str) -> None:
    """How it stands, with a button that gives it up. Streamlit interrupts no run for a button of its own part, so no run may wait."""
    try:
        standing = WORK.ask(job, reader(), limits)
    except Exception:  # noqa: BLE001 - the page asks too, and says why not
        st.rerun()
    if isinstance(standing, Ready):
        st.rerun()
    with st.container(key=f"{key}-waiting", horizontal=True, vertical_alignment="center"):
        render(element("p", element("small", standing_in_words(visit, standing, doing))))
        if st.button(visit.say("frame.take.cancel"), key=f"{key}-cancel", on_click=on_cancel):
            WORK.leave(job, reader())
            st.rerun()
