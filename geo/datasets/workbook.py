"""All tables in one workbook: the units, every layer for people, then everything said word for word as it is kept, and the sources."""

from collections.abc import Sequence

import pandas as pd

from geo.cards.eras import era_title
from geo.cards.side_by_side import units_table
from geo.datasets.layer_files import source_headings, source_rows
from geo.datasets.layer_tables import readable
from geo.edition import Edition
from geo.language import Lang, word
from geo.schema.cells import FrameRows, Sheet, book_bytes

LONGEST_TITLE = 31
"""Excel names no sheet with more letters."""
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "–"))


def _sheet(frame: pd.DataFrame) -> Sheet:
    return [str(name) for name in frame.columns], FrameRows(frame)


def title(text: str, taken: Sequence[str]) -> str:
    """A name for a sheet: short, without forbidden signs, unlike every other."""
    bare = text.translate(FORBIDDEN)[:LONGEST_TITLE]
    short, number = bare, 2
    while short.lower() in {name.lower() for name in taken}:
        tail = f" {number}"
        short, number = bare[: LONGEST_TITLE - len(tail)] + tail, number + 1
    return short


def workbook_bytes(edition: Edition, lang: Lang) -> bytes:
    """Every table as XLSX.

    For people, in ``lang``: the units of each era side by side, each layer with the surest figure of every field. As in data/, word
    for word: ``claims`` (everything said), ``figures`` (the district), ``places``, ``layers.<id>``. Last the sources.
    """
    named: list[tuple[str, Sheet]] = [(era_title(edition, era).text(lang), _sheet(units_table(edition, era, lang))) for era in edition.eras]
    named += [(layer.title.text(lang), _sheet(readable(edition, layer.id, lang))) for layer in edition.registry]
    raw = [file for file in edition.tables if "/" not in file] + [file for file in edition.tables if "/" in file]
    named += [(file.removesuffix(".csv").replace("/", "."), _sheet(edition.tables[file])) for file in raw]
    named.append((word("export.sheet_sources", lang), (source_headings(lang), source_rows(edition, edition.sources, lang))))
    sheets: dict[str, Sheet] = {}
    for text, content in named:
        sheets[title(text, list(sheets))] = content
    return book_bytes(sheets)
