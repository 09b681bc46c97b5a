"""The profile of the chosen project: its facts in parts, every figure with its source, and the ways to take it away."""

import streamlit as st

from geo.cards.citations import Citations
from geo.cards.rows import Row
from geo.invest.profile import Profile, profile
from geo.invest.projects import prospects
from geo.language import LANGUAGES, Lang
from geo.paper.project_brief import Brief, brief_bytes
from geo.ui.download_button import download
from geo.ui.html import Safe, said, show, tag
from geo.ui.invest.address import asked, code, link
from geo.ui.map.selection import chosen, fact, marked, sources
from geo.ui.visit import Reader

PARTS = ("who", "where", "scale", "money", "course", "access", "absent")
SHORT = 10
"""So many neighbours are shown at once; the others are a press away."""


def dossier(here: Reader, ref: str) -> None:
    """Draw the profile of a project; whatever else was chosen on the map is answered as on the map's own page."""
    if ref not in prospects(here.district):
        chosen(here, ref)
        return
    found, citations = profile(here.district, ref), Citations()
    with st.container(key="profile"):
        show(*_head(here, found))
        _take(here, ref)
        show(tag("div", *_parts(here, found, citations), class_="parts"))
        sources(here, citations)


def _head(here: Reader, found: Profile) -> list[Safe]:
    one, lang = found.prospect, here.lang
    told = one.headline
    figures = [(here.say(f"invest.{name}"), told.beside(told.figures[name])) for name in ("capital", "area") if name in told.figures]
    bold = [tag("p", tag("b", value.said(lang)), tag("small", label)) for label, value in figures]
    about = " · ".join(text.said(lang) for text in (one.kind_said, one.headed))
    note = [tag("p", tag("small", found.note.said(lang)))] if found.note else []
    return [tag("h2", one.name.said(lang)), tag("p", about), tag("div", *bold, class_="bold"), *note]


def _parts(here: Reader, found: Profile, citations: Citations) -> list[Safe]:
    parts: list[Safe] = []
    for name in (name for name in PARTS if found.parts[name]):
        parts.append(_part(here, here.say(f"invest.part_{name}"), found.parts[name], citations, name))
        if name == "money":
            mark = marked(citations, [found.rate_source]) if found.rate_source else ""
            parts.append(tag("p", tag("small", found.rate.said(here.lang)), " ", mark, class_="rate"))
    for unit, rows in found.of_units:
        parts.append(_part(here, here.say("invest.part_unit", unit=unit.said(here.lang)), rows, citations, "unit"))
    return [*parts, *_near(here, found.parts["near"])]


def _part(here: Reader, title: str, rows: tuple[Row, ...], citations: Citations, name: str) -> Safe:
    return tag("section", tag("h3", title), _facts(here, rows, citations), class_=f"part {name}")


def _facts(here: Reader, rows: tuple[Row, ...], citations: Citations) -> Safe:
    return tag("dl", *(part for row in rows for part in fact(here, row, citations)))


def _near(here: Reader, rows: tuple[Row, ...]) -> list[Safe]:
    """What lies in the same unit, each a link to its own profile or card."""
    if not rows:
        return []

    def item(row: Row) -> Safe:
        name = tag("a", said(row["label"], here.lang), href=f"/invest?{asked(row['ref'], here.lang)}")
        return tag("li", name, tag("small", " · ", said(row["value"], here.lang)))

    first, others = rows[:SHORT], rows[SHORT:]
    more = [tag("details", tag("summary", here.say("invest.more", n=len(others))), tag("ul", *map(item, others)))] if others else []
    return [tag("section", tag("h3", here.say("invest.part_near")), tag("ul", *map(item, first)), *more, class_="part near")]


def _take(here: Reader, ref: str) -> None:
    """The link, its code and the brief in both languages."""
    with st.container(key="profile-take", horizontal=True, vertical_alignment="center"):
        with st.container(key="profile-code", width="content"):
            show(tag("img", src=code(here, ref), alt=here.say("invest.qr"), width="116", height="116"))
        with st.container(key="profile-link", gap="small"):
            show(tag("p", tag("b", here.say("invest.link"))))
            st.code(link(here, ref), language=None, wrap_lines=True)
            with st.container(key="profile-briefs", horizontal=True):
                for lang in LANGUAGES:
                    _brief(here, ref, lang)


def _brief(here: Reader, ref: str, lang: Lang) -> None:
    """The button of the one-page brief in a language; nothing is made before it is pressed."""
    wanted = Brief(ref, lang, link(here, ref, lang))
    district = here.district
    label = here.say(f"invest.brief_{lang}")
    name = f"{ref.partition('/')[2]}-{lang}.pdf"
    download(label, lambda: brief_bytes(district, wanted), name, "application/pdf", key=f"brief-{lang}")
