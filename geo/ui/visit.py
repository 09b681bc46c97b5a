"""Who reads and what they look at: the link is read once at a cold start, later the frame tells; nothing here writes the link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from geo.edition import Edition, load
from geo.language import Lang, word
from geo.view import NAMES, View, parse

VIEW = "view"
LINK = "link"
HEARD = "heard"
"""The number of what the frame told last; a page says it, so that the frame knows what to tell again after a gap."""
STEPS = ("lang", "year", "era")
"""What our own links from page to page say; everything else the reader keeps."""


@dataclass(frozen=True)
class Visit:
    """One reader's view of one state of the data."""

    view: View
    edition: Edition

    @property
    def lang(self) -> Lang:
        """The language everything is said in."""
        return self.view.lang

    @property
    def base(self) -> str:
        """The address at which the reader reached the pages, with a slash at its end; empty where that is not known."""
        place = urlsplit(st.context.url or "")
        return f"{place.scheme}://{place.netloc}{place.path.rpartition('/')[0]}/" if place.netloc else ""

    def say(self, key: str, **values: str | int) -> str:
        """The words of ``key`` in the reader's language."""
        return word(key, self.lang, **values)


def current_visit() -> Visit:
    """The reader of this run. When a link of ours changed the address, what it says of language, year and era counts."""
    link = {name: st.query_params.get_all(name) for name in st.query_params}
    state = st.session_state
    if VIEW not in state:
        state[VIEW] = parse(link, st.context.headers.get("Accept-Language") or st.context.locale or "")
    elif link != state.get(LINK):
        asked = parse(link, state[VIEW].lang)
        state[VIEW] = state[VIEW].model_copy(update={part: getattr(asked, part) for part in STEPS if NAMES[part] in link})
    state[LINK] = link
    return Visit(state[VIEW], load())


def take(message: object) -> None:
    """Take over what the frame told (all but the background); it comes from a browser and is checked like a link."""
    if not isinstance(message, Mapping) or "lang" not in message:
        return
    number = message.get("n")
    st.session_state[HEARD] = number if isinstance(number, int) else 0
    view = parse(_as_link(message), st.session_state[VIEW].lang)
    parts = ("selection", "lang", "era", "year", *(("layers", "center", "zoom") if "layers" in message else ()))
    same = {part: getattr(view, part) for part in parts}
    st.session_state[VIEW] = st.session_state[VIEW].model_copy(update=same)


def _as_link(message: Mapping[Any, Any]) -> dict[str, str | list[str]]:
    return {name: str(message[part]) for part, name in NAMES.items() if message.get(part) is not None}
