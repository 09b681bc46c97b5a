"""Small tables of each kind that offices send, with what an honest statistician reads in them."""

from decimal import Decimal

from tests.office_books import Put
from tests.office_figures import Truth

Rows = list[list[str | float | Put]]
BILLION, HALF, LAST, DONE = "tỷ đồng", "2025-01/2025-06", "2024-01/2024-06", "Thực hiện 6 tháng đầu năm 2025"
HEAD: list[str | float | Put] = ["Chỉ tiêu", "Đơn vị tính", DONE]
GIVEN = ("--period", "6 tháng đầu năm 2025", "--kind", "result", "--source", "huyendamha-kieu-mau")


def said(indicator: str, value: str | float, period: str = HALF, kind: str = "result", sign: str = "=", scope: str = "huyen") -> Truth:
    """What is read in a cell, of the district in the report's months where nothing else is told."""
    return (indicator, scope, period, kind, sign, Decimal(str(value)))


REVENUE, PLAN, BEFORE = said("budget_revenue", 350), said("budget_revenue", 700, "2025", "target"), said("budget_revenue", 300, LAST)
SPENDING, TOTAL, OUTPUT = said("budget_spending", 420), said("budget_total", 500), said("output_value", 5012)
POVERTY, PEOPLE = said("poverty_rate", 1.2), said("population", 43000)


def in_unit(unit: str, value: float) -> tuple[Rows, set[Truth]]:
    """350 billion in some other unit."""
    return [HEAD, ["Thu ngân sách", unit, value]], {REVENUE}


def beside(heading: str, value: str | float = 51.1) -> tuple[Rows, set[Truth]]:
    """A column that is no figure beside one that is."""
    return [[*HEAD, heading], ["Thu ngân sách", BILLION, 350, value]], {REVENUE}


def planned(heading: str) -> tuple[Rows, set[Truth]]:
    """A column of the plan of the year beside the result."""
    return [["Chỉ tiêu", "ĐVT", heading, DONE], ["Thu ngân sách", BILLION, 700, 350]], {PLAN, REVENUE}


def headed(heading: str, sign: str = "=") -> tuple[Rows, set[Truth]]:
    """A column alone, of the time of the report."""
    return [["Chỉ tiêu", "ĐVT", heading], ["Thu ngân sách", BILLION, 350]], {said("budget_revenue", 350, sign=sign)}


