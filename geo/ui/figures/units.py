"""The units side by side, and those of the first era joined to those of the second with every sum shown to be conserved."""

from collections.abc import Mapping
from decimal import Decimal

import streamlit as st

from geo.cards.eras import compared, era_title
from geo.edition.sources import cite
from geo.edition.units import Unit
from geo.facts.merged_units import Joined, merged_figures
from geo.language import PRECISION, day, number
from geo.measures.units import unit_words
from geo.ui.figures.steps import draw_steps
from geo.ui.html import SafeHtml, element, render
from geo.ui.units_table import side_by_side
from geo.ui.visit import Visit

DIGITS = 2


def draw_units(visit: Visit) -> None:
    """Draw the table of the era that the map shows, then the joined figures."""
    edition, era = visit.edition, visit.view.era
    with st.container(key="units"):
        render(element("h2", compared(edition, era).text(visit.lang), id="units"))
        if edition.later_era:
            draw_steps(visit, "units-eras", "era", {one: era_title(edition, one).text(visit.lang) for one in edition.eras}, era)
        side_by_side(visit)
        if not edition.is_base(era):
            st.caption(visit.say("regroup.no_levels"))
    if edition.later_era:
        heads = element("h3", visit.say("regroup.title")), element("p", visit.say("regroup.about"))
        render(*heads, element("div", _joined(visit, edition.units[edition.later_era]), class_="wide"))


def _joined(visit: Visit, later: Mapping[str, Unit]) -> SafeHtml:
    """A row per figure: its sum in each new unit, both totals, what is published for the new units, or why it cannot be joined."""
    names = {name: unit.name.text(visit.lang) for name, unit in later.items()}
    rows = [_row(visit, one, names) for one in merged_figures(visit.edition)]
    head = element("tr", *(element("th", text, scope="col") for text in (rows[0] if rows else ())))
    body = [element("tr", *(element("td", text) for text in row.values())) for row in rows]
    return element("table", element("caption", visit.say("regroup.title")), element("thead", head), element("tbody", *body), class_="lines")


def _row(visit: Visit, one: Joined, names: dict[str, str]) -> dict[str, str]:
    lang = visit.lang
    unit = unit_words(one.unit).text(lang)
    about = " · ".join(filter(None, [day(one.as_of, lang) if one.as_of else "", *_who(visit, one)]))
    found = {visit.say("table.indicator"): f"{one.label.text(lang)} ({unit})", visit.say("regroup.time"): about}
    sums = one.sums.by_unit if one.sums else {}
    found |= {name: _number(visit, sums.get(new), one.unit) for new, name in names.items()}
    found[visit.say("regroup.check")] = _check(visit, one)
    published = [f"{names[new]}: {_number(visit, value, one.unit)}" for new, value in one.published.items() if new in names]
    found[visit.say("regroup.published")] = "; ".join(published)
    return found


def _who(visit: Visit, one: Joined) -> list[str]:
    return [cite(visit.edition.sources[name], visit.lang) for name in one.sources if name in visit.edition.sources]


def _check(visit: Visit, one: Joined) -> str:
    if one.sums is None or one.old is None:
        return one.refused.text(visit.lang) if one.refused else ""
    same = "=" if one.sums.total == one.old else "≠"
    return visit.say("regroup.conserved", old=_number(visit, one.old, one.unit), same=same, new=_number(visit, one.sums.total, one.unit))


def _number(visit: Visit, value: Decimal | None, unit: str) -> str:
    return "" if value is None else number(round(value, DIGITS), visit.lang, PRECISION.get(unit))
