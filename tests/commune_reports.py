"""Five reports as the offices of xã Đầm Hà, xã Quảng Tân and the former huyện Đầm Hà write them."""

import io
from collections.abc import Sequence

import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

Line = Sequence[str | float | None]
RULE = Border(*[Side(style="thin")] * 4)
REPUBLIC = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def _head(sheet: Worksheet, office: Sequence[str], title: Sequence[str], last: str) -> None:
    """Letterhead and title in rows 1 to 6."""
    for row, (left, right) in enumerate(zip(office, REPUBLIC, strict=True), 1):
        sheet[f"A{row}"], sheet[f"E{row}"] = left, right
        sheet.merge_cells(f"A{row}:C{row}")
        sheet.merge_cells(f"E{row}:{last}{row}")
    for row, text in enumerate(title, 4):
        sheet[f"A{row}"] = text
        sheet[f"A{row}"].font = Font(bold=row == 4, italic=row > 4)
        sheet[f"A{row}"].alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.merge_cells(f"A{row}:{last}{row}")


def _lines(sheet: Worksheet, top: int, lines: Sequence[Line], form: str = "#,##0.##") -> None:
    for row, line in enumerate(lines, top):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.border = value, RULE
            if isinstance(value, float | int):
                cell.number_format = form


def _foot(sheet: Worksheet, row: int, right: str, place: str, who: Sequence[str], to: Sequence[str]) -> None:
    for number, text in enumerate(("Nơi nhận:", *to)):
        sheet[f"A{row + 1 + number}"] = text
    for number, text in enumerate((place, *who)):
        sheet[f"{right}{row + number}"] = text


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dam_ha_half_year() -> bytes:
    """Xã Đầm Hà, six months of 2026: same period, plan, result, estimate, shares, row of letters, sections, rows the map does not know."""
    book = Workbook()
    sheet = book.active
    sheet.title = "PL1"
    title = (
        "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026",
        "(Kèm theo Báo cáo số 215/BC-UBND ngày 18/6/2026 của UBND xã Đầm Hà)",
    )
    _head(sheet, ("UBND TỈNH QUẢNG NINH", "UBND XÃ ĐẦM HÀ"), title, "I")
    heads = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện 6 tháng đầu năm 2025", "Kế hoạch năm 2026", "Thực hiện 6 tháng đầu năm 2026")
    heads += ("Ước thực hiện cả năm 2026", "So sánh (%)", None)
    _lines(sheet, 7, [heads, (*[None] * 7, "TH 6 tháng/KH", "So với cùng kỳ"), ("A", "B", "C", 1, 2, 3, 4, "5=3/2", "6=3/1")])
    for column in "ABCDEFG":
        sheet.merge_cells(f"{column}7:{column}8")
    sheet.merge_cells("H7:I7")
    rows: list[Line] = [
        ("I", "VỀ KINH TẾ"),
        (1, "Tổng giá trị sản xuất", "Tỷ đồng", 2410.5, 5600, 2780.4, 5640, 49.65, 115.34),
        ("-", "Nông, lâm, thủy sản", "Tỷ đồng", 610.2, 1400, 672.3, 1405, 48.02, 110.18),
        ("-", "Trong đó: Thủy sản", "Tỷ đồng", 402, 950, 455.1, 955, 47.91, 113.21),
        (2, "Thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", 61.4, 152, 78.25, 155, 51.48, 127.44),
        ("-", "Thu tiền sử dụng đất", "Tỷ đồng", 22.1, 60, 31.05, 60, 51.75, 140.5),
        (3, "Tổng chi ngân sách", "Tỷ đồng", 98.6, 231.5, 110.7, 231.5, 47.82, 112.27),
        (4, "Thu nhập bình quân đầu người", "Tr.đồng/người", None, 98, None, 98.5, None, None),
        (5, "Sản lượng thủy sản", "Tấn", 4150, 9200, 4480, 9250, 48.7, 107.95),
        ("II", "VỀ XÃ HỘI"),
        (6, "Dân số trung bình", "Người", 25890, 26400, 26120, 26350, 98.94, 100.89),
        (7, "Tỷ lệ hộ nghèo", "%", 0.42, 0.3, 0.35, 0.3, None, None),
        (8, "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", 95.2, 97, 96.1, 97.2, None, None),
        (9, "Lượt khách du lịch", "Lượt", 21500, 60000, 28400, 61000, 47.33, 132.09),
        ("III", "VỀ MÔI TRƯỜNG"),
        (10, "Tỷ lệ hộ dân sử dụng nước sạch", "%", 91.3, 95, 93, 95, None, None),
    ]
    _lines(sheet, 10, rows)
    _foot(sheet, 27, "F", "Đầm Hà, ngày 18 tháng 6 năm 2026", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("- UBND tỉnh (b/c);", "- Lưu: VT, KT."))
    return _bytes(book)


