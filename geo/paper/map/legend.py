"""The legend: exactly what is drawn, in the words of the screen, then what could not be drawn and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from geo.edition.layer import PRECISIONS, Layer
from geo.facts.levels import Total
from geo.language import number, word
from geo.paper.canvas.columns import LEAD, TextLine, baseline, gap, prose, together
from geo.paper.canvas.pen import Pen, rectangle, segment
from geo.paper.canvas.typeface import width, wrap
from geo.paper.map import beneath, exactness, marks, shapes
from geo.paper.map.marks import INK
from geo.paper.map.not_placed import TEXT, note_size, tray
from geo.paper.map.placement import Placement
from geo.scene.scene import Scene, Thing

HEAD, LEAST_GAUGE = 14.5, 24.0
"""Sizes of the letters in pixels of the screen, as everything here; ``s`` points to a pixel."""


def spans(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1–3, 7"."""
    runs: list[list[int]] = []
    for n in sorted(numbers):
        if runs and runs[-1][1] == n - 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(str(a) if a == b else (f"{a}, {b}" if b == a + 1 else f"{a}–{b}") for a, b in runs)


@dataclass(frozen=True)
class Entry:
    """One sign of a flowing legend with its words and its number; ``sign`` is a symbol, a level or a precision."""

    sign: str
    text: str
    count: str = ""