PLAIN: dict[str, tuple[Rows, set[Truth]]] = {
    "three rows": (
        [HEAD, ["Thu ngân sách", BILLION, 350], ["Chi ngân sách", BILLION, 420], ["Giá trị sản xuất", BILLION, 5012]],
        {REVENUE, SPENDING, OUTPUT},
    ),
    "unit in the heading": ([["Chỉ tiêu", f"{DONE} (Tr.đ)"], ["Thu ngân sách", 350000]], {REVENUE}),
    "unit behind a comma of the heading": ([["Chỉ tiêu", f"{DONE}, triệu đồng"], ["Thu ngân sách", 350000]], {REVENUE}),
    "unit in a row below": (
        [["Chỉ tiêu", DONE, "Cùng kỳ năm 2024"], ["", "Triệu đồng", "Tỷ đồng"], ["Thu ngân sách", 350000, 300]],
        {REVENUE, BEFORE},
    ),
    "units behind names": (
        [["Chỉ tiêu", DONE], ["Thu ngân sách [Tr.đồng]", 350000], ["Chi ngân sách - tỷ đồng", 420], ["Dân số (người)", 43000]],
        {REVENUE, SPENDING, PEOPLE},
    ),
    "percent behind a name": ([["Chỉ tiêu", DONE], ["Tỷ lệ hộ nghèo (%)", 1.2]], {POVERTY}),
    "unit 1000 đ": in_unit("1000 đ", 350e6),
    "unit 1.000 VNĐ": in_unit("1.000 VNĐ", 350e6),
    "unit 1,000 đ": in_unit("1,000 đ", 350e6),
    "unit 1.000.000 đồng": in_unit("1.000.000 đồng", 350e3),
    "unit with a footnote": ([HEAD, ["Thu ngân sách", Put(BILLION, raised="1"), 350]], {REVENUE}),
    "an amount under “Số tiền”": ([["Nội dung", "Số tiền (triệu đồng)"], ["Thu ngân sách", 350000]], {REVENUE}),
    "percent formats": (
        [HEAD, ["Tỷ lệ hộ nghèo", "%", Put(0.012, "0.0%")], ["Lao động qua đào tạo", "%", Put(87.5, '0.0"%"')]],
        {POVERTY, said("trained_labour", 87.5)},
    ),
    "growth": beside("Tốc độ tăng trưởng (%)"),
    "difference": beside("Tăng (+), giảm (-) so với năm 2024"),
    "rank": beside("Xếp thứ trong tỉnh", 3),
    "share of two years": beside("2025/2024 (%)"),
    "words only": beside("Cơ quan chủ trì", "Phòng Tài chính"),
    "plan: KH 2025": planned("KH 2025"),
    "plan: số dự toán": planned("Số dự toán năm 2025"),
    "plan: số giao": planned("Số giao năm 2025"),
    "plan: by a numbered resolution": planned("Kế hoạch năm 2025 theo Nghị quyết số 100/NQ-HĐND"),
    "plan: phấn đấu": planned("Phấn đấu năm 2025"),
    "plan: given by the province": planned("Dự toán tỉnh giao năm 2025"),
    "result: số thực hiện": headed("Số thực hiện"),
    "result: from a day to a day": headed("Thực hiện từ 01/01/2025 đến 30/6/2025"),
    "estimate: ước in brackets": headed("6 tháng đầu năm 2025 (ước)", "≈"),
    "estimate: số ước": headed("Số ước thực hiện 6 tháng 2025", "≈"),
    "same period without a year": (
        [["Chỉ tiêu", "ĐVT", "Cùng kỳ", "Thực hiện"], ["Thu ngân sách", BILLION, 300, 350]],
        {BEFORE, REVENUE},
    ),
    "same period: số cùng kỳ": (
        [["Chỉ tiêu", "ĐVT", "Số cùng kỳ năm trước", DONE], ["Thu ngân sách", BILLION, 300, 350]],
        {BEFORE, REVENUE},
    ),
    "headings with footnotes": (
        [["Chỉ tiêu (*)", "ĐVT", "KH 2025 (1)", Put(DONE, raised="2")], ["Thu ngân sách", BILLION, 700, 350]],
        {PLAN, REVENUE},
    ),
    "names with footnotes": (
        [
            HEAD,
            [Put("Thu ngân sách", raised="1"), BILLION, 350],
            [Put("Dân số", raised="(2)"), "người", 43000],
            ["Chi ngân sách (*)", BILLION, 420],
        ],
        {REVENUE, PEOPLE, SPENDING},
    ),
    "a second table with other columns": (
        [HEAD, ["Thu ngân sách", BILLION, 350], [], ["Nội dung", "Kế hoạch năm 2025", "ĐVT"], ["Chi ngân sách", 990, BILLION]],
        {REVENUE, said("budget_spending", 990, "2025", "target")},
    ),
    "the heading again on a page": ([HEAD, ["Thu ngân sách", BILLION, 350], HEAD, ["Chi ngân sách", BILLION, 420]], {REVENUE, SPENDING}),
    "side by side with units": (
        [
            ["STT", "Nội dung", "ĐVT", DONE, "", "STT", "Nội dung", "ĐVT", DONE],
            [1, "Tổng thu ngân sách", "Triệu đồng", 500000, "", 1, "Tổng chi ngân sách", BILLION, 420],
        ],
        {TOTAL, SPENDING},
    ),
    "years of a yearbook beside units": (
        [["", "ĐVT", "2023", "2024"], ["Thu ngân sách", BILLION, 600, 650]],
        {said("budget_revenue", 600, "2023"), said("budget_revenue", 650, "2024")},
    ),
    "preliminary below a year": (
        [["", "2023", "2024"], ["", "", "Sơ bộ"], ["Thu ngân sách (tỷ đồng)", 600, 650]],
        {said("budget_revenue", 600, "2023"), said("budget_revenue", 650, "2024", sign="≈")},
    ),
    "“Chỉ tiêu” also below a year": (
        [["Nội dung", "ĐVT", "Năm 2025", ""], ["", "", "Chỉ tiêu", "Thực hiện 6 tháng"], ["Thu ngân sách", BILLION, 700, 350]],
        {PLAN, REVENUE},
    ),
}
"""Nothing in them is to be asked: all of it is read, and the command exits with 0."""

