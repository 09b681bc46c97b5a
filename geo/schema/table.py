"""What a valid table is: its columns, its key and its rules, as a pandera schema."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa

from geo.language import Words, nfc, parse_day, words

Kind = Literal["text", "code", "word", "number", "year", "date", "period", "id", "unit", "units", "lon", "lat"]
NUMBERS: tuple[Kind, ...] = ("number", "lon", "lat")
KEPT = ("sorted",)
"""Faults that leave their row in the table: what it says is still sure."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_UNIT = re.compile(r"[0-9a-z]{1,16}-\d{5}", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_YEAR = re.compile(r"(19|20)\d{2}", re.ASCII)
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
PATTERNS: Mapping[Kind, str] = MappingProxyType(
    {
        "id": _ID.pattern,
        "unit": _UNIT.pattern,
        "units": f"{_UNIT.pattern}(;{_UNIT.pattern})*",
        "date": _DATE,
        "period": f"{_DATE}(/{_DATE})?",
    }
)
"""The form of cells that are text, as a regular expression that any program understands."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Column:
    """One column: ``kind`` says what its cells may hold, ``values`` the words allowed in a ``word`` column."""

    id: str
    kind: Kind = "text"
    required: bool = False
    values: tuple[str, ...] = ()
    positive: bool = False


@dataclass(frozen=True)
class Rule:
    """What must hold between the cells of a row: ``holds`` gives True per row; a fault stands in ``column``, said by ``key``."""

    key: str
    column: str
    holds: Callable[[pd.DataFrame], pd.Series]


@dataclass(frozen=True)
class Table:
    """One CSV file: ``file`` relative to the data folder; rows are unique and sorted by ``sort``; ``key`` tells rows apart."""

    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    sort: tuple[str, ...] = ("id",)
    rules: tuple[Rule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in the order of the file."""
        return tuple(column.id for column in self.columns)

    def why(self, key: str, column: str) -> Words:
        """The reason of a failed check, in words."""
        values = next((c.values for c in self.columns if c.id == column), ())
        key_words = ", ".join(self.sort if key == "sorted" else self.key)
        return words(f"fault.{key}", allowed=", ".join(values), key=key_words)


def plain(cells: pd.Series) -> list[Any]:
    """The cells of a column as a list: walking the column itself costs ten times as much a cell."""
    return cells.to_numpy(dtype=object).tolist()


def is_number(text: str) -> bool:
    """Whether ``text`` is a plain decimal number: digits, a decimal point, no grouping."""
    return _NUMBER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether ``text`` is a partial ISO date."""
    try:
        parse_day(text)
    except ValueError:
        return False
    return True


def is_period(text: str) -> bool:
    """Whether ``text`` is a partial ISO date or two of them in order, joined by "/"."""
    first, slash, last = text.partition("/")
    return is_date(first) and (not slash or (is_date(last) and first <= last))


def is_year(text: str) -> bool:
    """Whether ``text`` is a year of four digits."""
    return _YEAR.fullmatch(text) is not None


def _is_units(text: str) -> bool:
    ids = text.split(";")
    return len(ids) == len(set(ids)) and all(_UNIT.fullmatch(unit) for unit in ids)


def _within(text: str, limit: float) -> bool:
    return is_number(text) and -limit <= float(text) <= limit


_KIND: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "number": ("number", is_number),
    "year": ("year", is_year),
    "date": ("date", is_date),
    "period": ("period", is_period),
    "id": ("id", lambda text: _ID.fullmatch(text) is not None),
    "unit": ("unit_id", lambda text: _UNIT.fullmatch(text) is not None),
    "units": ("unit_ids", _is_units),
    "lon": ("lon", partial(_within, limit=180)),
    "lat": ("lat", partial(_within, limit=90)),
}

_ALWAYS: Mapping[str, Callable[[str], bool]] = {
    "nfc": lambda text: text == nfc(text),
    "control": lambda text: not _CONTROL.search(text),
    "spaces": lambda text: text == text.strip(),
}


def _cells(test: Callable[[str], bool]) -> Callable[[pd.Series], pd.Series]:
    """The test for a whole column, of each text once; an empty cell passes, whether it may be empty is another question."""
    return lambda cells: ~cells.isin([text for text in plain(cells.drop_duplicates()) if text and not test(text)])


def _checks(column: Column) -> list[pa.Check]:
    tests = dict(_ALWAYS)
    if column.kind in _KIND:
        key, test = _KIND[column.kind]
        tests[key] = test
    if column.kind == "word":
        tests["allowed"] = lambda text: text in column.values
    if column.positive:
        tests["positive"] = lambda text: not is_number(text) or float(text) > 0
    checks = [pa.Check(_cells(test), error=key) for key, test in tests.items()]
    if column.required:
        checks.append(pa.Check(lambda cells: cells.str.strip() != "", error="required"))
    return checks


def _is_unique(frame: pd.DataFrame, key: tuple[str, ...]) -> pd.Series:
    return ~frame.duplicated(subset=list(key), keep="first")


def _is_sorted(frame: pd.DataFrame, sort: tuple[str, ...]) -> pd.Series:
    rows = list(zip(*(plain(frame[name]) for name in sort), strict=True))
    return pd.Series([not i or rows[i - 1] <= row for i, row in enumerate(rows)], index=frame.index, dtype=bool)


def rules(table: Table) -> tuple[Rule, ...]:
    """The rules of a table with the two every table has: a key that tells rows apart, and an order."""
    unique = Rule("unique", table.key[0], partial(_is_unique, key=table.key))
    ordered = Rule("sorted", table.sort[0], partial(_is_sorted, sort=table.sort))
    return (*table.rules, unique, ordered)


def schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table of strings; every check carries the key of its words as ``error``."""
    columns = {column.id: pa.Column(str, _checks(column), nullable=False) for column in table.columns}
    across = [pa.Check(rule.holds, error=f"{rule.key}:{rule.column}") for rule in rules(table)]
    return pa.DataFrameSchema(columns, checks=across, strict=True)
