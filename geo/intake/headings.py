"""Where the heading of a sheet is and what each column means, also under merged cells and over several rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.intake.sheets import Sheet
from geo.language import fold
from geo.measures import NotAFigure, read_period

Role = Literal["id", "indicator", "unit", "period", "kind", "source", "note", "scope", "qualifier", "value", "number", "ignored"]
DEEP = 30
"""Rows from the top in which a heading is looked for, and rows that one may have."""
NAMES: dict[str, Role] = {
    **dict.fromkeys(("ma", "ma chi tieu", "id", "code"), "id"),
    **dict.fromkeys(("chi tieu", "ten chi tieu", "noi dung", "indicator", "name", "name vi", "what"), "indicator"),
    **dict.fromkeys(("don vi", "don vi tinh", "dvt", "don vi do", "unit", "unit of measure"), "unit"),
    **dict.fromkeys(("thoi gian", "thoi diem", "ky", "ky bao cao", "nam", "period", "time", "when", "year"), "period"),
    **dict.fromkeys(("loai", "kind", "type"), "kind"),
    **dict.fromkeys(("nguon", "nguon so lieu", "source"), "source"),
    **dict.fromkeys(("ghi chu", "note", "notes", "note vi"), "note"),
    **dict.fromkeys(("pham vi", "dia ban", "scope", "area"), "scope"),
    **dict.fromkeys(("stt", "tt", "no"), "number"),
    **dict.fromkeys(("muc chac chan", "qualifier"), "qualifier"),
}
TARGET = re.compile(r"\b(ke hoach|muc tieu|giao|target|plan)\b")
RESULT = re.compile(r"\b(gia tri|so lieu|ket qua|thuc hien|uoc|value|result|actual)\b")
SHARE_OF = re.compile(r"\b(so voi|so sanh|ty le|against|compared|share)")


WORDS = 16
"""Words at the end of a heading among which its time is looked for."""


@dataclass(frozen=True)
class Column:
    """One column: its number (from 1), its heading as read, its role; of a value its time and whether it is a target."""

    number: int
    heading: str
    role: Role
    period: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Headings:
    """The heading of a sheet: its columns and the first row below it."""

    columns: tuple[Column, ...]
    first: int

    def of(self, role: Role) -> Column | None:
        """The first column of a role."""
        return next((column for column in self.columns if column.role == role), None)


def _spread(sheet: Sheet, row: int, column: int) -> str:
    """The text of a cell; of a cell inside a merged range that of the range."""
    for left, top, right, bottom in sheet.merged:
        if left <= column <= right and top <= row <= bottom:
            return sheet.at(top, left).text
    return sheet.at(row, column).text


def _last(sheet: Sheet, row: int) -> int:
    """The last row of a heading that begins in ``row``: as deep as its merged cells, and below those merged sideways."""
    inside = [span for span in sheet.merged if span[1] <= row <= span[3]]
    deep = min(max((bottom for _, _, _, bottom in inside), default=row), row + DEEP)
    return max(deep, row + 1) if any(right > left and bottom == row for left, _, right, bottom in inside) and deep == row else deep


def _path(sheet: Sheet, column: int, rows: Sequence[int]) -> list[str]:
    texts = [_spread(sheet, row, column) for row in rows]
    return [text for at, text in enumerate(texts) if text and text not in texts[:at]]


def _read(text: str) -> str:
    try:
        return read_period(text)
    except NotAFigure:
        return ""


def _time(path: Sequence[str]) -> str:
    """The time a heading names, the lowest row first: "Thực hiện 6 tháng" below "Năm 2024" is 6 months of 2024; empty for none."""
    year = next((match[0] for text in path if (match := re.search(r"\b(?:19|20)\d{2}\b", text))), "")
    for text in reversed(path):
        last = text.split()[-WORDS:]
        tails = [" ".join(last[start:]) for start in range(len(last))]
        for tail in (*tails, *(f"{tail} năm {year}" for tail in tails if year)):
            if _read(tail):
                return _read(tail)
    return ""


def _column(number: int, path: Sequence[str]) -> Column:
    heading = " / ".join(path)
    plain = [fold(text) for text in path]
    role = next((NAMES[text] for text in plain if text in NAMES), None)
    if role:
        return Column(number, heading, role)
    whole = " ".join(plain)
    if not whole or SHARE_OF.search(whole):
        return Column(number, heading, "ignored")
    period = _time(path)
    kind = "target" if TARGET.search(whole) else "result" if RESULT.search(whole) else ""
    return Column(number, heading, "value" if period or kind else "ignored", period, kind)


def form_of(sheet: Sheet) -> Headings | None:
    """The heading of a sheet: the first row that names an indicator and at least one value; None when there is none."""
    for row in range(1, min(len(sheet.rows), DEEP) + 1):
        if not any(NAMES.get(fold(cell.text)) in ("indicator", "id") for cell in sheet.rows[row - 1]):
            continue
        rows = range(row, _last(sheet, row) + 1)
        width = max(len(sheet.rows[at - 1]) for at in rows if at <= len(sheet.rows))
        columns = tuple(_column(number, _path(sheet, number, rows)) for number in range(1, width + 1))
        if any(column.role == "value" for column in columns):
            return Headings(columns, rows[-1] + 1)
    return None
