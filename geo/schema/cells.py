"""Cells of CSV that a spreadsheet shows as text and never runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Literal

STARTS = ("=", "+", "-", "@", "\t", "\r")


def runs(text: str) -> bool:
    """Whether a spreadsheet would run a text as a formula."""
    return text.lstrip("'").startswith(STARTS)


def neutral(text: str) -> str:
    """The text for a CSV cell: what a spreadsheet would run as a formula gets an apostrophe in front. ``original`` undoes it."""
    return f"'{text}" if runs(text) else text


def original(text: str) -> str:
    """The text that ``neutral`` was given."""
    return text[1:] if text.startswith("'") and runs(text) else text


def to_csv(lines: Iterable[Sequence[str]], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> bytes:
    """Rows as the CSV of ``data/``: UTF-8 with BOM, comma, line feed; ``csv.QUOTE_ALL`` where a cell may hold any character."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")
