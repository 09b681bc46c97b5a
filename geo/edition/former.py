"""What the data no longer have: moved to another id, ended, or withdrawn; so that links and addresses of it are answered in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import pandas as pd

from geo.edition.layers import UNITS
from geo.edition.references import References, Subjects
from geo.language import Words
from geo.schema import Column, Rule, Table
from geo.schema.faults import Fault, fault
from geo.schema.table import plain

FILE = "former.csv"
FIGURES = "figures.csv"
Fate = Literal["moved", "ended", "withdrawn"]
FATES: tuple[Fate, ...] = ("moved", "ended", "withdrawn")


def _holds(fate: str, column: str, *, filled: bool) -> Rule:
    return Rule(f"former_{fate}", column, lambda frame: (frame["fate"] != fate) | ((frame[column] != "") == filled))


TABLE = Table(
    FILE,
    (
        Column("id", "code", required=True),
        Column("fate", "word", required=True, values=FATES),
        Column("now", "code"),
        Column("name_vi", required=True),
        Column("name_en", required=True),
        Column("when", "date", required=True),
        Column("reason_vi"),
        Column("reason_en"),
        Column("source"),
    ),
    rules=(
        _holds("moved", "now", filled=True),
        _holds("withdrawn", "now", filled=False),
        _holds("withdrawn", "reason_vi", filled=True),
        _holds("ended", "source", filled=True),
        Rule("both_languages", "reason_en", lambda frame: (frame["reason_vi"] == "") == (frame["reason_en"] == "")),
    ),
)


@dataclass(frozen=True)
class Former:
    """One row: ``id`` is a thing (``layer/id``), a unit, or ``layer:…``, ``indicator:…``, ``source:…``; ``now`` what took its place.

    ``now`` is empty where nothing did; ``when`` a partial ISO date; ``source`` says who says so, empty where nobody was asked.
    """

    id: str
    fate: Fate
    now: str
    name: Words
    when: str
    reason: Words | None
    source: str


@dataclass(frozen=True)
class FormerIds:
    """All that the data no longer have, by id: ``moved`` to the id that is there now, and what has ``gone`` for good."""

    moved: Mapping[str, str]
    gone: Mapping[str, Former]

    def knows(self, name: str) -> bool:
        """Whether it is said what became of an id."""
        return name in self.moved or name in self.gone

    def now(self, name: str) -> str:
        """What an id is called now."""
        return self.moved.get(name, name)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each id that moved, and what it is now."""
        return tuple(self.moved.items())


def tables(folder: Path) -> Mapping[str, Table]:
    """The table by its file name, where a folder has one."""
    return {FILE: TABLE} if (folder / FILE).exists() else {}


class Present(NamedTuple):
    """What the data have: every id that a link may name, the layers (or ``indicator``) of which a broken file may hide some, sources."""

    ids: Collection[str]
    unsure: Collection[str]
    sources: Collection[str] | None


def _present(frames: Mapping[str, pd.DataFrame], about: Subjects, known: References, broken: Collection[str]) -> Present:
    units, indicators = about.ids[UNITS], plain(frames[FIGURES]["indicator"].drop_duplicates())
    named = {"layer": about.ids.keys() - {UNITS}, "indicator": indicators, "source": known.sources or ()}
    things = {f"{layer}/{name}" for layer, names in about.ids.items() for name in names - units}
    others = {f"{kind}:{name}" for kind, names in named.items() for name in names}
    return Present(things | units | others, about.unsure | ({"indicator"} if FIGURES in broken else set()), known.sources)


def check(frames: dict[str, pd.DataFrame], about: Subjects, known: References, broken: Collection[str]) -> list[Fault]:
    """Leave in the table, where there is one, the rows of which what is gone is not there and what took its place is; gives the faults.

    Nobody is blamed for what a ``broken`` file may hide.
    """
    if FILE not in frames:
        return []
    rows, present = frames[FILE], _present(frames, about, known, broken)
    records = dict(zip(rows.index.tolist(), rows.to_dict("records"), strict=True))
    now = {row["id"]: row["now"] for row in records.values() if row["fate"] == "moved"}
    listed = {row["id"] for row in records.values()}
    wrong = {number: why for number, row in records.items() if (why := _wrong(row, present, now, listed))}
    frames[FILE] = rows.drop(index=[*wrong])
    return [
        fault(FILE, key, row=number, column=column, value=records[number][column])
        for number, (column, key) in wrong.items()
        if not {records[number]["now"].partition("/")[0], records[number]["now"].partition(":")[0]} & {*present.unsure}
    ]


def _wrong(row: Mapping[str, Any], present: Present, now: Mapping[str, str], listed: Collection[str]) -> tuple[str, str] | None:
    """The column that is wrong, and why."""
    if row["id"] in present.ids:
        return "id", "former_present"
    if row["now"] and row["now"] not in present.ids and row["now"] not in listed:
        return "now", "former_now"
    if row["fate"] == "moved" and last(row["id"], now) is None:
        return "now", "former_circle"
    if row["source"] and present.sources is not None and row["source"] not in present.sources:
        return "source", "known_source"
    return None


def of_rows(rows: pd.DataFrame | None) -> FormerIds:
    """The checked rows of the table."""
    records = [] if rows is None else rows.to_dict("records")
    formers = {row["id"]: _former(row) for row in records}
    now = {name: former.now for name, former in formers.items() if former.fate == "moved"}
    return FormerIds(
        MappingProxyType({name: end for name in now if (end := last(name, now)) is not None}),
        MappingProxyType({name: former for name, former in formers.items() if former.fate != "moved"}),
    )


def last(name: str, now: Mapping[str, str]) -> str | None:
    """Where a row of moves that ``now`` tells ends; None where it never does."""
    passed = set()
    while name in now:
        passed.add(name)
        name = now[name]
        if name in passed:
            return None
    return name


def _former(row: Mapping[Any, Any]) -> Former:
    reason = Words(row["reason_vi"], row["reason_en"]) if row["reason_vi"] else None
    plain = {name: row[name] for name in ("id", "fate", "now", "when", "source")}
    return Former(**plain, name=Words(row["name_vi"], row["name_en"]), reason=reason)
