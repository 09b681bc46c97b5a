"""Below the map: everything about what was chosen, the district's figures, and the units side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from geo.cards import card
from geo.cards.citations import Citations
from geo.cards.history import history
from geo.edition import rows
from geo.edition.sources import cite
from geo.ui.figures import figures
from geo.ui.html import Safe, link, said, show, tag
from geo.ui.units_table import compare
from geo.ui.visit import Reader


def marked(citations: Citations, names: Sequence[str]) -> Safe:
    """The numbers of sources as a small raised mark."""
    return tag("sup", citations.listed(names))


def answer(here: Reader) -> None:
    """Draw the answer to the selection; without one, the district as a whole."""
    with st.container(key="answer"):
        if here.view.selection is None:
            st.caption(here.say("page.nothing_chosen"))
            figures(here)
        else:
            chosen(here, here.view.selection)
        compare(here)


def chosen(here: Reader, selection: str) -> None:
    """All that is known of a unit or a thing, or that it is no longer there."""
    kind = selection.partition("/")[0] if "/" in selection else "unit"
    try:
        found = card(here.district, kind, selection, here.view.era)
    except KeyError:
        st.info(here.say("page.gone", id=_code(selection)))
        return
    citations = Citations()
    first = [row for row in found.get("rows", ()) if "today" in row or "layer" in row]
    others = [row for row in found.get("rows", ()) if row not in first]
    show(*_heading(here, found), *_facts(here, first, citations))
    if kind == "unit":
        _inside(here, selection)
    show(*_facts(here, others, citations), *_note(here, found))
    if kind == "unit":
        _happened(here, selection, citations)
    sources(here, citations)


def _code(text: str) -> str:
    """A text that Markdown shows as it is: a selection has only letters, digits, ``-``, ``_`` and ``/``."""
    return f"`{text}`"


def _heading(here: Reader, found: Mapping[str, Any]) -> list[Safe]:
    chips = [said(chip["text"], here.lang) for chip in found.get("chips", ())]
    about = [said(found.get("kicker"), here.lang), *chips, said(found.get("where"), here.lang)]
    return [tag("h2", said(found["title"], here.lang)), tag("p", " · ".join(filter(None, about)))]


def _note(here: Reader, found: Mapping[str, Any]) -> list[Safe]:
    return [tag("p", tag("small", said(found.get("note"), here.lang)))] if "note" in found else []


def _facts(here: Reader, rows: Sequence[Mapping[str, Any]], citations: Citations) -> list[Safe]:
    return [tag("dl", *(part for row in rows for part in fact(here, row, citations)))] if rows else []


def fact(here: Reader, row: Mapping[str, Any], citations: Citations) -> list[Safe]:
    """One labelled fact: its value with time and sources, then what others say of the same."""
    return [tag("dt", said(row["label"], here.lang)), tag("dd", *value(here, row, citations))]


def value(here: Reader, row: Mapping[str, Any], citations: Citations) -> list[object]:
    """What is said in a row, and below it what others say of the same."""
    others = [tag("div", tag("small", *_value(here, other, citations))) for other in row.get("more", ())]
    return [*_value(here, row, citations), *others]


def _value(here: Reader, fact: Mapping[str, Any], citations: Citations) -> list[object]:
    as_of, note = said(fact.get("as_of"), here.lang), said(fact.get("note"), here.lang)
    behind = "".join(f" · {part}" for part in (as_of, note) if part)
    return [said(fact["value"], here.lang), tag("small", behind), " ", marked(citations, fact.get("cite", ()))]


def _happened(here: Reader, unit: str, citations: Citations) -> None:
    events = [
        (tag("dt", event.when), tag("dd", event.what, " ", *([marked(citations, [event.source])] if event.source else [])))
        for event in history(here.district, unit, here.lang)
    ]
    show(tag("h3", here.say("page.history")), tag("dl", *(part for pair in events for part in pair)))


def _inside(here: Reader, unit: str) -> None:
    """What lies in a unit, layer by layer; a thing of several units is named in each."""
    found = []
    for layer in here.district.registry:
        if layer.shape == "place":
            table = rows(here.district, layer.id, here.view.era)
            names = [str(name) for name, units in zip(table[f"name_{here.lang}"], table["units_here"], strict=True) if unit in units]
            if names:
                found += [
                    tag("dt", f"{layer.title.said(here.lang)} ({len(names)})"),
                    tag("dd", tag("ul", *(tag("li", name) for name in names))),
                ]
    if found:
        show(tag("h3", here.say("page.here")), tag("dl", *found))


def sources(here: Reader, citations: Citations) -> None:
    """The sources of an answer in the order of their numbers."""
    known = here.district.sources
    items = [tag("li", link(known[name].url, _title(here, name)) if name in known else name) for name in citations.names]
    if items:
        show(tag("h3", here.say("page.sources")), tag("ol", *items))


def _title(here: Reader, name: str) -> str:
    source = here.district.sources[name]
    return f"{cite(source, here.lang)} ({here.say(f'standing.{source.standing}').lower()})"
