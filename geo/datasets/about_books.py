"""What every workbook says of itself, and the sheet that tells what the columns of its tables mean."""

from collections.abc import Iterator

from geo.datasets.dictionary import ColumnNote
from geo.datasets.open_tables import OpenTable
from geo.edition import Edition
from geo.edition.version import day_of
from geo.facts.citation import version_of
from geo.language import Lang, word
from geo.measures.units import unit_words
from geo.schema.book import About, Sheet

HEADS = ("table", "column", "title", "kind", "unit", "values", "about")


def about_book(edition: Edition, lang: Lang, subject: str = "") -> About:
    """Title, subject, terms, language, day and version, for where office programs show them, and for the foot of each page."""
    version = version_of(edition).text(lang)
    day = day_of(edition.version) or edition.compiled
    return About(word("page.title", lang), subject or version, word("dictionary.terms", lang), lang, day, edition.version)


def _values(note: ColumnNote, lang: Lang) -> str:
    meanings = {value: text.text(lang) for value, text in note.values.items()}
    return "; ".join(value if value == text else f"{value}: {text}" for value, text in meanings.items())


def _rows(tables: Iterator[OpenTable], lang: Lang) -> Iterator[list[object]]:
    for table in tables:
        for note in (note for note in table.notes if not note.beside):
            unit = unit_words(note.unit).text(lang) if note.unit else ""
            about = note.about.text(lang) if note.about else ""
            kind = word(f"dictionary.kind_{note.kind}", lang)
            yield [f"{table.name}.csv", note.id, note.title.text(lang), kind, unit, _values(note, lang), about]


def dictionary_sheet(tables: Iterator[OpenTable], lang: Lang) -> Sheet:
    """A row for each column of each table, in the reader's language; what stands beside a value is explained with it."""
    return [word(f"dictionary.head_{name}", lang) for name in HEADS], [*_rows(tables, lang)]
