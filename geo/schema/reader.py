"""Reads one CSV file, checks all of it and keeps the rows that hold."""

import csv
import io
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from geo.schema.faults import Fault, fault
from geo.schema.table import KEPT, NUMBERS, Table, schema

EMPTY: Mapping[str, Any] = {"type": "FeatureCollection", "features": []}
LARGEST = 80_000_000
"""Bytes of a file: room for the hundred thousand rows that the map is measured with, and whatever is larger came about by a mistake."""
FIRST_ROW = 2
"""The row of the first record as a spreadsheet counts: the header is row 1."""


def text_of(path: Path, file: str) -> tuple[str | None, list[Fault]]:
    """The text of a UTF-8 file (with or without BOM), or None and why it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return None, [fault(file, "too_large", most=LARGEST // 1_000_000)]
        return path.read_bytes().decode("utf-8-sig"), []
    except FileNotFoundError:
        return None, [fault(file, "missing_file")]
    except (OSError, UnicodeDecodeError):
        return None, [fault(file, "not_utf8")]


def _finite(digits: str) -> float | None:
    """A number; none where it is beyond all numbers, as NaN and Infinity are none."""
    return number if math.isfinite(number := float(digits)) else None


def geojson(path: Path, file: str) -> tuple[dict[str, Any], list[Fault]]:
    """A GeoJSON file with a list of ``features``, or one without any and why it cannot be read."""
    text, unreadable = text_of(path, file)
    if text is None:
        return {**EMPTY}, unreadable
    try:
        collection = json.loads(text, parse_float=_finite, parse_constant=lambda _name: None)
        return {**collection, "features": list(collection["features"])}, []
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return {**EMPTY}, [fault(file, "not_json", said=f"{type(error).__name__}: {error}")]


def records(text: str, file: str) -> tuple[list[list[str]], list[Fault]]:
    """The records of a CSV text, or none and why it is no CSV."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True)), []
    except csv.Error as error:
        return [], [fault(file, "not_csv", said=str(error))]


def _header_faults(header: Sequence[str], table: Table) -> list[Fault]:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return [fault(table.file, "separator", row=1, value=header[0])]
    allowed = ", ".join(table.names)
    faults = [fault(table.file, "missing_column", row=1, column=name, allowed=allowed) for name in table.names if name not in header]
    faults += [fault(table.file, "unknown_column", row=1, column=name, allowed=allowed) for name in header if name not in table.names]
    twice = [name for name, times in Counter(header).items() if times > 1]
    return faults + [fault(table.file, "twice_column", row=1, column=name) for name in twice]


def _strings(lines: Sequence[Sequence[str]], table: Table) -> tuple[pd.DataFrame, list[Fault]]:
    """The records as strings, indexed by their row in a spreadsheet; a record of the wrong length is left out."""
    header, faults, rows, whole = lines[0], [], [], []
    for row, cells in enumerate(lines[1:], start=FIRST_ROW):
        if not any(cells):
            continue
        if len(cells) != len(header):
            faults.append(fault(table.file, "ragged", row=row, found=len(cells), wanted=len(header)))
            continue
        rows.append(row)
        whole.append(cells)
    columns = dict(zip(header, zip(*whole, strict=True), strict=True)) if whole else dict.fromkeys(header, ())
    return pd.DataFrame({name: columns[name] for name in table.names}, index=rows, dtype=str), faults


def _failures(frame: pd.DataFrame, table: Table) -> list[tuple[int, str, str]]:
    """Row, column and key of every failed check, each once."""
    try:
        schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        failures = set()
        for context, column, check, row in zip(cases["schema_context"], cases["column"], cases["check"], cases["index"], strict=True):
            key, _, of_rule = str(check).partition(":")
            failures.add((int(row), of_rule if context == "DataFrameSchema" else str(column), key))
        return sorted(failures, key=lambda item: (item[0], table.names.index(item[1]), item[2]))
    return []


def check(frame: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Fault]]:
    """The rows of a frame of strings that hold, with numbers as floats, and a fault for every check that failed."""
    failures = _failures(frame, table)
    faults = [Fault(table.file, row, column, str(frame.loc[row, column]), table.why(key, column)) for row, column, key in failures]
    kept = frame.drop(index=sorted({row for row, _, key in failures if key not in KEPT}))
    for column in table.columns:
        if column.kind in NUMBERS:
            kept[column.id] = pd.to_numeric(kept[column.id].where(kept[column.id] != "", None), errors="raise").astype(float)
    return kept, faults


def empty(table: Table) -> pd.DataFrame:
    """The table without a row, every column in its type."""
    return check(pd.DataFrame({name: pd.Series(dtype=str) for name in table.names}), table)[0]


@lru_cache(maxsize=64)
def _read(text: str, table: Table) -> tuple[pd.DataFrame, tuple[Fault, ...]]:
    """The table that a text holds; a file that did not change is not checked again when another one did."""
    lines, faults = records(text, table.file)
    if not faults and not lines:
        faults = [fault(table.file, "empty_file")]
    if faults:
        return empty(table), tuple(faults)
    faults = _header_faults(lines[0], table)
    if any(name not in lines[0] for name in table.names) or len(set(lines[0])) < len(lines[0]):
        return empty(table), tuple(faults)
    frame, ragged = _strings(lines, table)
    kept, failed = check(frame, table)
    return kept, (*faults, *ragged, *failed)


def read(folder: Path, table: Table) -> tuple[pd.DataFrame, tuple[Fault, ...]]:
    """Read ``folder/table.file`` and check it.

    Returns the rows that hold, indexed by their row in a spreadsheet (the first is 2), cells as strings ("" for empty),
    numbers as floats (NaN for empty), degrees in WGS 84; and all faults. Never raises for what a file holds.
    """
    text, unreadable = text_of(folder / table.file, table.file)
    if text is None:
        return empty(table), tuple(unreadable)
    frame, faults = _read(text, table)
    return frame.copy(), faults
