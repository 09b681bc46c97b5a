"""Below the map: everything about what was chosen, the district's figures, and the units side by side."""

from collections.abc import Sequence

import streamlit as st

from geo.cards import Card, card_of
from geo.cards.citations import Citations
from geo.cards.history import events_of
from geo.cards.rows import CardRow, Statement
from geo.edition.sources import cite
from geo.language import joined, number
from geo.ui.figures import figures
from geo.ui.html import SafeHtml, element, link, render
from geo.ui.units_table import compare
from geo.ui.visit import Visit


def marked(citations: Citations, names: Sequence[str]) -> SafeHtml:
    """The numbers of sources as a small raised mark."""
    return element("sup", citations.listed(names))


def answer(visit: Visit) -> None:
    """Draw the answer to the selection; without one, the district as a whole."""
    with st.container(key="answer"):
        if visit.view.selection is None:
            st.caption(visit.say("page.nothing_chosen"))
            figures(visit)
        else:
            chosen(visit, visit.view.selection)
        compare(visit)


def chosen(visit: Visit, selection: str) -> None:
    """All that is known of a unit or a thing, or that it is no longer there."""
    kind = selection.partition("/")[0] if "/" in selection else "unit"
    try:
        card = card_of(visit.edition, kind, selection, visit.view.era)
    except KeyError:
        st.info(visit.say("page.gone", id=_code(selection)))
        return
    citations = Citations()
    first = [row for row in card.rows if row.today or row.layer]
    others = [row for row in card.rows if row not in first]
    render(*_heading(visit, card), *_facts(visit, first, citations))
    if kind == "unit":
        _inside(visit, selection)
    render(*_facts(visit, others, citations), *_note(visit, card))
    if kind == "unit":
        _happened(visit, selection, citations)
    sources(visit, citations)


def _code(text: str) -> str:
    """A text that Markdown shows as it is: a selection has only letters, digits, ``-``, ``_`` and ``/``."""
    return f"`{text}`"


def _heading(visit: Visit, card: Card) -> list[SafeHtml]:
    about = joined(" · ", [card.kicker, *(chip.text for chip in card.chips), card.where])
    return [element("h2", card.title.text(visit.lang)), element("p", about.text(visit.lang))]


def _note(visit: Visit, card: Card) -> list[SafeHtml]:
    return [element("p", element("small", card.note.text(visit.lang)))] if card.note else []


def _facts(visit: Visit, rows: Sequence[CardRow], citations: Citations) -> list[SafeHtml]:
    return [element("dl", *(part for row in rows for part in fact(visit, row, citations)))] if rows else []


def fact(visit: Visit, row: CardRow, citations: Citations) -> list[SafeHtml]:
    """One labelled fact: its value with time and sources, then what others say of the same."""
    return [element("dt", row.label.text(visit.lang)), element("dd", *value(visit, row.statements, citations))]


def value(visit: Visit, statements: Sequence[Statement], citations: Citations) -> list[object]:
    """What is said first, and below it what others say of the same."""
    others = [element("div", element("small", *_value(visit, other, citations))) for other in statements[1:]]
    return [*_value(visit, statements[0], citations), *others]


def _value(visit: Visit, statement: Statement, citations: Citations) -> list[object]:
    behind = "".join(f" · {part.text(visit.lang)}" for part in (statement.as_of, statement.note) if part)
    return [statement.value.text(visit.lang), element("small", behind), " ", marked(citations, statement.cite)]


def _happened(visit: Visit, unit: str, citations: Citations) -> None:
    events = [
        (element("dt", event.when), element("dd", event.what, " ", *([marked(citations, [event.source])] if event.source else [])))
        for event in events_of(visit.edition, unit, visit.lang)
    ]
    render(element("h3", visit.say("page.history")), element("dl", *(part for pair in events for part in pair)))


LISTED = 100
"""Things of a layer that are named below the map; all are in the map's own list."""


def _inside(visit: Visit, unit: str) -> None:
    """What lies in a unit, layer by layer; a thing of several units is named in each."""
    items = []
    for layer in visit.edition.registry:
        if layer.shape == "place":
            things = (thing for thing in visit.edition.features[layer.id] if unit in thing.where[visit.view.era].units)
            names = [thing.name.text(visit.lang) for thing in things]
            more = [visit.say("page.here_more", n=number(len(names) - LISTED, visit.lang))] if len(names) > LISTED else []
            if names:
                items += [
                    element("dt", f"{layer.title.text(visit.lang)} ({number(len(names), visit.lang)})"),
                    element("dd", element("ul", *(element("li", name) for name in [*names[:LISTED], *more]))),
                ]
    if items:
        render(element("h3", visit.say("page.here")), element("dl", *items))


def sources(visit: Visit, citations: Citations) -> None:
    """The sources of an answer in the order of their numbers."""
    known = visit.edition.sources
    items = [element("li", link(known[name].url, _title(visit, name)) if name in known else name) for name in citations.names]
    if items:
        render(element("h3", visit.say("page.sources")), element("ol", *items))


def _title(visit: Visit, name: str) -> str:
    source = visit.edition.sources[name]
    return f"{cite(source, visit.lang)} ({visit.say(f'standing.{source.standing}').lower()})"
