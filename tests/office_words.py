"""The words of offices for what a table says: indicators, units, columns, rows that are no data, and whose table it is."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Indicator:
    """An indicator of data/figures.csv in one unit, the names offices give it, and whether it grows with the place."""

    id: str
    unit: str
    names: tuple[str, ...]
    per_place: bool = True


INDICATORS = (
    Indicator("output_value", "vnd_bn", ("Giá trị sản xuất", "Tổng giá trị sản xuất", "Tổng giá trị sản xuất trên địa bàn")),
    Indicator(
        "output_agriculture",
        "vnd_bn",
        ("Giá trị sản xuất nông, lâm, thủy sản", "Giá trị sản xuất nông, lâm, thuỷ sản", "Giá trị sản xuất nông - lâm - thủy sản"),
    ),
    Indicator(
        "output_industry",
        "vnd_bn",
        ("Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp, xây dựng", "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp - xây dựng"),
    ),
    Indicator(
        "budget_revenue",
        "vnd_bn",
        (
            "Thu ngân sách nhà nước",
            "Thu ngân sách nhà nước trên địa bàn",
            "Thu NSNN trên địa bàn",
            "Thu ngân sách",
            "Thu NSNN",
            "Tổng thu NSNN",
        ),
    ),
    Indicator("budget_total", "vnd_bn", ("Tổng thu ngân sách",)),
    Indicator("budget_spending", "vnd_bn", ("Chi ngân sách", "Tổng chi ngân sách", "Tổng chi NSNN", "Chi ngân sách nhà nước")),
    Indicator(
        "turnover", "vnd_bn", ("Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "Tổng mức lưu chuyển hàng hoá và doanh thu dịch vụ")
    ),
    Indicator("investment", "vnd_bn", ("Vốn đầu tư xã hội", "Tổng vốn đầu tư toàn xã hội", "Vốn đầu tư toàn xã hội")),
    Indicator("tourism_takings", "vnd_bn", ("Doanh thu du lịch", "Tổng doanh thu du lịch", "Doanh thu từ du lịch")),
    Indicator("income", "vnd_m_person", ("Thu nhập bình quân đầu người", "Thu nhập bình quân", "Thu nhập BQ đầu người"), per_place=False),
    Indicator("population", "people", ("Dân số", "Dân số trung bình", "Tổng dân số")),
    Indicator("visitors", "visitors", ("Lượt khách", "Lượt khách du lịch", "Số lượt khách du lịch", "Tổng lượt khách du lịch")),
    Indicator("fruit_area", "ha", ("Diện tích cây ăn quả",)),
    Indicator("fruit_output", "tonnes", ("Sản lượng cây ăn quả",)),
    Indicator("area", "km2", ("Diện tích tự nhiên", "Tổng diện tích tự nhiên")),
    Indicator("poverty_rate", "percent", ("Tỷ lệ hộ nghèo", "Tỉ lệ hộ nghèo"), per_place=False),
    Indicator("model_households", "households", ("Hộ gia đình kiểu mẫu",)),
    Indicator("new_enterprises", "enterprises", ("Doanh nghiệp thành lập mới", "Số doanh nghiệp thành lập mới")),
    Indicator("trained_labour", "percent", ("Lao động qua đào tạo", "Tỷ lệ lao động qua đào tạo"), per_place=False),
)
BY_ID = {indicator.id: indicator for indicator in INDICATORS}
COUNTED = {"people", "visitors", "households", "enterprises"}

SPELLINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "vnd_bn": (
        *((text, "1") for text in ("tỷ đồng", "Tỷ đồng", "Tỷ.đ", "tỉ đồng", "Tỷ VNĐ")),
        *((text, "0.001") for text in ("triệu đồng", "Triệu đồng", "Tr.đồng", "Tr.đ", "triệu đ", "Tr. đồng", "trđ")),
        *((text, "0.000001") for text in ("Nghìn đồng", "1000 đ", "1.000 đồng", "ngàn đồng", "1.000đ")),
        ("đồng", "0.000000001"),
    ),
    "vnd_m_person": (
        *((text, "1") for text in ("triệu đồng/người", "Tr.đồng/người", "Triệu đồng/người/năm", "Tr.đ/người/năm", "Trđ/người")),
        ("nghìn đồng/người", "0.001"),
    ),
    "people": (("Người", "1"), ("người", "1"), ("Khẩu", "1"), ("nhân khẩu", "1"), ("nghìn người", "1000")),
    "households": (("Hộ", "1"), ("hộ", "1")),
    "visitors": (("Lượt", "1"), ("lượt khách", "1"), ("Lượt người", "1"), ("nghìn lượt", "1000")),
    "percent": (("%", "1"),),
    "ha": (("Ha", "1"), ("ha", "1"), ("héc ta", "1")),
    "km2": (("km2", "1"), ("km²", "1"), ("ha", "0.01"), ("Ha", "0.01")),
    "tonnes": (("Tấn", "1"), ("tấn", "1")),
    "enterprises": (("Doanh nghiệp", "1"), ("DN", "1")),
}
"""How offices write a unit, and how many of the unit of figures.csv one of it is."""
SHOWN_BEHIND = ("tỷ đồng", "triệu đồng")
"""Units of money that number formats put behind a number."""

DECOYS: tuple[tuple[str, str], ...] = (
    ("Thu ngân sách xã hưởng theo phân cấp", "vnd_bn"),
    ("Chi đầu tư phát triển", "vnd_bn"),
    ("Chi thường xuyên", "vnd_bn"),
    ("Giá trị sản xuất ngành trồng trọt", "vnd_bn"),
    ("Doanh thu vận tải", "vnd_bn"),
    ("Thu bổ sung từ ngân sách cấp trên", "vnd_bn"),
    ("Dân số nông thôn", "people"),
    ("Dân số trong độ tuổi lao động", "people"),
    ("Lượt khách quốc tế", "visitors"),
    ("Tỷ lệ hộ cận nghèo", "percent"),
    ("Tỷ lệ che phủ rừng", "percent"),
    ("Thu nhập bình quân của hộ nghèo", "vnd_m_person"),
    ("Diện tích cây ăn quả trồng mới", "ha"),
    ("Số hộ cận nghèo", "households"),
    ("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng", "percent"),
)
"""Rows that a map of these indicators does not know, though some begin like those it knows."""
SECTIONS = ("CHỈ TIÊU KINH TẾ", "CHỈ TIÊU XÃ HỘI - MÔI TRƯỜNG", "Thu, chi ngân sách", "Các chỉ tiêu chủ yếu", "NÔNG NGHIỆP, NÔNG THÔN")
TOTALS = ("Tổng cộng", "Cộng", "TỔNG SỐ", "Tổng số (I+II)")
PARTS = ("Trong đó: Nữ", "- Trong đó", "Trong đó:", "+ Thu nội địa từ doanh nghiệp")
FOOT = (
    "Ghi chú: (1) Số liệu sơ bộ đến ngày 25 của kỳ báo cáo",
    "Nguồn: Chi cục Thống kê khu vực",
    "NGƯỜI LẬP BIỂU",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    "Nơi nhận: - Như trên; - Lưu: VT, KT.",
    "(Ký, ghi rõ họ tên)",
)
NAME_HEADINGS = ("Chỉ tiêu", "Nội dung", "Tên chỉ tiêu", "CHỈ TIÊU", "Các chỉ tiêu", "Chỉ tiêu chủ yếu")
UNIT_HEADINGS = ("Đơn vị tính", "ĐVT", "Đơn vị", "Đvt")
NUMBER_HEADINGS = ("TT", "STT", "Stt", "Số TT")
UNIT_LINES = ("Đơn vị tính: {}", "ĐVT: {}", "Đvt: {}", "(Đơn vị tính: {})", "Đơn vị: {}")
PLANS = (
    "Kế hoạch năm {y}",
    "KH năm {y}",
    "KH {y}",
    "Dự toán năm {y}",
    "Dự toán giao năm {y}",
    "Chỉ tiêu năm {y}",
    "Phấn đấu năm {y}",
    "Nghị quyết HĐND giao năm {y}",
    "Mục tiêu năm {y}",
    "Chỉ tiêu giao năm {y}",
)
RESULTS = ("Thực hiện {s} năm {y}", "TH {s} năm {y}", "Kết quả thực hiện {s} năm {y}", "Thực hiện {s}/{y}")
CUMULATIVE = ("Lũy kế thực hiện {s} năm {y}", "Luỹ kế {s} năm {y}")
"""Of a span from January on; "lũy kế tháng 5" are five months."""
ESTIMATES = ("Ước thực hiện {s} năm {y}", "Ước TH {s} năm {y}", "Ước {s} năm {y}")
ESTIMATES_YEAR = ("Ước thực hiện cả năm {y}", "Ước TH cả năm {y}", "Ước thực hiện năm {y}", "Ước cả năm {y}")
SAME = ("Cùng kỳ năm {p}", "Thực hiện cùng kỳ năm {p}", "TH cùng kỳ {p}", "Cùng kỳ năm trước", "Thực hiện cùng kỳ năm trước", "CK năm {p}")
SHARES = (
    "Thực hiện/Kế hoạch (%)",
    "% TH/KH năm {y}",
    "So với cùng kỳ năm {p} (%)",
    "Tỷ lệ % so với kế hoạch năm {y}",
    "Tốc độ tăng trưởng (%)",
    "Cơ cấu năm {y} (%)",
    "Tỷ trọng (%)",
    "Đạt % so với dự toán năm {y}",
    "So sánh TH {y}/TH {p} (%)",
    "Ước TH/KH năm {y} (%)",
    "Mức độ hoàn thành KH năm {y} (%)",
)
RANKS = ("Xếp hạng", "Thứ hạng năm {y}", "Xếp thứ")
DIFFERENCES = ("Tăng, giảm so với cùng kỳ", "Chênh lệch", "Tăng (+), giảm (-) so với năm {p}", "So sánh (+/-)")
GROUPED = {
    "plan": ("Kế hoạch", "KH", "Dự toán"),
    "result": ("Thực hiện {s}", "TH {s}"),
    "estimate": ("Ước thực hiện {s}",),
    "same": ("Thực hiện {s}",),
}
GROUPED |= {"estimate_year": ("Ước TH cả năm", "Ước cả năm"), "share": ("TH/KH", "TH so với CK", "{y}/{p}")}


def _newest(rows: list[dict[str, str]], unit: str) -> Decimal | None:
    """The value of the newest row in a unit; a span is as new as its end, a year as its December."""
    dated = [(row["time"].split("/")[-1].ljust(7, "~"), Decimal(row["value"])) for row in rows if row["unit"] == unit and row["time"]]
    return max(dated)[1] if dated else None


def _table(name: str, time: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as lines:
        return [{**row, "time": row[time]} for row in csv.DictReader(lines)]


_FIGURES, _CLAIMS = _table("figures.csv", "period"), [row for row in _table("claims.csv", "as_of") if row["layer"] == "communes"]


def last_known(indicator: str, scope: str) -> Decimal | None:
    """The newest figure the map has of an indicator in a place, in the indicator's unit."""
    unit = BY_ID[indicator].unit
    rows = [row for row in _FIGURES if (row["indicator"], row["scope"]) == (indicator, scope)]
    claims = [row for row in _CLAIMS if (row["field"], row["id"]) == (indicator, scope)]
    return _newest(rows, unit) or _newest(claims, unit)
