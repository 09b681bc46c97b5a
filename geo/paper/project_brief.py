"""A project on one page of A4: its facts, a small map, what is not published, the link and its code; in either language."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import segno
from matplotlib.path import Path

from geo.edition import District
from geo.edition.sources import cite
from geo.facts import data_dates
from geo.invest.nearby import era_of
from geo.invest.profile import Profile, profile
from geo.language import Lang, day, word
from geo.paper.canvas.book import bound
from geo.paper.canvas.columns import Line, fitting, gap, hanging, linked, prose, run
from geo.paper.canvas.pen import POINTS, Box, Pen
from geo.paper.canvas.typeface import wrap
from geo.paper.fact_lines import SMALL, TEXT, Notes, heading, part
from geo.paper.map.framed_map import Plate
from geo.paper.map.furniture import rule
from geo.paper.map.marks import INK
from geo.paper.map.outlines import ground
from geo.paper.request import today
from geo.scene.scene import scene
from geo.view import View

MM = POINTS / 25.4
A4 = (210 * MM, 297 * MM)
MARGIN = 14 * MM
LEFT = 0.57
"""The share of the page that the facts take; map and surroundings stand beside them."""
BETWEEN = 7 * MM
MAP_HIGH = 74 * MM
CODE = 25 * MM
FOOT = 25 * MM
TITLE = 19.0
NEIGHBOURS, UNIT_ROWS = 8, 4
FACTS = ("who", "where", "scale", "money", "course", "access")


@dataclass(frozen=True)
class Brief:
    """What is asked for: the project, the language, the full address of its profile, the day of printing."""

    ref: str
    lang: Lang
    address: str
    printed: date = field(default_factory=today)


def brief_bytes(district: District, asked: Brief) -> bytes:
    """The page as PDF, its text as text. Raises KeyError when there is no such project."""
    pen = _Page(district, asked).draw()
    return bound([pen], profile(district, asked.ref).prospect.name.said(asked.lang), asked.lang, asked.printed)


class _Page:
    def __init__(self, district: District, asked: Brief) -> None:
        self.district, self.asked, self.lang = district, asked, asked.lang
        self.found: Profile = profile(district, asked.ref)
        self.pen = Pen(*A4)
        self.wide = A4[0] - 2 * MARGIN
        self.notes = self.aside = Notes()

    def say(self, key: str, **values: str | int) -> str:
        return word(f"invest.{key}", self.lang, **values)

    def draw(self) -> Pen:
        top = self._header()
        low = A4[1] - MARGIN - FOOT
        facts: Box = (MARGIN, top, self.wide * LEFT, low - top)
        aside: Box = (MARGIN + facts[2] + BETWEEN, top, self.wide - facts[2] - BETWEEN, low - top)
        found, _ = fitting(lambda size: self._facts(facts[2], size), 1, facts[3])
        run(self.pen, found, facts, 0, 1)
        self._map((aside[0], top + 4, aside[2], MAP_HIGH))
        below: Box = (aside[0], top + MAP_HIGH + 8, aside[2], aside[3] - MAP_HIGH - CODE - 14)
        beside, _ = fitting(lambda size: self._aside(below[2], size), 1, below[3])
        run(self.pen, beside, below, 0, 1)
        self._code((aside[0], low - CODE, aside[2], CODE))
        self._foot(low + 6)
        return self.pen

    def _header(self) -> float:
        """Title and what it is; gives where the facts may begin."""
        one, y = self.found.prospect, MARGIN
        self.pen.part(one.name.said(self.lang), 0)
        self.pen.text(MARGIN, y + 7, word("site.title", self.lang) + " · " + self.say("brief"), 8.5, INK["quiet"])
        y += 16
        for line in wrap(one.name.said(self.lang), self.wide, TITLE, 700):
            y += TITLE * 1.15
            self.pen.text(MARGIN, y, line, TITLE, INK["ink"], 700)
        about = " · ".join(text.said(self.lang) for text in (one.kind_said, one.headed))
        self.pen.text(MARGIN, y + 15, about, 10.5, INK["accent"], 600)
        rule(self.pen, MARGIN, y + 22, self.wide, 1)
        return y + 26

    def _facts(self, wide: float, size: float) -> list[Line]:
        self.notes = Notes()
        lines: list[Line] = []
        for name in FACTS:
            lines += part(self.say(f"part_{name}"), self.found.parts[name], wide, size, self.lang, self.notes)
            if name == "money" and self.found.parts["money"]:
                lines += [*prose(self.found.rate.said(self.lang), wide, SMALL * size, INK["quiet"]), gap(3 * size)]
        note = self.found.note
        return [*lines, *(prose(note.said(self.lang), wide, SMALL * size, INK["quiet"]) if note else [])]

    def _aside(self, wide: float, size: float) -> list[Line]:
        """What is missing first, then the unit, then who else is there."""
        kept = Notes()
        kept.names = list(self.notes.names)
        lines = part(self.say("part_absent"), self.found.parts["absent"], wide, size, self.lang, kept)
        for unit, rows in self.found.of_units[:1]:
            lines += part(
                self.say("part_unit", unit=unit.said(self.lang)),
                [{**row, "more": []} for row in rows[:UNIT_ROWS]],
                wide,
                size,
                self.lang,
                kept,
            )
        near = self.found.parts["near"]
        if near:
            names = "; ".join(row["label"][self.lang] for row in near[:NEIGHBOURS])
            more = f" … {self.say('more', n=len(near) - NEIGHBOURS)}" if len(near) > NEIGHBOURS else ""
            lines += [*heading(self.say("part_near"), wide, size), *prose(names + more, wide, TEXT * size)]
        self.aside = kept
        return lines

    def _map(self, frame: Box) -> None:
        """The district with this project alone."""
        one = self.found.prospect
        shown = scene(self.district, View(era=era_of(one.units), layers=(one.layer,), selection=one.ref, lang=self.lang))
        alone = replace(shown, things=tuple(thing for thing in shown.things if thing.ref == one.ref))
        plate = Plate(self.pen, alone, ground(self.district), 0.5, 0.44)
        plate.draw(plate.lay((frame[0] + 6, frame[1], frame[2] - 12, frame[3] - 8), None))

    def _code(self, box: Box) -> None:
        """The QR code of the profile with its address in letters."""
        matrix = np.array([list(row) for row in segno.make(self.asked.address, error="m", micro=False).matrix_iter(border=2)])
        unit = box[3] / len(matrix)
        squares = [
            [(x, y), (x + unit, y), (x + unit, y + unit), (x, y + unit), (x, y)]
            for x, y in ((box[0] + column * unit, box[1] + row * unit) for row, column in zip(*np.nonzero(matrix), strict=True))
        ]
        codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY] * len(squares)
        self.pen.shape(Path([point for square in squares for point in square], codes), fill="#000000")
        wide = box[2] - box[3] - 6
        lines = [*prose(self.say("link"), wide, SMALL, INK["ink"], 600), *prose(self.asked.address, wide, SMALL, INK["accent"])]
        self.pen.link((*box[:2], box[3], box[3]), self.asked.address)
        run(self.pen, [linked(lines, wide, self.asked.address)], (box[0] + box[3] + 4, box[1] + 5, wide, box[3]), 0, 1)

    def _foot(self, top: float) -> None:
        """The sources in small letters, what must be said of any map of ours, and the dates."""
        rule(self.pen, MARGIN, top, self.wide, 1)
        column = (self.wide - 2 * BETWEEN) / 3
        known = self.district.sources

        def lines(size: float) -> list[Line]:
            found: list[Line] = []
            for number, name in enumerate(self.aside.names, start=1):
                entry = hanging(str(number), cite(known[name], self.lang), column, 6.6 * size, 12 * size)
                found += linked(entry, column, known[name].url)
            return found

        found, _ = fitting(lines, 3, FOOT - 30)
        run(self.pen, found, (MARGIN, top + 5, self.wide, FOOT - 30), BETWEEN, 3)
        dates = [
            word("frame.print_reference", self.lang).rstrip("."),
            data_dates(self.district).said(self.lang),
            word("frame.print_on", self.lang, date=day(self.asked.printed.isoformat(), self.lang)),
        ]
        self.pen.text(MARGIN, A4[1] - MARGIN, " · ".join(filter(None, dates)), 7.2, INK["quiet"])
