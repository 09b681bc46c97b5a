"""All tables in one workbook: the units, every layer for people, then everything said word for word as it is kept, and the sources."""

from collections.abc import Sequence

import pandas as pd

from geo.cards.eras import era_title
from geo.cards.side_by_side import units_table
from geo.datasets.about_books import about_book, dictionary_sheet
from geo.datasets.layer_files import source_headings, source_rows
from geo.datasets.layer_tables import readable
from geo.datasets.open_tables import every_table
from geo.datasets.years import by_year_title, readable_years
from geo.edition import Edition
from geo.edition.tables import CLAIMS
from geo.language import Lang, word
from geo.schema.book import FrameRows, Sheet, book_bytes
from geo.schema.table import is_number

LONGEST_TITLE = 31
"""Excel names no sheet with more letters."""
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "–"))


def _sheet(frame: pd.DataFrame) -> Sheet:
    return [str(name) for name in frame.columns], FrameRows(frame)


def _with_numbers(edition: Edition, file: str) -> pd.DataFrame:
    """A file as it is, what is a number in it as a number: years, and what somebody said in figures."""
    frame = edition.tables[file]
    numbers = {"year"} if file.startswith("layers/") else {"value"} if file == CLAIMS.file else set()
    for name in numbers & {*frame.columns}:
        frame = frame.assign(**{name: pd.Series([_number(cell) for cell in frame[name]], index=frame.index, dtype=object)})
    return frame


def _number(text: str) -> object:
    """A number where it comes back as it was written: 0123 is none."""
    number = float(text) if is_number(text) else None
    return number if number is not None and f"{number:.15g}" == text else text


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
    for word: ``claims`` (everything said), ``figures`` (the district), ``places``, ``layers.<id>``. Then what the columns
    mean; last the sources.
    """
    named: list[tuple[str, Sheet]] = [(era_title(edition, era).text(lang), _sheet(units_table(edition, era, lang))) for era in edition.eras]
    for layer in edition.registry:
        named.append((layer.title.text(lang), _sheet(readable(edition, layer.id, lang))))
        if layer.shape == "status":
            named.append((by_year_title(layer).text(lang), _sheet(readable_years(edition, layer, lang))))
    raw = [file for file in edition.tables if "/" not in file] + [file for file in edition.tables if "/" in file]
    named += [(file.removesuffix(".csv").replace("/", "."), _sheet(_with_numbers(edition, file))) for file in raw]
    named.append((word("dictionary.sheet", lang), dictionary_sheet(every_table(edition), lang)))
    named.append((word("export.sheet_sources", lang), (source_headings(lang), source_rows(edition, edition.sources, lang))))
    sheets: dict[str, Sheet] = {}
    for text, content in named:
        sheets[title(text, list(sheets))] = content
    return book_bytes(sheets, about_book(edition, lang))
