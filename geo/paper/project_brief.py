"""A project on one page of A4: its facts, a small map, what is not published, the link and its code; in either language."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import segno

from geo.edition import Edition
from geo.facts import data_dates
from geo.facts.citation import version_of
from geo.invest.nearby import closest_era
from geo.invest.profile import Profile, profile_of
from geo.language import Lang, day, word
from geo.paper.canvas.pen import Pen
from geo.paper.document import link_to, typeset
from geo.paper.document.cited_facts import CitedFacts
from geo.paper.map.beneath import credit
from geo.paper.map.framed_map import FramedMap
from geo.paper.map.outlines import ground
from geo.paper.request import today
from geo.scene.scene import scene_of
from geo.view import View, view_of

MAP, FRAME = (202.0, 216.0), (6.0, 7.0, 190.0, 201.7)
"""Points: the small map with the degrees around it, and its frame."""
NEIGHBOURS, UNIT_ROWS = 8, 4
FACTS = ("who", "where", "scale", "money", "course", "access", "reach")


@dataclass(frozen=True)
class Brief:
    """What is asked for: the project, the language, the full address of its profile, the day of printing."""

    ref: str
    lang: Lang
    address: str
    printed: date = field(default_factory=today)


def brief_bytes(edition: Edition, asked: Brief) -> bytes:
    """The page as PDF, its text as text. Raises KeyError when there is no such project."""
    known, lang, notes = profile_of(edition, asked.ref), asked.lang, CitedFacts(asked.lang)
    project = known.prospect
    dates = (data_dates(edition).text(lang), word("frame.print_on", lang, date=day(asked.printed.isoformat(), lang)))
    whose = credit(edition, view_of(edition, lang=lang))
    data = {
        "title": project.name.text(lang),
        "kicker": f"{word('site.title', lang)} · {word('invest.brief', lang)}",
        "about": " · ".join(phrase.text(lang) for phrase in (project.kind_said, project.headed)),
        "facts": _facts(known, notes),
        "aside": _aside(known, notes),
        "sources": notes.sources(edition),
        "map": map_alone(edition, _view(edition, known, lang), project.ref),
        "map_alt": word("paper.chosen", lang, name=project.name.text(lang)),
        "code": segno.make(asked.address, error="m", micro=False).svg_inline(border=2),
        "link": {"text": asked.address, "address": link_to(asked.address)},
        "link_label": word("invest.link", lang),
        "foot": " · ".join(filter(None, [word("frame.print_reference", lang).rstrip("."), whose, *dates, version_of(edition).text(lang)])),
    }
    return typeset("brief", lang, asked.printed, data)


def _facts(known: Profile, notes: CitedFacts) -> list[dict[str, Any]]:
    rate, note = known.rate.text(notes.lang), known.note
    parts = [
        part
        for name in FACTS
        for part in notes.part(word(f"invest.part_{name}", notes.lang), known.parts[name], rate if name == "money" else "")
    ]
    return [*parts[:-1], {**parts[-1], "note": note.text(notes.lang)}] if note else parts


def _aside(known: Profile, notes: CitedFacts) -> list[dict[str, Any]]:
    """What is missing first, then the unit, then who else is there."""
    lang = notes.lang
    parts = notes.part(word("invest.part_absent", lang), known.parts["absent"])
    for unit, rows in known.of_units[:1]:
        surest = [replace(row, statements=row.statements[:1]) for row in rows[:UNIT_ROWS]]
        parts += notes.part(word("invest.part_unit", lang, unit=unit.text(lang)), surest)
    if near := known.parts["near"]:
        names = "; ".join(row.label.text(lang) for row in near[:NEIGHBOURS])
        more = f" … {word('invest.more', lang, n=len(near) - NEIGHBOURS)}" if len(near) > NEIGHBOURS else ""
        parts.append({"title": word("invest.part_near", lang), "text": names + more, "rows": [], "note": ""})
    return parts


def _view(edition: Edition, known: Profile, lang: Lang) -> View:
    project = known.prospect
    return view_of(edition, era=closest_era(edition, project.units), layers=(project.feature.layer,), selection=project.ref, lang=lang)


def map_alone(edition: Edition, view: View, ref: str) -> str:
    """The district with one thing alone (or a chosen unit), as SVG."""
    pen, shown = Pen(*MAP), scene_of(edition, view)
    alone = replace(shown, things=tuple(thing for thing in shown.things if thing.ref == ref))
    plate = FramedMap(pen, alone, ground(edition), 0.5, 0.44)
    plate.draw(plate.lay(FRAME, None))
    return pen.svg()
