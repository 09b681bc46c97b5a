"""A text file as rows of cells: its encoding, its separator, and rows that cannot be cells."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import NamedTuple, NoReturn

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
WHOLE, HALF = re.compile(r"\s*[+−–-]?\d+"), re.compile(r"\d{1,3}\s*")
"""What a decimal comma without quotes leaves of a number in two cells."""
YEAR = re.compile(r"(?:19|20)\d\d")
SHOWN = 80
"""Letters of a broken cell that are shown."""
LINES = 4 * ROWS
"""So many lines are looked at for the separator."""
MOST_MARKS = 4 * CELLS
"""Separators of a whole file, also those of empty cells at the end of rows: more are refused before they are cells."""


class _Record(NamedTuple):
    """Cells without empty ones at the end, a broken quote, whether it is prose (a space behind each comma), and columns of a ``HALF``."""

    cells: list[str]
    broken: Broken | None
    prose: bool
    halves: list[int]


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
    if "\n" not in value and "\r" not in value:
        return False
    hard = HARD_COMMA if mark == "," else re.compile(re.escape(mark) + r"(?=\S)")
    return any(
        hard.search(line) or (line.count(mark) + 1 >= max(column, 3) and f"{mark} " not in line)
        for line in BREAK.split(value)[1:]
        if mark in line
    )


def _records(text: str, mark: str, number: int) -> Iterator[_Record]:
    """Each record, counted from ``number`` on."""
    stop = re.escape(mark)
    cell = re.compile(rf'(?:"((?:[^"]++|"")*+)(?:"([^{stop}\r\n]*+)|\Z)|([^{stop}\r\n]*+))({stop}|\r\n|\r|\n|\Z)')
    column, row, broken, prose, halves, whole = 0, list[str](), None, True, list[int](), False
    for quoted, behind, plain, end in (match.groups() for match in cell.finditer(text)):
        column += 1
        prose = prose and (column == 1 or not plain or plain[0] == " ") and quoted is None
        if mark == ",":
            halves += [column] if whole and quoted is None and HALF.fullmatch(plain) else []
            whole = quoted is None and WHOLE.fullmatch(plain) is not None
        value = (plain if quoted is None else quoted.replace('""', '"') + (behind or "")).strip()
        if broken is None and quoted is not None and (behind is None or _swallows(value, mark, column)):
            broken = Broken("quote", number, column, BREAK.split(value, 1)[0][:SHOWN])
        elif value and not broken:
            if column > COLUMNS or len(value) > LETTERS:
                _refuse(number, column)
            row += [""] * (column - 1 - len(row)) + [value]
        if end != mark:
            yield _Record(row, broken, prose and column > 1, halves)
            if not end:
                return
            number, column, row, broken, prose, halves, whole = number + 1, 0, [], None, True, [], False


def _refuse(row: int, column: int) -> NoReturn:
    """Say of a cell that it is beyond the last column, or too long."""
    raise FileRefused("columns", most=COLUMNS, row=row) if column > COLUMNS else FileRefused("long_cell", most=LETTERS)


def _has_number(row: Sequence[str]) -> bool:
    """Whether a row holds a number that is no year: no heading does."""
    return any(NUMBER.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in row)


def _heads(row: Sequence[str]) -> bool:
    """Whether a row may be a heading: words in at least half of its cells."""
    return 2 * sum(map(bool, row)) >= len(row) > 1 and not _has_number(row)


def _below(rows: Sequence[Sequence[str]], prose: Container[int]) -> Iterator[tuple[int, int, int]]:
    """Each row below a heading, the last line of that heading, and its cells: it is the widest above the first numbers, or a title's next.

    Rows in ``prose`` are no headings. In a table without numbers the heading is as wide as its first row, or as most are.
    """
    numbers = any(map(_has_number, rows))
    heads = [len(row) for row in rows if _heads(row)]
    width = 0 if numbers or not heads else max(heads[0], Counter(heads).most_common(1)[0][0])
    above, head = numbers, 0
    for number, row in enumerate(rows, start=1):
        if sum(map(bool, row)) <= 1:
            above = numbers
        elif (above or not width) and not _has_number(row):
            above = True
            if _heads(row) and number not in prose:
                width, head = max(width, len(row)), number
        else:
            above = False
            if width:
                yield number, head, width


def _longer(row: Sequence[str], number: int, width: int) -> Broken:
    column = next(column for column in range(width, len(row)) if row[column]) + 1
    return Broken("longer", number, column, row[column - 1][:SHOWN])


def _counts(row: Sequence[str]) -> bool:
    """Whether a row only numbers its columns: A B 1 2, 1 2 3."""
    cells = [cell.strip("()") for cell in row if cell]
    digits = [int(cell) for cell in cells if cell.isdecimal()]
    counted = not digits or (digits[0] in (1, 2, 3) and digits == list(range(digits[0], digits[0] + len(digits))))
    return counted and all(cell.isdecimal() or (len(cell) == 1 and cell.isalpha()) for cell in cells)


def _halved(rows: Mapping[int, Sequence[str]], halves: Mapping[int, Sequence[int]]) -> Iterator[Broken]:
    """Rows of one table, by number, whose digits behind a comma became a cell: no other row has a number in that column."""
    behind = Counter(column for number in rows for column in halves.get(number, ()))
    once = [column for column, times in behind.items() if times == 1 < len(rows)]
    alone = {column for column in once if sum(bool(NUMBER.fullmatch(row[column - 1])) for row in rows.values() if len(row) >= column) == 1}
    for number, row in rows.items():
        if columns := [column for column in halves.get(number, ()) if column in alone]:
            yield Broken("comma", number, columns[0], row[columns[0] - 1])


def _misplaced(rows: Sequence[Sequence[str]], prose: Container[int], halves: Mapping[int, Sequence[int]]) -> Iterator[Broken]:
    """Rows whose cells are not below their headings. One that is longer says nothing of the columns of others."""
    for head, below in groupby(_below(rows, prose), key=lambda line: line[1]):
        # a year in the last line of a heading may as well be a figure: that line then bears witness to the columns, too
        table = {head: rows[head - 1]} if head and any(map(YEAR.fullmatch, rows[head - 1])) else dict[int, Sequence[str]]()
        for number, _, width in below:
            row = rows[number - 1]
            if len(row) > width:
                yield _longer(row, number, width)
            elif not _counts(row):
                table[number] = row
        yield from _halved(table, halves)


def rows_of(content: bytes) -> tuple[list[list[str]], str, list[Broken]]:
    """Rows of stripped cells (NFC; row i is record i + 1 of the file, empty cells at its end left out), the encoding, and broken rows.

    A broken row is empty among the rows: ``longer`` than its heading (column and text of the first cell too many), with a ``quote`` that is
    not closed, or not before it swallowed other rows (column and beginning of that cell), or with a ``comma`` between digits whose right
    side stands in a column where no other row of the table has a number (that column and those digits).
    Raises FileRefused: ``not_text``, ``rows``, ``columns``, ``cells``, ``long_cell``.
    """
    text, encoding = text_of(content)
    given = SEP.match(text)
    mark = given[1] if given else _mark(text)
    if text.count(mark) > MOST_MARKS:
        raise FileRefused("cells", most=CELLS)
    rows: list[list[str]] = [[]] if given else []
    broken, prose, halves, cells = list[Broken](), set[int](), dict[int, list[int]](), 0
    for row, quote, spaced, half in _records(text[given.end() if given else 0 :].rstrip(f"{mark} \t\r\n"), mark, len(rows) + 1):
        cells += len(row)
        if len(rows) == ROWS:
            raise FileRefused("rows", most=ROWS, row=ROWS + 1)
        if cells > CELLS:
            raise FileRefused("cells", most=CELLS)
        rows.append([] if quote else row)
        broken += [quote] if quote else []
        prose |= {len(rows)} if spaced else set()
        halves |= {len(rows): half} if half else {}
    if all(number in prose for number, row in enumerate(rows, start=1) if len(row) > 1):
        prose.clear()
    broken += _misplaced(rows, prose, halves)
    for fault in broken:
        rows[fault.row - 1] = []
    return rows, encoding, sorted(broken, key=lambda fault: fault.row)
