"""A map as a PDF: the sheet, and behind it the whole legend where that found no room, and the sources with titles and addresses."""

from typing import Any

from geo.edition import Edition
from geo.language import word
from geo.paper.canvas.columns import run
from geo.paper.canvas.pen import Pen
from geo.paper.document import link_to, typeset
from geo.paper.document.cited_facts import source_entry
from geo.paper.map.legend import Legend
from geo.paper.map.not_placed import TEXT, names_not_placed, note_size
from geo.paper.map_sheet import Sheet
from geo.paper.request import PrintRequest
from geo.scene.in_words import scene_in_words

COLUMNS = {"landscape": 3, "portrait": 2}
BETWEEN = 30.0


def pdf_bytes(edition: Edition, wish: PrintRequest) -> bytes:
    """The view as a PDF of exactly the paper's size. Raises CannotPrintError for a choice that cannot be carried out."""
    sheet, lang = Sheet(edition, wish), wish.view.lang
    pen = sheet.draw(titled=False)
    data = {
        "title": word("site.title", lang),
        "size": (pen.wide, pen.high),
        "corner": sheet.body[:2],
        "k": sheet.k,
        "map": pen.svg(),
        "map_alt": " ".join((scene_in_words(sheet.scene), *sheet.legend_words)),
        "links": [{"box": box, "address": link_to(address)} for box, address in pen.links],
        "columns": COLUMNS[wish.orientation],
        "gutter": BETWEEN * sheet.k,
        "legend_title": word("paper.legend", lang),
        **_legend(sheet),
        "sources_title": word("frame.print_sources", lang),
        "sources": _sources(sheet),
    }
    return typeset("map", lang, wish.printed, data)


def _legend(sheet: Sheet) -> dict[str, Any]:
    """The parts of a legend that found no room on the sheet as drawings, and what is not placed as text."""
    if sheet.behind is None:
        return {"legend": [], "not_placed": []}
    number = COLUMNS[sheet.wish.orientation]
    wide = (sheet.body[2] - BETWEEN * sheet.k * (number - 1)) / number
    legend, parts = Legend(sheet.scene, sheet.behind, wide, sheet.k), []
    for block in legend.blocks():
        pen = Pen(wide, sum(line.high for line in block))
        run(pen, [block], (0, 0, wide, pen.high), 0, 1)
        parts.append({"svg": pen.svg(), "alt": " ".join(pen.words)})
    absent = [{"title": title, "names": names} for title, names in names_not_placed(sheet.scene, legend.drawn)]
    return {"legend": parts, "not_placed": absent, "letters": TEXT * sheet.k, "small": note_size(sheet.k)}


def _sources(sheet: Sheet) -> list[dict[str, Any]]:
    entries = []
    for number, name in enumerate(sheet.scene.sources, start=1):
        source = sheet.edition.sources[name]
        standing = word(f"standing.{source.standing}", sheet.lang).lower()
        entries.append(source_entry(number, source, sheet.lang, standing=standing, shown=True))
    return entries
