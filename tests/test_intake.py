"""A table that is brought is opened within limits, read cell by cell, and changes nothing but what it says."""

import csv
import io
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from geo.edition import load
from geo.edition.tables import FIGURES, QUALIFIERS
from geo.intake import Defaults, NewSource, check_table, fault_list, merge_figures, template_book
from geo.intake.merge import change_list
from geo.language import quantity
from geo.schema import read
from geo.spreadsheets import open_table
from tests.brought import SOURCE, as_csv, checked
from tests.hostile_tables import HEAD

FAULTS = [
    (("Dân số", "người", "1.2.3", "2025", SOURCE), "C2", "no_number"),
    (("Thu ngân sách", "tỷ đồng", "1.234", "2025", SOURCE), "C2", "ambiguous"),
    (("Dân số", "người", "dưới 500", "2025", SOURCE), "C2", "below"),
    (("Dân số", "người", "40–50", "2025", SOURCE), "C2", "range"),
    (("Dân số", "người", "(500)", "2025", SOURCE), "C2", "brackets"),
    (("Dân số", "ha", 500, "2025", SOURCE), "C2", "other_unit"),
    (("Dân số", "con vịt", 500, "2025", SOURCE), "B2", "unknown_unit"),
    (("Dân số", "người", 500, "32/1/2025", SOURCE), "D2", "no_period"),
    (("Dân số", "người", 500, "", SOURCE), "D2", "no_period"),
    (("Dân số", "người", 500, "2025", "không-có"), "E2", "unknown_source"),
    (("", "người", 500, "2025", SOURCE), "A2", "no_indicator"),
]


@pytest.mark.parametrize(("row", "cell", "key"), FAULTS, ids=lambda case: case if isinstance(case, str) else None)
def test_a_fault_names_sheet_row_column_value_and_mending(edition, row, cell, key):
    found = checked(edition, [row])
    assert found.entries == []
    fault = found.faults[0]
    at = "ABCDE".index(cell[0])
    assert (fault.file, fault.row, fault.column[0]) == ("Bảng", 2, cell[0])
    assert fault.value in str(row[at])
    assert HEAD[at] in fault.text("vi")
    assert fault.why.vi != fault.why.en


def test_all_faults_are_found_at_once(edition):
    found = checked(edition, [row for row, _, _ in FAULTS])
    assert {fault.row for fault in found.faults} == {number + 2 for number in range(len(FAULTS))}


def test_the_same_figure_twice_is_a_fault_unless_it_says_the_same(edition):
    row = ("Dân số", "người", 45000, "2024", SOURCE)
    assert len(checked(edition, [row, row]).entries) == 1
    found = checked(edition, [row, ("Dân số", "người", 45001, "2024", SOURCE)])
    assert "C2" in found.faults[0].why.vi
    assert found.entries == []  # nobody knows which of the two is right


def test_a_table_without_a_time_says_so_once_and_one_without_a_source_is_still_read(edition):
    found = checked(edition, [("Dân số", "người", 45_000), ("Giá trị sản xuất", "tỷ đồng", 5_000)], HEAD[:3], source="")
    assert [(fault.row, fault.why.en.split(";")[0]) for fault in found.faults] == [(None, "no time")]
    dated = checked(edition, [("Dân số", "người", 45_000)], HEAD[:3], source="", period="2024")
    assert [(entry.period, entry.source) for entry in dated.entries] == [("2024", "")]


