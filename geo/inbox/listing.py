"""Letters as a list, as CSV and as XLSX, whatever their writers typed."""

import csv
import unicodedata
from collections.abc import Iterable

from geo.inbox.box import MessageKind
from geo.inbox.store import Entry
from geo.language import Lang, word
from geo.schema.book import About, book_bytes
from geo.schema.cells import neutral, to_csv


def _headings(box: MessageKind, lang: Lang) -> list[str]:
    return [word(f"{box.words}.column_{name}", lang) for name in box.columns]


def _rows(box: MessageKind, entries: Iterable[Entry]) -> list[list[str]]:
    return [[str(entry.get(name, "")) for name in box.columns] for entry in entries]


def csv_bytes(box: MessageKind, entries: Iterable[Entry], lang: Lang) -> bytes:
    """UTF-8 with BOM, comma; what a spreadsheet would run gets an apostrophe in front."""
    return to_csv([_headings(box, lang), *([neutral(cell) for cell in row] for row in _rows(box, entries))], csv.QUOTE_ALL)


def xlsx_bytes(box: MessageKind, entries: Iterable[Entry], lang: Lang) -> bytes:
    """One sheet; every cell is marked as text."""
    sheet = word(f"{box.words}.sheet", lang)
    return book_bytes({sheet: (_headings(box, lang), _rows(box, entries))}, About(word("page.title", lang), sheet, lang=lang))


def listed(box: MessageKind, entry: Entry, lang: Lang) -> str:
    """One letter as lines for a terminal."""
    head = " · ".join(_shown(entry.get(name, "")) for name in box.head)
    lines = [_shown(line) for line in str(entry.get(box.message, "")).split("\n")] if box.message else []
    tail = [f"{word(f'{box.words}.column_{name}', lang)}: {_shown(entry[name])}" for name in box.tail if entry.get(name)]
    return "\n".join([head, *(f"  {line}" for line in [*lines, *tail])])


def _shown(text: object) -> str:
    """Text that does nothing to a terminal: what steers it (controls, direction marks) is written out."""
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") else c.encode("unicode_escape").decode() for c in str(text))
