"""A text file as rows of cells: its encoding, its separator, and rows that cannot be cells."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from geo.spreadsheets.legacy_letters import text_of
from geo.spreadsheets.limits import CELLS, COLUMNS, LETTERS, ROWS, FileRefused
from geo.spreadsheets.sheet import Broken

MARKS = "\t;|,"
"""What stands between cells, the likelier first where as much speaks for each: commas are also in prose and in numbers."""
SEP = re.compile(r"\"?sep=([^\w\s\"]|\t)\"?[^\S\r\n]*(?:\r\n|[\r\n]|\Z)", re.IGNORECASE)
"""Excel's own line that names the separator."""
LINE = re.compile(r"[^\r\n]+")
BREAK = re.compile(r"\r\n|\r|\n")
QUOTED = re.compile(r"(?:^|(?<=[,;\t|]))\"(?:[^\"]++|\"\")*+\"")
HARD_COMMA = re.compile(r"(?<!\d),(?=\S)|,(?=[^\s\d])")
"""A comma as neither prose nor a number has it."""
NUMBER = re.compile(r"[(+−–-]?\d[\d.,\s]*%?\)?")
YEAR = re.compile(r"(?:19|20)\d\d")
SHOWN = 80
"""Letters of a broken cell that are shown."""
LINES = 4 * ROWS
"""So many lines are looked at for the separator."""
MOST_MARKS = 4 * CELLS
"""Separators of a whole file, also those of empty cells at the end of rows: more are refused before they are cells."""


def _mark(text: str) -> str:
    """The separator under which most lines agree on a number of cells, from two on; a line whose commas may be prose counts half."""
    widths = {mark: Counter[int]() for mark in MARKS}
    for line in islice(LINE.finditer(text), LINES):
        bare = QUOTED.sub("", line[0])
        for mark, counts in widths.items():
            if mark in bare:
                counts[bare.count(mark)] += 1 if mark == "," and not HARD_COMMA.search(bare) else 2
    return max(MARKS, key=lambda mark: max(widths[mark].values(), default=0))


def _swallows(value: str, mark: str, column: int) -> bool:
    """Whether lines of a quoted cell are rows: its closing quote is missing, and the next opening one was taken for it."""
    hard = HARD_COMMA if mark == "," else re.compile(re.escape(mark) + r"(?=\S)")
    return any(
        hard.search(line) or (line.count(mark) + 1 >= max(column, 3) and f"{mark} " not in line)
        for line in BREAK.split(value)[1:]
        if mark in line
    )


def _records(text: str, mark: str, number: int) -> Iterator[tuple[list[str], Broken | None, bool]]:
    """The cells of each record without empty ones at its end, its broken quote, and whether it is prose: a space behind each separator.

    Records are counted from ``number`` on.
    """
    stop = re.escape(mark)
    cell = re.compile(rf'(?:"((?:[^"]++|"")*+)(?:"([^{stop}\r\n]*+)|\Z)|([^{stop}\r\n]*+))({stop}|\r\n|\r|\n|\Z)')
    column, row, broken, prose = 0, list[str](), None, True
    for quoted, behind, plain, end in (match.groups() for match in cell.finditer(text)):
        column += 1
        prose = prose and (column == 1 or not plain or plain[0] == " ") and quoted is None
        value = (plain if quoted is None else quoted.replace('""', '"') + (behind or "")).strip()
        if broken is None and quoted is not None and (behind is None or _swallows(value, mark, column)):
            broken = Broken("quote", number, column, BREAK.split(value, 1)[0][:SHOWN])
        elif value and not broken:
            _check(value, number, column)
            row += [""] * (column - 1 - len(row)) + [value]
        if end != mark:
            yield row, broken, prose and column > 1
            if not end:
                return
            number, column, row, broken, prose = number + 1, 0, [], None, True


def _letters(column: int) -> str:
    """A column as spreadsheets name it, without their end at XFD."""
    return _letters((column - 1) // 26) + chr(ord("A") + (column - 1) % 26) if column else ""


def _check(value: str, row: int, column: int) -> None:
    if column > COLUMNS:
        raise FileRefused("columns", most=COLUMNS, row=row)
    if len(value) > LETTERS:
        raise FileRefused("long_cell", most=LETTERS)


def _has_number(row: Sequence[str]) -> bool:
    """Whether a row holds a number that is no year: no heading does."""
    return any(NUMBER.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in row)


def _heads(row: Sequence[str]) -> bool:
    """Whether a row may be a heading: words in at least half of its cells."""
    return 2 * sum(map(bool, row)) >= len(row) > 1 and not _has_number(row)


def _longer(rows: Sequence[Sequence[str]], prose: Container[int]) -> Iterator[Broken]:
    """Rows with more cells than their heading: the widest above the first numbers, or one that is wider after an empty line or a title.

    Rows in ``prose`` are no headings. In a table without numbers the heading is as wide as its first row, or as most are.
    """
    numbers = any(map(_has_number, rows))
    heads = [len(row) for row in rows if _heads(row)]
    width = 0 if numbers or not heads else max(heads[0], Counter(heads).most_common(1)[0][0])
    above = numbers
    for number, row in enumerate(rows, start=1):
        if sum(map(bool, row)) <= 1:
            above = numbers
        elif (above or not width) and not _has_number(row):
            above = True
            width = max(width, len(row)) if _heads(row) and number not in prose else width
        else:
            above = False
            if width and len(row) > width:
                column = next(column for column in range(width, len(row)) if row[column]) + 1
                yield Broken("longer", number, column, row[column - 1][:SHOWN])


def rows_of(content: bytes) -> tuple[list[list[str]], str, list[Broken]]:
    """Rows of stripped cells (NFC; row i is record i + 1 of the file, empty cells at its end left out), the encoding, and broken rows.

    A broken row is empty among the rows: ``longer`` than its heading (column and text of the first cell too many), or with a ``quote`` that
    is not closed, or not before it swallowed other rows (column and beginning of that cell).
    Raises FileRefused: ``not_text``, ``rows``, ``columns``, ``cells``, ``long_cell``.
    """
    text, encoding = text_of(content)
    given = SEP.match(text)
    mark = given[1] if given else _mark(text)
    if text.count(mark) > MOST_MARKS:
        raise FileRefused("cells", most=CELLS)
    rows: list[list[str]] = [[]] if given else []
    broken, prose, cells = list[Broken](), set[int](), 0
    for row, quote, spaced in _records(text[given.end() if given else 0 :].rstrip(f"{mark} \t\r\n"), mark, len(rows) + 1):
        cells += len(row)
        if len(rows) == ROWS:
            raise FileRefused("rows", most=ROWS, row=ROWS + 1)
        if cells > CELLS:
            raise FileRefused("cells", most=CELLS)
        rows.append([] if quote else row)
        broken += [quote] if quote else []
        prose |= {len(rows)} if spaced else set()
    if all(number in prose for number, row in enumerate(rows, start=1) if len(row) > 1):
        prose.clear()
    broken += _longer(rows, prose)
    for fault in broken:
        rows[fault.row - 1] = []
    return rows, encoding, sorted(broken, key=lambda fault: fault.row)
