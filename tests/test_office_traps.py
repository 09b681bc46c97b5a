"""Small tables that say something else than they seem to: nothing of them may be read wrongly, and doubt is asked about."""

from decimal import Decimal

import pytest

from tests.intake_command import check
from tests.made_tables import read_entries
from tests.office_books import Page, Put, by_openpyxl, by_xlsxwriter

HEAD = ("Chỉ tiêu", "Đơn vị tính")
FEW = ("Chỉ tiêu", "Năm 2023")
HALF = "Thực hiện 6 tháng"
BILLION = "tỷ đồng"
REVENUE, SPENDING, PEOPLE, POVERTY = "budget_revenue", "budget_spending", "population", "poverty_rate"


def entry(indicator, period, value, kind="result", sign="="):
    """What may be read of the district."""
    return (indicator, "huyen", period, kind, sign, Decimal(value))


TRAPS = {
    "another district": ([["UBND HUYỆN HẢI HÀ"], [*HEAD, "Năm 2024"], ["Dân số", "người", 40100]], set()),
    "another district in the title": (
        [["KINH TẾ - XÃ HỘI HUYỆN TIÊN YÊN NĂM 2023"], [*HEAD, "Năm 2023"], ["Dân số", "người", 43000]],
        set(),
    ),
    "the province": ([["UBND TỈNH QUẢNG NINH"], [*HEAD, "Năm 2024"], ["Thu ngân sách", BILLION, 700]], set()),
    "another commune": ([["UBND XÃ QUẢNG HÀ"], [*HEAD, "Năm 2026"], ["Dân số", "người", 30100]], set()),
    "the district after its end": ([["UBND HUYỆN ĐẦM HÀ"], [*HEAD, "Năm 2026"], ["Dân số", "người", 44100]], set()),
    "a commune after its end": ([["UBND XÃ DỰC YÊN"], [*HEAD, "Năm 2026"], ["Dân số", "người", 4100]], set()),
    "a budget by its title": (
        [["DỰ TOÁN THU, CHI NGÂN SÁCH NĂM 2024"], [*HEAD, "Năm 2024"], ["Thu ngân sách", BILLION, 600]],
        {entry(REVENUE, "2024", 600, "target")},
    ),
    "a plan by its title": (
        [["KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024"], [*HEAD, "Năm 2024"], ["Thu ngân sách", BILLION, 700]],
        {entry(REVENUE, "2024", 700, "target")},
    ),
    "an estimate by its title": (
        [["ƯỚC THỰC HIỆN THU NGÂN SÁCH NĂM 2023"], [*HEAD, "Năm 2023"], ["Thu ngân sách", BILLION, 600]],
        {entry(REVENUE, "2023", 600, sign="≈")},
    ),
    "two units for a value": ([[*HEAD, "Năm 2023"], ["Thu ngân sách (triệu đồng)", BILLION, 600]], set()),
    "two values for a figure": ([[*HEAD, "Năm 2023"], ["Thu ngân sách", BILLION, 500], ["Thu NSNN", BILLION, 600]], set()),
    "a share from 0 to 1": ([[*HEAD, "Năm 2023"], ["Lao động qua đào tạo", "%", 0.87]], set()),
    "a second line of units": (
        [["Đơn vị tính: triệu đồng"], FEW, ["Thu ngân sách", 600000], [], ["Đơn vị tính: tỷ đồng"], FEW, ["Chi ngân sách", 900]],
        {entry(REVENUE, "2023", 600), entry(SPENDING, "2023", 900)},
    ),
    "years over a heading that begins lower": (
        [["BÁO CÁO 6 THÁNG ĐẦU NĂM 2023"], ["", "", "Năm 2022", "Năm 2023"], [*HEAD, HALF, HALF], ["Thu ngân sách", BILLION, 500, 600]],
        {entry(REVENUE, "2022-01/2022-06", 500), entry(REVENUE, "2023-01/2023-06", 600)},
    ),
    "empty rows above": ([[], [], [*HEAD, "Năm 2023"], ["Tỷ lệ hộ nghèo", "%", Put(0.0125, "0.00%")]], {entry(POVERTY, "2023", "1.25")}),
    "an empty column before": (
        [["", *HEAD, "Năm 2023"], ["", "Dân số", "người", Put(43000, '"trên "#,##0')]],
        {entry(PEOPLE, "2023", 43000, sign=">")},
    ),
}
UNKEPT = [[*HEAD, "Năm 2023"], ["Thu ngân sách", BILLION, Put(600, formula="=599+1")], ["Chi ngân sách", BILLION, 900]]
BROKEN = [[*HEAD, "Năm 2023"], ["Thu ngân sách", BILLION, "#REF!"], ["Chi ngân sách", BILLION, 900]]


def read_table(rows, folder, writer=by_openpyxl):
    """What the command says of a sheet with these rows."""
    page = Page("Biểu 1")
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                page.put(row, column, value)
    file = folder / "bang.xlsx"
    file.write_bytes(writer([page]))
    return check(file)[1]


@pytest.mark.parametrize("writer", [by_openpyxl, by_xlsxwriter])
@pytest.mark.parametrize("name", TRAPS)
def test_nothing_else_is_read_and_doubt_is_asked_about(name, writer, tmp_path):
    rows, right = TRAPS[name]
    result = read_table(rows, tmp_path, writer)
    read = set(read_entries(result))
    assert read <= right
    assert (right and read == right) or result["questions"] or result["faults"]


@pytest.mark.parametrize("name", ["empty rows above", "an empty column before"])
def test_cells_are_named_where_they_stand(name, tmp_path):
    figures = read_table(TRAPS[name][0], tmp_path)["figures"]
    assert [figure["cell"] for figure in figures] == [{"empty rows above": "C4", "an empty column before": "D2"}[name]]


def test_an_error_of_a_formula_is_a_fault(tmp_path):
    result = read_table(BROKEN, tmp_path)
    assert read_entries(result) == [entry(SPENDING, "2023", 900)]
    assert [fault["row"] for fault in result["faults"]] == [2]


def test_a_formula_without_a_kept_value_is_a_fault(tmp_path):
    kept, unkept = read_table(UNKEPT, tmp_path, by_xlsxwriter), read_table(UNKEPT, tmp_path)
    assert entry(REVENUE, "2023", 600) in read_entries(kept)
    assert kept["faults"] == []
    assert read_entries(unkept) == [entry(SPENDING, "2023", 900)]
    assert [fault["row"] for fault in unkept["faults"]] == [2]
