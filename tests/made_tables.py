"""Tables as offices send them, made by seed, with all that may be read of them known."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple

from tests import office_words as words
from tests.office_books import Page, Put, by_csv, by_openpyxl, by_xlsxwriter
from tests.office_figures import ABSENT, WAYS, Draft, Setting, Truth
from tests.office_layouts import IN_COLUMN, MONEY, block
from tests.office_others import OTHERS
from tests.office_words import BY_ID, INDICATORS

SPANS = {
    "quý I": ("01", "03"),
    "3 tháng đầu năm": ("01", "03"),
    "quý II": ("04", "06"),
    "6 tháng đầu năm": ("01", "06"),
    "6 tháng": ("01", "06"),
    "9 tháng": ("01", "09"),
    "9 tháng đầu năm": ("01", "09"),
    "quý III": ("07", "09"),
    "tháng 5": ("05", ""),
    "cả": (),
}
"""How offices call a part of a year, and its first and last month; "cả" is the whole year."""
OLD = {"2024-06901": "Quảng An", "2024-06910": "Dực Yên", "2024-06913": "Quảng Tân", "2024-06916": "Đầm Hà", "2024-06917": "Tân Lập"}
NEW = {"2025-06895": "Đầm Hà", "2025-06913": "Quảng Tân"}
YEARS = range(2020, 2030)
CSV_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1258")
TITLES = (
    "BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI {S} NĂM {y}",
    "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI {S} NĂM {y}",
    "Biểu tổng hợp kết quả thực hiện nhiệm vụ {s} năm {y}, phương hướng nhiệm vụ năm {n}",
    "TÌNH HÌNH THU, CHI NGÂN SÁCH {S} NĂM {y}",
)


@dataclass(frozen=True)
class Made:
    """A file, how the command is called, what may be read of it (cells by truth), and cells that must be asked about or faulted.

    ``may``: what may be read, but need not. ``planted``: a unit is wrong by a thousand; ``truth`` then has what the office meant.
    """

    content: bytes
    name: str
    truth: list[Truth]
    argv: list[str]
    cells: Mapping[Truth, str]
    may: frozenset[Truth]
    doubted: tuple[str, ...]
    planted: bool
    troubles: frozenset[str]


def _setting(rng: random.Random) -> Setting:
    whose = rng.choice(("district", "district", "old", "new", "new"))
    if whose == "district":
        scope, name, year, heads = "huyen", "huyện Đầm Hà", rng.randrange(2021, 2026), ("UBND HUYỆN ĐẦM HÀ",)
        heads = rng.choice((heads, ("ỦY BAN NHÂN DÂN", "HUYỆN ĐẦM HÀ"), ("UBND HUYỆN ĐẦM HÀ", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"), ()))
    else:
        scope, name = rng.choice(list((OLD if whose == "old" else NEW).items()))
        name, year = f"xã {name}", rng.randrange(2021, 2025) if whose == "old" else 2026
        heads = rng.choice(((f"UBND {name}".upper(),), ("ỦY BAN NHÂN DÂN", name.upper()), (f"ỦY BAN NHÂN DÂN {name}".upper(),)))
    over = year == 2025 and whose == "district"
    spans = [span for span, months in SPANS.items() if not over or (months and max(months) <= "06")]
    span = rng.choice(spans)
    return Setting(scope, name, heads, year, span, period(span, year), period(span, year - 1))


def period(span: str, year: int) -> str:
    """A part of a year as figures.csv writes it."""
    return "/".join(f"{year}-{month}" for month in SPANS[span] if month) or str(year)


def _titles(draft: Draft) -> int:
    """Letterhead, title and the line under it; gives the row below."""
    setting, page, rng = draft.setting, draft.page, draft.rng
    row = 1
    for text in setting.letterhead:
        page.put(row, 1, text)
        row += 1
    if setting.letterhead and draft.chance(0.5):
        page.put(1, 4, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        page.put(2, 4, "Độc lập - Tự do - Hạnh phúc")
        row = max(row, 3)
    title = rng.choice(TITLES).format(s=setting.span, S=setting.span.upper(), y=setting.year, n=setting.year + 1)
    title = title.replace("năm năm", "năm").replace("NĂM NĂM", "NĂM")
    page.put(row, 1, title + (f" {setting.whose.upper()}" if draft.chance(0.3) else ""))
    if draft.is_book and draft.chance(0.5):
        page.merge(1, row, 6, row)
    if draft.chance(0.3):
        row += 1
        day = f"(Kèm theo Báo cáo số 125/BC-UBND ngày 15/12/{setting.year} của UBND {setting.whose})"
        page.put(row, 1, day)
    draft.troubles |= {"letterhead"} if setting.letterhead else {"no letterhead"}
    return row + 1 + rng.randrange(2)


def _foot(draft: Draft, row: int) -> None:
    for number, text in enumerate(draft.rng.sample(words.FOOT, draft.rng.randrange(4))):
        draft.page.put(row + number + 1, draft.rng.choice((1, 4)), text)
        draft.troubles.add("foot")


def _ids(draft: Draft, mode: str, many: int) -> list[str]:
    """Indicators for a table: money where all rows are alike, else any, money among them."""
    rng = draft.rng
    if mode in ("column", "ditto", "merged", "name", "line and column"):
        others = [indicator.id for indicator in INDICATORS if indicator.id not in MONEY]
        return [*rng.sample(MONEY, many - many // 2), *rng.sample(others, many // 2)]
    return rng.sample(MONEY, many)


def _mode(draft: Draft) -> str:
    modes = [*IN_COLUMN, "column", "line", "line", "heading", "row", "name", "behind", "none"]
    if not draft.is_book:
        modes = [mode for mode in modes if mode != "merged"]
    return draft.rng.choice(modes)


def _report(draft: Draft, top: int) -> int:
    mode = _mode(draft)
    return block(draft, (top, 1), _ids(draft, mode, draft.rng.randrange(2, 8)), mode=mode, depth=draft.rng.choice((1, 1, 2, 2, 3)))[0]


def _below(draft: Draft, top: int) -> int:
    draft.troubles.add("tables below each other")
    ids = draft.rng.sample([i.id for i in INDICATORS], 6)
    for number, some in enumerate((ids[:3], ids[3:])):
        if draft.chance(0.5):
            draft.page.put(top, 1, f"Biểu {number + 1}")
            top += 1
        top = block(draft, (top, 1), some, mode="column", depth=draft.rng.choice((1, 2)))[0] + draft.rng.randrange(1, 3)
    return top


def _beside(draft: Draft, top: int) -> int:
    draft.troubles.add("tables side by side")
    ids, mode = draft.rng.sample(MONEY, 4), draft.rng.choice(("column", "heading", "name"))
    gap, numbered = draft.rng.randrange(2), draft.chance(0.5)
    low, right = block(draft, (top, 1), ids[:2], mode=mode, numbered=numbered)
    return max(low, block(draft, (top, right + gap), ids[2:], mode=mode, numbered=numbered)[0])


LAYOUTS = (*[_report] * 9, _below, _beside, *OTHERS)


def _other(put: Put) -> Put:
    """A cell with another number; a year stays a year."""
    is_value = isinstance(put.value, float | int) and put.value not in YEARS
    return replace(put, value=put.value * 1.25) if is_value else put


def _hide(draft: Draft) -> list[Page]:
    """Hide a copy of a row or a column with other values, or a sheet; gives the pages."""
    page = draft.page
    if draft.chance(0.12):
        other = {at: _other(put) for at, put in page.cells.items()}
        draft.troubles.add("hidden sheet")
        return draft.rng.sample([page, Page("Bản cũ", other, list(page.merged), hidden=True)], 2)
    if draft.chance(0.12) and draft.truth:
        row, column = coordinate_to_tuple(draft.rng.choice(list(draft.truth.values())))
        low, right = (max(at[axis] for at in page.cells) + 1 for axis in (0, 1))
        if draft.chance(0.5):
            copies, _ = {(low, at[1]): put for at, put in page.cells.items() if at[0] == row}, page.hidden_rows.add(low)
        else:
            copies, _ = {(at[0], right): put for at, put in page.cells.items() if at[1] == column}, page.hidden_columns.add(right)
        page.cells.update({at: _other(put) for at, put in copies.items()})
        draft.troubles.add("hidden row or column")
    return [page]


def _file(draft: Draft, pages: list[Page]) -> tuple[bytes, str]:
    if draft.is_book:
        writer, name = draft.rng.choice(((by_openpyxl, "openpyxl"), (by_xlsxwriter, "XlsxWriter")))
        formulas = [at for at, put in draft.page.cells.items() if put.formula]
        if formulas and name == "openpyxl":
            draft.troubles.add("formula without a kept value")
        draft.troubles.add(name)
        return writer(pages), "bang.xlsx"
    separator, encoding = draft.rng.choice(",;\t" if draft.style != "comma" else ";\t"), draft.rng.choice(CSV_ENCODINGS)
    if any("≥" in put.as_text for put in draft.page.cells.values()):  # cp1258 has no such sign
        encoding = "utf-8-sig"
    draft.troubles |= {f"CSV {separator!r}", encoding}
    return by_csv(draft.page, separator, encoding), "bang.csv"


def made(seed: int) -> Made:
    """A table by seed: its bytes, its name, what may be read of it, how the command is called."""
    rng = random.Random(f"office {seed}")
    is_book = rng.random() < 0.75
    style = rng.choice(("number", "number", "number", "vi", "en") if is_book else ("vi", "en", "comma", "point"))
    draft = Draft(rng, _setting(rng), is_book, style, Page(rng.choice(("Biểu 1", "Sheet1", "KTXH"))))
    draft.odd = tuple(rng.sample((*WAYS, *ABSENT, "rounded by format", *["scaled format", "percent format"] * 3), rng.randrange(6)))
    if draft.chance(0.12):
        draft.slip = Decimal("0.001") if draft.setting.scope != "huyen" or draft.chance(0.5) else Decimal(1000)
    bottom = rng.choice(LAYOUTS)(draft, _titles(draft))
    _foot(draft, bottom)
    content, name = _file(draft, _hide(draft) if is_book else [draft.page])
    planted = {entry: cell for entry, cell in (draft.truth | draft.may).items() if entry[0] in draft.slipped}
    if "formula without a kept value" in draft.troubles:
        draft.doubted.append("formula")
    draft.troubles |= {f"style {style}"} | ({"planted"} if planted else set())
    return Made(
        content,
        name,
        list(draft.truth),
        draft.argv,
        draft.truth | draft.may,
        frozenset(draft.may),
        (*draft.doubted, *planted.values()),
        bool(planted),
        frozenset(draft.troubles),
    )


def read_entries(result: Mapping[str, Any]) -> list[Truth]:
    """The figures of a result as truth is written."""
    names = ("indicator", "scope", "period", "kind", "qualifier")
    return [(*(figure[name] for name in names), Decimal(str(figure["value"])).normalize()) for figure in result["figures"]]


def _differing(figure: Mapping[str, Any], entry: Truth, table: Made) -> Iterator[str]:
    if entry not in table.truth and entry not in table.may:
        near = [truth for truth in (*table.truth, *table.may) if truth[0] == entry[0]]
        yield f"{figure['cell']}: {entry} is not in the table, which has {near}"
    elif table.cells[entry] != figure["cell"]:
        yield f"{figure['cell']}: {entry} stands in {table.cells[entry]}"
    if figure["unit"] != BY_ID[entry[0]].unit:
        yield f"{figure['cell']}: {entry[0]} is not counted in {figure['unit']}"


def wrong(result: Mapping[str, Any], table: Made) -> list[str]:
    """What is wrong with a result: figures that are not in the table, figures lost or doubts passed over without a question or fault."""
    entries = read_entries(result)
    faults = [text for figure, entry in zip(result["figures"], entries, strict=True) for text in _differing(figure, entry, table)]
    if not result["questions"] and not result["faults"]:
        keys = {entry[:4] for entry in entries}
        faults += [f"{entry} is lost without a word" for entry in table.truth if entry[:4] not in keys]
        faults += [f"nothing is asked, though {cell} is in doubt" for cell in table.doubted]
    return faults
