"""The next period's table on the page of figures: brought, checked, compared; only the reader's own browser keeps the result."""

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.edition.sources import cite
from geo.intake import Defaults, NewSource, read_table
from geo.intake.reading import Reading
from geo.language import number
from geo.measures import NotAFigure, Style, read_period
from geo.spreadsheets import FileRefused
from geo.spreadsheets.limits import BYTES, MEGABYTE, ROWS
from geo.ui.figures.checked import draw_checked
from geo.ui.figures.questions import answers_of, draw_questions, forget_answers
from geo.ui.html import element, render
from geo.ui.take_away import file_link, file_links
from geo.ui.visit import Visit
from geo.ui.waiting import waited
from geo.workers import JobRefused

NEW = "+"
STYLES: dict[str, Style | None] = {"ask": None, "vi": "vi", "en": "en"}
KINDS = ("result", "target")
TYPES = ["xlsx", "csv", "xls", "xlsm", "xlsb", "ods"]
GIVEN_UP = "intake-given-up"
"""How many files the reader gave up: the place for a file begins anew with it, and Streamlit lets go of the file."""


@st.fragment
def intake(visit: Visit) -> None:
    """Draw the form to take away, the choices, the place for a file, and what was found in it."""
    with st.container(key="intake"):
        render(element("h2", visit.say("intake.title"), id="intake"), element("p", visit.say("intake.about")))
        render(file_links(file_link(visit, visit.say("intake.take_form"), "next-period.xlsx")))
        defaults, new = _choices(visit)
        label = visit.say("intake.upload", most=BYTES // MEGABYTE, rows=number(ROWS, visit.lang))
        place = f"intake-file{st.session_state.get(GIVEN_UP, '')}"
        brought = st.file_uploader(label, TYPES, key=place, max_upload_size=BYTES // MEGABYTE)
        if brought is not None:
            with st.container(key="intake-held"):  # a page without it has lost the file (server/lost-session.js)
                if defaults is None:
                    render(element("p", element("b", brought.name), class_="counted"))
                else:
                    _found(visit, brought, defaults, new)


def _choices(visit: Visit) -> tuple[Defaults | None, NewSource | None]:
    """What holds where the table says nothing; None after saying what is wrong in it."""
    with st.container(key="intake-choices", horizontal=True, vertical_alignment="bottom"):
        style = st.selectbox(
            visit.say("intake.style"), [*STYLES], format_func=lambda name: visit.say(f"intake.style_{name}"), key="intake-style", width=290
        )
        span = st.text_input(visit.say("intake.period"), key="intake-period", placeholder=visit.say("intake.period_example"), width=230)
        kind = st.selectbox(
            visit.say("intake.kind"), KINDS, format_func=lambda name: visit.say(f"figures.{name}"), key="intake-kind", width=200
        )
        known = visit.edition.sources
        names = {
            "": "–",
            NEW: visit.say("intake.source_new"),
            **{name: f"{cite(known[name], visit.lang)} · {name}" for name in sorted(known)},
        }
        source = st.selectbox(visit.say("intake.source"), [*names], format_func=lambda name: names[name], key="intake-source", width=360)
    new, wrong = _new_source(visit) if source == NEW else (None, False)
    try:
        period = read_period(span) if span.strip() else ""
    except NotAFigure as unread:
        st.warning(unread.why.text(visit.lang))
        return None, None
    return None if wrong else Defaults(period, kind, new.id if new else source, STYLES[style]), new


def _new_source(visit: Visit) -> tuple[NewSource | None, bool]:
    """A source that is described here, and whether something is wrong in it."""
    with st.container(key="intake-new", horizontal=True, vertical_alignment="bottom"):
        given = {
            name: st.text_input(visit.say(f"intake.source_{name}"), key=f"intake-{name}") for name in ("title", "publisher", "date", "url")
        }
    try:
        day = read_period(given["date"]) if given["date"].strip() else ""
        new = NewSource(given["title"].strip(), given["publisher"].strip(), day, given["url"].strip())
        new.toml()
    except ValueError:  # Unread for the date, pydantic's for the rest
        st.warning(visit.say("intake.source_wrong"))
        return None, True
    if not new.title or not new.publisher or new.id in visit.edition.sources:
        st.warning(visit.say("intake.source_known" if new.id in visit.edition.sources else "intake.source_wrong", id=new.id))
        return None, True
    return new, False


def _found(visit: Visit, brought: UploadedFile, defaults: Defaults, new: NewSource | None) -> None:
    """What is in the file: why it is not opened, or what it says, asks and would change."""
    sheets, with_hidden = (f"intake-{part}-{brought.file_id}" for part in ("sheets", "hidden"))  # another file has other parts
    chosen, hidden = tuple(st.session_state.get(sheets, ())), bool(st.session_state.get(with_hidden, False))
    defaults = defaults.for_file(chosen, answers_of(brought.file_id), hidden=hidden)
    job = partial(read_table, visit.edition, brought.getvalue(), defaults)
    try:
        reading: Reading | None = waited(visit, job, _give_up, key="intake", doing="intake")
    except (FileRefused, JobRefused) as refused:
        st.error(visit.say("intake.refused", why=refused.text(visit.lang)))
        return
    if reading is None:
        return
    checked = reading.checked
    counts = {
        "n": number(len(checked.entries), visit.lang),
        "questions": number(len(checked.questions), visit.lang),
        "faults": number(len(checked.faults), visit.lang),
    }
    render(element("p", element("b", f"{brought.name} · {visit.say('intake.counted', **counts)}"), class_="counted"))
    _parts(visit, reading, sheets, with_hidden)
    draw_questions(visit, checked, brought.file_id)
    draw_checked(visit, reading, brought.getvalue(), defaults, new)


def _parts(visit: Visit, reading: Reading, sheets: str, hidden: str) -> None:
    """Which sheets are read, where there are several with something in them, and whether hidden rows and columns are too."""
    if len(reading.sheets) > 1:
        if not st.session_state.get(sheets):
            st.session_state[sheets] = list(reading.checked.sheets)
        st.multiselect(visit.say("intake.sheets_read"), reading.sheets, key=sheets)
    if st.session_state.get(hidden) or any(aside.code in ("hidden_rows", "hidden_columns") for aside in reading.checked.aside):
        st.checkbox(visit.say("intake.hidden_too"), key=hidden)


def _give_up() -> None:
    st.session_state[GIVEN_UP] = int(st.session_state.get(GIVEN_UP, 0)) + 1
    forget_answers()
