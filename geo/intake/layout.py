"""Where the tables of a sheet are: below each other, side by side, with or without a word above the names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.intake.grid import Grid
from geo.intake.heading_rows import DEEP, folded, group_rows, heading_rows_below, is_number, paths, role_of
from geo.intake.headings import Column, Role, understood
from geo.intake.surroundings import Around, around, offices
from geo.intake.times import YEAR, spans_in
from geo.intake.vocabulary import Known, measured, unmarked
from geo.spreadsheets import Cell

LOOK = 60
"""Rows below a heading that are looked at to tell what its columns hold."""
NUMBERED = 3
"""Letters of the number of a section: VII."""


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


def _segments(grid: Grid, head: int, words: Known) -> list[list[int]]:
    """The columns of each table that begins in a row: a second column of names begins a second table."""
    columns = grid.columns
    below = grid.between(head, head + LOOK)
    heads = [column for column in columns if role_of(grid.at(head, column), words) == "indicator"]
    names = [column for column in heads if not _is_numbers(grid, below, column)]
    starts = [columns[0]]
    for column in names[1:]:
        before = [at for at in columns if at < column]
        starts.append(before[-1] if before and role_of(grid.at(head, before[-1]), words) in ("number", "id") else column)
    return [
        [column for column in columns if start <= column and (end is None or column < end)]
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def _heads(grid: Grid, words: Known) -> list[int]:
    """The rows in which the heading of a table begins: one that heads a column of names, or of communes, and something beside it."""
    heads = []
    units: set[int] = set()  # "chỉ tiêu" below "Đơn vị tính" is a unit
    for row in grid.rows:
        cells = {column: cell for column, cell in enumerate(grid.sheet.rows[row - 1], start=1) if column in grid.seen and cell.text}
        roles = {column: role for column, cell in cells.items() if (role := role_of(cell, words))}
        if len(roles) == 1 and roles.keys() <= units:
            continue
        if not roles or any(is_number(cell) or cell.doubt for cell in cells.values()) or not _is_beside(cells.values(), len(roles)):
            continue
        communes = [column for column, role in roles.items() if role in ("scope", "unit")]
        timed = "period" in roles.values() and any(understood(column, [cell.text], words, "").indicators for column, cell in cells.items())
        if {"indicator", "id"} & set(roles.values()) or timed or any(_names_communes(grid, row, column, words) for column in communes):
            heads.append(row)
            units = {column for column, role in roles.items() if role == "unit"}
    return heads


def _names_communes(grid: Grid, head: int, column: int, words: Known) -> bool:
    """Whether communes are named below a heading: "Xã", or "Đơn vị", which may head units of measure too."""
    below = [grid.over(row, column).text for row in range(head + 1, head + 1 + DEEP)]
    return any(text and words.scopes_of(text) for text in below)


def _is_beside(cells: Iterable[Cell], roles: int) -> bool:
    """Whether something beside a heading of names is a heading too, and not the number of a section."""
    return roles > 1 or sum(len(folded(cell.text)) > NUMBERED for cell in cells) > 1


def _year_rows(grid: Grid, words: Known) -> list[int]:
    """The headings of yearbooks: only times stand above the numbers, and nothing above the names."""
    rows = []
    for row in grid.rows:
        every = {column: grid.at(row, column) for column in grid.columns if grid.at(row, column).text}
        cells = {
            column: cell
            for column, cell in every.items()
            if not role_of(cell, words) and understood(column, [cell.text], words, "").role != "ignored"
        }
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
        texts = [grid.at(row, column).text for row in grid.between(head, head + LOOK)]
        many = sum(bool(words.indicators.get(folded(measured(unmarked(text), words)[0]))) for text in texts if text)
        if many > most:
            best, most = column, many
    return best


def _settled(grid: Grid, columns: Sequence[Column], below: Sequence[int], words: Known, *, plans: bool) -> tuple[Column, ...]:
    """The columns once it is known what stands below: "Đơn vị" may head communes; a share is none where rows name indicators.

    Below a title that speaks of plans a bare year may head plans.
    """
    rows = below[:LOOK]
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
    end, top, signed = 0, Around(), offices(grid, words)
    left = list(heads)
    while left:
        head = left.pop(0)
        rows = (*group_rows(grid, head, end, words), *heading_rows_below(grid, head, words))
        left = [following for following in left if following > rows[-1]]
        last = left[0] - 1 if left else grid.height
        lines = around(grid, grid.between(end, rows[0] - 1), words)
        elsewhere = lines.elsewhere or (top.elsewhere and not lines.scopes)
        top = Around((), lines.spans or top.spans, lines.scopes or top.scopes, lines.indicators, elsewhere, lines.plans)
        info = replace(top, units=lines.units)
        if not top.scopes:
            info = replace(info, scopes=signed.scopes, elsewhere=elsewhere or signed.elsewhere)
        for width in _segments(grid, head, words) if named else [grid.columns]:
            below = grid.between(rows[-1], last)
            columns = _columns(grid, rows, width, words, (top.period or period)[:4], below)
            begin = next((row for row in below if not _letters(grid, row, width)), last + 1)
            yield Form(_settled(grid, columns, below, words, plans=info.plans), begin, last, rows, info)
        end = last


def _columns(grid: Grid, rows: Sequence[int], width: Sequence[int], words: Known, year: str, below: Sequence[int]) -> list[Column]:
    """What the columns of a table mean; of names without a heading the column is the one in which most are known."""
    above = paths(grid, rows, width, words)
    columns = [understood(column, above[column], words, year) for column in width]
    for at, column in enumerate(columns):  # "Chỉ tiêu" above numbers is a plan
        if column.role == "indicator" and _is_numbers(grid, below, column.number):
            plan = [text for text in above[column.number] if words.roles.get(folded(text)) != "indicator"]
            columns[at] = understood(column.number, [*plan, words.plan], words, year)
    if any(column.role in ("indicator", "id", "scope") for column in columns):
        return columns
    values = [column.number for column in columns if column.role == "value"]
    name = _names_column(grid, rows[0], min(values), words) if values else 0
    return [Column(column.number, column.heading, "indicator") if column.number == name else column for column in columns]


def _is_numbers(grid: Grid, below: Sequence[int], column: int) -> bool:
    """Whether a column holds more figures than texts."""
    cells = [cell for row in below[:LOOK] if (cell := grid.at(row, column)).text]
    return 2 * sum(is_number(cell) for cell in cells) > len(cells)


def _is_named(form: Form) -> bool:
    """Whether rows or columns of a table name indicators."""
    by_time = form.of("period") is not None and any(column.indicators for column in form.values)
    return by_time or any(form.of(role) for role in ("indicator", "id", "scope"))


def _held(forms: Iterable[Form]) -> list[Form]:
    """The tables that hold or may hold figures of something that is named."""
    return [form for form in forms if (form.values or form.of("unclear")) and _is_named(form)]


def has_times(grid: Grid) -> bool:
    """Whether a row of years stands in a sheet, as above the numbers of a yearbook."""
    return any(sum(YEAR.fullmatch(cell.text) is not None for cell in grid.sheet.rows[row - 1]) > 1 for row in grid.rows[:LOOK])


def forms_of(grid: Grid, words: Known, period: str) -> list[Form]:
    """The tables of a sheet from above to below, from left to right; ``period`` is the time of a report that names none itself."""
    if not grid.columns:
        return []
    forms = _held(_forms(grid, _heads(grid, words), words, named=True, period=period))
    return forms or _held(_forms(grid, _year_rows(grid, words), words, named=False, period=period))