def dam_ha_budget_quarter() -> bytes:
    """Xã Đầm Hà, third quarter of 2026: the disclosure of its budget, unit above the table, no column of units."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu số 113"
    title = ("CÔNG KHAI TÌNH HÌNH THỰC HIỆN DỰ TOÁN THU, CHI NGÂN SÁCH QUÝ III NĂM 2026", "(Biểu số 113/CK-NSNN)")
    _head(sheet, ("ỦY BAN NHÂN DÂN", "XÃ ĐẦM HÀ"), title, "G")
    sheet["F6"] = "Đơn vị tính: Triệu đồng"
    heads = ("STT", "Nội dung", "Dự toán năm 2026", "Thực hiện quý III năm 2026", "Thực hiện cùng kỳ năm 2025", "So sánh (%)", None)
    _lines(sheet, 7, [heads, (*[None] * 5, "Dự toán năm", "Cùng kỳ năm trước"), ("A", "B", 1, 2, 3, "4=2/1", "5=2/3")])
    for column in "ABCDE":
        sheet.merge_cells(f"{column}7:{column}8")
    sheet.merge_cells("F7:G7")
    rows: list[Line] = [
        ("A", "TỔNG THU NGÂN SÁCH", 231500, 58240, 49120, 25.2, 118.6),
        ("I", "Thu ngân sách nhà nước trên địa bàn", 152000, 36150, 31890, 23.8, 113.4),
        (1, "Thuế thu nhập cá nhân", 9800, 2410, 2105, 24.6, 114.5),
        (2, "Lệ phí trước bạ", 14500, 3920, 3310, 27, 118.4),
        ("II", "Thu bổ sung từ ngân sách cấp trên", 79500, 22090, 17230, 27.8, 128.2),
        ("B", "TỔNG CHI NGÂN SÁCH", 231500, 51460, 45870, 22.2, 112.2),
        ("I", "Chi đầu tư phát triển", 88000, 17350, 16020, 19.7, 108.3),
        ("II", "Chi thường xuyên", 138900, 34110, 29850, 24.6, 114.3),
        ("III", "Dự phòng ngân sách", 4600, None, None, None, None),
    ]
    _lines(sheet, 10, rows, "#,##0.0")
    sheet["A20"] = "Ghi chú: Số liệu thực hiện tính đến hết ngày 30/9/2026."
    _foot(
        sheet, 21, "E", "Đầm Hà, ngày 12 tháng 10 năm 2026", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("- Như kính gửi;",)
    )
    return _bytes(book)


def quang_tan_nine_months() -> bytes:
    """Xã Quảng Tân, nine months of 2026: headings in two rows by year, numbers as Vietnamese text, units down a column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 01"
    title = ("TÌNH HÌNH KINH TẾ - XÃ HỘI 9 THÁNG NĂM 2026 VÀ ƯỚC THỰC HIỆN CẢ NĂM 2026 CỦA XÃ QUẢNG TÂN",)
    _head(sheet, ("UBND XÃ QUẢNG TÂN", "VĂN PHÒNG HĐND VÀ UBND"), title, "I")
    heads = ("STT", "Tên chỉ tiêu", "Đơn vị tính", "Năm 2025", "Năm 2026", None, None, "Tỷ lệ (%)", "Ghi chú")
    own = (None, None, None, "Cùng kỳ 9 tháng", "Kế hoạch", "Thực hiện 9 tháng", "Ước cả năm", "TH/KH", None)
    _lines(sheet, 6, [heads, own])
    for column in "ABCI":
        sheet.merge_cells(f"{column}6:{column}7")
    sheet.merge_cells("E6:G6")
    rows: list[Line] = [
        ("I", "CHỈ TIÊU KINH TẾ"),
        ("1", "Giá trị sản xuất", "Tỷ đồng", "1.210,5", "2.150,0", "1.480,5", "2.160,0", "68,9"),
        ("1.1", "Ngành trồng trọt, chăn nuôi", "Tỷ đồng", "402,3", "640,0", "441,2", "642,0", "68,9"),
        ("2", "Thu ngân sách nhà nước", "Tỷ đồng", "40,2", "72,1", "52,6", "74,0", "73,0"),
        ("3", "Chi ngân sách", "Tỷ đồng", "61,5", "98,5", "70,4", "98,5", "71,5"),
        ("4", "Diện tích cây ăn quả", "Ha", "88,5", "95,0", "92,5", "95,0", "97,4", "Cam, bưởi"),
        ("5", "Tổng đàn lợn", "Con", "4.120", "4.500", "4.390", "4.500", "97,6"),
        ("II", "CHỈ TIÊU XÃ HỘI"),
        ("6", "Dân số", "Người", "17.980", "18.300", "18.210", "18.260", "99,5"),
        ("7", "Tỷ lệ hộ nghèo", "%", "0,71", "0,55", "0,62", "0,55", "–"),
        ("8", "Số hộ nghèo", "Hộ", "31", "24", "27", "24", "–"),
        ("9", "Tỷ lệ hộ cận nghèo", "%", "1,25", "1,00", "1,10", "1,00", "–"),
        ("10", "Tỷ lệ trẻ 5 tuổi ra lớp", "%", "100", "100", "100", "100", "100"),
    ]
    _lines(sheet, 8, rows)
    _foot(sheet, 22, "F", "Quảng Tân, ngày 28 tháng 9 năm 2026", ("NGƯỜI LẬP BIỂU", "CHÁNH VĂN PHÒNG"), ("- TT Đảng ủy;", "- Lưu: VT."))
    return _bytes(book)


