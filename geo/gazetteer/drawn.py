"""One page drawn: the picture that a shared link shows, and a sheet of A4."""

import io
from datetime import date

import segno
from PIL import Image

from geo.edition import Edition
from geo.facts import data_dates
from geo.facts.citation import version_of
from geo.gazetteer.article import Article, Section
from geo.gazetteer.entry import Entry
from geo.gazetteer.of_thing import era_of_thing
from geo.gazetteer.page import article_of
from geo.language import Lang, word
from geo.paper.canvas.pen import POINTS
from geo.paper.canvas.png import picture
from geo.paper.document import link_to, typeset
from geo.paper.document.cited_facts import CitedFacts
from geo.paper.map.beneath import credit
from geo.paper.map.framed_map import slide_map
from geo.paper.project_brief import map_alone
from geo.scene.extent import extent_of
from geo.view import View, view_of

PIXELS, RIM, DPI = (1200, 630), 12, 120
"""What messengers and search engines ask for, with so much white around it; letters as large as on a slide."""
COLOURS = 256
"""Enough for a map with its relief, and a third of the bytes."""
NAMED = 12
"""Lines of a list that a sheet has room for."""


def view_of_entry(edition: Edition, entry: Entry, lang: Lang) -> View:
    """What the map shows of a page: the unit or thing chosen, or one layer alone."""
    if entry.kind == "layer":
        return view_of(edition, lang=lang, layers=(entry.id,))
    if entry.kind == "unit":
        return view_of(edition, lang=lang, selection=entry.id)
    thing = edition.things[entry.id]
    return view_of(edition, lang=lang, layers=(thing.layer,), selection=entry.id, era=era_of_thing(edition, thing))


def picture_of(edition: Edition, view: View) -> bytes:
    """A view as PNG, 1200 × 630 pixels, with its legend; what a usual screen shows of one with a centre."""
    wide, high = ((side - 2 * RIM + 0.5) * POINTS / DPI for side in PIXELS)
    pen, _ = slide_map(edition, view, (wide, high), extent_of(view))
    whole, out = Image.new("RGB", PIXELS, "white"), io.BytesIO()
    with Image.open(io.BytesIO(picture(pen, DPI))) as drawn:
        whole.paste(drawn, (RIM, RIM))
    whole.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def sheet_of(edition: Edition, entry: Entry, lang: Lang, address: str, printed: date) -> bytes:
    """A unit or a thing on one page of A4, as PDF whose text is text; ``address`` is that of its page."""
    article, notes = article_of(edition, entry), CitedFacts(lang)
    shown = view_of_entry(edition, entry, lang)
    about = " · ".join(text.text(lang) for text in (*(chip.text for chip in article.chips), article.where) if text)
    foot = [
        word("frame.print_reference", lang).rstrip("."),
        credit(edition, shown),
        data_dates(edition).text(lang),
        version_of(edition).text(lang),
    ]
    data = {
        "title": article.title.text(lang),
        "kicker": f"{word('site.title', lang)} · {article.kicker.text(lang)}",
        "about": about,
        "facts": _facts(article, notes),
        "aside": [_list(part, lang) for part in article.sections],
        "sources": notes.sources(edition),
        "map": map_alone(edition, shown, entry.id),
        "map_alt": word("paper.chosen", lang, name=article.title.text(lang)),
        "code": segno.make(address, error="m", micro=False).svg_inline(border=2),
        "link": {"text": address, "address": link_to(address)},
        "link_label": word("gazetteer.link", lang),
        "foot": " · ".join(filter(None, foot)),
    }
    return typeset("brief", lang, printed, data)


def _facts(article: Article, notes: CitedFacts) -> list[dict[str, object]]:
    parts = notes.part(word("gazetteer.facts", notes.lang), article.rows)
    if article.note and parts:
        parts[-1] = {**parts[-1], "note": article.note.text(notes.lang)}
    return parts


def _list(part: Section, lang: Lang) -> dict[str, object]:
    names = "; ".join(line.text.text(lang) for line in part.lines[:NAMED])
    left = len(part.lines) - NAMED
    more = f" … {word('invest.more', lang, n=left)}" if left > 0 else ""
    return {"title": part.title.text(lang), "text": names + more, "rows": [], "note": ""}
