"""Slides as a PDF of the same shape: the map as lines, text that stays text, our own typeface inside."""

from collections.abc import Sequence
from datetime import date

from geo.edition import Edition
from geo.edition.sources import brief, cite
from geo.language import Lang, word
from geo.paper.canvas.book import bound
from geo.paper.canvas.columns import TextLine, fitting, gap, hanging, linked, prose, run
from geo.paper.canvas.pen import POINTS, Box, Pen, rectangle
from geo.paper.canvas.typeface import short, width
from geo.paper.map.framed_map import slide_map
from geo.slides.slide import DeckPage
from geo.slides.theme import BOTTOM, HIGH, INK, INNER, LEFT, TOP, WIDE
from geo.story import numbered

TITLE, OPENING, LARGE, LABEL, BODY, SMALL = 27.0, 40.0, 25.0, 12.0, 15.0, 9.5
"""Sizes of the letters in points."""
WORDS = 0.34
"""The share of a slide that its words take; the map has the rest."""
BETWEEN = 22.0
LEFT_PT, TOP_PT, INNER_PT, BODY_PT = LEFT * POINTS, TOP * POINTS, INNER * POINTS, (BOTTOM - TOP) * POINTS
WHOLE: Box = (LEFT_PT, TOP_PT, INNER_PT, BODY_PT)


class Sheets:
    """Makes one PDF in one language. A table or a chart of a slide is not drawn: they are for the deck, where they can be edited."""

    def __init__(self, edition: Edition, slides: Sequence[DeckPage], lang: Lang) -> None:
        self.edition, self.slides, self.lang = edition, slides, lang
        self.numbers = numbered(slides)

    def page(self, slide: DeckPage, number: int) -> Pen:
        """One slide."""
        pen = Pen(WIDE * POINTS, HIGH * POINTS)
        pen.part(slide.title.said(self.lang), 0)
        pen.shape(rectangle((LEFT_PT, 0.34 * POINTS, 1.1 * POINTS, 4)), fill=INK["accent"])
        words: Box = (LEFT_PT, TOP_PT, INNER_PT * WORDS, BODY_PT)
        if slide.opening:
            words = (LEFT_PT, 0.9 * POINTS, INNER_PT * 0.42, BOTTOM * POINTS - 0.9 * POINTS)
            self._column(pen, words, [(slide.title.said(self.lang), OPENING, INK["ink"], 700), *self._texts(slide, 1.15)])
        else:
            self._title(pen, slide)
            self._column(pen, words if slide.view and not slide.bibliography else WHOLE, [*self._figures(slide), *self._texts(slide, 1.0)])
        if slide.bibliography:
            self._bibliography(pen, slide)
        elif slide.view:
            left = words[0] + words[2] + BETWEEN
            box: Box = (left, words[1], LEFT_PT + INNER_PT - left, words[3])
            slide_map(pen, self.edition, slide.view.model_copy(update={"lang": self.lang}), box, slide.extent)
        self._foot(pen, slide, number)
        return pen

    def _title(self, pen: Pen, slide: DeckPage) -> None:
        found, _ = fitting(lambda size: prose(slide.title.said(self.lang), INNER_PT, TITLE * size, INK["ink"], 700), 1, 0.82 * POINTS)
        run(pen, found, (LEFT_PT, 0.44 * POINTS, INNER_PT, 0.82 * POINTS), 0, 1)

    def _figures(self, slide: DeckPage) -> list[tuple[str, float, str, int]]:
        found = []
        for figure in slide.figures:
            found.append((figure.value.said(self.lang), LARGE, INK["accent"], 700))
            found.append((figure.labelled(self.lang, self.numbers), LABEL, INK["quiet"], 400))
        return found

    def _texts(self, slide: DeckPage, size: float) -> list[tuple[str, float, str, int]]:
        return [(text.said(self.lang), BODY * size, INK["ink"], 400) for text in slide.text]

    def _column(self, pen: Pen, box: Box, said: Sequence[tuple[str, float, str, int]]) -> None:
        def made(size: float) -> list[TextLine]:
            lines: list[TextLine] = []
            for text, points, colour, weight in said:
                if lines and points != LABEL:
                    lines.append(gap(13 * size))
                lines += prose(text, box[2], points * size, colour, weight)
            return lines

        found, _ = fitting(made, 1, box[3])
        run(pen, found, box, 0, 1)

    def _source(self, name: str) -> str:
        source = self.edition.sources[name]
        address = (source.url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        return " – ".join(filter(None, (cite(source, self.lang), address)))

    def _bibliography(self, pen: Pen, slide: DeckPage) -> None:
        above = 1.5 * BODY * len(slide.text) + 8
        box: Box = (LEFT_PT, TOP_PT + above, INNER_PT, BODY_PT - above)
        wide = (box[2] - BETWEEN) / 2

        def made(size: float) -> list[TextLine]:
            lines: list[TextLine] = []
            for name in slide.bibliography:
                entry = hanging(str(self.numbers[name]), self._source(name), wide, 10 * size, 20 * size)
                entry = linked(entry, wide, self.edition.sources[name].url)
                lines += [*(TextLine(line.high, line.draw, keep=True) for line in entry[:-1]), entry[-1], gap(4 * size)]
            return lines

        found, _ = fitting(made, 2, box[3])
        run(pen, found, box, BETWEEN, 2)

    def _foot(self, pen: Pen, slide: DeckPage, number: int) -> None:
        self._cited(pen, [name for name in slide.cited if name not in slide.bibliography])
        pen.text(LEFT_PT, (HIGH - 0.3) * POINTS, word("frame.print_reference", self.lang), SMALL, INK["quiet"])
        pen.text(LEFT_PT + INNER_PT, (HIGH - 0.3) * POINTS, f"{number} / {len(self.slides)}", SMALL, INK["quiet"], align=1)

    def _cited(self, pen: Pen, names: Sequence[str]) -> None:
        """One line of sources, each of which leads to its address; "…" stands for those that find no room."""
        y, left, right = (HIGH - 0.52) * POINTS, LEFT_PT, LEFT_PT + INNER_PT - 60
        said = f"{word('frame.sources', self.lang)}: "
        for index, name in enumerate(names):
            source = self.edition.sources[name]
            said += f"{self.numbers[name]} {brief(source, self.lang)}" + ("; " if index < len(names) - 1 else "")
            text = short(said, right - left, SMALL)
            pen.text(left, y, text, SMALL, INK["quiet"])
            if source.url:
                pen.link((left, y - SMALL, width(text, SMALL), SMALL * 1.3), source.url)
            if text != said:
                break
            left, said = left + width(f"{said}|", SMALL) - width("|", SMALL), ""


def sheets_bytes(edition: Edition, slides: Sequence[DeckPage], lang: Lang, printed: date) -> bytes:
    """A PDF of the slides, 16 : 9, one page each."""
    sheets = Sheets(edition, slides, lang)
    pages = (sheets.page(slide, number) for number, slide in enumerate(slides, start=1))
    return bound(pages, slides[0].title.said(lang), lang, printed)
