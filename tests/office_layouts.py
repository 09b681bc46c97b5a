"""How offices lay a table out: headings, units, sections; tables below and beside each other; yearbooks; communes as rows or columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from tests import office_words as words
from tests.office_books import Put
from tests.office_figures import Column, Draft, Unit, put_figure
from tests.office_words import BY_ID, INDICATORS, SPELLINGS

MONEY = [indicator.id for indicator in INDICATORS if indicator.unit == "vnd_bn"]
IN_COLUMN = ("column", "ditto", "merged", "line and column")
ALIKE = ("line", "heading", "row", "none", "behind")
"""Ways of saying the unit for which all rows of a table are money in one unit."""


@dataclass(frozen=True)
class Row:
    """A row with values: its name, what it is (empty: nothing the map knows), its unit."""

    name: str
    indicator: str
    unit: Unit
    measure: str


def unit_of(draft: Draft, unit: str) -> Unit:
    """A spelling of a unit of figures.csv, with its factor."""
    text, factor = draft.rng.choice(SPELLINGS[unit])
    return Unit(text, Decimal(factor))


def filled(draft: Draft, template: str) -> str:
    """A heading with its span, its year and the year before."""
    year = draft.setting.year
    text = (
        template.format(s=draft.setting.span, y=year, p=year - 1)
        .replace("cả/", "năm ")
        .replace("đầu năm/", "đầu năm ")
        .replace("năm năm", "năm")
    )
    return f"{text} năm" if text.endswith("cả") else text


def _column(draft: Draft, role: str, flat: Sequence[str], group: str, **figure: str) -> Column:
    own = filled(draft, draft.rng.choice(words.GROUPED.get(role, ("",))))
    return Column(role, filled(draft, draft.rng.choice(flat)), filled(draft, group), own, **figure)


def columns_of(draft: Draft, *, grouped: bool) -> list[Column]:
    """Value columns of a report: same period, plan, result or estimate, the year's estimate, then what is no figure."""
    setting, chance, year = draft.setting, draft.chance, str(draft.setting.year)
    whole = setting.period == year
    current = "estimate" if chance(0.25) else "result"
    flat = words.ESTIMATES if current == "estimate" else words.RESULTS
    flat += words.CUMULATIVE if current == "result" and setting.span[0].isdigit() else ()
    sign = {"qualifier": "≈"} if current == "estimate" else {}
    columns = [_column(draft, "same", words.SAME, "Năm {p}", period=setting.same_period)] if chance(0.5) else []
    columns += [_column(draft, "plan", words.PLANS, "Năm {y}", period=year, kind="target")] if chance(0.6) else []
    columns += [_column(draft, current, flat, "Năm {y}", period=setting.period, **sign)]
    if not whole and chance(0.3):
        columns += [_column(draft, "estimate_year", words.ESTIMATES_YEAR, "Năm {y}", period=year, qualifier="≈")]
    noise = [_column(draft, "share", words.SHARES, "So sánh (%)") for _ in range(draft.rng.randrange(3))]
    noise += [_column(draft, "rank", words.RANKS, "")] if chance(0.15) else []
    noise += [_column(draft, "difference", words.DIFFERENCES, "")] if chance(0.25) else []
    draft.troubles |= {column.role for column in columns + noise}
    if grouped or chance(0.6):
        return columns + noise
    draft.rng.shuffle(mixed := columns + noise)
    return mixed


def rows_of(draft: Draft, ids: Sequence[str], mode: str) -> list[Row]:
    """Rows of known indicators, and some the map does not know, with their units; of a planted slip a unit that is wrong."""
    alike, spelled = unit_of(draft, "vnd_bn"), dict[str, Unit]()
    if mode == "behind":
        behind = draft.rng.choice(words.SHOWN_BEHIND)
        alike = Unit(behind, Decimal("1" if behind == "tỷ đồng" else "0.001"), behind)
    if mode == "none":
        alike = Unit("", Decimal(1))
    rows = []
    decoys = [decoy for decoy in words.DECOYS if mode not in ALIKE or decoy[1] == "vnd_bn"]
    for ident, name, unit in [(i, draft.rng.choice(BY_ID[i].names), BY_ID[i].unit) for i in ids] + [
        ("", *decoy) for decoy in draft.rng.sample(decoys, draft.rng.randrange(3))
    ]:
        fresh = unit_of(draft, unit) if mode == "column" else spelled.setdefault(unit, unit_of(draft, unit))
        like_all = mode in ALIKE or (mode == "line and column" and unit == "vnd_bn")
        rows.append(Row(name, ident, slipped(draft, ident, alike if like_all else fresh, mode), unit))
    draft.troubles |= {"unknown row"} if any(not row.indicator for row in rows) else set()
    draft.rng.shuffle(rows)
    return sorted(rows, key=lambda row: row.unit.text) if mode in ("ditto", "merged") else rows


