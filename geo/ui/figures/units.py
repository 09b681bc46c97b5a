"""The units side by side, and the old ones joined to those of 2025 with every sum shown to be conserved."""

from decimal import Decimal

import streamlit as st

from geo.edition.sources import cite
from geo.edition.units import ERAS
from geo.facts.merged_units import Joined, regrouped
from geo.language import PRECISION, day, number
from geo.measures.units import unit_words
from geo.ui.figures.steps import steps
from geo.ui.html import Safe, show, tag
from geo.ui.units_table import side_by_side
from geo.ui.visit import Reader

DIGITS = 2


def units(here: Reader) -> None:
    """Draw the table of the era that the map shows, then the joined figures."""
    choices: dict[str, str] = {era: here.say(f"era.{era}", n=len(here.district.units[era])) for era in ERAS}
    with st.container(key="units"):
        show(tag("h2", here.say(f"page.compare_{here.view.era}", n=len(here.district.units[here.view.era])), id="units"))
        steps(here, "units-eras", "era", choices, here.view.era)
        side_by_side(here)
        if here.view.era == "2025":
            st.caption(here.say("regroup.no_levels"))
    show(tag("h3", here.say("regroup.title")), tag("p", here.say("regroup.about")), tag("div", _joined(here), class_="wide"))


def _joined(here: Reader) -> Safe:
    """A row per figure: its sum in each new unit, both totals, what is published for the new units, or why it cannot be joined."""
    names = {str(unit): str(name) for unit, name in here.district.units["2025"][f"name_{here.lang}"].items()}
    rows = [_row(here, one, names) for one in regrouped(here.district)]
    head = tag("tr", *(tag("th", text, scope="col") for text in (rows[0] if rows else ())))
    body = [tag("tr", *(tag("td", text) for text in row.values())) for row in rows]
    return tag("table", tag("caption", here.say("regroup.title")), tag("thead", head), tag("tbody", *body), class_="lines")


def _row(here: Reader, one: Joined, names: dict[str, str]) -> dict[str, str]:
    lang = here.lang
    unit = unit_words(one.unit).said(lang)
    about = " · ".join(filter(None, [day(one.as_of, lang) if one.as_of else "", *_who(here, one)]))
    found = {here.say("table.indicator"): f"{one.label.said(lang)} ({unit})", here.say("regroup.time"): about}
    sums = one.sums.by_unit if one.sums else {}
    found |= {name: _number(here, sums.get(new), one.unit) for new, name in names.items()}
    found[here.say("regroup.check")] = _check(here, one)
    published = [f"{names[new]}: {_number(here, value, one.unit)}" for new, value in one.published.items() if new in names]
    found[here.say("regroup.published")] = "; ".join(published)
    return found


def _who(here: Reader, one: Joined) -> list[str]:
    return [cite(here.district.sources[name], here.lang) for name in one.sources if name in here.district.sources]


def _check(here: Reader, one: Joined) -> str:
    if one.sums is None or one.old is None:
        return one.refused.said(here.lang) if one.refused else ""
    same = "=" if one.sums.total == one.old else "≠"
    return here.say("regroup.conserved", old=_number(here, one.old, one.unit), same=same, new=_number(here, one.sums.total, one.unit))


def _number(here: Reader, value: Decimal | None, unit: str) -> str:
    return "" if value is None else number(round(value, DIGITS), here.lang, PRECISION.get(unit))
