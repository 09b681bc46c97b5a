"""The next period's table on the page of figures: brought, checked, compared; only the reader's own browser keeps the result."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.edition.sources import cite
from geo.intake import Defaults, NewSource, Outcome, Refused, check, fault_list, merge, open_table, template
from geo.intake.limits import BYTES, MEGABYTE, ROWS
from geo.intake.merge import WHATS, change_list, change_rows
from geo.language import number
from geo.measures import Style, Unread, read_period
from geo.schema.faults import Fault
from geo.ui.download_button import download
from geo.ui.html import Safe, show, tag
from geo.ui.sources import XLSX
from geo.ui.visit import Reader

NEW = "+"
STYLES: dict[str, Style | None] = {"ask": None, "vi": "vi", "en": "en"}
KINDS = ("result", "target")
SHOWN = 200
"""Rows of faults and changes that are drawn; the files hold all."""


@st.fragment
def intake(here: Reader) -> None:
    """Draw the form to take away, the choices, the place for a file, and what was found in it."""
    with st.container(key="intake"):
        show(tag("h2", here.say("intake.title"), id="intake"), tag("p", here.say("intake.about")))
        district, lang = here.district, here.lang
        download(here.say("intake.take_form"), lambda: template(district, lang), f"so-lieu-{lang}.xlsx", XLSX, key="intake-form")
        defaults, new = _choices(here)
        label = here.say("intake.upload", most=BYTES // MEGABYTE, rows=number(ROWS, lang))
        brought = st.file_uploader(label, ["xlsx", "csv", "xlsm", "xls"], key="intake-file", max_upload_size=BYTES // MEGABYTE)
        if brought is not None and defaults is not None:
            _found(here, brought, defaults, new)


def _choices(here: Reader) -> tuple[Defaults | None, NewSource | None]:
    """What holds where the table says nothing; None after saying what is wrong in it."""
    with st.container(key="intake-choices", horizontal=True, vertical_alignment="bottom"):
        style = st.selectbox(
            here.say("intake.style"), [*STYLES], format_func=lambda name: here.say(f"intake.style_{name}"), key="intake-style", width=290
        )
        span = st.text_input(here.say("intake.period"), key="intake-period", placeholder=here.say("intake.period_example"), width=230)
        kind = st.selectbox(
            here.say("intake.kind"), KINDS, format_func=lambda name: here.say(f"figures.{name}"), key="intake-kind", width=200
        )
        known = here.district.sources
        names = {
            "": "–",
            NEW: here.say("intake.source_new"),
            **{name: f"{cite(known[name], here.lang)} · {name}" for name in sorted(known)},
        }
        source = st.selectbox(here.say("intake.source"), [*names], format_func=lambda name: names[name], key="intake-source", width=360)
    new, wrong = _new_source(here) if source == NEW else (None, False)
    try:
        period = read_period(span) if span.strip() else ""
    except Unread as unread:
        st.warning(unread.why.said(here.lang))
        return None, None
    return None if wrong else Defaults(period, kind, new.id if new else source, STYLES[style]), new


def _new_source(here: Reader) -> tuple[NewSource | None, bool]:
    """A source that is described here, and whether something is wrong in it."""
    with st.container(key="intake-new", horizontal=True, vertical_alignment="bottom"):
        told = {
            name: st.text_input(here.say(f"intake.source_{name}"), key=f"intake-{name}") for name in ("title", "publisher", "date", "url")
        }
    try:
        day = read_period(told["date"]) if told["date"].strip() else ""
        new = NewSource(told["title"].strip(), told["publisher"].strip(), day, told["url"].strip())
        new.toml()
    except ValueError:  # Unread for the date, pydantic's for the rest
        st.warning(here.say("intake.source_wrong"))
        return None, True
    if not new.title or not new.publisher or new.id in here.district.sources:
        st.warning(here.say("intake.source_known" if new.id in here.district.sources else "intake.source_wrong", id=new.id))
        return None, True
    return new, False


def _found(here: Reader, brought: UploadedFile, defaults: Defaults, new: NewSource | None) -> None:
    """What is in the file: why it is not opened, or its faults and what it would change."""
    try:
        sheets = open_table(brought.name, brought.getvalue())
    except Refused as refused:
        st.error(here.say("intake.refused", why=refused.why.said(here.lang)))
        return
    checked = check(here.district, sheets, defaults)
    show(tag("p", tag("b", here.say("intake.found", n=len(checked.entries), faults=len(checked.faults)))))
    if checked.ignored:
        show(tag("p", tag("small", here.say("intake.ignored", columns=", ".join(checked.ignored)))))
    _faults(here, checked.faults)
    if checked.entries:
        _changes(here, merge(here.district, checked.entries), new)
    else:
        st.info(here.say("intake.nothing"))


def _faults(here: Reader, faults: Sequence[Fault]) -> None:
    if not faults:
        return
    lang = here.lang
    heads = [here.say(f"intake.fault_{name}") for name in ("sheet", "row", "column", "value", "why")]
    rows = [(fault.file, fault.row or "", fault.column, fault.value, fault.why.said(lang)) for fault in faults]
    show(tag("h3", here.say("intake.faults")), tag("p", here.say("intake.faults_about")), _table(here.say("intake.faults"), heads, rows))
    download(here.say("intake.take_faults"), lambda: fault_list(faults, lang), f"loi-{lang}.csv", "text/csv", key="intake-faults")


def _changes(here: Reader, outcome: Outcome, new: NewSource | None) -> None:
    rows, lang = change_rows(outcome, here.lang), here.lang
    counts = {what: outcome.count(what) for what in WHATS}
    show(tag("h3", here.say("intake.changes")), tag("p", here.say("intake.counts", **counts)))
    show(_table(here.say("intake.changes"), [*rows[0]], [tuple(row.values()) for row in rows]))
    for fault in outcome.faults:
        st.warning(fault.said(lang))
    if new:
        st.info(here.say("intake.source_append", id=new.id))
    with st.container(key="intake-take", horizontal=True):
        download(here.say("intake.take_figures"), outcome.figures, "figures.csv", "text/csv", key="intake-figures", type="primary")
        download(
            here.say("intake.take_changes"), lambda: change_list(outcome, lang), f"thay-doi-{lang}.csv", "text/csv", key="intake-changes"
        )
        if new:
            download(here.say("intake.take_source"), new.toml().encode(), "nguon-moi.toml", "text/plain", key="intake-toml")


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> Safe:
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    body = [tag("tr", *(tag("td", cell) for cell in row)) for row in rows[:SHOWN]]
    more = [tag("p", f"… {len(rows) - SHOWN}")] if len(rows) > SHOWN else []
    table = tag("table", tag("caption", title), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("div", table, *more, class_="wide")
