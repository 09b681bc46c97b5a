"""A sheet of paper: header, map, legend, sources and what must be said of any map of ours."""

from collections.abc import Sequence

from geo.cards.eras import era_title
from geo.edition import Edition
from geo.edition.sources import Source, brief
from geo.facts import data_dates, subtitle
from geo.facts.citation import address_of, cited_as, version_of
from geo.language import Lang, day, word
from geo.paper.canvas.columns import TextLine, fitting, numbered, prose, run
from geo.paper.canvas.pen import POINTS, Box, Pen
from geo.paper.canvas.png import picture
from geo.paper.canvas.typeface import short, width
from geo.paper.map import furniture
from geo.paper.map.framed_map import FramedMap
from geo.paper.map.legend import Legend
from geo.paper.map.marks import INK
from geo.paper.map.not_placed import LEAST, TEXT, note_size
from geo.paper.map.outlines import Ground, ground
from geo.paper.map.placement import Placement
from geo.paper.request import PrintRequest, check
from geo.scene.scene import Scene, scene_of

MM = POINTS / 25.4
MARGIN_MM = 9.0
SCALES = {"A4": 0.54, "A3": 0.68}
"""Points to a pixel of the screen for all that is read beside the map: small letters are 6 points high on A4."""
MARKS = 0.87
"""The same for what stands on the map, in parts of it: a badge is 5 mm wide on A4."""
HEADER = 54.0
FOOTER, CITED = 34.0, 13.0
"""What stands at the foot, and how much more where the version has an address."""
SOURCE = 10.8
LEGEND = 0.245
"""The share of a landscape sheet that the legend takes."""
PORTRAIT_LEGEND = (0.225, 0.29)
"""Of an upright sheet: as a rule, and where more is on than finds room."""
BETWEEN = 22.0
WORTH = 30.0
"""So much room must a short legend leave that the map is laid out anew in it."""


def _tail(source: Source) -> str:
    """The end of an address: what tells two pages of one publisher apart."""
    tail = (source.url or source.id).split("?")[0].rstrip("/").rpartition("/")[2].removesuffix(".html").removesuffix(".htm")
    return "" if tail.removeprefix("www.") == source.host else tail


