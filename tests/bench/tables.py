"""How long a large table of an office takes to open, beside its values alone: calamine's, or for a text file the csv module's."""

import csv
import gc
import io
import random
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from geo.spreadsheets import open_table
from tests.bench.measure import ratio, spread

ROWS, TIMES = 49_000, 7
FAMILY, MIDDLE, GIVEN = ("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ", "Văn Thị Đức Minh Ngọc Thanh Quốc", "An Bình Châu Dũng Hương Lan Nga")
UNITS = ("ha", "tấn", "tỷ đồng", "người")
HEADS = ("STT", "Họ tên", "Đơn vị tính", "Năm 2024", "Năm 2025")
FORMATS = {3: "#,##0.0", 4: "#,##0"}
MOST = {"xlsx": 5, "xls": 25, "ods": 25, "csv": 25}
"""How many times as long as the values alone; all but plain rows of XLSX are parsed in Python, for how their cells look."""


def _lines() -> list[tuple[Any, ...]]:
    """A heading, then numbered rows with names of which none is as another."""
    rng = random.Random(1)
    names = [" ".join(rng.choice(part.split()) for part in (FAMILY, MIDDLE, GIVEN)) for _ in range(ROWS)]
    rows = [
        (number, f"{name}, thôn {number}", rng.choice(UNITS), round(rng.random() * 5000, 3), rng.randrange(10**7))
        for number, name in enumerate(names, start=1)
    ]
    return [HEADS, *rows]


def _xlsx(file: Path, lines: Sequence[Sequence[Any]]) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Biểu 1")
        formats = {column: book.add_format({"num_format": code}) for column, code in FORMATS.items()}
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                sheet.write(row, column, value, formats.get(column))


def _files(folder: Path) -> dict[str, bytes]:
    """The table as XLSX, as LibreOffice turns it into XLS and ODS, and as text."""
    lines, file = _lines(), folder / "table.xlsx"
    _xlsx(file, lines)
    for kind in ("xls", "ods"):
        office = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        subprocess.run([*office, "--convert-to", kind, "--outdir", str(folder), str(file)], check=True, capture_output=True)
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return {kind: (folder / f"table.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods")} | {"csv": text.getvalue().encode()}


def _values(kind: str, content: bytes) -> list[Any]:
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode(), newline="")))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _took(open_: Callable[[], Any]) -> float:
    """Milliseconds of this process alone, whatever else the machine does, without a search for what was made before."""
    gc.collect()
    begun = time.process_time()
    kept = open_()
    took = (time.process_time() - begun) * 1000
    del kept
    return took


def measured(folder: Path) -> dict[str, Any]:
    """Milliseconds of both for every kind of file, each in turn with the other, and what was promised of them."""
    took: dict[str, dict[str, list[float]]] = {}
    for kind, content in _files(folder).items():
        each = took[kind] = {"values_ms": [], "opened_ms": []}
        for _ in range(TIMES):
            each["values_ms"].append(_took(partial(_values, kind, content)))
            each["opened_ms"].append(_took(partial(open_table, content)))
    rows = {
        f"{kind} of {ROWS} rows opened, × its values alone": (ratio(each["opened_ms"], each["values_ms"]), MOST[kind])
        for kind, each in took.items()
    }
    promises = {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
    return {kind: {name: spread(times) for name, times in each.items()} for kind, each in took.items()} | {"promises": promises}
