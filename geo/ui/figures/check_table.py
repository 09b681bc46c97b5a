"""The next period's table on the page of figures: brought, checked, compared; only the reader's own browser keeps the result."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.edition.sources import cite
from geo.intake import Defaults, FileRefused, MergeResult, NewSource, fault_list, read_table, template_book
from geo.intake.limits import BYTES, MEGABYTE, ROWS
from geo.intake.merge import WHATS, change_list, change_rows
from geo.language import number
from geo.measures import NotAFigure, Style, read_period
from geo.schema.faults import Fault
from geo.ui.download_button import download
from geo.ui.html import SafeHtml, element, render
from geo.ui.sources import XLSX
from geo.ui.visit import Visit
from geo.ui.waiting import waited
from geo.workers import JobRefused

NEW = "+"
STYLES: dict[str, Style | None] = {"ask": None, "vi": "vi", "en": "en"}
KINDS = ("result", "target")
GIVEN_UP = "intake-given-up"
"""How many files the reader gave up: the place for a file begins anew with it, and Streamlit lets go of the file."""
SHOWN = 200
"""Rows of faults and changes that are drawn; the files hold all."""


@st.fragment
def intake(visit: Visit) -> None:
    """Draw the form to take away, the choices, the place for a file, and what was found in it."""
    with st.container(key="intake"):
        render(element("h2", visit.say("intake.title"), id="intake"), element("p", visit.say("intake.about")))
        edition, lang = visit.edition, visit.lang
        download(visit.say("intake.take_form"), partial(template_book, edition, lang), f"so-lieu-{lang}.xlsx", XLSX, key="intake-form")
        defaults, new = _choices(visit)
        label = visit.say("intake.upload", most=BYTES // MEGABYTE, rows=number(ROWS, lang))
        place = f"intake-file{st.session_state.get(GIVEN_UP, '')}"
        brought = st.file_uploader(label, ["xlsx", "csv", "xlsm", "xls"], key=place, max_upload_size=BYTES // MEGABYTE)
        if brought is not None and defaults is not None:
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
    """What is in the file: why it is not opened, or its faults and what it would change."""
    job = partial(read_table, visit.edition, brought.name, brought.getvalue(), defaults)
    try:
        reading = waited(visit, job, _give_up, key="intake", doing="intake")
    except (FileRefused, JobRefused) as refused:
        st.error(visit.say("intake.refused", why=refused.text(visit.lang)))
        return
    if reading is None:
        return
    checked, merged = reading
    counts = {"n": number(len(checked.entries), visit.lang), "faults": number(len(checked.faults), visit.lang)}
    render(element("p", element("b", visit.say("intake.found", file=brought.name, **counts))))
    if checked.ignored:
        render(element("p", element("small", visit.say("intake.ignored", columns=", ".join(checked.ignored)))))
    _faults(visit, checked.faults)
    if merged:
        _changes(visit, merged, new)
    else:
        st.info(visit.say("intake.nothing"))


def _give_up() -> None:
    st.session_state[GIVEN_UP] = int(st.session_state.get(GIVEN_UP, 0)) + 1


def _faults(visit: Visit, faults: Sequence[Fault]) -> None:
    if not faults:
        return
    lang = visit.lang
    heads = [visit.say(f"intake.fault_{name}") for name in ("sheet", "row", "column", "value", "why")]
    rows = [(fault.file, fault.row or "", fault.column, fault.value, fault.why.text(lang)) for fault in faults]
    render(
        element("h3", visit.say("intake.faults")),
        element("p", visit.say("intake.faults_about")),
        _table(visit.say("intake.faults"), heads, rows),
    )
    download(visit.say("intake.take_faults"), partial(fault_list, faults, lang), f"loi-{lang}.csv", "text/csv", key="intake-faults")


def _changes(visit: Visit, outcome: MergeResult, new: NewSource | None) -> None:
    rows, lang = change_rows(outcome, visit.lang), visit.lang
    counts = {what: outcome.count(what) for what in WHATS}
    render(element("h3", visit.say("intake.changes")), element("p", visit.say("intake.counts", **counts)))
    render(_table(visit.say("intake.changes"), [*rows[0]], [tuple(row.values()) for row in rows]))
    for fault in outcome.faults:
        st.warning(fault.text(lang))
    if new:
        st.info(visit.say("intake.source_append", id=new.id))
    with st.container(key="intake-take", horizontal=True):
        download(visit.say("intake.take_figures"), outcome.figures, "figures.csv", "text/csv", key="intake-figures", type="primary")
        download(
            visit.say("intake.take_changes"), partial(change_list, outcome, lang), f"thay-doi-{lang}.csv", "text/csv", key="intake-changes"
        )
        if new:
            download(visit.say("intake.take_source"), new.toml().encode(), "nguon-moi.toml", "text/plain", key="intake-toml")


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> SafeHtml:
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    body = [element("tr", *(element("td", cell) for cell in row)) for row in rows[:SHOWN]]
    more = [element("p", f"… {len(rows) - SHOWN}")] if len(rows) > SHOWN else []
    table = element("table", element("caption", title), element("thead", head), element("tbody", *body), class_="lines")
    return element("div", table, *more, class_="wide")