class Sheet:
    """One sheet for one wish; everything on it is made anew, nothing is shared with another sheet."""

    def __init__(self, edition: Edition, wish: PrintRequest) -> None:
        check(edition, wish)
        self.edition, self.wish = edition, wish
        self.scene: Scene = scene_of(edition, wish.view)
        self.ground: Ground = ground(edition)
        self.lang: Lang = wish.view.lang
        self.k = SCALES[wish.paper]
        wide, high = (side * MM for side in wish.size_mm)
        self.pen = Pen(wide, high)
        self.least = LEAST / (TEXT * self.k)
        """How far the legend may shrink."""
        self.behind: Placement | None = None
        """What stands on the map, where its whole legend follows on a sheet behind."""
        self.legend_words: list[str] = []
        self.address = address_of(edition, wish.base)
        self.body: Box = (MARGIN_MM * MM, MARGIN_MM * MM, wide - 2 * MARGIN_MM * MM, high - 2 * MARGIN_MM * MM)

    def draw(self, *, titled: bool = True) -> Pen:
        """The whole sheet; without its title where a document sets that."""
        left, top, wide, high = self.body
        sources = self._sources_high()
        header, footer = HEADER * self.k, (FOOTER + CITED * bool(self.address)) * self.k
        middle: Box = (left, top + header, wide, high - header - footer - sources)
        self._map(middle)
        self._header(titled=titled)
        self._sources((left, top + high - footer - sources, wide, sources))
        self._footer()
        return self.pen

    def _map(self, middle: Box) -> None:
        """Map and legend; on an upright sheet the map takes what room a short legend leaves."""
        plate = FramedMap(self.pen, self.scene, self.ground, self.k * MARKS, self.k)
        for share in PORTRAIT_LEGEND:
            chart, legend, number = self._parts(middle, middle[3] * share)
            layout = plate.lay(chart, self.wish.extent)
            columns, fits = self._legend(legend, number, layout.seats)
            if fits or self.wish.orientation == "landscape":
                break
        needed = max(sum(line.high for line in column) for column in columns)
        if self.wish.orientation == "portrait" and fits and needed + WORTH * self.k < legend[3]:
            chart, legend, number = self._parts(middle, needed + 10 * self.k)
            layout = plate.lay(chart, self.wish.extent)
            columns, fits = self._legend(legend, number, layout.seats)
        plate.draw(layout)
        before = len(self.pen.words)
        run(self.pen, columns, legend, BETWEEN * self.k, number)
        self.legend_words = self.pen.words[before:]
        if not fits:
            self.pen.text(legend[0], legend[1] + legend[3], "…", 14 * self.k, INK["quiet"])

    def _parts(self, middle: Box, below: float) -> tuple[Box, Box, int]:
        """The frame of the map, the box of the legend and its columns: beside the map, or ``below`` points of it on an upright sheet."""
        left, top, wide, high = middle
        label, between = 14 * self.k, 16 * self.k
        if self.wish.orientation == "landscape":
            aside = wide * LEGEND
            frame = (left + label, top + label, wide - aside - between - 2 * label, high - 2 * label - 8 * self.k)
            return frame, (left + wide - aside, top, aside, high - 8 * self.k), 1
        frame = (left + label, top + label, wide - 2 * label, high - below - 2 * label - 6 * self.k)
        return frame, (left, top + high - below, wide, below - 8 * self.k), 3

    def _legend(self, box: Box, number: int, seats: Placement) -> tuple[list[list[TextLine]], bool]:
        """The legend in columns, and whether it fits: whole, or else without names and sources, which follow on a sheet behind."""
        wide = (box[2] - BETWEEN * self.k * (number - 1)) / number

        def whole(size: float) -> Sequence[TextLine]:
            return Legend(self.scene, seats, wide, self.k * size).lines()

        def brief(size: float) -> Sequence[TextLine]:
            s = self.k * size
            return [*Legend(self.scene, seats, wide, s, brief=True).lines(), *prose(word("paper.behind", self.lang), wide, note_size(s))]

        columns, fits = fitting(whole, number, box[3], self.least)
        self.behind = None if fits else seats
        return (columns, fits) if fits else fitting(brief, number, box[3], self.least)

    def _header(self, *, titled: bool) -> None:
        left, top, wide, _ = self.body
        view, k = self.wish.view, self.k
        era = era_title(self.edition, view.era).text(self.lang)
        shown = " · ".join(layer.title.text(self.lang) for layer in self.scene.layers)
        if titled:
            self.pen.text(left, top + 24 * k, word("site.title", self.lang), 30 * k, INK["ink"], 700)
        below = subtitle(self.edition).text(self.lang)
        self.pen.text(left, top + 46 * k, below, 15 * k, INK["quiet"])
        self.pen.text(left + wide, top + 22 * k, era, 20 * k, INK["accent"], 600, align=1)
        room = wide - width(below, 15 * k) - 30 * k
        self.pen.text(left + wide, top + 46 * k, short(shown, room, 15 * k), 15 * k, INK["quiet"], align=1)

    def _columns(self) -> int:
        return 6 if self.wish.orientation == "landscape" else 4

    def _source_lines(self, wide: float) -> list[TextLine]:
        sources = [self.edition.sources[name] for name in self.scene.sources]
        names = [brief(source, self.lang) for source in sources]
        lines = []
        for number, (source, name) in enumerate(zip(sources, names, strict=True), start=1):
            text = " – ".join(filter(None, (name, "" if names.count(name) == 1 else source.title or _tail(source))))
            lines.append(numbered(number, text, wide, SOURCE * self.k, source.url))
        return lines

    def _source_box(self, wide: float) -> tuple[list[TextLine], float]:
        number = self._columns()
        column = (wide - 12 * self.k * (number - 1)) / number
        lines = self._source_lines(column)
        rows = -(-len(lines) // number)
        return lines, rows * lines[0].high if lines else 0.0

    def _sources_high(self) -> float:
        return self._source_box(self.body[2])[1] + 18 * self.k

    def _sources(self, box: Box) -> None:
        left, top, wide, _ = box
        k, number = self.k, self._columns()
        furniture.rule(self.pen, left, top, wide, k)
        self.pen.text(left, top + 13 * k, word("frame.print_sources", self.lang), 11.5 * k, INK["ink"], 600)
        lines, high = self._source_box(wide)
        rows = -(-len(lines) // number)
        columns = [lines[index * rows : (index + 1) * rows] for index in range(number)]
        run(self.pen, columns, (left, top + 17 * k, wide, high), 12 * k, number)

    def _footer(self) -> None:
        left, top, wide, high = self.body
        k, size = self.k, 11.5 * self.k
        if self.address:
            high -= CITED * k
            cited = cited_as(self.edition, self.wish.base).text(self.lang)
            self.pen.text(left, top + high + (CITED - 1) * k, cited, size, INK["quiet"])
            self.pen.link((left, top + high, width(cited, size, 400), CITED * k), self.address)
        dates = [
            word("paper.grid", self.lang),
            data_dates(self.edition).text(self.lang),
            word("frame.print_on", self.lang, date=day(self.wish.printed.isoformat(), self.lang)),
            "" if self.address else version_of(self.edition).text(self.lang),
        ]
        furniture.rule(self.pen, left, top + high - 28 * k, wide, k)
        reference = word("frame.print_reference", self.lang)
        self.pen.text(left, top + high - 15 * k, reference, 13 * k, INK["ink"], 600)
        at = left + width(reference, 13 * k, 600) + 8 * k
        self.pen.text(at, top + high - 15 * k, short(word("paper.outlines", self.lang), left + wide - at, size), size, INK["quiet"])
        self.pen.text(left, top + high - 1 * k, " · ".join(filter(None, dates)), size, INK["quiet"])


def png_bytes(edition: Edition, wish: PrintRequest) -> bytes:
    """The view as a PNG with its dots to the inch. Raises CannotPrintError for a choice that cannot be carried out."""
    return picture(Sheet(edition, wish).draw(), wish.dpi)
