"""The slides that were arranged in this visit: kept in the session alone, and handed to the frame as text."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from geo.datasets import story_json
from geo.edition import Edition, load
from geo.language import nfc, words
from geo.schema.faults import Fault
from geo.story import SlideSource, Story, link_of, resolve
from geo.story import load as load_story
from geo.ui.html import element, render
from geo.ui.visit import VIEW, Visit
from geo.view import NAMES, parse

SLIDES, CHOSEN, VERSION, FAULTS, ADDED = "story-slides", "story-chosen", "story-version", "story-faults", "story-added"


def arranged() -> Sequence[SlideSource] | None:
    """The slides of this visit, None while nobody has touched them."""
    slides: Sequence[SlideSource] | None = st.session_state.get(SLIDES)
    return slides


def story(edition: Edition) -> Story:
    """The story of this visit, or that of the data."""
    slides = arranged()
    return load_story(edition) if slides is None else resolve(edition, slides)


def put(slides: Sequence[SlideSource], chosen: int, faults: Sequence[Fault] | None = None) -> None:
    """Keep slides as this visit's story; ``faults`` are those of a file that was opened just now (None: as before)."""
    state = st.session_state
    state[SLIDES] = tuple(slides)
    state[VERSION] = version() + 1
    state[CHOSEN] = max(0, min(chosen, len(slides) - 1))
    if faults is not None:
        state[FAULTS] = tuple(faults)


def drop() -> None:
    """Go back to the story of the data."""
    for name in (SLIDES, CHOSEN, FAULTS):
        st.session_state.pop(name, None)
    st.session_state[VERSION] = version() + 1


def version() -> int:
    """How often the slides were changed: fields begin anew with it."""
    return int(st.session_state.get(VERSION, 0))


def view_in(text: str) -> str | None:
    """The view of a pasted link of the map (of any page, or of a file), None when there is none in it."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    query = parts.query or parts.fragment or (parts.path if "=" in parts.path else "")
    given = parse_qs(query, keep_blank_values=True)
    if not set(given) & (set(NAMES.values()) - {NAMES["lang"]}):
        return None
    return link_of(parse({name: list(values) for name, values in given.items()}, "vi"))


def add(edition: Edition, link: str) -> None:
    """A new slide behind the chosen one."""
    slides = list(story(edition).written)
    at = min(int(st.session_state.get(CHOSEN, len(slides) - 1)) + 1, len(slides))
    title = words("story.new")
    slides.insert(at, SlideSource(view=nfc(link), title_vi=title.vi, title_en=title.en))
    put(slides, at)


def hear(message: object) -> None:
    """Add the view as a slide when the frame says so; what it tells comes from a browser, and its view was checked like a link."""
    pressed = message.get("add") if isinstance(message, Mapping) else None
    if isinstance(pressed, int) and pressed != st.session_state.get(ADDED):
        st.session_state[ADDED] = pressed
        add(load(), link_of(st.session_state[VIEW]))


def stage(visit: Visit) -> None:
    """No bar until the frame says that the story is over; the arranged slides for the frame, as text that it reads and never runs."""
    st.html("<style>html:not([data-stage='map']) .st-key-bar { display: none }</style>")
    with st.container(key="arranged-story"):  # always there: whatever stands before the map must not come and go, or the frame starts anew
        if arranged() is not None:
            render(element("div", json.dumps(story_json(story(visit.edition)), ensure_ascii=False), class_="told"))
