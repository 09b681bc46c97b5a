"""A deck from a list of slides: native titles, text, tables and charts, crisp maps, sources on the slide and in the notes."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from pptx.slide import Slide as Page
from pptx.util import Inches

from geo.edition import Edition
from geo.language import Lang, word
from geo.paper.canvas.pen import POINTS
from geo.paper.canvas.typeface import width
from geo.scene.extent import Bounds, extent_of
from geo.slides.charts import put_chart
from geo.slides.crowd import put_signs, sheet_of
from geo.slides.foot import Citing
from geo.slides.frame import parted
from geo.slides.language_tags import TAGS, speak
from geo.slides.map_picture import Drawn, drawn_map, map_name, map_ref
from geo.slides.master import Form, our_deck
from geo.slides.merger_sums import put_merger
from geo.slides.names import item, spelled
from geo.slides.photos import put_photos
from geo.slides.placeholders import describe, free, free_text, no_bullets, place_of, settle, tidy
from geo.slides.slide import DeckPage
from geo.slides.tables import put_table
from geo.slides.template import office_deck
from geo.slides.theme import BODY, FIGURE, LABEL, LARGE, SMALL, SURE, TITLE, Part, Place, box, fitted, height, put, write
from geo.slides.year_maps import put_year_maps
from geo.view import View
from geo.workers import each

LARGE_BODY, ALONE_BODY = 20, 20
"""Letters of the words of an opening or a part, and of words that have a slide to themselves."""
INSETS = 0.2
"""Inches that a placeholder of an office keeps free at its sides."""
BETWEEN = 0.12
LEAST_FIGURE = 20


class DeckBuilder:
    """Makes one deck in one language, on our master or on that of an office."""

    def __init__(self, cites: Citing, form: Form) -> None:
        self.cites, self.form, self.frame = cites, form, form.frame
        self.edition, self.lang = cites.edition, cites.lang

    def bytes(self) -> bytes:
        """The deck."""
        slides, deck = self.cites.slides, self.form.deck
        for number, slide in enumerate(each(slides), start=1):
            page = self._page(slide)
            page._element.cSld.set("name", slide.id or str(number))  # noqa: SLF001 - python-pptx has no other way
            self.cites.foot(page, slide, number, self.form)
            page.notes_slide.notes_text_frame.text = self.cites.notes(slide)
        speak(deck, self.lang)
        about = deck.core_properties
        about.title, about.language = slides[0].title.text(self.lang), TAGS[self.lang]
        about.author, about.last_modified_by = word("page.title", self.lang), ""
        about.created = about.modified = datetime.combine(self.cites.printed, time(), UTC)
        out = io.BytesIO()
        deck.save(out)
        return out.getvalue()

    def _page(self, slide: DeckPage) -> Page:
        page = self.form.deck.slides.add_slide(self.form.layouts[layout_of(slide)])
        large = slide.opening or slide.alone
        self._title(page, slide, large=large)
        if large:
            self._large(page, slide)
        elif slide.bibliography:
            self._bibliography(page, slide)
        else:
            self._plain(page, slide)
        tidy(page)
        return page

    def _title(self, page: Page, slide: DeckPage, *, large: bool) -> None:
        """The title, as large as it fits the place that the layout or the picture beside it leaves."""
        title, text = page.shapes.title, slide.title.text(self.lang)
        wanted = self.frame.large_title(beside=slide.view is not None) if large else self.frame.title
        if title is None:
            title, ink = page.shapes.add_textbox(*map(Inches, wanted)), "ink"
            title.text_frame.word_wrap = True
        else:
            ink = ""
            if self.form.own:
                settle(title, wanted)
        _, _, wide, high = place_of(title)
        inset = 0 if self.form.own else INSETS
        measured = text if self.form.own else text.upper()  # an office may write its titles in capitals
        [(_, size, *_)] = fitted([(measured, LARGE if large else TITLE, ink, True, 0)], wide - inset, high - inset / 2)
        write(title.text_frame, text, size, ink, bold=True)

    def _large(self, page: Page, slide: DeckPage) -> None:
        """An opening, the name of a part or the end: large words, beside a map or alone."""
        beside = slide.view is not None
        parts = [(line, LARGE_BODY, "", False, 6) for line in self._lines(slide)]
        self._put_words(page, parts, self.frame.large_words(beside=beside), stay=not self.form.own)
        if slide.view and self.form.own:
            self._map(page, slide.view, slide.extent, self.frame.opening_map)

    def _plain(self, page: Page, slide: DeckPage) -> None:
        beside = bool(slide.figures or slide.text or slide.lead)
        shown = bool(slide.view or slide.chart or slide.table or slide.maps or slide.merger or slide.pictures)
        if shown:
            self._exhibit(page, slide, self.frame.exhibit if beside else self.frame.body)
        words, chart = parted(self.frame.words) if slide.view and slide.chart else (self.frame.words, None)
        if beside:
            self._words(page, slide, words if shown else self.frame.body, BODY - 2 if shown else ALONE_BODY)
        if chart and slide.chart:
            put_chart(page, slide.chart, slide.colours, self.lang, chart, slide.charted)

    def _exhibit(self, page: Page, slide: DeckPage, place: Place) -> None:
        """What a slide shows beside its words."""
        if slide.view:
            self._map(page, slide.view, slide.extent, place)
        elif slide.chart:
            put_chart(page, slide.chart, slide.colours, self.lang, place, slide.charted)
        elif slide.table:
            put_table(page, slide.table, self.lang, place, slide.title.text(self.lang))
        elif slide.merger:
            put_merger(page, slide.merger, self.lang, self.cites.numbers, place)
        elif slide.maps:
            put_year_maps(page, self.edition, slide.maps, self.lang, place)
        elif slide.pictures:
            put_photos(page, slide.pictures, self.lang, place)

    def _map(self, page: Page, shown: View, extent: Bounds | None, place: Place) -> None:
        view = shown.model_copy(update={"lang": self.lang})
        drawn: Drawn = drawn_map(self.edition, view, place[2:], extent, apart=True)
        holder, picture = free(page, "insert_picture"), io.BytesIO(drawn.picture)
        shape = holder.insert_picture(picture) if holder else page.shapes.add_picture(picture, *map(Inches, place))
        shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
        settle(shape, place)
        describe(shape, drawn.about)
        again = extent == extent_of(view)
        shape.name = map_name(view, drawn) if again else word("frame.map", self.lang)
        put_signs(page, drawn.signs, sheet_of(shape), self.lang, map_ref(view) if again else "")

    def _lines(self, slide: DeckPage) -> list[str]:
        phrases = [*([slide.lead] if slide.lead else []), *slide.text]
        return [line for phrase in phrases for line in phrase.text(self.lang).split("\n")]

    def _words(self, page: Page, slide: DeckPage, place: Place, body: float) -> None:
        """Figures, each a shape of its own, and words below them, all as large as they fit."""
        left, top, wide, high = place
        sure = wide * SURE
        size = _on_a_line([figure.value.text(self.lang) for figure in slide.figures], sure)
        figures: list[Part] = []
        for figure in slide.figures:
            figures.append((figure.value.text(self.lang), size, "accent", True, 0))
            figures.append((figure.labelled(self.lang, self.cites.numbers), LABEL, "quiet", False, 0))
        lines: list[Part] = [(line, body, "ink", False, 9) for line in self._lines(slide)]
        parts = fitted([*figures, *lines], sure, high - BETWEEN * (len(slide.figures) + 1))
        for at, figure in enumerate(slide.figures):
            pair = parts[2 * at : 2 * at + 2]
            tall = height(pair, sure)
            name = spelled("figure", [item([figure.ref], pair[0][0] + "\n" + pair[1][0], " ".join(figure.cite))]) if figure.ref else ""
            put(box(page, (left, top, wide, tall), name), pair)
            top += tall + BETWEEN
        self._put_words(page, parts[len(figures) :], (left, top, wide, place[1] + high - top))

    def _put_words(self, page: Page, parts: Sequence[Part], place: Place, *, stay: bool = False) -> None:
        """Words in the placeholder that the layout has for them (which may ``stay`` where it is), or else in a box of their own."""
        if not parts:
            return
        holder = free_text(page)
        if holder is None:
            put(box(page, place), fitted(parts, place[2], place[3]))
            return
        inset = 0 if self.form.own else INSETS
        if not stay:
            settle(holder, place)
        _, _, wide, high = place_of(holder)
        put(holder.text_frame, fitted(parts, wide - inset, high - inset / 2))
        if not self.form.own:
            no_bullets(holder)

    def _bibliography(self, page: Page, slide: DeckPage) -> None:
        """All sources in two columns, each with its number and its address."""
        half = -(-len(slide.bibliography) // 2)
        for names, place in zip((slide.bibliography[:half], slide.bibliography[half:]), self.frame.halves, strict=True):
            entries: list[Part] = [
                (f"{self.cites.numbers[name]}  {self.cites.source(name)}", SMALL + 1, "quiet", False, 3) for name in names
            ]
            holder = free_text(page)
            if holder is not None:
                settle(holder, place)
            frame = box(page, place) if holder is None else holder.text_frame
            put(frame, fitted(entries, place[2], place[3]))
            for name, paragraph in zip(names, frame.paragraphs, strict=False):
                if address := self.edition.sources[name].url:
                    paragraph.runs[-1].hyperlink.address = address


def _on_a_line(values: Sequence[str], wide: float) -> float:
    """The size at which each of these figures stands on one line, if that is large enough for a figure."""
    longest = max((width(value, 1, 700) for value in values), default=1)
    return min(max(wide * POINTS / longest, LEAST_FIGURE), FIGURE)


def layout_of(slide: DeckPage) -> str:
    """Which layout a slide stands on."""
    if slide.opening or slide.alone:
        return "title" if slide.opening else "close" if slide.closing else "section"
    if slide.bibliography:
        return "two_columns"
    shown = {"map": slide.view, "chart": slide.chart, "table": slide.table}
    return next((kind for kind, exhibit in shown.items() if exhibit), "text")


def deck_bytes(
    edition: Edition, slides: Sequence[DeckPage], lang: Lang, printed: date, base: str = "", template: bytes | None = None
) -> bytes:
    """A PPTX of the slides in one language; the notes carry the other one too. ``base``: the server on which the version can be read.

    ``template``: the deck of an office whose master the slides stand on. Raises CannotPrintError for a file that is none.
    """
    form = our_deck(lang) if template is None else office_deck(template)
    return DeckBuilder(Citing(edition, slides, lang, printed, base), form).bytes()
