"""Reports as a list, as CSV and as XLSX, whatever their writers typed."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from geo.export import neutral
from geo.export.cells import book_bytes
from geo.store import Entry
from geo.text import Lang, word

COLUMNS = ("time", "what", "message", "contact", "link", "lang", "id")


def headings(lang: Lang) -> list[str]:
    """The headings of the columns."""
    return [word(f"report.column_{name}", lang) for name in COLUMNS]


def _rows(entries: Iterable[Entry]) -> list[list[str]]:
    return [[str(entry.get(name, "")) for name in COLUMNS] for entry in entries]


def csv_bytes(entries: Iterable[Entry], lang: Lang) -> bytes:
    """UTF-8 with BOM, comma; what a spreadsheet would run gets an apostrophe in front."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(headings(lang))
    writer.writerows([neutral(cell) for cell in row] for row in _rows(entries))
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(entries: Iterable[Entry], lang: Lang) -> bytes:
    """One sheet; every cell is marked as text."""
    return book_bytes({word("report.sheet", lang): (headings(lang), _rows(entries))})


def listed(entry: Entry, lang: Lang) -> str:
    """One report as lines for a terminal."""
    head = " · ".join(_shown(entry.get(name, "")) for name in ("time", "what", "id"))
    contact = _shown(entry.get("contact", ""))
    lines = [_shown(line) for line in str(entry.get("message", "")).split("\n")]
    tail = [_shown(entry.get("link", "")), *([f"{word('report.column_contact', lang)}: {contact}"] if contact else [])]
    return "\n".join([head, *(f"  {line}" for line in [*lines, *tail])])


def _shown(text: object) -> str:
    """Text that does nothing to a terminal: what steers it (controls, direction marks) is written out."""
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") else c.encode("unicode_escape").decode() for c in str(text))
