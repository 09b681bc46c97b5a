"""Arranging: for whom and how long, the list of slides with what can be done to each, and the buttons around it."""

import streamlit as st

from geo.story import Story, link_of
from geo.story.file import MOST_SLIDES
from geo.story.text import LINK
from geo.ui.html import element, render
from geo.ui.page import faults
from geo.ui.present.draft_story import CHOSEN, FAULTS, add, arranged, can_undo, drop, put_slides, story, undo, version, view_in
from geo.ui.present.files import keep, take_away
from geo.ui.present.form import slide_form
from geo.ui.present.meeting_form import choose_meeting
from geo.ui.visit import Visit


def arrange_slides(visit: Visit) -> None:
    """Draw all of it."""
    tale = story(visit.edition)
    with st.container(key="answer"):
        render(element("h2", visit.say("story.arrange")), element("p", visit.say("story.about")))
        with st.container(key="story-start", horizontal=True):
            st.button(visit.say("story.play"), key="story-play", type="primary", disabled=not tale.slides)
            st.button(visit.say("story.undo"), key="story-undo", on_click=undo, disabled=not can_undo())
            if arranged() is not None:
                st.button(visit.say("story.reset"), key="story-reset", on_click=drop)
        faults(visit, (*st.session_state.get(FAULTS, ()), *tale.faults))
        if tale.every:
            choose_meeting(visit, tale)
            listed, edited = st.columns([2, 3], gap="large")
            with listed:
                chosen = _list(visit, tale)
            with edited:
                slide_form(visit, tale, chosen)
        _more(visit, tale)
        keep(visit, tale)
        take_away(visit, tale)


def _titles(visit: Visit, tale: Story) -> list[str]:
    """The slides by the number they are told under, and their title; a hidden one has no number and says so."""
    titles, number = [], 0
    for slide, written in zip(tale.every, tale.draft.slides, strict=True):
        number += not written.hidden
        titles.append(f"{visit.say('story.is_hidden') if written.hidden else f'{number}.'} {slide.title.text(visit.lang)}")
    return titles


def _list(visit: Visit, tale: Story) -> int:
    """The slides; answers the chosen one."""
    titles = _titles(visit, tale)
    key = f"story-list-{version()}"
    at = min(int(st.session_state.get(CHOSEN, 0)), len(titles) - 1)
    chosen = int(st.radio(visit.say("story.slides"), range(len(titles)), at, format_func=titles.__getitem__, key=key))
    st.session_state[CHOSEN] = chosen
    hidden = tale.draft.slides[chosen].hidden
    with st.container(key="story-moves", horizontal=True):
        last = len(titles) - 1
        st.button(visit.say("story.up"), key="story-up", disabled=chosen == 0, on_click=_move, args=(tale, chosen, -1))
        st.button(visit.say("story.down"), key="story-down", disabled=chosen == last, on_click=_move, args=(tale, chosen, 1))
        alone = len(tale.slides) == 1 and not hidden
        hide = visit.say("story.unhide" if hidden else "story.hide")
        st.button(hide, key="story-hide", disabled=alone, on_click=_hide, args=(tale, chosen))
        st.button(visit.say("story.remove"), key="story-remove", disabled=last == 0 or alone, on_click=_remove, args=(tale, chosen))
    return chosen


def _move(tale: Story, at: int, by: int) -> None:
    slides = list(tale.draft.slides)
    slides.insert(at + by, slides.pop(at))
    put_slides(tale, slides, at + by)


def _hide(tale: Story, at: int) -> None:
    slides = list(tale.draft.slides)
    slides[at] = slides[at].model_copy(update={"hidden": not slides[at].hidden})
    put_slides(tale, slides, at)


def _remove(tale: Story, at: int) -> None:
    put_slides(tale, (slide for index, slide in enumerate(tale.draft.slides) if index != at), at)


def _more(visit: Visit, tale: Story) -> None:
    """New slides: from the map above as it is, or from a link of the map."""
    full = len(tale.draft.slides) >= MOST_SLIDES
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