class Legend:
    """The lines of the legend in columns of ``wide`` points; ``brief``: without names, and only classes whose sign stands on the map."""

    def __init__(self, scene: Scene, seats: Placement, wide: float, s: float, *, brief: bool = False) -> None:
        self.scene, self.seats, self.wide, self.s, self.brief = scene, seats, wide, s, brief
        self.lang = scene.view.lang
        self.drawn = seats.drawn
        self.dots = {sign.things[0].precision for sign in seats.signs if sign.alone}

    def blocks(self) -> list[list[TextLine]]:
        """Layer by layer, then precision and choice; each stands in one column."""
        return list(filter(None, (*map(self._layer, self.scene.layers), self._precision(), self._former(), self._chosen(), self._ground())))

    def lines(self) -> list[TextLine]:
        """Everything, with what is not placed at its foot."""
        lines: list[TextLine] = []
        for block in self.blocks():
            lines += [*([gap(7 * self.s)] if lines else []), *together(block)]
        return [*lines, *tray(self.scene, self.drawn, self.wide, self.s, brief=self.brief)]

    def _say(self, key: str, **values: str | int) -> str:
        return word(f"frame.{key}", self.lang, **values)

    def _shown(self, layer: Layer) -> list[Thing]:
        return [thing for thing in self.scene.of(layer) if (layer.id, thing.ref) in self.drawn]

    def _layer(self, layer: Layer) -> list[TextLine]:
        body = self._status(layer) if layer.shape == "status" else self._classes(layer)
        names = list(self.scene.sources)
        numbers = [names.index(name) + 1 for name in self.scene.cites[layer.id]]
        cites = self._say("print_cites", numbers=spans(numbers)) if numbers else ""
        quiet = prose(cites, self.wide, note_size(self.s), INK["quiet"]) if cites and not self.brief else []
        return [self._heading(layer), *body, *quiet]

    def _heading(self, layer: Layer) -> TextLine:
        size, high = HEAD * self.s, 22 * self.s
        title, count = layer.title.text(self.lang), self._count(layer)

        def drawn(pen: Pen, x: float, y: float) -> None:
            left = x
            if layer.shape != "status":
                middle, colour = (x + 9 * self.s, y + high / 2), marks.tone(layer.tone)
                marks.mark(pen, layer.sign, colour, middle, 18 * self.s, round_=layer.shape == "check")
                left += 24 * self.s
            pen.text(left, baseline(y, high, size), title, size, INK["ink"], 600)
            if left + width(title, size, 600) + size / 2 + width(count, size) <= x + self.wide:  # else the numbers below say it
                pen.text(x + self.wide, baseline(y, high, size), count, size, INK["quiet"], align=1)

        return TextLine(high, drawn, keep=True)

    def _count(self, layer: Layer) -> str:
        if layer.shape == "status":
            inside = sum(standing.level != "absent" for standing in self.scene.levels.values())
            return f"{self.scene.view.year} · {self._say('communes', count=inside)}"
        things, shown = self.scene.of(layer), self._shown(layer)
        if layer.shape == "check":
            first = next(iter(layer.classes))
            return self._say("units_of", count=sum(thing.kind == first for thing in things), total=len(things))
        drawn, total = (number(len(some), self.lang) for some in (shown, things))
        return total if drawn == total else word("paper.drawn", self.lang, drawn=drawn, total=total)

    def _classes(self, layer: Layer) -> list[TextLine]:
        shown = self._shown(layer)
        entries = []
        for kind, title in layer.classes.items():
            count = sum(thing.kind == kind for thing in shown)
            if count and (not self.brief or (layer.id, layer.symbols[kind]) in self.seats.signs_seen):
                entries.append(Entry(layer.symbols[kind], title.text(self.lang), number(count, self.lang)))

        def sign(pen: Pen, symbol: str, x: float, y: float) -> None:
            colour = marks.tone(layer.tone)
            marks.mark(pen, symbol, colour, (x + 8 * self.s, y), 16 * self.s, round_=layer.shape == "check")

        return self._flow(entries, sign, 21)

    def _flow(self, entries: Sequence[Entry], sign: object, indent: float) -> list[TextLine]:
        """Entries beside one another as far as they fit."""
        rows: list[list[tuple[float, Entry]]] = []
        used = self.wide + 1
        for entry in entries:
            wide = (indent + 16) * self.s + width(f"{entry.text}  {entry.count}", TEXT * self.s)
            if used + wide - 16 * self.s > self.wide:
                rows.append([])
                used = 0.0
            rows[-1].append((used, entry))
            used += wide
        return [self._row(row, sign, indent) for row in rows]

    def _row(self, row: Sequence[tuple[float, Entry]], sign: object, indent: float) -> TextLine:
        size, lead, gap_ = TEXT * self.s, TEXT * self.s * LEAD, 3.5 * self.s
        counts = [width(f" {entry.count}", size) + 3 * self.s if entry.count else 0.0 for _, entry in row]
        rooms = [self.wide - left - indent * self.s - count for (left, _), count in zip(row, counts, strict=True)]
        texts = [wrap(entry.text, room, size) for (_, entry), room in zip(row, rooms, strict=True)]

        def drawn(pen: Pen, x: float, y: float) -> None:
            for (left, entry), lines in zip(row, texts, strict=True):
                sign(pen, entry.sign, x + left, y + (lead + gap_) / 2)  # type: ignore[operator]
                at, base = x + left + indent * self.s, baseline(y, lead + gap_, size)
                for number_, text in enumerate(lines):
                    pen.text(at, base + number_ * lead, text, size, INK["ink"])
                if entry.count:
                    after = at + width(f"{lines[-1]} ", size) + 3 * self.s
                    pen.text(after, base + (len(lines) - 1) * lead, entry.count, size, INK["quiet"])

        return TextLine(max(map(len, texts)) * lead + gap_, drawn)

    def _status(self, layer: Layer) -> list[TextLine]:
        """Published totals as bars in the colours of the map, then the levels that no bar explains."""
        lines = [self._bar(layer, total) for total in reversed(self.scene.totals)]
        if not lines:
            lines = prose(self._say("no_totals"), self.wide, TEXT * self.s, INK["quiet"])
        standings = list(self.scene.levels.values())
        explained = {total.level for total in self.scene.totals}
        rows = [(level, layer.classes[level].text(self.lang)) for level in reversed(layer.ladder) if level not in explained]
        entries = [Entry(level, title, str(n)) for level, title in rows if (n := sum(standing.level == level for standing in standings))]
        if n := sum(standing.open for standing in standings):
            entries.append(Entry("open", self._say("higher_unpublished"), str(n)))
        if n := sum(standing.level == "unknown" for standing in standings):
            entries.append(Entry("unknown", self._say("status_unknown"), str(n)))
        if (n := sum(standing.level == "absent" for standing in standings)) and layer.absent:
            entries.append(Entry("absent", layer.absent.text(self.lang), str(n)))

        def sign(pen: Pen, level: str, x: float, y: float) -> None:
            colour = marks.rung(layer.ladder, layer.ladder[0] if level == "open" else level)
            marks.swatch(pen, colour, x, y, 13 * self.s, dotted=level == "open")

        lines += self._flow(entries, sign, 24)
        return [*lines, *self._before()]

    def _before(self) -> list[TextLine]:
        if self.scene.edition.is_base(self.scene.view.era):
            return []
        return prose(self._say("recognised_before"), self.wide, note_size(self.s), INK["quiet"])

    def _bar(self, layer: Layer, total: Total) -> TextLine:
        size, high = TEXT * self.s, TEXT * self.s * LEAD + 3.5 * self.s
        colour = marks.rung(layer.ladder, total.level)
        named = self._say("named", named=total.named, total=total.value) if total.named < total.value else ""
        longest = max(width(title.text(self.lang), size) for title in layer.classes.values())
        titles = longest + 33 * self.s
        room = max(width(self._say("named", named=9, total=9), note_size(self.s)) + 6 * self.s, 60 * self.s)

        def drawn(pen: Pen, x: float, y: float) -> None:
            middle, base = y + high / 2, baseline(y, high, size)
            marks.swatch(pen, colour, x, middle, 13 * self.s)
            pen.text(x + 24 * self.s, base, layer.classes[total.level].text(self.lang), size, INK["ink"])
            left, right = x + titles, x + self.wide - room - 30 * self.s
            gauge = right - left > LEAST_GAUGE * self.s
            for share, tone in ((1.0, INK["line"]), (total.value / total.of, colour)) if gauge else ():
                box = (left, middle - 4 * self.s, max((right - left) * share, 0.1), 8 * self.s)
                pen.shape(rectangle(box, min(4 * self.s, box[2] / 2)), fill=tone)
            pen.text(right + 5 * self.s, base, f"{total.value}/{total.of}", size, INK["ink"], 600)
            pen.text(x + self.wide, base, named, note_size(self.s), INK["quiet"], align=1)

        return TextLine(high, drawn)

    def _precision(self) -> list[TextLine]:
        """What each precision looks like; only what is drawn."""
        seen = {thing.precision for thing in self.seats.things}
        forms = [Entry(form, self._say(f"precise_{form}")) for form in shapes.forms_of(self.scene)]
        entries = [*(Entry(name, word(f"precision.{name}", self.lang)) for name in PRECISIONS if name in seen), *forms]
        if any(pill.form != "badges" for pill in self.seats.pills):
            entries.append(Entry("pill", word("paper.pill", self.lang)))
        if any(len(point.things) > 1 for point in self.seats.points):
            entries.append(Entry("points", word("paper.points", self.lang)))
        crowd = {f"crowd{'' if sign.numbered else '_bare'}" for sign in self.seats.signs if not sign.alone}
        entries += [Entry(form, word(f"paper.{form}", self.lang)) for form in sorted(crowd)]
        heading = prose(word("invest.precision", self.lang), self.wide, HEAD * self.s, INK["ink"], 600)
        return [*heading, *self._flow(entries, self._exactness, 44 if self.dots else 26)] if entries else []

    def _exactness(self, pen: Pen, kind: str, x: float, y: float) -> None:
        if kind in shapes.FORMS:
            shapes.sign(pen, kind, x, y, self.s)
        else:
            exactness.sign(pen, kind, x, y, self.s, dotted=kind in self.dots)

    def _former(self) -> list[TextLine]:
        """The borders of before, where a later era shows them."""
        if self.scene.edition.is_base(self.scene.view.era) or not self.scene.layers:
            return []

        def sign(pen: Pen, _kind: str, x: float, y: float) -> None:
            pen.shape(segment([(x, y), (x + 20 * self.s, y)]), line=INK["quiet"], thick=1.4 * self.s, dash=(3 * self.s, 5 * self.s))

        return self._flow([Entry("", word("paper.former", self.lang))], sign, 26)

    def _ground(self) -> list[TextLine]:
        """Roads, waters and relief, as far as they are seen at this scale, and whose they are."""
        entries = [Entry(kind, text) for kind, text in self.seats.beneath.items()]
        whose = beneath.credit(self.scene.edition, self.scene.view) if entries else ""
        quiet = prose(whose, self.wide, note_size(self.s), INK["quiet"]) if whose else []
        return [*self._flow(entries, partial(beneath.sign, s=self.s), 26), *quiet]

    def _chosen(self) -> list[TextLine]:
        """The dark outline of what the reader has chosen."""
        view = self.scene.view
        things = (candidate for candidate in self.scene.things if candidate.layer.shape == "place")
        thing = next((candidate for candidate in things if candidate.ref == view.selection), None)
        unit = self.scene.edition.units[view.era].get(view.selection or "")
        chosen = unit or thing
        if not chosen:
            return []

        def sign(pen: Pen, _kind: str, x: float, y: float) -> None:
            dash = (1.5 * self.s, 4 * self.s) if thing else ()
            pen.shape(segment([(x, y), (x + 20 * self.s, y)]), line=INK["ink"], thick=2.6 * self.s, dash=dash)

        return self._flow([Entry("", word("paper.chosen", self.lang, name=chosen.name.text(self.lang)))], sign, 26)
