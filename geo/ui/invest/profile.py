"""The profile of the chosen project: its facts in parts, every figure with its source, and the ways to take it away."""

import streamlit as st

from geo.cards.citations import Citations
from geo.cards.rows import CardRow
from geo.invest.profile import Profile, profile_of
from geo.invest.projects import projects_of
from geo.language import LANGUAGES, Lang
from geo.ui.html import SafeHtml, element, render
from geo.ui.invest.address import asked, code, link
from geo.ui.map.selection import chosen, fact, marked, sources
from geo.ui.take_away import file_link, file_links
from geo.ui.visit import Visit
from geo.view import NAMES

PARTS = ("who", "where", "scale", "money", "course", "access", "reach", "absent")
SHORT = 10
"""So many neighbours are shown at once; the others are a press away."""


def dossier(visit: Visit, ref: str) -> None:
    """Draw the profile of a project; whatever else was chosen on the map is answered as on the map's own page."""
    if ref not in projects_of(visit.edition):
        chosen(visit, ref)
        return
    profile, citations = profile_of(visit.edition, ref), Citations()
    with st.container(key="profile"):
        render(*_head(visit, profile))
        _take(visit, ref)
        render(element("div", *_parts(visit, profile, citations), class_="parts"))
        sources(visit, citations)


def _head(visit: Visit, profile: Profile) -> list[SafeHtml]:
    prospect, lang = profile.prospect, visit.lang
    headline = prospect.headline
    figures = [
        (visit.say(f"invest.{name}"), headline.beside(headline.figures[name])) for name in ("capital", "area") if name in headline.figures
    ]
    bold = [element("p", element("b", value.text(lang)), element("small", label)) for label, value in figures]
    about = " · ".join(phrase.text(lang) for phrase in (prospect.kind_said, prospect.headed))
    note = [element("p", element("small", profile.note.text(lang)))] if profile.note else []
    return [element("h2", prospect.name.text(lang)), element("p", about), element("div", *bold, class_="bold"), *note]


def _parts(visit: Visit, profile: Profile, citations: Citations) -> list[SafeHtml]:
    parts: list[SafeHtml] = []
    for name in (name for name in PARTS if profile.parts[name]):
        parts.append(_part(visit, visit.say(f"invest.part_{name}"), profile.parts[name], citations, name))
        if name == "money":
            mark = marked(citations, [profile.rate_source]) if profile.rate_source else ""
            parts.append(element("p", element("small", profile.rate.text(visit.lang)), " ", mark, class_="rate"))
    for unit, rows in profile.of_units:
        parts.append(_part(visit, visit.say("invest.part_unit", unit=unit.text(visit.lang)), rows, citations, "unit"))
    return [*parts, *_near(visit, profile.parts["near"])]


def _part(visit: Visit, title: str, rows: tuple[CardRow, ...], citations: Citations, name: str) -> SafeHtml:
    return element("section", element("h3", title), _facts(visit, rows, citations), class_=f"part {name}")


def _facts(visit: Visit, rows: tuple[CardRow, ...], citations: Citations) -> SafeHtml:
    return element("dl", *(part for row in rows for part in fact(visit, row, citations)))


def _near(visit: Visit, rows: tuple[CardRow, ...]) -> list[SafeHtml]:
    """What lies in the same unit, each a link to its own profile or card."""
    if not rows:
        return []

    def item(row: CardRow) -> SafeHtml:
        name = element("a", row.label.text(visit.lang), href=f"./invest?{asked(row.ref, visit.lang)}")
        return element("li", name, element("small", " · ", row.first.value.text(visit.lang)))

    first, others = rows[:SHORT], rows[SHORT:]
    more = (
        [element("details", element("summary", visit.say("invest.more", n=len(others))), element("ul", *map(item, others)))]
        if others
        else []
    )
    return [element("section", element("h3", visit.say("invest.part_near")), element("ul", *map(item, first)), *more, class_="part near")]


def _take(visit: Visit, ref: str) -> None:
    """The link, its code and the brief in both languages."""
    with st.container(key="profile-take", horizontal=True, vertical_alignment="center"):
        with st.container(key="profile-code", width="content"):
            render(element("img", src=code(visit, ref), alt=visit.say("invest.qr"), width="116", height="116"))
        with st.container(key="profile-link", gap="small"):
            render(element("p", element("b", visit.say("invest.link"))))
            st.code(link(visit, ref), language=None, wrap_lines=True)
            with st.container(key="profile-briefs", horizontal=True):
                render(file_links(*(_brief(visit, ref, lang) for lang in LANGUAGES)))


def _brief(visit: Visit, ref: str, lang: Lang) -> SafeHtml:
    """The one-page brief in a language; nothing is made before it is asked for."""
    return file_link(visit, visit.say(f"invest.brief_{lang}"), "project.pdf", **{NAMES["selection"]: ref, NAMES["lang"]: lang})
