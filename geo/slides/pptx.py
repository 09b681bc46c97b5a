"""A deck from a list of slides: native titles, text, tables and charts, crisp maps, sources on the slide and in the notes."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from geo.edition import Edition
from geo.edition.sources import brief, cite
from geo.facts import data_dates
from geo.facts.citation import address_of, cited_as, version_of
from geo.language import LANGUAGES, Lang, Words, day, word
from geo.paper.canvas.pen import POINTS
from geo.paper.map.beneath import credit
from geo.paper.map.framed_map import slide_map
from geo.paper.map.small_map import key_words, small_key, small_map, small_scene
from geo.scene.extent import Bounds
from geo.scene.in_words import scene_in_words
from geo.scene.scene import scene_of
from geo.slides.crowd import put_signs
from geo.slides.language_tags import TAGS, speak
from geo.slides.pictures import put_picture
from geo.slides.slide import DeckPage
from geo.slides.sums import put_merger
from geo.slides.tables_charts import Place, put_chart, put_table
from geo.slides.theme import (
    BODY,
    BOTTOM,
    FIGURE,
    HIGH,
    INK,
    INNER,
    LABEL,
    LEFT,
    NAME_HIGH,
    SMALL,
    TITLE,
    TITLE_ONLY,
    TOP,
    WIDE,
    Part,
    box,
    cells,
    colour,
    fitted,
    lay,
    new_deck,
    restyle,
    write,
)
from geo.story import numbered
from geo.view import View
from geo.workers import each

MAP_SHARE = 0.68
OPENING_SHARE = 0.46
LONG_TITLE = 55
SHOWN_SOURCES = 260
"""Letters of sources that find room at the foot of a slide; the numbers alone stand for the rest."""


class DeckBuilder:
    """Makes one deck in one language."""

    def __init__(self, edition: Edition, slides: Sequence[DeckPage], lang: Lang, printed: date, base: str) -> None:
        self.edition, self.slides, self.lang, self.printed, self.base = edition, slides, lang, printed, base
        self.numbers = numbered(slides)
        self.deck: Deck = new_deck()

    def bytes(self) -> bytes:
        """The deck."""
        for number, slide in enumerate(each(self.slides), start=1):
            page = self._opening(slide) if slide.opening or slide.alone else self._page(slide)
            self._foot(page, slide, number)
            page.notes_slide.notes_text_frame.text = self._notes(slide)
        speak(self.deck, self.lang)
        about = self.deck.core_properties
        about.title, about.language = self.slides[0].title.text(self.lang), TAGS[self.lang]
        about.author, about.last_modified_by = word("page.title", self.lang), ""
        about.created = about.modified = datetime.combine(self.printed, time(), UTC)
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()

    def _titled(self, slide: DeckPage, layout: int) -> Page:
        page = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        title = page.shapes.title
        if title is not None:
            frame = title.text_frame
            frame.text = slide.title.text(self.lang)
            title.left, title.width = Inches(LEFT), Inches(INNER)
        return page

    def _opening(self, slide: DeckPage) -> Page:
        """A title slide, or the name of a part or the end: large words, beside a map or alone."""
        page = self._titled(slide, TITLE)
        title, under = page.shapes.title, page.placeholders[1]
        if title is not None:
            title.top, title.height = Inches(2.1), Inches(1.4)
            restyle(title.text_frame, 48, bold=True)
        bar = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(LEFT), Inches(1.9), Inches(1.2), Inches(0.09))
        bar.fill.solid()
        bar.fill.fore_color.rgb = colour(INK["accent"])
        bar.line.fill.background()
        wide = INNER * OPENING_SHARE if slide.view else INNER
        under.left, under.top, under.width, under.height = Inches(LEFT), Inches(3.6), Inches(wide), Inches(2.8)
        parts = [slide.lead, *slide.text]
        under.text_frame.text = "\n".join(part.text(self.lang) for part in parts if part)
        restyle(under.text_frame, 20 if slide.view else 22, INK["quiet"])
        if slide.view:
            if title is not None:
                title.width = Inches(wide)
            self._map(page, slide.view, slide.extent, (LEFT + wide + 0.35, 0.6, INNER - wide - 0.35, BOTTOM - 0.6))
        return page

    def _page(self, slide: DeckPage) -> Page:
        page = self._titled(slide, TITLE_ONLY)
        title = page.shapes.title
        if title is not None:
            title.top, title.height = Inches(0.35), Inches(0.9)
            restyle(title.text_frame, 28 if len(slide.title.text(self.lang)) < LONG_TITLE else 22, bold=True)
        if slide.bibliography:
            self._bibliography(page, slide)
            return page
        beside = bool(slide.figures or slide.text or slide.lead)
        wide = INNER * (MAP_SHARE if beside else 1)
        if self._exhibit(page, slide, (LEFT, TOP, wide, BOTTOM - TOP)):
            self._words(page, slide, LEFT + wide + 0.35, INNER - wide - 0.35)
        else:
            self._words(page, slide, LEFT, INNER)
        return page

    def _exhibit(self, page: Page, slide: DeckPage, place: Place) -> bool:
        """What a slide shows beside its words, if it shows anything."""
        if slide.view:
            self._map(page, slide.view, slide.extent, place)
        elif slide.merger:
            put_merger(page, self.edition, slide.merger, self.lang, self.numbers, place)
        elif slide.chart:
            put_chart(page, slide.chart, slide.colours, self.lang, place)
        elif slide.table:
            put_table(page, slide.table, self.lang, place)
        elif slide.maps:
            self._maps(page, slide, place)
        return bool(slide.view or slide.merger or slide.chart or slide.table or slide.maps)

    def _maps(self, page: Page, slide: DeckPage, box_: Place) -> None:
        """Small maps in rows, each under its year, and in the last place what their colours mean."""
        *places, last = cells(len(slide.maps) + 1, box_)
        for one, (left, top, wide, high) in zip(slide.maps, places, strict=True):
            frame = box(page, left, top, wide, NAME_HIGH)
            write(frame, f"{one.name.text(self.lang)}  ", BODY, bold=True)
            run = frame.paragraphs[0].add_run()
            run.text, run.font.size, run.font.color.rgb = one.counted.text(self.lang), Pt(SMALL), colour(INK["quiet"])
            shown = small_scene(self.edition, one.view.model_copy(update={"lang": self.lang}))
            pen = small_map(self.edition, one.view, (wide * POINTS, (high - NAME_HIGH) * POINTS))
            put_picture(page, pen, (left, top + NAME_HIGH, wide, high - NAME_HIGH), scene_in_words(shown), word("frame.map", self.lang))
        views = [one.view for one in slide.maps]
        pen = small_key(self.edition, views, self.lang, (last[2] * POINTS, last[3] * POINTS))
        alt = ", ".join(text for _, text in key_words(self.edition, views, self.lang)) + "."
        put_picture(page, pen, last, alt, word("paper.legend", self.lang))

    def _map(self, page: Page, shown: View, extent: Bounds | None, place: Place) -> None:
        left, top, wide, high = place
        view = shown.model_copy(update={"lang": self.lang})
        pen, signs = slide_map(self.edition, view, (wide * POINTS, high * POINTS), extent, apart=True)
        put_picture(page, pen, place, scene_in_words(scene_of(self.edition, view)), word("frame.map", self.lang))
        put_signs(page, signs, (left, top), self.lang)

    def _words(self, page: Page, slide: DeckPage, left: float, wide: float) -> None:
        """Lead, figures and text, one below the other, as large as they fit; nothing where nothing is said."""
        if not self._parts(slide):
            return
        frame = box(page, left, TOP, wide, BOTTOM - TOP)
        lay(frame, fitted(self._parts(slide), wide, BOTTOM - TOP))

    def _parts(self, slide: DeckPage) -> list[Part]:
        """Text, size, colour, whether bold, and the room above it in points."""
        parts: list[Part] = [(slide.lead.text(self.lang), BODY, INK["ink"], True, 0)] if slide.lead else []
        for figure in slide.figures:
            parts.append((figure.value.text(self.lang), FIGURE, INK["accent"], True, 9))
            parts.append((figure.labelled(self.lang, self.numbers), LABEL, INK["quiet"], False, 0))
        return [*parts, *((line, BODY - 2, INK["ink"], False, 11) for phrase in slide.text for line in phrase.text(self.lang).split("\n"))]

    def _bibliography(self, page: Page, slide: DeckPage) -> None:
        half = -(-len(slide.bibliography) // 2)
        for column, names in enumerate((slide.bibliography[:half], slide.bibliography[half:])):
            frame = box(page, LEFT + column * (INNER / 2 + 0.1), TOP, INNER / 2 - 0.2, BOTTOM - TOP)
            entries: list[Part] = [(f"{self.numbers[name]}  {self._source(name)}", SMALL + 1, INK["quiet"], False, 3) for name in names]
            for index, (name, (text, size, code, _, before)) in enumerate(
                zip(names, fitted(entries, INNER / 2 - 0.2, BOTTOM - TOP), strict=True)
            ):
                write(frame, text, size, code, first=index == 0)
                _linked(frame, self.edition.sources[name].url)
                frame.paragraphs[-1].space_before = Pt(before)

    def _source(self, name: str, *, address: bool = False) -> str:
        source = self.edition.sources[name]
        parts = [cite(source, self.lang), (source.url or "") if address else ""]
        return " – ".join(filter(None, parts))

    def _foot(self, page: Page, slide: DeckPage, number: int) -> None:
        """Sources by number and name, what must be said of any map of ours, and the number of the slide."""
        names = [name for name in slide.cited if name not in slide.bibliography]
        sources = "; ".join(f"{self.numbers[name]} {brief(self.edition.sources[name], self.lang)}" for name in names)
        if len(sources) > SHOWN_SOURCES:
            cut = sources[:SHOWN_SOURCES].rpartition("; ")[0]
            sources = f"{cut}; … {word('slides.more_sources', self.lang)}"
        frame = box(page, LEFT, 6.72, INNER - 1.0, 0.6)
        if sources:
            write(frame, f"{word('frame.sources', self.lang)}: {sources}", 10, INK["quiet"])
        whose = credit(self.edition, slide.view) if slide.view else ""
        write(frame, " ".join(filter(None, (word("frame.print_reference", self.lang), whose))), 10, INK["quiet"], first=not sources)
        write(frame, version_of(self.edition).text(self.lang), 10, INK["quiet"], first=False)
        _linked(frame, address_of(self.edition, self.base))
        corner = box(page, WIDE - LEFT - 0.8, HIGH - 0.5, 0.8, 0.3)
        write(corner, f"{number}/{len(self.slides)}", 10, INK["quiet"])
        corner.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def _notes(self, slide: DeckPage) -> str:
        """Speaker's notes, the sources with their addresses, then title and words in the other language."""
        other: Lang = next(lang for lang in LANGUAGES if lang != self.lang)
        parts = [slide.notes.text(self.lang)] if slide.notes else []
        names = slide.cited
        if names:
            listed = [f"{self.numbers[name]}. {self._source(name, address=True)}" for name in names]
            parts.append("\n".join([f"{word('frame.sources', self.lang)}:", *listed]))
        spoken: list[Words] = [slide.title, *([slide.lead] if slide.lead else []), *slide.text, *([slide.notes] if slide.notes else [])]
        parts.append(f"[{other}] " + "\n".join(phrase.text(other) for phrase in spoken))
        date_ = word("frame.print_on", self.lang, date=day(self.printed.isoformat(), self.lang))
        return "\n\n".join(
            [*parts, f"{data_dates(self.edition).text(self.lang)} · {date_}. " + cited_as(self.edition, self.base).text(self.lang)]
        )


def _linked(frame: TextFrame, address: str | None) -> None:
    """Make the last line of a frame lead to its address."""
    if address:
        frame.paragraphs[-1].runs[-1].hyperlink.address = address


def deck_bytes(edition: Edition, slides: Sequence[DeckPage], lang: Lang, printed: date, base: str = "") -> bytes:
    """A PPTX of the slides in one language; the notes carry the other one too. ``base``: the server on which the version can be read."""
    return DeckBuilder(edition, slides, lang, printed, base).bytes()
