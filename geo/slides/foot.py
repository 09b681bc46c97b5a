"""What stands below a slide and in its notes: sources by number, what must be said of any map of ours, the version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pptx.slide import Slide as Page

from geo.edition import Edition
from geo.edition.sources import brief, cite
from geo.facts import data_dates
from geo.facts.citation import address_of, cited_as, version_of
from geo.language import LANGUAGES, Lang, Words, day, word
from geo.paper.map.beneath import credit
from geo.slides.master import Form
from geo.slides.names import item, spelled
from geo.slides.placeholders import edge, put_field
from geo.slides.slide import DeckPage
from geo.slides.theme import FOOT, Part, Place, box, height, write
from geo.story import numbered


@dataclass(frozen=True)
class Citing:
    """The sources of all slides of a deck by their numbers, in one language; ``base`` is the server that the version can be read on."""

    edition: Edition
    slides: Sequence[DeckPage]
    lang: Lang
    printed: date
    base: str

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every source."""
        return numbered(self.slides)

    def source(self, name: str, *, address: bool = False) -> str:
        """A source in full."""
        known = self.edition.sources[name]
        return " – ".join(filter(None, [cite(known, self.lang), (known.url or "") if address else ""]))

    def foot(self, page: Page, slide: DeckPage, number: int, form: Form) -> None:
        """Sources, reference and version in the place that our layouts have for them; day and number of the slide as fields."""
        ink = "" if slide.alone and form.own else "quiet"
        lines = self._lines(slide, form.frame.sources)
        frame = edge(page, "ftr") if form.own else None
        if frame is None:
            left, top, wide, high = form.frame.sources
            tall = height([(line, FOOT, "", False, 0) for line in lines], wide)
            frame = box(page, (left, top + high - tall, wide, tall))
        page.shapes[-1].name = spelled("foot", [item(["version"], version_of(self.edition).text(self.lang))])
        runs = [write(frame, line, FOOT, ink, first=at == 0) for at, line in enumerate(lines)]
        if not slide.alone and (address := address_of(self.edition, self.base)):
            runs[-1].hyperlink.address = address
        put_field(page, "dt", f"{self.printed:%d/%m/%Y}")
        put_field(page, "sldNum", str(number))

    def _lines(self, slide: DeckPage, place: Place) -> list[str]:
        """What the foot says, with as many sources as find room; the numbers alone stand for the rest."""
        whose = credit(self.edition, slide.view) if slide.view else ""
        always = [" ".join(filter(None, (word("frame.print_reference", self.lang), whose))), version_of(self.edition).text(self.lang)]
        names = [name for name in slide.cited if name not in slide.bibliography]
        listed = [f"{self.numbers[name]} {brief(self.edition.sources[name], self.lang)}" for name in names]
        for kept in range(len(listed), 0, -1):
            more = [] if kept == len(listed) else [f"… {word('slides.more_sources', self.lang)}"]
            lines = [f"{word('frame.sources', self.lang)}: {'; '.join([*listed[:kept], *more])}", *always]
            parts: list[Part] = [(line, FOOT, "", False, 0) for line in lines]
            if height(parts, place[2]) <= place[3]:
                return lines
        return always

    def notes(self, slide: DeckPage) -> str:
        """Speaker's notes, the sources with their addresses, then title and words in the other language."""
        other: Lang = next(lang for lang in LANGUAGES if lang != self.lang)
        parts = [slide.notes.text(self.lang)] if slide.notes else []
        names = slide.cited
        if names:
            listed = [f"{self.numbers[name]}. {self.source(name, address=True)}" for name in names]
            parts.append("\n".join([f"{word('frame.sources', self.lang)}:", *listed]))
        spoken: list[Words] = [slide.title, *([slide.lead] if slide.lead else []), *slide.text, *([slide.notes] if slide.notes else [])]
        parts.append(f"[{other}] " + "\n".join(phrase.text(other) for phrase in spoken))
        date_ = word("frame.print_on", self.lang, date=day(self.printed.isoformat(), self.lang))
        return "\n\n".join(
            [*parts, f"{data_dates(self.edition).text(self.lang)} · {date_}. " + cited_as(self.edition, self.base).text(self.lang)]
        )
