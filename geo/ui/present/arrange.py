"""Arranging: the list of slides with what can be done to each, and the buttons around it."""

import streamlit as st

from geo.story import Story, link_of
from geo.story.file import LINK, MOST_SLIDES
from geo.ui.html import show, tag
from geo.ui.page import faults
from geo.ui.present.draft_story import CHOSEN, FAULTS, add, arranged, drop, put, story, version, view_in
from geo.ui.present.files import keep, take_away
from geo.ui.present.form import form
from geo.ui.visit import Reader


def arrange(here: Reader) -> None:
    """Draw all of it."""
    told = story(here.district)
    with st.container(key="answer"):
        show(tag("h2", here.say("story.arrange")), tag("p", here.say("story.about")))
        with st.container(key="story-start", horizontal=True):
            st.button(here.say("story.play"), key="story-play", type="primary", disabled=not told.slides)
            if arranged() is not None:
                st.button(here.say("story.reset"), key="story-reset", on_click=drop)
        faults(here, (*st.session_state.get(FAULTS, ()), *told.faults))
        if told.slides:
            listed, edited = st.columns([2, 3], gap="large")
            with listed:
                chosen = _list(here, told)
            with edited:
                form(here, told, chosen)
        _more(here, told)
        keep(here, told)
        take_away(here, told)


def _list(here: Reader, told: Story) -> int:
    """The slides by number and title; answers the chosen one."""
    titles = [f"{number}. {slide.title.said(here.lang)}" for number, slide in enumerate(told.slides, start=1)]
    key = f"story-list-{version()}"
    at = min(int(st.session_state.get(CHOSEN, 0)), len(titles) - 1)
    chosen = st.radio(here.say("story.slides"), range(len(titles)), at, format_func=titles.__getitem__, key=key)
    st.session_state[CHOSEN] = chosen
    with st.container(key="story-moves", horizontal=True):
        last = len(titles) - 1
        st.button(here.say("story.up"), key="story-up", disabled=chosen == 0, on_click=_move, args=(told, chosen, -1))
        st.button(here.say("story.down"), key="story-down", disabled=chosen == last, on_click=_move, args=(told, chosen, 1))
        st.button(here.say("story.remove"), key="story-remove", disabled=last == 0, on_click=_remove, args=(told, chosen))
    return int(chosen)


def _move(told: Story, at: int, by: int) -> None:
    slides = list(told.written)
    slides.insert(at + by, slides.pop(at))
    put(slides, at + by)


def _remove(told: Story, at: int) -> None:
    put([slide for index, slide in enumerate(told.written) if index != at], at)


def _more(here: Reader, told: Story) -> None:
    """New slides: from the map above as it is, or from a link of the map."""
    full = len(told.written) >= MOST_SLIDES
    show(tag("h3", here.say("story.more")), tag("p", tag("small", here.say("story.more_about"))))
    with st.container(key="story-more", horizontal=True, vertical_alignment="bottom"):
        st.button(here.say("story.add"), key="story-add", disabled=full, on_click=add, args=(here.district, link_of(here.view)))
        pasted = st.text_input(
            here.say("story.paste"), key=f"story-link-{version()}", max_chars=LINK, placeholder="https://…?era=2025&layers=…"
        )
        if st.button(here.say("story.add_link"), key="story-add-link", disabled=full):
            link = view_in(pasted)
            if link is None:
                st.session_state["story-bad-link"] = True
            else:
                add(here.district, link)
            st.rerun()
    if st.session_state.pop("story-bad-link", False):
        st.error(here.say("story.bad_link"))
