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
            draw_steps(visit, "units-eras", "era", {choice: era_title(edition, choice).text(visit.lang) for choice in edition.eras}, era)
        side_by_side(visit)
        if not edition.is_base(era):
            st.caption(visit.say("regroup.no_levels"))
    if edition.later_era:
        heads = element("h3", visit.say("regroup.title")), element("p", visit.say("regroup.about"))
        render(*heads, element("div", _joined(visit, edition.units[edition.later_era]), class_="wide"))


def _joined(visit: Visit, later: Mapping[str, Unit]) -> SafeHtml:
    """A row per figure: its sum in each new unit, both totals, what is published for the new units, or why it cannot be joined."""
    names = {name: unit.name.text(visit.lang) for name, unit in later.items()}
    rows = [_row(visit, joined, names) for joined in merged_figures(visit.edition)]
    head = element("tr", *(element("th", text, scope="col") for text in (rows[0] if rows else ())))
    body = [element("tr", *(element("td", text) for text in row.values())) for row in rows]
    return element("table", element("caption", visit.say("regroup.title")), element("thead", head), element("tbody", *body), class_="lines")


def _row(visit: Visit, joined: Joined, names: dict[str, str]) -> dict[str, str]:
    lang = visit.lang
    unit = unit_words(joined.unit).text(lang)
    about = " · ".join(filter(None, [day(joined.as_of, lang) if joined.as_of else "", *_who(visit, joined)]))
    row = {visit.say("table.indicator"): f"{joined.label.text(lang)} ({unit})", visit.say("regroup.time"): about}
    sums = joined.sums.by_unit if joined.sums else {}
    row |= {name: _number(visit, sums.get(new), joined.unit) for new, name in names.items()}
    row[visit.say("regroup.check")] = _check(visit, joined)
    published = [f"{names[new]}: {_number(visit, value, joined.unit)}" for new, value in joined.published.items() if new in names]
    row[visit.say("regroup.published")] = "; ".join(published)
    return row


def _who(visit: Visit, joined: Joined) -> list[str]:
    return [cite(visit.edition.sources[name], visit.lang) for name in joined.sources if name in visit.edition.sources]


def _check(visit: Visit, joined: Joined) -> str:
    if joined.sums is None or joined.old is None:
        return joined.refused.text(visit.lang) if joined.refused else ""
    same = "=" if joined.sums.total == joined.old else "≠"
    return visit.say(
        "regroup.conserved", old=_number(visit, joined.old, joined.unit), same=same, new=_number(visit, joined.sums.total, joined.unit)
    )


def _number(visit: Visit, value: Decimal | None, unit: str) -> str:
    return "" if value is None else number(round(value, DIGITS), visit.lang, PRECISION.get(unit))
