"""What a brought table would change: a list of changes, and figures.csv with them; made in memory, never written."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

import pandas as pd
import tomlkit

from geo.edition import Edition
from geo.edition.sources import Source
from geo.edition.tables import FIGURES
from geo.intake.figures import ParsedFigure
from geo.intake.plausible import known_figures
from geo.language import Lang, fold, nfc, number, period, word
from geo.measures.units import unit_words
from geo.schema.cells import neutral, to_csv
from geo.schema.faults import Fault
from geo.schema.reader import check, records, text_of

What = Literal["added", "beside", "changed", "same"]
WHATS: tuple[What, ...] = get_args(What)
COLUMNS = ("indicator", "after", "unit", "before", "scope", "period", "kind", "unit_from", "place", "source", "what")


@dataclass(frozen=True)
class Change:
    """One figure of the table against what is known: new, new beside another source's, another value, or the same."""

    what: What
    id: str
    entry: ParsedFigure
    before: str = ""

    @property
    def after(self) -> str:
        """The value as figures.csv keeps it."""
        return plain(self.entry.value)


@dataclass(frozen=True)
class NewSource:
    """A source that is not known yet: what stands in sources.toml about it. ``id`` is made from its title."""

    title: str
    publisher: str
    date: str = ""
    url: str = ""

    @property
    def id(self) -> str:
        """A name made of plain letters."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.title)).strip("-")[:60] or "nguon-moi"

    def toml(self) -> str:
        """The table to be added to sources.toml. Raises ValueError (pydantic) for a date or an address that is none."""
        given = {"title": self.title, "publisher": self.publisher, "date": self.date, "url": self.url}
        values = {"standing": "official", "kind": "decision"} | {key: nfc(value.strip()) for key, value in given.items() if value.strip()}
        Source.model_validate({"id": self.id, **values})
        return tomlkit.dumps({self.id: values})


@dataclass(frozen=True)
class MergeResult:
    """The changes, the merged figures.csv as bytes, and what would be wrong in it (nothing, unless figures.csv has faults already)."""

    changes: tuple[Change, ...]
    figures: bytes
    faults: tuple[Fault, ...]

    def count(self, what: What) -> int:
        """How many changes are of a kind."""
        return Counter(change.what for change in self.changes)[what]


def plain(value: Decimal) -> str:
    """A number as figures.csv keeps it: decimal point, no grouping, no useless nought."""
    return f"{value.normalize():f}" if value else "0"


def _new_id(entry: ParsedFigure, taken: set[str], whole: str) -> str:
    """An id of indicator, time and kind; numbered when there is one already."""
    words = [
        entry.indicator.id,
        *([entry.scope] if entry.scope != whole else []),
        entry.period,
        *(["target"] if entry.kind == "target" else []),
    ]
    first = re.sub(r"[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")
    name, more = first, 2
    while name in taken:
        name, more = f"{first}-{more}", more + 1
    taken.add(name)
    return name


def _line(entry: ParsedFigure, name: str) -> dict[str, str]:
    """A row of figures.csv; a note was written in one language and stands in both until somebody translates it."""
    indicator = entry.indicator
    return {
        "id": name,
        "indicator": indicator.id,
        "group": indicator.group,
        "name_vi": indicator.name_vi,
        "name_en": indicator.name_en,
        "scope": entry.scope,
        "value": plain(entry.value),
        "qualifier": entry.qualifier,
        "unit": indicator.unit,
        "period": entry.period,
        "kind": entry.kind,
        "source": entry.source,
        "note_vi": entry.note,
        "note_en": entry.note,
    }


def _lines(edition: Edition) -> dict[str, dict[str, str]]:
    """The rows of figures.csv as they stand in the file, by id."""
    text, _ = text_of(edition.folder / FIGURES.file, FIGURES.file)
    lines, _ = records(text or "", FIGURES.file)
    head = lines[0] if lines else list(FIGURES.names)
    return {line[head.index("id")]: dict(zip(head, line, strict=True)) for line in lines[1:] if len(line) == len(head)}


Key = tuple[str, ...]


def _key(row: Mapping[str, str]) -> Key:
    """Which figure a row gives: indicator and unit, scope, kind and time; its source is not part of it."""
    return (f"{row['indicator']} {row['unit']}", row["scope"], row["kind"], row["period"])


def _change(
    entry: ParsedFigure, lines: dict[str, dict[str, str]], rows: dict[Key, list[dict[str, str]]], taken: set[str], whole: str
) -> Change:
    """What one figure changes in the rows (``lines`` by id, ``rows`` by what they give); they are changed."""
    alike = rows.setdefault(entry.key[:4], [])
    own = next((row for row in alike if row["source"] == entry.source), None)
    if own is None:
        name = _new_id(entry, taken, whole)
        lines[name] = _line(entry, name)
        before = "; ".join(row["qualifier"] + row["value"] for row in alike)
        alike.append(lines[name])
        return Change("beside" if before else "added", name, entry, before)
    before = own["qualifier"] + own["value"]
    if Decimal(own["value"]) == entry.value and own["qualifier"] == entry.qualifier:
        return Change("same", own["id"], entry, before)
    own |= {"value": plain(entry.value), "qualifier": entry.qualifier}
    return Change("changed", own["id"], entry, before)


def merge_figures(edition: Edition, entries: Sequence[ParsedFigure]) -> MergeResult:
    """What the figures of a table change in figures.csv, and that file with them.

    The same indicator, unit, kind, time and source is one row: another value replaces the old one. Another source never replaces: its row
    stands beside. Rows that are not touched stay letter for letter. Nothing is written.
    """
    lines = _lines(edition)
    taken, given = set(lines), dict[Key, list[dict[str, str]]]()
    for row in lines.values():
        given.setdefault(_key(row), []).append(row)
    changes = tuple(_change(entry, lines, given, taken, edition.place.scope) for entry in entries)
    rows = [lines[name] for name in sorted(lines)]
    frame = pd.DataFrame(rows, columns=list(FIGURES.names), dtype=str)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    _, faults = check(frame, FIGURES)
    table = [list(FIGURES.names), *([row[name] for name in FIGURES.names] for row in rows)]
    return MergeResult(changes, to_csv(table), tuple(faults))


def _before(edition: Edition, entry: ParsedFigure, change: Change | None, lang: Lang) -> str:
    """What the map knows of the same: the value that is replaced or stands beside, else the newest figure with its time."""
    if change and change.before:
        return change.before.lstrip("=")
    known = known_figures(edition, entry.indicator, entry.scope)
    return f"{known[-1].bare.text(lang)} ({known[-1].when.text(lang)})" if known else "–"


def _scope_name(edition: Edition, scope: str, lang: Lang) -> str:
    return edition.unit(scope).name.text(lang) if edition.has_unit(scope) else next(iter(edition.place.scope_names), scope)


def figure_rows(edition: Edition, figures: Iterable[tuple[ParsedFigure, Change | None]], lang: Lang) -> list[dict[str, str]]:
    """Figures in words, a row each: which it is and of what, what is known, from which cells it was read, and what it would change."""
    rows = []
    for entry, change in figures:
        cells = (
            entry.indicator.name_vi if lang == "vi" else entry.indicator.name_en,
            ("" if entry.qualifier == "=" else entry.qualifier + " ") + number(entry.value, lang),
            unit_words(entry.indicator.unit).text(lang),
            _before(edition, entry, change, lang),
            _scope_name(edition, entry.scope, lang),
            period(entry.period, lang),
            word(f"figures.{entry.kind}", lang),
            entry.unit_from or "–",
            f"{entry.sheet}, {entry.place}",
            entry.source or "–",
            word(f"intake.{change.what}", lang) if change else "–",
        )
        rows.append(dict(zip((word(f"intake.column_{column}", lang) for column in COLUMNS), cells, strict=True)))
    return rows


def change_list(edition: Edition, outcome: MergeResult, lang: Lang) -> bytes:
    """The changes as CSV; text that a spreadsheet would run is made harmless."""
    rows = figure_rows(edition, ((change.entry, change) for change in outcome.changes), lang)
    head = [word(f"intake.column_{column}", lang) for column in COLUMNS]
    return to_csv([head, *([neutral(row[name]) for name in head] for row in rows)])


def fault_list(faults: Sequence[Fault], lang: Lang) -> bytes:
    """The faults as CSV: sheet, row, column, value, reason; text that a spreadsheet would run is made harmless."""
    head = [word(f"intake.fault_{name}", lang) for name in ("sheet", "row", "column", "value", "why")]
    rows = [[fault.file, str(fault.row or ""), fault.column, fault.value, fault.why.text(lang)] for fault in faults]
    return to_csv([head, *([neutral(cell) for cell in row] for row in rows)])
