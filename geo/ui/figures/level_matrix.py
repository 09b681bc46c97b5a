"""The ladder of a status layer on the page of figures: published totals of a year, and which commune reached what when."""

from collections.abc import Sequence

import streamlit as st

from geo.cards.level_matrix import Cell, matrix, rungs
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.sources import cite
from geo.facts import years
from geo.ui.chart_block import chart
from geo.ui.figures.steps import draw_steps, go
from geo.ui.html import SafeHtml, element, link, render
from geo.ui.visit import Visit

SIGNS = {"reached": "●", "later": "○", "aimed": "△", "unknown": "?", "outside": "–"}
"""How the standings differ in shape, not only in colour."""


def ladder(edition: Edition) -> Layer | None:
    """The status layer that the page shows: the first."""
    return next((layer for layer in edition.registry if layer.shape == "status"), None)


def rural(visit: Visit) -> None:
    """Draw the published totals and the standing of every unit in the year that the map shows; nothing without a status layer."""
    if layer := ladder(visit.edition):
        _ladder(visit, layer)


def _ladder(visit: Visit, layer: Layer) -> None:
    year = visit.view.year
    render(element("h2", layer.title.text(visit.lang), id="rural"), element("p", layer.about.text(visit.lang)))
    with st.container(key="rural-steps", horizontal=True, vertical_alignment="center"):
        draw_steps(visit, "rural-years", "year", {str(step): str(step) for step in years(visit.edition, layer.id)}, str(year))
        go(visit, "map", visit.say("rural.on_map", year=year), year=str(year), era=visit.edition.base_era)
    totals, names = st.columns([5, 9], gap="large")
    with totals:
        drawn = rungs(visit.edition, layer.id, year)
        if drawn is None:
            render(element("p", visit.say("rural.none", year=year)))
        else:
            chart(visit, drawn)
    with names, st.container(key="matrix"):
        render(
            element("h3", visit.say("rural.matrix", year=year)), element("div", _matrix(visit, layer), class_="wide"), _legend(visit, layer)
        )


def _matrix(visit: Visit, layer: Layer) -> SafeHtml:
    lang = visit.lang
    heads = [visit.say("table.unit"), *(layer.classes[level].text(lang) for level in layer.ladder)]
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    lines = matrix(visit.edition, layer.id, visit.view.year)
    body = [element("tr", element("th", line.name.text(lang), scope="row"), *_cells(visit, line.cells)) for line in lines]
    return element(
        "table",
        element("caption", visit.say("rural.matrix", year=visit.view.year)),
        element("thead", head),
        element("tbody", *body),
        class_="lines matrix",
    )


def _cells(visit: Visit, cells: Sequence[Cell]) -> list[SafeHtml]:
    """The cells of a unit; one that lies outside the programme says so once."""
    if all(cell.standing == "outside" for cell in cells):
        return [_cell(visit, cells[0], colspan=str(len(cells)))]
    return [_cell(visit, cell) for cell in cells]


def _cell(visit: Visit, cell: Cell, **attributes: str) -> SafeHtml:
    """One cell: a sign, the words, and the source where one spoke."""
    known = visit.edition.sources
    who = [link(known[cell.source].url, "↗")] if cell.source in known and cell.standing != "unknown" else []
    note = cell.note.text(visit.lang) if cell.note else ""
    title = ". ".join(filter(None, [cite(known[cell.source], visit.lang) if cell.source in known else "", note]))
    sign = element("span", SIGNS[cell.standing], class_="sign", aria_hidden="true")
    return element("td", sign, cell.words.text(visit.lang), " ", *who, class_=cell.standing, title=title, **attributes)


def _legend(visit: Visit, layer: Layer) -> SafeHtml:
    """What the signs that stand in this year's matrix mean."""
    shown = {cell.standing for line in matrix(visit.edition, layer.id, visit.view.year) for cell in line.cells}
    signs = [f"{sign} {visit.say(f'rural.sign_{name}')}" for name, sign in SIGNS.items() if name in shown]
    return SafeHtml(element("p", element("small", " · ".join(signs))) + element("p", element("small", visit.say("frame.help_criteria"))))
