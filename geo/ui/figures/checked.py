"""What a brought table says: its figures beside what the map knows, its faults, what was left aside, and the files to take away."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

import streamlit as st

from geo.intake import Defaults, MergeResult, NewSource, TableFault, fault_list, marked
from geo.intake.merge import WHATS, change_list, figure_rows
from geo.intake.reading import Reading
from geo.ui.download_button import download
from geo.ui.html import SafeHtml, element, render
from geo.ui.sources import XLSX
from geo.ui.visit import Visit

SHOWN = 200
"""Rows of faults and figures that are drawn; the files hold all."""
LISTED = 12
"""Things of one kind that are named as left aside."""


def draw_checked(visit: Visit, reading: Reading, content: bytes, defaults: Defaults, new: NewSource | None) -> None:
    """Draw what a file says and lacks, and hand over what comes of it."""
    checked, lang = reading.checked, visit.lang
    _faults(visit, checked.faults)
    with st.container(key="intake-mend", horizontal=True):
        if checked.faults:
            faults = partial(fault_list, checked.faults, lang)
            download(visit.say("intake.take_faults"), faults, f"loi-{lang}.csv", "text/csv", key="intake-faults")
        if checked.faults or checked.questions:
            copy = partial(marked, visit.edition, content, defaults, lang)
            download(visit.say("intake.take_marked"), copy, f"bang-da-danh-dau-{lang}.xlsx", XLSX, key="intake-marked")
    _figures(visit, reading)
    if reading.merged:
        _take(visit, reading.merged, new)
    elif checked.entries:
        st.info(visit.say("intake.needs_source"))
    else:
        st.info(visit.say("intake.nothing"))
    _aside(visit, reading)


def _faults(visit: Visit, faults: Sequence[TableFault]) -> None:
    if not faults:
        return
    lang = visit.lang
    heads = [visit.say(f"intake.fault_{name}") for name in ("sheet", "row", "column", "value", "why")]
    rows = [(fault.file, fault.row or "", fault.column, fault.value, fault.why.text(lang)) for fault in faults[:SHOWN]]
    render(
        element("h3", visit.say("intake.faults")),
        element("p", visit.say("intake.faults_about")),
        _table(visit.say("intake.faults"), heads, rows, len(faults)),
    )


def _figures(visit: Visit, reading: Reading) -> None:
    """The preview: each figure, of what it is, from which cells it was taken, and what the map knows."""
    if not reading.checked.entries:
        return
    entries = reading.checked.entries
    changes = reading.merged.changes if reading.merged else [None] * len(entries)
    rows = figure_rows(visit.edition, zip(entries[:SHOWN], changes, strict=False), visit.lang)
    render(element("h3", visit.say("intake.changes")))
    if reading.merged:
        counts = {what: reading.merged.count(what) for what in WHATS}
        render(element("p", visit.say("intake.counts", **counts)))
    render(_table(visit.say("intake.changes"), [*rows[0]], [tuple(row.values()) for row in rows], len(entries)))


def _take(visit: Visit, merged: MergeResult, new: NewSource | None) -> None:
    lang = visit.lang
    for fault in merged.faults:
        st.warning(fault.text(lang))
    if new:
        st.info(visit.say("intake.source_append", id=new.id))
    with st.container(key="intake-take", horizontal=True):
        download(visit.say("intake.take_figures"), merged.figures, "figures.csv", "text/csv", key="intake-figures", type="primary")
        changes = partial(change_list, visit.edition, merged, lang)
        download(visit.say("intake.take_changes"), changes, f"thay-doi-{lang}.csv", "text/csv", key="intake-changes")
        if new:
            download(visit.say("intake.take_source"), new.toml().encode(), "nguon-moi.toml", "text/plain", key="intake-toml")


def _aside(visit: Visit, reading: Reading) -> None:
    """Name what was seen and not read, and cells that were written in letters of before Unicode."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for aside in reading.checked.aside:
        place = " ".join(filter(None, (aside.sheet, aside.place)))
        kinds[aside.why.text(visit.lang)].append(" · ".join(dict.fromkeys(filter(None, (place, aside.value)))))
    for cell in reading.recoded:
        kinds[visit.say("intake.recoded", encoding=cell.encoding.upper())].append(f"{cell.before} → {cell.after}")
    if kinds:
        items = [element("li", element("b", f"{why}: "), "; ".join(named[:LISTED]), _more(named)) for why, named in kinds.items()]
        render(element("h3", visit.say("intake.left_aside")), element("ul", *items, class_="aside"))


def _more(named: Sequence[str]) -> str:
    return f" … +{len(named) - LISTED}" if len(named) > LISTED else ""


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]], many: int) -> SafeHtml:
    """The rows that are shown, and how many more there are."""
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    body = [element("tr", *(element("td", cell) for cell in row)) for row in rows]
    more = [element("p", f"… +{many - len(rows)}")] if many > len(rows) else []
    table = element("table", element("caption", title), element("thead", head), element("tbody", *body), class_="lines")
    return element("div", table, *more, class_="wide")
