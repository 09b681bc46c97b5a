"""New rural on the page of figures: published totals of a year, and which commune reached what when."""

from collections.abc import Sequence

import streamlit as st

from geo.cards.level_matrix import Cell, matrix, rungs
from geo.edition.sources import cite
from geo.facts import years
from geo.ui.chart_block import chart
from geo.ui.figures.steps import go, steps
from geo.ui.html import Safe, link, show, tag
from geo.ui.visit import Reader

LAYER = "new_rural"
SIGNS = {"reached": "●", "later": "○", "aimed": "△", "unknown": "?", "outside": "–"}
"""How the standings differ in shape, not only in colour."""


def rural(here: Reader) -> None:
    """Draw the published totals and the standing of every commune in the year that the map shows."""
    layer, year = here.district.layer(LAYER), here.view.year
    show(tag("h2", layer.title.said(here.lang), id="rural"), tag("p", layer.about.said(here.lang)))
    with st.container(key="rural-steps", horizontal=True, vertical_alignment="center"):
        steps(here, "rural-years", "year", {str(step): str(step) for step in years(here.district, LAYER)}, str(year))
        go(here, "map", here.say("rural.on_map", year=year), year=str(year), era="2024")
    totals, names = st.columns([5, 9], gap="large")
    with totals:
        drawn = rungs(here.district, LAYER, year)
        if drawn is None:
            show(tag("p", here.say("rural.none", year=year)))
        else:
            chart(here, drawn)
    with names, st.container(key="matrix"):
        show(tag("h3", here.say("rural.matrix", year=year)), tag("div", _matrix(here), class_="wide"), _legend(here))


def _matrix(here: Reader) -> Safe:
    layer, lang = here.district.layer(LAYER), here.lang
    heads = [here.say("table.unit"), *(layer.classes[level].said(lang) for level in layer.ladder)]
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    lines = matrix(here.district, LAYER, here.view.year)
    body = [tag("tr", tag("th", line.name.said(lang), scope="row"), *_cells(here, line.cells)) for line in lines]
    return tag(
        "table",
        tag("caption", here.say("rural.matrix", year=here.view.year)),
        tag("thead", head),
        tag("tbody", *body),
        class_="lines matrix",
    )


def _cells(here: Reader, cells: Sequence[Cell]) -> list[Safe]:
    """The cells of a unit; one that lies outside the programme says so once."""
    if all(cell.standing == "outside" for cell in cells):
        return [_cell(here, cells[0], colspan=str(len(cells)))]
    return [_cell(here, cell) for cell in cells]


def _cell(here: Reader, cell: Cell, **attributes: str) -> Safe:
    """One cell: a sign, the words, and the source where one spoke."""
    known = here.district.sources
    who = [link(known[cell.source].url, "↗")] if cell.source in known and cell.standing != "unknown" else []
    title = ". ".join(filter(None, [cite(known[cell.source], here.lang) if cell.source in known else "", cell.note.said(here.lang)]))
    sign = tag("span", SIGNS[cell.standing], class_="sign", aria_hidden="true")
    return tag("td", sign, cell.said.said(here.lang), " ", *who, class_=cell.standing, title=title, **attributes)


def _legend(here: Reader) -> Safe:
    """What the signs that stand in this year's matrix mean."""
    shown = {cell.standing for line in matrix(here.district, LAYER, here.view.year) for cell in line.cells}
    said = [f"{sign} {here.say(f'rural.sign_{name}')}" for name, sign in SIGNS.items() if name in shown]
    return Safe(tag("p", tag("small", " · ".join(said))) + tag("p", tag("small", here.say("frame.help_criteria"))))
