"""Layouts that are no report: yearbooks, communes as rows or columns, a figure a row, no time at all, a value over two years."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.office_books import Put, place
from tests.office_figures import Column, Draft, Setting, put_figure
from tests.office_layouts import MONEY, rows_of
from tests.office_words import BY_ID

COMMUNES = {
    "2024": {
        "2024-06895": "Thị trấn Đầm Hà",
        "2024-06898": "Xã Quảng Lâm",
        "2024-06904": "Xã Tân Bình",
        "2024-06913": "Xã Quảng Tân",
        "2024-06916": "Xã Đầm Hà",
        "2024-06919": "Xã Đại Bình",
    },
    "2025": {"2025-06895": "Xã Đầm Hà", "2025-06913": "Xã Quảng Tân"},
}
OF_COMMUNES = ("population", "budget_revenue", "visitors", "income", "fruit_area", "output_value")
WHOLE = Setting("huyen", "huyện Đầm Hà", (), 2023, "cả", "2023", "2022")


def _resettled(draft: Draft, era: str) -> int:
    """The setting of a table of all communes of an era; the title above is taken away. Gives the first row."""
    draft.page.cells.clear()
    draft.page.merged.clear()
    year = 2023 if era == "2024" else 2026
    draft.setting = replace(WHOLE, year=year, period=str(year), same_period=str(year - 1))
    draft.page.put(1, 1, f"MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI CÁC XÃ NĂM {year}")
    return 3


def _called(draft: Draft, name: str) -> str:
    bare = name.removeprefix("Xã ")
    ways = [name, f"UBND {name[0].lower()}{name[1:]}", *([bare] if bare != "Đầm Hà" else [])]
    return draft.rng.choice(ways)


def yearbook(draft: Draft, top: int) -> int:
    """Names left, years above, no word over the names; the unit above the years."""
    draft.page.cells.clear()
    draft.page.merged.clear()
    draft.setting, draft.slip = WHOLE, Decimal(1)
    page, rng = draft.page, draft.rng
    draft.troubles.add("yearbook")
    rows = [row for row in rows_of(draft, rng.sample(MONEY, 3), "line") if row.indicator]
    page.put(1, 1, "12. Một số chỉ tiêu kinh tế huyện Đầm Hà" + rng.choice(("", " giai đoạn 2021 - 2024")))
    page.put(2, 4, rng.choice(("{}", "Đơn vị tính: {}", "ĐVT: {}")).format(rows[0].unit.text))
    years, number = ["2021", "2022", "2023"], draft.is_book and draft.chance(0.5)
    columns = [Column("result", year, period=year) for year in years]
    for at, year in enumerate(years):
        page.put(3, 2 + at, int(year) if number else year)
    if draft.chance(0.5):
        page.put(3, 5, rng.choice(("Sơ bộ 2024", "Sơ bộ\n2024" if draft.is_book else "Sơ bộ 2024", "Ước 2024")))
        columns.append(Column("preliminary", "", period="2024", qualifier="≈"))
    for row, entry in enumerate(rows, 4):
        page.put(row, 1, entry.name)
        for at, column in enumerate(columns):
            put_figure(draft, (row, 2 + at), entry.indicator, column, entry.unit)
    return 4 + len(rows)


def communes_in_columns(draft: Draft, top: int) -> int:
    """A column for each commune; in half of the tables under a common heading with the time."""
    era = draft.rng.choice(list(COMMUNES))
    top, draft.slip, page = _resettled(draft, era), Decimal(1), draft.page
    draft.troubles.add("communes as columns")
    time, over = draft.setting.period, draft.chance(0.5)
    columns = [Column("result", _called(draft, name), period=time, scope=scope) for scope, name in COMMUNES[era].items()]
    for at, text in enumerate(("Chỉ tiêu", "ĐVT")):
        page.put(top, 1 + at, text)
    for at, column in enumerate(columns):
        page.put(top + over, 3 + at, column.heading if over else f"{column.heading} năm {time}")
    if over:
        page.put(top, 3, f"Thực hiện năm {time}")
        if draft.is_book:
            page.merge(3, top, 2 + len(columns), top)
    rows = [row for row in rows_of(draft, draft.rng.sample(OF_COMMUNES, 3), "column") if row.indicator]
    for row, entry in enumerate(rows, top + over + 1):
        page.put(row, 1, entry.name)
        page.put(row, 2, entry.unit.text)
        for at, column in enumerate(columns):
            put_figure(draft, (row, 3 + at), entry.indicator, column, entry.unit)
    return top + over + 1 + len(rows)


def communes_in_rows(draft: Draft, top: int) -> int:
    """A row for each commune, a column for each indicator with its unit; a last row with the sums."""
    era = draft.rng.choice(list(COMMUNES))
    top, draft.slip, page = _resettled(draft, era), Decimal(1), draft.page
    draft.troubles.add("communes as rows")
    rows = [row for row in rows_of(draft, draft.rng.sample(OF_COMMUNES, 3), "column") if row.indicator]
    page.put(top, 1, "TT")
    page.put(top, 2, draft.rng.choice(("Xã", "Tên xã", "Xã, thị trấn", "Đơn vị")))
    for at, entry in enumerate(rows):
        page.put(top, 3 + at, f"{entry.name} ({entry.unit.text})")
    for number, (scope, name) in enumerate(COMMUNES[era].items(), 1):
        page.put(top + number, 1, number)
        page.put(top + number, 2, _called(draft, name))
        for at, entry in enumerate(rows):
            column = Column("result", "", period=draft.setting.period, scope=scope)
            put_figure(draft, (top + number, 3 + at), entry.indicator, column, entry.unit)
    return top + len(COMMUNES[era]) + 1


def each_in_a_row(draft: Draft, top: int) -> int:
    """A row for each figure with its time, kind and place in columns, merged down where the same."""
    page, rng, setting = draft.page, draft.rng, draft.setting
    draft.troubles.add("each in a row")
    merges, draft.slip = draft.is_book and draft.chance(0.5), Decimal(1)
    for at, text in enumerate(("Chỉ tiêu", "Đơn vị tính", "Giá trị", "Thời gian", "Loại")):
        page.put(top, 1 + at, text)
    rows, groups = [row for row in rows_of(draft, list(BY_ID)[:12], "column") if row.indicator], 3
    for group in range(groups):
        time, said = _time(draft)
        kind, called = rng.choice((("target", "Kế hoạch"), ("result", "Thực hiện"), ("target", "Dự toán"), ("result", "Kết quả")))
        first = top + 1 + group * 4
        for number, entry in enumerate(rows[group * 4 : group * 4 + 4]):
            column = Column("result", "", period=time, kind=kind, scope=setting.scope)
            page.put(first + number, 1, entry.name)
            page.put(first + number, 2, entry.unit.text)
            put_figure(draft, (first + number, 3), entry.indicator, column, entry.unit)
            for at, text in ((4, said), (5, called)):
                if not (merges and number):
                    page.put(first + number, at, text)
        for at in (4, 5) if merges else ():
            page.merge(at, first, at, first + 3)
            draft.troubles.add("time and kind merged down")
    return top + 1 + groups * 4


def _time(draft: Draft) -> tuple[str, Any]:
    """A time of the place and how a cell says it: as words, or as the date that Excel makes of a typed month."""
    year, month = draft.setting.year, draft.rng.choice((2, 3, 5))
    draft.troubles.add("dates as months")
    ways: list[tuple[str, Any]] = [(f"{year}-{month:02}", f"{month:02}/{year}"), (f"{year}-01/{year}-03", f"Quý I/{year}")]
    ways += [(f"{year}-{month:02}", f"Tháng {month}/{year}"), (f"{year}-01/{year}-06", f"6 tháng đầu năm {year}")]
    if draft.is_book:
        first = datetime(year, month, 1)  # noqa: DTZ001 - a spreadsheet's days have no zone
        ways += [(f"{year}-{month:02}", Put(first, "mm/yyyy")), (str(year), Put(first.replace(month=1), "yyyy"))] * 2
    return draft.rng.choice(ways)


def without_time(draft: Draft, top: int) -> int:
    """A table in which nothing says the time: the command is given it."""
    page, setting = draft.page, draft.setting
    for at in [at for at, put in page.cells.items() if str(setting.year) in put.as_text]:
        del page.cells[at]
    page.merged.clear()
    draft.troubles.add("time given to the command")
    draft.argv += ["--period", setting.period, "--kind", "result"]
    for at, text in enumerate(("STT", "Chỉ tiêu", "ĐVT", "Giá trị", "Ghi chú")):
        page.put(top, 1 + at, text)
    rows = rows_of(draft, draft.rng.sample(list(BY_ID), 4), "column")
    for row, entry in enumerate(rows, top + 1):
        page.put(row, 1, row - top)
        page.put(row, 2, entry.name)
        page.put(row, 3, entry.unit.text)
        if entry.indicator:
            put_figure(draft, (row, 4), entry.indicator, Column("result", "", period=setting.period), entry.unit)
    return top + len(rows) + 1


def merged_values(draft: Draft, top: int) -> int:
    """A value merged over two years: nobody knows of which it is."""
    draft.page.cells.clear()
    draft.page.merged.clear()
    draft.setting, page, draft.odd, draft.slip = WHOLE, draft.page, (), Decimal(1)
    for at, text in enumerate(("Chỉ tiêu", "Đơn vị tính", "Năm 2022", "Năm 2023")):
        page.put(1, 1 + at, text)
    rows = [row for row in rows_of(draft, draft.rng.sample(MONEY, 3), "column") if row.indicator]
    for row, entry in enumerate(rows, 2):
        page.put(row, 1, BY_ID[entry.indicator].names[0])
        page.put(row, 2, entry.unit.text)
        if row == 2 and draft.is_book:
            page.put(row, 3, 700)
            page.merge(3, row, 4, row)
            draft.doubted.append(place(row, 3))
            draft.troubles.add("merged value")
            continue
        for at, year in enumerate(("2022", "2023")):
            put_figure(draft, (row, 3 + at), entry.indicator, Column("result", "", period=year), entry.unit)
    return 2 + len(rows)


OTHERS = (yearbook, communes_in_columns, communes_in_rows, each_in_a_row, without_time, merged_values)
