"""The story as files: to work on later (TOML), to hand out (PPTX, PDF)."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from geo.export.formats import FORMATS
from geo.export.work import WORK
from geo.language import number
from geo.paper import CannotPrintError
from geo.slides import HANDOUTS, check_story, story_bytes
from geo.story import FILE, Story, parse, write
from geo.story.file import MOST_BYTES
from geo.ui.download_button import download
from geo.ui.html import element, render
from geo.ui.present.draft_story import put, version
from geo.ui.visit import Visit
from geo.ui.waiting import waited
from geo.workers import LONG, JobRefused, key_of

FORMS = {"pptx": 0, "pdf": 0, **{f"pdf-{number}": number for number in HANDOUTS}}
"""What the story can be taken away as, and how many slides a page of it has, if it is a handout."""
WANTED = "story-wanted"


def keep(visit: Visit, tale: Story) -> None:
    """Save the slides as a file, and open such a file."""
    render(element("h3", visit.say("story.file")), element("p", element("small", visit.say("story.file_about"))))
    with st.container(key="story-file", horizontal=True, vertical_alignment="bottom"):
        download(visit.say("story.save"), write(tale.draft), FILE, "application/toml", key="story-save")
        given = st.file_uploader(visit.say("story.open"), type="toml", key=f"story-open-{version()}", max_upload_size=1, width=460)
    if given is None:
        return
    reading = parse(given.getvalue()[: MOST_BYTES + 1])
    put(reading.draft if reading.draft.slides else tale.draft, 0, reading.faults)
    st.rerun()


def take_away(visit: Visit, tale: Story) -> None:
    """The whole story as PPTX, PDF and handouts; nothing is made before the click."""
    render(element("h3", visit.say("story.take")), element("p", element("small", visit.say("story.take_about"))))
    try:
        check_story(visit.edition, tale)
    except CannotPrintError as refused:
        st.info(refused.text(visit.lang))
        return
    with st.container(key="story-take", horizontal=True):
        for form in FORMS:
            st.button(
                visit.say("story.download", name=_name(visit, form)),
                key=f"story-make-{form}",
                on_click=lambda form=form: _wanted().update({form: key_of(_deck(visit, tale, form))}),
            )
    for form in FORMS:
        _hand_over(visit, tale, form)


def _wanted() -> dict[str, str]:
    """What the reader has asked for and neither got nor given up: for each format the key of its job. Another story is another job."""
    wanted: dict[str, str] = st.session_state.setdefault(WANTED, {})
    return wanted


def _name(visit: Visit, form: str) -> str:
    return visit.say("story.handout", n=FORMS[form]) if FORMS[form] else FORMATS[form].name


def _deck(visit: Visit, tale: Story, form: str) -> Callable[[], bytes]:
    return partial(story_bytes, visit.edition, tale, form, visit.lang, base=visit.base)


def _hand_over(visit: Visit, tale: Story, form: str) -> None:
    """The file that was asked for: how it stands, and as soon as it is there its button, which stays while the story does."""
    job = _deck(visit, tale, form)
    if _wanted().get(form) != key_of(job) and not WORK.is_ready(job):
        return

    def no_more() -> None:
        _wanted().pop(form, None)

    try:
        content = waited(visit, job, no_more, key=f"story-{form}", limits=LONG)
    except (CannotPrintError, JobRefused) as refused:
        no_more()
        st.error(refused.text(visit.lang))
        return
    if content is None:
        return
    no_more()
    label = visit.say("story.ready", name=_name(visit, form), size=number(len(content) / 1e6, visit.lang, 1))
    kind, each = form.partition("-")[0], FORMS[form]
    name = f"{visit.edition.place.stem}-{visit.lang}-{f'handout-{each}' if each else 'story'}.{kind}"
    download(label, content, name, FORMATS[kind].type, key=f"story-{form}", type="primary")
