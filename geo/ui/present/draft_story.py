"""The story as it was arranged in this visit, with what can be undone; handed to the frame as text, which keeps it in the browser."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from geo.datasets import story_json
from geo.edition import Edition, load
from geo.language import nfc, words
from geo.schema.faults import Fault
from geo.story import Draft, SlideSource, Story, link_of, resolve, without, write
from geo.story import load as load_story
from geo.story import parse as parse_story
from geo.story.file import MOST_BYTES
from geo.ui.html import element, render
from geo.ui.visit import VIEW, Visit
from geo.view import NAMES, parse

DRAFT, PAST, CHOSEN, VERSION, FAULTS, ADDED = "story-draft", "story-past", "story-chosen", "story-version", "story-faults", "story-added"
MOST_PAST = 50
"""How many changes can be taken back."""


def arranged() -> Draft | None:
    """What was arranged in this visit, None while nobody has changed anything."""
    draft: Draft | None = st.session_state.get(DRAFT)
    return draft


def story(edition: Edition) -> Story:
    """The story of this visit, or that of the data."""
    draft = arranged()
    return load_story(edition) if draft is None else resolve(edition, draft)


def put(draft: Draft, chosen: int, faults: Sequence[Fault] | None = None) -> None:
    """Keep a draft as this visit's story; ``faults`` are those of a file that was opened just now (None: as before)."""
    _remember()
    st.session_state[DRAFT] = draft
    _begin_anew(max(0, min(chosen, len(draft.slides) - 1)))
    if faults is not None:
        st.session_state[FAULTS] = tuple(faults)


def put_slides(tale: Story, slides: Iterable[SlideSource], chosen: int) -> None:
    """Keep other slides of the same story; meetings forget those that are gone."""
    now = tuple(slides)
    gone = {slide.id for slide in tale.draft.slides} - {slide.id for slide in now}
    put(replace(tale.draft, slides=now, meetings=tuple(without(meeting, gone) for meeting in tale.draft.meetings)), chosen)


def undo() -> None:
    """Take the last change back, with what it changed: the slides, and what was wrong with them."""
    st.session_state[DRAFT], st.session_state[FAULTS], chosen = st.session_state[PAST].pop()
    _begin_anew(chosen)


def can_undo() -> bool:
    """Whether there is a change to take back."""
    return bool(st.session_state.get(PAST))


def drop() -> None:
    """Go back to the story of the data."""
    _remember()
    for name in (DRAFT, FAULTS):
        st.session_state.pop(name, None)
    _begin_anew(0)


def _remember() -> None:
    state = st.session_state
    state[PAST] = [*state.get(PAST, ()), (arranged(), state.get(FAULTS, ()), state.get(CHOSEN, 0))][-MOST_PAST:]


def _begin_anew(chosen: int) -> None:
    st.session_state[CHOSEN], st.session_state[VERSION] = chosen, version() + 1


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
    tale = story(edition)
    slides = list(tale.draft.slides)
    at = min(int(st.session_state.get(CHOSEN, len(slides) - 1)) + 1, len(slides))
    title = words("story.new")
    slides.insert(at, SlideSource(view=nfc(link), title_vi=title.vi, title_en=title.en))
    put_slides(tale, slides, at)


def hear(message: object) -> None:
    """Add the view as a slide when the frame says so, or begin with the story that the browser kept.

    What it tells comes from a browser: its view was checked like a link, a story is read like any file.
    """
    if not isinstance(message, Mapping):
        return
    brought, pressed = message.get("story"), message.get("add")
    if isinstance(brought, str) and arranged() is None and not can_undo():
        reading = parse_story(brought.encode()[: MOST_BYTES + 1])
        if reading.draft.slides:
            put(reading.draft, 0, reading.faults)
    if isinstance(pressed, int) and pressed != st.session_state.get(ADDED):
        st.session_state[ADDED] = pressed
        add(load(), link_of(st.session_state[VIEW]))


def stage(visit: Visit) -> None:
    """No bar until the frame says that the story is over; the arranged slides for the frame, as text that it reads and never runs."""
    st.html("<style>html:not([data-stage='map']) .st-key-bar { display: none }</style>")
    with st.container(key="arranged-story"):  # always there: whatever stands before the map must not come and go, or the frame starts anew
        draft = arranged()
        if draft is not None:
            render(
                element("div", json.dumps(story_json(story(visit.edition)), ensure_ascii=False), class_="told"),
                element("div", write(draft), class_="written"),
            )
        else:  # what was given up is kept no longer; a container without anything in it would not be there
            render(element("div", "", class_="dropped" if can_undo() else "untouched"))
