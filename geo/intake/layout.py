"""Where the tables of a sheet are: below each other, side by side, with or without a word above the names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.intake.grid import Grid
from geo.intake.headings import UNSURE, Column, Role, understood
from geo.intake.surroundings import Around, around
from geo.intake.times import spans_in
from geo.intake.vocabulary import Known, measured, unmarked
from geo.language import fold
from geo.spreadsheets import Cell

DEEP = 4
"""Rows that a heading may go on below its first, merged or not."""
LOOK = 60
"""Rows below a heading that are looked at to tell what its columns hold."""
NAMES_LETTERS = 60
"""Letters of a heading that can be one; whatever is longer is a text."""
NUMBERED = 3
"""Letters of the number of a section: VII."""
YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Form:
    """One table: its columns, the first and last row of its data, the rows of its heading, and what the lines above it say."""

    columns: tuple[Column, ...]
    first: int
    last: int
    head: tuple[int, ...]
    around: Around

    def of(self, role: Role) -> Column | None:
        """The first column of a role."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that hold figures."""
        return tuple(column for column in self.columns if column.role == "value")


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    return fold(text)


def _role(cell: Cell, words: Known) -> str:
    return words.roles.get(_folded(cell.text), "") if cell.number is None and 0 < len(cell.text) < NAMES_LETTERS else ""


def _is_number(cell: Cell) -> bool:
    """Whether a cell holds a figure; a year alone may be a heading."""
    return cell.number is not None and not (cell.number == cell.number.to_integral() and int(cell.number) in YEARS)


def _goes_on(grid: Grid, head: int, row: int) -> bool:
    """Whether a row belongs to the heading that begins in ``head``: nothing new stands below the names, and texts beside them."""
    cells = {column: grid.at(row, column) for column in grid.columns}
    texts = [column for column, cell in cells.items() if cell.text]
    names = [column for column in grid.columns if grid.over(head, column).text]
    if not texts or not names or any(_is_number(cell) for cell in cells.values()):
        return False
    return (
        texts[0] > names[0]
        and not grid.at(row, names[0]).text
        and not (len(names) > 1 and grid.at(row, names[1]).text and _left(grid, head, row))
    )


def _left(grid: Grid, head: int, row: int) -> bool:
    """Whether a row has a text below a heading that names rows and not below a group: the second column of names."""
    second = [column for column in grid.columns if grid.over(head, column).text][1]
    return not grid.is_merged(head, second) and len([column for column in grid.columns if grid.at(row, column).text]) == 1


def _heading_rows(grid: Grid, head: int) -> tuple[int, ...]:
    rows = [head]
    reach = max((bottom for left, top, right, bottom in grid.sheet.merged if top <= head <= bottom <= head + DEEP), default=head)
    for row in range(head + 1, min(head + DEEP, grid.height) + 1):
        if row in grid.rows and (row <= reach or _goes_on(grid, head, row)):
            rows.append(row)
        elif row > reach:
            break
    return tuple(rows)


def _groups(grid: Grid, head: int, end: int, words: Known) -> tuple[int, ...]:
    """The rows above the heading of names, and below row ``end``, that only head groups of columns: "Năm 2024" over plan and result."""
    names = next(column for column in grid.columns if grid.at(head, column).text)
    rows: list[int] = []
    for row in range(head - 1, max(end, head - DEEP), -1):
        cells = {column: grid.over(row, column) for column in grid.columns if grid.over(row, column).text}
        heads = [
            understood(column, [cell.text], words, "").role in ("value", "ignored")
            for column, cell in cells.items()
            if not _role(cell, words)
        ]
        if row not in grid.rows or not heads or not all(heads) or min(cells) <= names or any(_is_number(cell) for cell in cells.values()):
            break
        rows.insert(0, row)
    return tuple(rows)


def _is_group(cell: Cell, words: Known) -> bool:
    """Whether a cell of a heading may stand below the heading of a group: it is none of names, units or notes."""
    return bool(cell.text) and not _role(cell, words)


