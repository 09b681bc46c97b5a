"""Arranging: the list of slides with what can be done to each, and the buttons around it."""

import streamlit as st

from geo.story import Story, link_of
from geo.story.file import LINK, MOST_SLIDES
from geo.ui.html import element, render
from geo.ui.page import faults
from geo.ui.present.draft_story import CHOSEN, FAULTS, add, arranged, drop, put, story, version, view_in
from geo.ui.present.files import keep, take_away
from geo.ui.present.form import slide_form
from geo.ui.visit import Visit


def arrange_slides(visit: Visit) -> None:
    """Draw all of it."""
    tale = story(visit.edition)
    with st.container(key="answer"):
        render(element("h2", visit.say("story.arrange")), element("p", visit.say("story.about")))
        with st.container(key="story-start", horizontal=True):
            st.button(visit.say("story.play"), key="story-play", type="primary", disabled=not tale.slides)
            if arranged() is not None:
                st.button(visit.say("story.reset"), key="story-reset", on_click=drop)
        faults(visit, (*st.session_state.get(FAULTS, ()), *tale.faults))
        if tale.slides:
            listed, edited = st.columns([2, 3], gap="large")
            with listed:
                chosen = _list(visit, tale)
            with edited:
                slide_form(visit, tale, chosen)
        _more(visit, tale)
        keep(visit, tale)
        take_away(visit, tale)


def _list(visit: Visit, tale: Story) -> int:
    """The slides by number and title; answers the chosen one."""
    titles = [f"{number}. {slide.title.text(visit.lang)}" for number, slide in enumerate(tale.slides, start=1)]
    key = f"story-list-{version()}"
    at = min(int(st.session_state.get(CHOSEN, 0)), len(titles) - 1)
    chosen = st.radio(visit.say("story.slides"), range(len(titles)), at, format_func=titles.__getitem__, key=key)
    st.session_state[CHOSEN] = chosen
    with st.container(key="story-moves", horizontal=True):
        last = len(titles) - 1
        st.button(visit.say("story.up"), key="story-up", disabled=chosen == 0, on_click=_move, args=(tale, chosen, -1))
        st.button(visit.say("story.down"), key="story-down", disabled=chosen == last, on_click=_move, args=(tale, chosen, 1))
        st.button(visit.say("story.remove"), key="story-remove", disabled=last == 0, on_click=_remove, args=(tale, chosen))
    return int(chosen)


def _move(tale: Story, at: int, by: int) -> None:
    slides = list(tale.written)
    slides.insert(at + by, slides.pop(at))
    put(slides, at + by)


def _remove(tale: Story, at: int) -> None:
    put([slide for index, slide in enumerate(tale.written) if index != at], at)


def _more(visit: Visit, tale: Story) -> None:
    """New slides: from the map above as it is, or from a link of the map."""
    full = len(tale.written) >= MOST_SLIDES
    render(element("h3", visit.say("story.more")), element("p", element("small", visit.say("story.more_about"))))
    with st.container(key="story-more", horizontal=True, vertical_alignment="bottom"):
        st.button(visit.say("story.add"), key="story-add", disabled=full, on_click=add, args=(visit.edition, link_of(visit.view)))
        pasted = st.text_input(
            visit.say("story.paste"),
            key=f"story-link-{version()}",
            max_chars=LINK,
            placeholder=f"https://…?era={visit.edition.eras[-1]}&layers=…",
        )
        if st.button(visit.say("story.add_link"), key="story-add-link", disabled=full):
            link = view_in(pasted)
            if link is None:
                st.session_state["story-bad-link"] = True
            else:
                add(visit.edition, link)
            st.rerun()
    if st.session_state.pop("story-bad-link", False):
        st.error(visit.say("story.bad_link"))