def slipped(draft: Draft, ident: str, unit: Unit, mode: str) -> Unit:
    """The unit of a row; in a table with a planted slip what is counted in thousands of it, or in thousandths."""
    may = draft.slip != 1 and ident and BY_ID[ident].unit in ("vnd_bn", "people", "visitors") and unit.text
    if not may or (draft.slipped and mode == "column"):
        return unit
    draft.slipped.add(ident)
    return replace(unit, factor=unit.factor * draft.slip)


def heading(draft: Draft, at: tuple[int, int], lead: Sequence[str], columns: Sequence[Column], depth: int) -> int:
    """The heading in one to three rows, groups merged or centred; gives the row below it."""
    (top, left), page = at, draft.page
    merges = draft.is_book and draft.chance(0.6)
    own, first = top + depth - 1, left + len(lead)
    lead_row = top if merges else draft.rng.choice((top, own))
    for number, text in enumerate(lead):
        page.put(lead_row, left + number, text)
        if merges:
            page.merge(left + number, top, left + number, own)
    if depth == 3:
        _over(
            draft,
            top,
            first,
            [column for column in columns if column.period],
            "Tình hình thực hiện các chỉ tiêu",
            merges=merges,
            leftmost=True,
        )
    for group, many in groupby(enumerate(columns), key=lambda pair: pair[1].group):
        pairs = list(many)
        if depth > 1 and group:
            over = [column for _, column in pairs]
            _over(draft, own - 1, first + pairs[0][0], over, group, merges=merges, leftmost=not pairs[0][0])
    for number, column in enumerate(columns):
        text = column.own if depth > 1 and column.group else column.heading
        lone = depth > 1 and not column.group
        page.put(top if lone and merges else own, first + number, text)
        if lone and merges:
            page.merge(first + number, top, first + number, own)
    draft.troubles |= {f"heading of {depth} rows", *(["merged heading"] if merges else ["centred heading"] if depth > 1 else [])}
    return own + 1


def _over(draft: Draft, row: int, first: int, columns: Sequence[Column], text: str, *, merges: bool, leftmost: bool) -> None:
    # typed over the middle column where nothing to the left could reach there, else over the first
    middle = (len(columns) - 1) // 2 if not merges and leftmost and draft.chance(0.6) else 0
    for further in range(len(columns) if draft.is_book and not merges else middle + 1):
        if further == middle or draft.is_book:
            draft.page.put(row, first + further, Put(text if further == middle else "", centred=draft.is_book and not merges))
    draft.troubles |= {"typed over the middle"} if middle else set()
    if merges:
        draft.page.merge(first, row, first + len(columns) - 1, row)