def _above(grid: Grid, rows: Sequence[int], at: int, width: Sequence[int], words: Known) -> dict[int, str]:
    """The texts of one row of a heading, each group's also over the columns that it was only centred over."""
    texts = {column: grid.over(rows[at], column).text for column in width}
    lower = [
        not grid.is_merged(rows[at], column) and any(_is_group(grid.at(row, column), words) for row in rows[at + 1 :]) for column in width
    ]
    run: list[int] = []
    for column, below in [*zip(width, lower, strict=True), (0, False)]:
        if below:
            run.append(column)
            continue
        _fill(texts, run)
        run = []
    return texts


def _fill(texts: dict[int, str], run: Sequence[int]) -> None:
    """Write each group's text over its columns: from where it stands to the right; one that stands in the middle over equal parts."""
    groups = [column for column in run if texts[column]]
    if not groups or len(groups) == len(run):
        return
    if groups[0] == run[0]:
        for column in run:
            texts[column] = texts[column] or texts[column - 1] if column - 1 in texts else texts[column]
        return
    part = len(run) // len(groups)
    chunks = [run[start : start + part] for start in range(0, len(run), part)]
    even = len(run) % len(groups) == 0 and all(sum(column in groups for column in chunk) == 1 for chunk in chunks)
    for chunk in chunks if even else [run]:
        text = next(texts[column] for column in chunk if texts[column]) if even else UNSURE
        for column in chunk:
            texts[column] = text if even else texts[column] or UNSURE


def _paths(grid: Grid, rows: Sequence[int], width: Sequence[int], words: Known) -> dict[int, list[str]]:
    """The texts above each column, the highest first, each once."""
    levels = [_above(grid, rows, at, width, words) for at in range(len(rows))]
    return {column: list(dict.fromkeys(text for level in levels if (text := level[column]))) for column in width}


