"""The story as files: to work on later (TOML), to hand out (PPTX, PDF)."""

from collections.abc import Callable

import streamlit as st

from geo.export.formats import FORMATS
from geo.paper import RefusedError
from geo.slides import check_story, story_bytes
from geo.story import FILE, Story, parse, write
from geo.story.file import MOST_BYTES
from geo.ui.download_button import download
from geo.ui.html import show, tag
from geo.ui.present.draft_story import put, version
from geo.ui.visit import Reader


def keep(here: Reader, told: Story) -> None:
    """Save the slides as a file, and open such a file."""
    show(tag("h3", here.say("story.file")), tag("p", tag("small", here.say("story.file_about"))))
    with st.container(key="story-file", horizontal=True, vertical_alignment="bottom"):
        download(here.say("story.save"), write(told.written), FILE, "application/toml", key="story-save")
        given = st.file_uploader(here.say("story.open"), type="toml", key=f"story-open-{version()}", max_upload_size=1, width=460)
    if given is None:
        return
    slides, wrong = parse(given.getvalue()[: MOST_BYTES + 1])
    put(tuple(slides.values()) or told.written, 0, wrong)
    st.rerun()


def take_away(here: Reader, told: Story) -> None:
    """The whole story as PPTX and PDF; nothing is made before the click."""
    show(tag("h3", here.say("story.take")), tag("p", tag("small", here.say("story.take_about"))))

    def making(form: str) -> Callable[[], bytes]:
        return lambda: story_bytes(here.district, told, form, here.lang)

    try:
        check_story(here.district, told)
    except RefusedError as refused:
        st.info(refused.said(here.lang))
        return
    with st.container(key="story-take", horizontal=True):
        for form in ("pptx", "pdf"):
            label, name = here.say("story.download", name=FORMATS[form].name), f"{here.district.place.stem}-{here.lang}-story.{form}"
            download(label, making(form), name, FORMATS[form].type, key=f"story-{form}")