def block(draft: Draft, at: tuple[int, int], ids: Sequence[str], *, mode: str, depth: int = 1, numbered: bool = True) -> tuple[int, int]:
    """One table of a report with its upper left corner at a row and column; gives the row below it and the column right of it."""
    (top, left), rng, page = at, draft.rng, draft.page
    columns, rows = columns_of(draft, grouped=depth > 1), rows_of(draft, ids, mode)
    draft.silent = mode == "none"
    lead = [*([rng.choice(words.NUMBER_HEADINGS)] if numbered else []), rng.choice(words.NAME_HEADINGS)]
    lead += [rng.choice(words.UNIT_HEADINGS)] if mode in IN_COLUMN else []
    alike = next((row.unit for row in rows if row.measure == "vnd_bn"), rows[0].unit)
    if mode in ("line", "line and column"):
        page.put(top, left + max(1, len(lead) - 1), rng.choice(words.UNIT_LINES).format(alike.text))
        top += 1
    if mode == "heading":
        columns = [
            replace(column, heading=f"{column.heading} ({alike.text})", own=f"{column.own} ({alike.text})") if column.period else column
            for column in columns
        ]
    top = heading(draft, (top, left), lead, columns, depth)
    first = left + len(lead)
    if mode == "row":
        for number, column in enumerate(columns):
            page.put(top, first + number, alike.text if column.period else "%" if column.role == "share" else "-")
        top += 1
    if draft.chance(0.25):
        draft.troubles.add("row of letters")
        for number in range(len(lead) + len(columns)):
            page.put(top, left + number, "ABC"[number] if number < len(lead) else number - len(lead) + 1)
        top += 1
    draft.troubles |= {f"unit: {mode}"}
    return body(draft, (top, left), rows, columns, mode, numbered=numbered), first + len(columns)


def body(draft: Draft, at: tuple[int, int], rows: Sequence[Row], columns: Sequence[Column], mode: str, *, numbered: bool) -> int:
    """The rows below a heading, with sections, parts and totals between them; gives the row below."""
    (row, left), rng, page = at, draft.rng, draft.page
    names, runs, before = left + numbered, list[tuple[int, int]](), ""
    first = names + 1 + (mode in IN_COLUMN)
    for number, entry in enumerate(rows):
        if draft.chance(0.12) and mode not in ("ditto", "merged"):
            page.put(row, names, rng.choice((*words.SECTIONS, *words.PARTS)))
            if numbered and draft.chance(0.5):
                page.put(row, left, rng.choice(("I", "II", "A", "B")))
            draft.troubles.add("section row")
            row += 1
        if numbered:
            page.put(row, left, rng.choice((number + 1, f"{number + 1}", f"{number + 1}.1")))
        page.put(row, names, _named(draft, entry, mode))
        runs = _unit_cell(draft, (row, names + 1), entry, before, mode, runs)
        before = entry.unit.text
        _values(draft, (row, first), entry, columns)
        row += 1
    for top, bottom in runs:
        page.merge(names + 1, top, names + 1, bottom)
    if mode in ALIKE and draft.chance(0.25):
        page.put(row, names, rng.choice(words.TOTALS))
        _values(draft, (row, first), Row("", "", rows[0].unit, ""), columns)
        draft.troubles.add("total")
        row += 1
    return row


def _named(draft: Draft, entry: Row, mode: str) -> Put | str:
    name = draft.rng.choice(("", "", "", "- ", "1. ", "a) ", "+ ")) + entry.name
    if mode == "name":
        return f"{name} ({entry.unit.text})"
    if draft.is_book and draft.chance(0.05):
        draft.troubles.add("raised footnote on a name")
        return Put(name, raised="1")
    if draft.chance(0.05):
        draft.troubles.add("footnote on a name")
        return name + draft.rng.choice((" (1)", "*", " (*)", "¹"))
    return name + draft.rng.choice(("", "", "", ":", " "))


def _unit_cell(draft: Draft, at: tuple[int, int], entry: Row, before: str, mode: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The unit in its own column; of a merged column the ranges so far, with this row."""
    if mode not in IN_COLUMN or (mode == "line and column" and entry.measure == "vnd_bn"):
        return runs
    (row, column), text = at, entry.unit.text
    if text == before and mode == "merged":
        return [*runs[:-1], (runs[-1][0], row)]
    draft.page.put(row, column, draft.rng.choice(('"', "nt", "như trên", "-nt-", "''")) if text == before and mode == "ditto" else text)
    return [*runs, (row, row)] if mode == "merged" else runs


def _values(draft: Draft, at: tuple[int, int], entry: Row, columns: Sequence[Column]) -> None:
    row, first = at
    for number, column in enumerate(columns):
        if column.period and entry.indicator:
            put_figure(draft, (row, first + number), entry.indicator, column, entry.unit)
        elif column.role == "rank":
            draft.page.put(row, first + number, draft.rng.randrange(1, 54))
        else:
            draft.page.put(row, first + number, draft.share())