RURAL: Rows = [HEAD, ["Khu vực nông thôn"], ["Dân số", "người", 35000]]
ADVISED: Rows = [["Chỉ tiêu", "ĐVT", "Chỉ tiêu", DONE], ["Thu ngân sách", BILLION, 700, 350]]
DOUBTFUL: dict[str, tuple[Rows, set[Truth]]] = {
    "the same period by its months": (
        [["Chỉ tiêu", "ĐVT", "TH 6 tháng cùng kỳ", "Ước TH năm 2025"], ["Thu ngân sách", BILLION, 300, 720]],
        {BEFORE, said("budget_revenue", 720, "2025", sign="≈")},
    ),
    "a plan by its section": ([["Chỉ tiêu", "ĐVT", "Số liệu"], ["KH năm 2025"], ["Thu ngân sách", BILLION, 700]], {PLAN}),
    "a plan by a section without a year": ([["Chỉ tiêu", "ĐVT", "Năm 2025"], ["Kế hoạch"], ["Thu ngân sách", BILLION, 700]], {PLAN}),
    "a result of a year by its section": (
        [["Chỉ tiêu", "ĐVT", "Số liệu"], ["Thực hiện năm 2024"], ["Thu ngân sách", BILLION, 650]],
        {said("budget_revenue", 650, "2024")},
    ),
    "an estimate by its section": (
        [
            ["Chỉ tiêu", "ĐVT", "Số liệu"],
            ["Năm 2024"],
            ["Thu ngân sách", BILLION, 650],
            ["Ước 6 tháng đầu năm 2025"],
            ["Chi ngân sách", BILLION, 420],
        ],
        {said("budget_revenue", 650, "2024"), said("budget_spending", 420, sign="≈")},
    ),
    "years swapped below a second heading": (
        [
            ["Chỉ tiêu", "ĐVT", "Năm 2023", "Năm 2024"],
            ["Thu ngân sách", BILLION, 600, 650],
            [],
            ["", "", "Năm 2024", "Năm 2023"],
            ["Chi ngân sách", BILLION, 950, 900],
        ],
        {
            said("budget_revenue", 600, "2023"),
            said("budget_revenue", 650, "2024"),
            said("budget_spending", 950, "2024"),
            said("budget_spending", 900, "2023"),
        },
    ),
    "a plan below a second heading": (
        [HEAD, ["Thu ngân sách", BILLION, 350], [], ["Lĩnh vực", "ĐVT", "Kế hoạch năm 2025"], ["Chi ngân sách", BILLION, 990]],
        {REVENUE, said("budget_spending", 990, "2025", "target")},
    ),
    "a part of the place": (RURAL, set()),
    "a part of the economy": ([HEAD, ["Nông nghiệp", BILLION, 500], ["- Tốc độ tăng trưởng", "%", 5]], set()),
    "a part of the land": ([HEAD, ["Trồng rừng"], ["- Diện tích", "ha", 20000]], set()),
    "a detail beside the name": ([["Chỉ tiêu", "Chi tiết", "ĐVT", "Năm 2024"], ["Dân số", "Nam", "người", 22000]], set()),
    "an id and another name": ([["Mã", *HEAD], ["budget_revenue", "Chi ngân sách", BILLION, 350]], set()),
    "“Chỉ tiêu” twice": (ADVISED, {PLAN, REVENUE}),
    "numbers without a heading": ([["Chỉ tiêu", "ĐVT", "", DONE], ["Thu ngân sách", BILLION, 300, 350]], {REVENUE}),
    "the year of a report of six months": (
        [["BÁO CÁO 6 THÁNG ĐẦU NĂM 2025"], ["Chỉ tiêu", "ĐVT", "Thực hiện năm 2025"], ["Thu ngân sách", BILLION, 350]],
        set(),
    ),
    "a year to come": ([["UBND XÃ QUẢNG TÂN"], ["Chỉ tiêu", "ĐVT", "Năm 2030"], ["Thu ngân sách", BILLION, 90]], set()),
    "two times above": ([["SO SÁNH NĂM 2023 VÀ NĂM 2024"], ["Chỉ tiêu", "ĐVT", "Thực hiện"], ["Thu ngân sách", BILLION, 600]], set()),
    "another commune by its name": ([["BÁO CÁO CỦA XÃ HẢI LẠNG"], ["Chỉ tiêu", "ĐVT", "Năm 2023"], ["Dân số", "người", 42000]], set()),
    "another commune by its council": ([["HĐND XÃ HẢI LẠNG"], ["Chỉ tiêu", "ĐVT", "Năm 2023"], ["Dân số", "người", 42000]], set()),
    "a special zone": ([["UBND ĐẶC KHU CÔ TÔ"], ["Chỉ tiêu", "ĐVT", "Năm 2023"], ["Dân số", "người", 42000]], set()),
    "another commune by its section": (
        [["Chỉ tiêu", "ĐVT", "Năm 2023"], ["I. Xã Dực Yên"], ["Dân số", "người", 3000], ["II. Xã Hải Lạng"], ["Lượt khách", "lượt", 30000]],
        {said("population", 3000, "2023", scope="2024-06910")},
    ),
    "an estimate in brackets": ([HEAD, ["Thu ngân sách", BILLION, "350 (ước)"]], {said("budget_revenue", 350, sign="≈")}),
    "an estimate by a note": ([[*HEAD, "Ghi chú"], ["Thu ngân sách", BILLION, 350, "Số ước"]], {said("budget_revenue", 350, sign="≈")}),
    "an estimate by a footnote": (
        [HEAD, ["Thu ngân sách", BILLION, "350*"], ["* Số ước thực hiện"]],
        {said("budget_revenue", 350, sign="≈")},
    ),
    "parts of people": ([["UBND XÃ ĐẦM HÀ"], ["Chỉ tiêu", "ĐVT", "Năm 2026"], ["Dân số", "người", 26.123]], set()),
    "an income of a commune": (
        [["UBND XÃ ĐẦM HÀ"], ["Chỉ tiêu", "ĐVT", "Năm 2026"], ["Thu nhập bình quân đầu người", "nghìn đồng", 65]],
        set(),
    ),
    "a poverty of a commune": ([["UBND XÃ ĐẦM HÀ"], ["Chỉ tiêu", "ĐVT", "Năm 2026"], ["Tỷ lệ hộ nghèo", "%", 65]], set()),
}
"""Nothing else may be read in them, and what is not read is asked about."""

SPLIT: dict[str, tuple[str, set[Truth]]] = {
    "into a note": (f"Chỉ tiêu,ĐVT,{DONE},Ghi chú\nThu ngân sách,tỷ đồng,350,5\nChi ngân sách,tỷ đồng,420,\n", {SPENDING}),
    "into another year": (
        "Chỉ tiêu,ĐVT,TH 2023,TH 2024\nTỷ lệ hộ nghèo,%,1,25\nChi ngân sách,tỷ đồng,900,950\n",
        {said("budget_spending", 900, "2023"), said("budget_spending", 950, "2024")},
    ),
    "beyond the heading": (f"Chỉ tiêu,ĐVT,{DONE}\nThu ngân sách,tỷ đồng,350,5\nChi ngân sách,tỷ đồng,420\n", {SPENDING}),
}
"""CSV in which a decimal comma without quotes splits a figure."""