def report():
    """A table as officials make it: title, merged headings in two rows, sections, remarks, a share column."""
    book = Workbook()
    page = book.active
    page.title = "Báo cáo"
    page["A1"] = "BÁO CÁO KINH TẾ – XÃ HỘI 6 THÁNG ĐẦU NĂM 2025"
    page.merge_cells("A1:G1")
    for letter, text in zip("ABC", ("STT", "Chỉ tiêu", "ĐVT"), strict=True):
        page[f"{letter}3"] = text
        page.merge_cells(f"{letter}3:{letter}4")
    page["D3"] = "Năm 2025"
    page.merge_cells("D3:E3")
    page["D4"], page["E4"] = "Kế hoạch", "Thực hiện 6 tháng"
    page["F3"], page["G3"] = "So với kế hoạch (%)", "Ghi chú"
    page.merge_cells("F3:F4")
    page.merge_cells("G3:G4")
    for row in (
        ("I", "Kinh tế"),
        (1, "Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "Tỷ đồng", 2500.5, "1.250,75", 50.1, "ước"),
        (2, "Thu ngân sách nhà nước", "triệu đồng", "trên 900 tỷ đồng (cả năm)", 598000, 66),
        (3, "- Tốc độ tăng trưởng", "%", "≥ 18 %", 0.179, None),
        (None, "Ghi chú: số liệu sơ bộ"),
    ):
        page.append(row)
    page["E8"].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_report_as_officials_make_it_is_read(edition):
    found = check_table(edition, open_table(report()), Defaults(source=SOURCE))
    assert found.faults == []
    told = {(entry.indicator.id, entry.kind): (entry.qualifier, entry.value, entry.period) for entry in found.entries}
    half = "2025-01/2025-06"
    assert told == {
        ("turnover", "target"): ("=", Decimal("2500.5"), "2025"),
        ("turnover", "result"): ("≈", Decimal("1250.75"), half),  # by its note
        ("budget_revenue", "target"): (">", Decimal(900), "2025"),
        ("budget_revenue", "result"): ("=", Decimal(598), half),
        ("growth", "target"): ("≥", Decimal(18), "2025"),
        ("growth", "result"): ("=", Decimal("17.9"), half),
    }
    assert [(aside.code, aside.value) for aside in found.aside if aside.code == "column"] == [("column", "So với kế hoạch (%)")]
    assert {entry.note for entry in found.entries} == {"ước", "cả năm", ""}


def test_our_own_file_brought_back_changes_nothing(edition):
    raw = (edition.folder / FIGURES.file).read_bytes()
    found = check_table(edition, open_table(raw), Defaults(style="en"))
    # two figures of a page without a date; one indicator twice in 2019: before and after
    assert [fault.code for fault in found.faults] == ["no_period", "no_period", "twice"]
    outcome = merge_figures(edition, found.entries)
    assert {change.what for change in outcome.changes} == {"same"}
    assert outcome.figures == raw


@pytest.mark.slow
@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["turnover", "population", "e_id_accounts", "coast_length"]),
            st.decimals(0, 10**9, places=3).map(Decimal.normalize),
            st.sampled_from(QUALIFIERS),
            st.integers(2000, 2024).map(str),
            st.sampled_from(["huyendamha-kieu-mau", "vietnam-vn-tang-truong-2024"]),
        ),
        max_size=6,
        unique_by=lambda row: (row[0], row[3], row[4]),
    ),
    st.sampled_from(["vi", "en"]),
)
def test_what_is_brought_is_in_the_merged_file_and_nothing_else_changed(tmp_path_factory, rows, lang):
    edition = load()
    units = {one.indicator: one.unit for one in edition.figures}
    rows = [(name, round(value) if units[name] in ("people", "accounts") else value, *rest) for name, value, *rest in rows]
    cells = [(name, "", quantity(value, units[name], sign, lang), year, source) for name, value, sign, year, source in rows]
    book = open_table(as_csv([HEAD, *cells]))
    asked = check_table(edition, book, Defaults(style=lang)).questions
    assert {question.code for question in asked} <= {"implausible"}
    found = check_table(edition, book, Defaults(style=lang, answers={question.key: "yes" for question in asked}))
    assert (found.faults, found.questions) == ([], [])
    outcome = merge_figures(edition, found.entries)
    before, after = _by_id((edition.folder / FIGURES.file).read_bytes()), _by_id(outcome.figures)
    touched = {change.id for change in outcome.changes if change.what != "same"}
    assert {name: row for name, row in after.items() if name not in touched} == {k: v for k, v in before.items() if k not in touched}
    for name, value, sign, year, source in rows:
        said = [r for r in after.values() if (r["indicator"], r["period"], r["kind"], r["source"]) == (name, year, "result", source)]
        assert any(Decimal(row["value"]) == value and row["qualifier"] == sign for row in said)
    folder = tmp_path_factory.mktemp("merged")
    (folder / FIGURES.file).write_bytes(outcome.figures)
    assert read(folder, FIGURES)[1] == ()


def _by_id(content):
    return {row["id"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}


def test_another_source_stands_beside_and_never_replaces(edition):
    found = checked(edition, [("Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "tỷ đồng", 950, "4 tháng đầu năm 2024", SOURCE)])
    outcome = merge_figures(edition, found.entries)
    assert [(change.what, change.before) for change in outcome.changes] == [("beside", "=941.5")]
    assert len(_by_id(outcome.figures)) == len(edition.figures) + 1


def test_the_same_source_with_another_value_replaces_it(edition):
    source = "vietnam-vn-tang-truong-2024"
    found = checked(edition, [("Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "tỷ đồng", "trên 950", "4 tháng đầu năm 2024", source)])
    outcome = merge_figures(edition, found.entries)
    assert [(change.what, change.id, change.before) for change in outcome.changes] == [("changed", "turnover-2024-4m", "=941.5")]
    row = _by_id(outcome.figures)["turnover-2024-4m"]
    assert (row["value"], row["qualifier"]) == ("950", ">")


def test_the_empty_form_comes_back_with_what_was_filled_in(edition):
    for lang in ("vi", "en"):
        book = open_table(template_book(edition, lang))
        found = check_table(edition, book, Defaults(source=SOURCE))
        assert (found.faults, found.questions) == ([], [])
        assert len(book.sheets[0].rows) > 60


def test_lists_to_take_away_run_nothing(edition):
    found = checked(edition, [("Dân số", "người", "-x", "2024", SOURCE)])
    assert ",'-x," in fault_list(found.faults, "vi").decode()
    entries = checked(edition, [("Dân số", "người", 45_000, "2024", SOURCE)]).entries
    outcome = merge_figures(edition, [replace(entries[0], sheet="=cmd")])
    assert ',"\'=cmd, C2"' in change_list(edition, outcome, "en").decode()


def test_a_new_source_is_written_as_toml_and_checked(edition):
    new = NewSource('Báo cáo số 105/BC-UBND "6 tháng"', "UBND xã Quảng Tân", "2025-07-05", "https://example.vn/a")
    told = tomllib.loads(new.toml())
    assert told == {
        new.id: {
            "standing": "official",
            "kind": "decision",
            "title": new.title,
            "publisher": new.publisher,
            "date": new.date,
            "url": new.url,
        }
    }
    with pytest.raises(ValueError, match="url"):
        replace(new, url="javascript:alert(1)").toml()


def test_nothing_is_written(edition, monkeypatch, tmp_path):
    def refused(*_args, **_more):
        raise AssertionError("something was written")

    book = open_table(report())
    monkeypatch.setattr(Path, "write_bytes", refused)
    monkeypatch.setattr(Path, "write_text", refused)
    before = {path: path.stat().st_mtime_ns for path in edition.folder.rglob("*")}
    change_list(edition, merge_figures(edition, check_table(edition, book, Defaults(source=SOURCE)).entries), "vi")
    assert {path: path.stat().st_mtime_ns for path in edition.folder.rglob("*")} == before
