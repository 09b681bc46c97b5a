"""Whom the story is told to, in how many minutes, where, when and by whom."""

from dataclasses import replace

import streamlit as st

from geo.story import LENGTHS, Meeting, Occasion, Story, slides_for
from geo.story.text import LINE
from geo.ui.present.clean_text import clean
from geo.ui.present.draft_story import put, put_slides, version
from geo.ui.visit import Visit


def choose_meeting(visit: Visit, tale: Story) -> None:
    """The choice of a meeting, where the story has any, and the lines of its opening."""
    with st.container(key="story-meeting", horizontal=True, vertical_alignment="bottom"):
        if tale.draft.meetings:
            _meetings(visit, tale)
    with st.form(f"story-occasion-{version()}", border=False):
        columns = st.columns(3)
        given = {
            name: column.text_input(visit.say(f"story.{name}"), value, key=f"story-{name}-{version()}", max_chars=LINE)
            for column, (name, value) in zip(columns, tale.draft.occasion.model_dump().items(), strict=True)
        }
        if st.form_submit_button(visit.say("story.keep_occasion"), key=f"story-occasion-keep-{version()}"):
            occasion = Occasion(**{name: clean(value, lines=False) for name, value in given.items()})
            put(replace(tale.draft, occasion=occasion), 0)
            st.rerun()


def _meetings(visit: Visit, tale: Story) -> None:
    meetings = tale.draft.meetings
    titles = [(meeting.title_en if visit.lang == "en" else "") or meeting.title_vi for meeting in meetings]
    at = st.selectbox(visit.say("story.meeting"), range(len(meetings)), format_func=titles.__getitem__, key="story-meeting-who")
    lengths = {minutes: visit.say("story.min", n=minutes) for minutes in LENGTHS}
    minutes = st.segmented_control(
        visit.say("story.minutes"), list(lengths), default=max(lengths), key="story-meeting-minutes", format_func=lengths.__getitem__
    )
    st.button(visit.say("story.choose"), key="story-choose", on_click=_choose, args=(tale, meetings[at or 0], minutes or max(LENGTHS)))


def _choose(tale: Story, meeting: Meeting, minutes: int) -> None:
    put_slides(tale, slides_for(tale.draft.slides, meeting, minutes), 0)