def quang_tan_next_year() -> bytes:
    """Xã Quảng Tân, estimate of 2026 and plan of 2027: XlsxWriter, shares as formulas with kept values, percent formats."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, grouped, share = (
        book.add_worksheet("KH 2027"),
        book.add_format({"num_format": "#,##0.0"}),
        book.add_format({"num_format": "0.0%"}),
    )
    texts = {
        "A1": "ỦY BAN NHÂN DÂN XÃ QUẢNG TÂN",
        "A3": "BIỂU CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2027",
        "A4": "(Kèm theo Tờ trình số 88/TTr-UBND ngày 20/11/2026 của UBND xã Quảng Tân)",
    }
    for place, text in texts.items():
        sheet.write(place, text)
    sheet.write_row("A6", ("TT", "Chỉ tiêu chủ yếu", "ĐVT", "Kế hoạch năm 2026", "Ước TH năm 2026", "Kế hoạch năm 2027", "So sánh (%)", ""))
    sheet.write_row("G7", ("UTH 2026/KH 2026", "KH 2027/UTH 2026"))
    rows = [
        (1, "Giá trị sản xuất", "Tỷ đồng", 2150, 2160, 2480),
        (2, "Tổng thu ngân sách", "Triệu đồng", 98500, 101200, 112000),
        (3, "Tổng chi ngân sách", "nt", 98500, 98500, 112000),
        (4, "Dân số trung bình", "Người", 18300, 18260, 18420),
        (5, "Tỷ lệ tăng dân số tự nhiên", "%", 0.92, 0.9, 0.88),
        (6, "Lượt khách du lịch", "Lượt người", 12000, 12500, 15000),
    ]
    for row, line in enumerate(rows, 8):
        sheet.write_row(f"A{row}", line, grouped)
        for column, over, under in (("G", "E", "D"), ("H", "F", "E")):
            kept = round(line["ABCDEF".index(over)] / line["ABCDEF".index(under)], 6)
            sheet.write_formula(f"{column}{row}", f"={over}{row}/{under}{row}", share, kept)
    for number, text in enumerate(("Quảng Tân, ngày 20 tháng 11 năm 2026", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), 15):
        sheet.write(f"E{number}", text)
    book.close()
    return out.getvalue()


def district_half_year() -> bytes:
    """The former huyện Đầm Hà, six months of 2024, as its statistics office printed it: unit column with repeats, sub rows, plans."""
    book = Workbook()
    sheet = book.active
    sheet.title = "KTXH 6T"
    title = ("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU 6 THÁNG ĐẦU NĂM 2024 HUYỆN ĐẦM HÀ",)
    _head(sheet, ("UBND HUYỆN ĐẦM HÀ", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"), title, "I")
    heads = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện cùng kỳ 2023", "Kế hoạch 2024", "Thực hiện 6 tháng 2024", "Ước cả năm 2024")
    _lines(sheet, 6, [(*heads, "% so KH", "% so cùng kỳ"), ("A", "B", "C", 1, 2, 3, 4, "5=3/2", "6=3/1")])
    rows: list[Line] = [
        ("A", "KINH TẾ"),
        (1, "Tổng giá trị sản xuất", "Tỷ đồng", 3857, 9800, 4559, 9850, 46.5, 118.2),
        (2, "Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", '"', 1245.5, 3150, 1492, 3160, 47.4, 119.8),
        (3, "Thu ngân sách nhà nước trên địa bàn", '"', 512.4, 880, 690.5, 905, 78.5, 134.8),
        ("-", "Trong đó: Thu cân đối", '"', 61.2, 150, 78.4, 155, 52.3, 128.1),
        (4, "Tổng chi ngân sách", '"', 402.3, 938, 455.7, 940, 48.6, 113.3),
        (5, "Số doanh nghiệp thành lập mới", "DN", 9, 18, 10, 20, 55.6, 111.1),
        ("B", "DU LỊCH"),
        (6, "Tổng lượt khách du lịch", "Lượt khách", 31200, 70000, 36300, 71500, 51.9, 116.3),
        (7, "Doanh thu du lịch", "Tỷ đồng", 9.4, 24, 11.8, 24.5, 49.2, 125.5),
        ("C", "XÃ HỘI"),
        (8, "Dân số trung bình", "Người", 43120, 43800, 43560, 43790, 99.5, 101),
        (9, "Tỷ lệ che phủ rừng", "%", 55.1, 55.3, 55.2, 55.3, 99.8, 100.2),
    ]
    _lines(sheet, 8, rows)
    _foot(sheet, 21, "F", "Đầm Hà, ngày 25 tháng 6 năm 2024", ("NGƯỜI LẬP", "TRƯỞNG PHÒNG"), ("- TT Huyện ủy (b/c);", "- Lưu: TCKH."))
    return _bytes(book)