def _segments(grid: Grid, head: int, words: Known) -> list[list[int]]:
    """The columns of each table that begins in a row: a second column of names begins a second table."""
    columns = grid.columns
    names = [column for column in columns if _role(grid.at(head, column), words) == "indicator"]
    starts = [columns[0]]
    for column in names[1:]:
        before = [at for at in columns if at < column]
        starts.append(before[-1] if before and _role(grid.at(head, before[-1]), words) in ("number", "id") else column)
    return [
        [column for column in columns if start <= column and (end is None or column < end)]
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def _heads(grid: Grid, words: Known) -> list[int]:
    """The rows in which the heading of a table begins: one that names a column of names, or of communes and something beside it."""
    heads = []
    for row in grid.rows:
        if any(_is_number(cell) or cell.doubt for cell in grid.sheet.rows[row - 1]):
            continue
        cells = [cell for column, cell in enumerate(grid.sheet.rows[row - 1], start=1) if column in grid.seen and cell.text]
        roles = [_role(cell, words) for cell in cells]
        if not any(roles) or not _is_beside(cells, roles):
            continue
        if {"indicator", "id", "scope"} & set(roles) or _is_scopes(roles):
            heads.append(row)
    return heads


def _is_beside(cells: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Whether something beside a heading of names is a heading too, and not the number of a section."""
    return sum(bool(role) or len(_folded(cell.text)) > NUMBERED for cell, role in zip(cells, roles, strict=True)) > 1


def _is_scopes(roles: Sequence[str]) -> bool:
    """Whether a heading numbers its rows and says "Đơn vị": what they are their names will tell."""
    return "number" in roles and "unit" in roles


def _year_rows(grid: Grid, words: Known) -> list[int]:
    """The headings of yearbooks: only times stand above the numbers, and nothing above the names."""
    rows = []
    for row in grid.rows:
        cells = {column: grid.at(row, column) for column in grid.columns if grid.at(row, column).text}
        if not cells or len(cells) > 1 + sum(bool(spans_in(cell.text)[0]) for cell in cells.values()):
            continue
        columns = [
            column
            for column, cell in cells.items()
            if understood(column, [cell.text], words, "").role == "value" and spans_in(cell.text)[0]
        ]
        if columns and len(columns) == len(cells) and _names_column(grid, row, min(columns), words):
            rows.append(row)
    return rows


def _names_column(grid: Grid, head: int, before: int, words: Known) -> int:
    """The column of names to the left of the numbers: the one with most names that are known; nought for none."""
    best, most = 0, 0
    for column in (column for column in grid.columns if column < before):
        texts = [grid.at(row, column).text for row in grid.rows if head < row <= head + LOOK]
        many = sum(bool(words.indicators.get(_folded(measured(unmarked(text), words)[0]))) for text in texts if text)
        if many > most:
            best, most = column, many
    return best


def _settled(grid: Grid, columns: Sequence[Column], below: range, words: Known, *, plans: bool) -> tuple[Column, ...]:
    """The columns once it is known what stands below: "Đơn vị" may head communes; a share is none where rows name indicators.

    Below a title that speaks of plans a bare year may head plans.
    """
    rows = [row for row in grid.rows if row in below][:LOOK]
    settled = []
    by_indicator = any(column.role in ("indicator", "id") for column in columns)
    for column in columns:
        texts = [text for row in rows if (text := grid.at(row, column.number).text)]
        if column.role == "unit" and texts and 2 * sum(bool(words.scopes_of(text)) for text in texts) > len(texts):
            settled.append(replace(column, role="scope"))
        elif column.share and by_indicator and column.role == "value":
            settled.append(replace(column, role="ignored"))
        elif plans and column.role == "value" and not column.kind and column.period:
            settled.append(replace(column, role="unclear"))
        else:
            settled.append(column)
    return tuple(settled)


def _letters(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """Whether a row only numbers its columns: A B C 1 2, (1) (2) 3=2/1."""
    texts = [text.strip("()[] ") for column in columns if (text := grid.at(row, column).text)]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    plain = [text for text in texts if not text.isdigit()]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (1, 2, 3) if numbers else True
    letters = all((len(text) == 1 and text.isalpha()) or ("=" in text and text[0].isdigit()) for text in plain)
    return len(texts) > 1 and counted and letters and (bool(plain) or len(numbers) == len(texts) > 2)  # noqa: PLR2004 - three in a row are no chance


def _forms(grid: Grid, heads: Sequence[int], words: Known, *, named: bool, period: str) -> Iterator[Form]:
    """The tables below some headings; whose figures they are and of when holds on from the first, its unit does not."""
    end, top = 0, Around(period=period)
    for at, head in enumerate(heads):
        following = heads[at + 1] if at + 1 < len(heads) else grid.height + 1
        rows = (*_groups(grid, head, end, words), *_heading_rows(grid, head)) if named else _heading_rows(grid, head)
        lines = around(grid, [row for row in grid.rows if end < row < rows[0]], words)
        elsewhere = lines.elsewhere or (top.elsewhere and not lines.scopes)
        top = Around((), lines.period or top.period, lines.scopes or top.scopes, elsewhere, lines.plans)
        info = replace(top, units=lines.units)
        for width in _segments(grid, head, words) if named else [grid.columns]:
            columns = _columns(grid, rows, width, words, top.period[:4] if named else "", named=named)
            below = range(rows[-1] + 1, following)
            begin = next((row for row in below if not _letters(grid, row, width)), following)
            yield Form(_settled(grid, columns, below, words, plans=info.plans), begin, following - 1, rows, info)
        end = following - 1


def _columns(grid: Grid, rows: Sequence[int], width: Sequence[int], words: Known, year: str, *, named: bool) -> list[Column]:
    paths = _paths(grid, rows, width, words)
    columns = [understood(column, paths[column], words, year) for column in width]
    if named:
        return columns
    at = _names_column(grid, rows[0], min(column.number for column in columns if column.period), words)
    return [Column(column.number, column.heading, "indicator") if column.number == at else column for column in columns]


def _held(forms: Iterable[Form]) -> list[Form]:
    """The tables that hold or may hold figures of something that is named."""
    return [form for form in forms if (form.of("indicator") or form.of("id") or form.of("scope")) and (form.values or form.of("unclear"))]


def forms_of(grid: Grid, words: Known, period: str) -> list[Form]:
    """The tables of a sheet from above to below, from left to right; ``period`` is the time of a report that names none itself."""
    if not grid.columns:
        return []
    forms = _held(_forms(grid, _heads(grid, words), words, named=True, period=period))
    return forms or _held(_forms(grid, _year_rows(grid, words), words, named=False, period=period))
