"""The next period's table on the page: every fault with its place, what would change, and the files to take away."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from tests.hostile_tables import KINDS, hostile, workbook
from tests.pages.conftest import opened
from tests.test_intake import FAULTS, HEAD, SOURCE

GOOD = ("Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "tỷ đồng", "1.250,75", "4 tháng đầu năm 2025", SOURCE)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def bring():
    """The page in a language with a file brought to it."""
    pages = {lang: opened("figures.py", lang=lang) for lang in ("vi", "en")}

    def brought(body, name="bang.xlsx", lang="vi"):
        app = pages[lang]
        app.file_uploader[0].set_value((name, body, XLSX)).run()
        return app

    return brought


def offered(app):
    return {button.proto.label for button in app.get("download_button")}


@pytest.mark.slow
@pytest.mark.parametrize(("row", "cell", "key"), FAULTS, ids=lambda case: case if isinstance(case, str) else None)
def test_every_fault_is_shown_with_its_place(bring, said, row, cell, key):
    app = bring(workbook([row]))
    assert not app.exception
    text = said(app)
    at = "ABCDE".index(cell[0])
    assert "Lấy được 0 số liệu; 0 câu hỏi; 1 lỗi." in text
    for part in ("Bảng", f"{get_column_letter(at + 1)} · {HEAD[at]}", "Lỗi cần sửa"):
        assert part in text
    assert {"Tải danh sách lỗi (CSV)", "Tải lại bảng, ô lỗi tô đỏ (XLSX)"} <= offered(app)
    assert "Tải figures.csv đã gộp" not in offered(app)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_hostile_file_is_refused_in_words(bring, kind):
    body, name, _ = hostile(KINDS.index(kind))
    app = bring(body, name)
    assert not app.exception
    assert [error.value.split(":")[0] for error in app.error] == ["Không mở tệp này"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ["Lấy được 1 số liệu; 0 câu hỏi; 0 lỗi.", "1 mới", "Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "1.250,75"]),
        ("en", ["Figures to take over: 1. Questions: 0. Faults: 0.", "1 new", "Goods turnover and services revenue", "1,250.75"]),
    ],
)
def test_what_would_change_is_shown_and_taken_away(bring, said, lang, words):
    app = bring(workbook([GOOD]), lang=lang)
    assert not app.exception
    for word in words:
        assert word in said(app)
    labels = {"vi": {"Tải figures.csv đã gộp", "Tải danh sách thay đổi (CSV)"}, "en": {"Merged figures.csv", "List of changes (CSV)"}}
    assert labels[lang] <= offered(app)


@pytest.mark.slow
def test_a_new_source_is_described_checked_and_taken_away():
    app = opened("figures.py", lang="en")
    app.selectbox(key="intake-source").set_value("+").run()
    assert "A new source needs a title" in app.warning[0].value
    app.text_input(key="intake-title").set_value("Báo cáo 105/BC-UBND")
    app.text_input(key="intake-publisher").set_value("UBND xã Quảng Tân")
    app.text_input(key="intake-date").set_value("5/7/2025").run()
    assert not app.warning
    app.file_uploader[0].set_value(("t.xlsx", workbook([(*GOOD[:4], "")]), XLSX)).run()
    assert not app.exception
    assert "bao-cao-105-bc-ubnd" in app.info[0].value
    assert "Entry of the new source (TOML)" in offered(app)


@pytest.mark.slow
def test_a_new_source_does_not_take_the_name_of_a_known_one():
    app = opened("figures.py", lang="en")
    app.selectbox(key="intake-source").set_value("+").run()
    app.text_input(key="intake-title").set_value(SOURCE.replace("-", " "))
    app.text_input(key="intake-publisher").set_value("x").run()
    assert SOURCE in app.warning[0].value


@pytest.mark.slow
def test_a_time_that_is_none_is_said_and_the_table_waits_for_a_better_one(bring, said):
    app = bring(workbook([GOOD]), name="bang.xlsx")
    assert "bang.xlsx · Lấy được 1 số liệu" in said(app)
    app.text_input(key="intake-period").set_value("hôm qua").run()
    assert "như thời gian" in app.warning[0].value
    assert "<b>bang.xlsx</b>" in said(app)
    app.text_input(key="intake-period").set_value("2024").run()
    assert "bang.xlsx · Lấy được 1 số liệu" in said(app)


@pytest.mark.slow
def test_what_is_asked_is_answered_on_the_page_and_can_be_answered_otherwise(bring, said):
    far = ("Dân số", "người", 450_000, "2024", SOURCE)
    app = bring(workbook([far, GOOD]), name="hoi.xlsx")
    assert "Lấy được 1 số liệu; 1 câu hỏi; 0 lỗi." in said(app)
    asked = next(box for box in app.selectbox if box.label.startswith("Bảng C2"))
    assert "450.000 người" in asked.label
    asked.set_value("yes").run()
    assert "Lấy được 2 số liệu; 0 câu hỏi; 0 lỗi." in said(app)
    next(box for box in app.selectbox if box.label.startswith("Bảng C2")).set_value("").run()
    assert "Lấy được 1 số liệu; 1 câu hỏi; 0 lỗi." in said(app)


@pytest.mark.slow
def test_a_table_without_a_source_is_shown_and_waits_for_one(bring, said):
    app = bring(workbook([GOOD[:4]], HEAD[:4]), name="khong-nguon.xlsx")
    assert "Chưa có nguồn" in app.info[0].value
    assert "Tải figures.csv đã gộp" not in offered(app)
    assert "1.250,75" in said(app)


@pytest.mark.slow
def test_what_is_left_aside_is_named(bring, said):
    body = workbook([(*GOOD, "102%"), ("Đàn trâu", "con", 5, "2024", SOURCE, "")], (*HEAD, "So với kế hoạch (%)"))
    text = said(bring(body, name="ngoai.xlsx", lang="en"))
    assert "Left aside, not read" in text
    for part in ("Bảng F1 · So với kế hoạch (%)", "Bảng A3 · Đàn trâu"):
        assert part in text


@pytest.mark.slow
def test_sheets_are_chosen_and_hidden_rows_read_when_asked_for(bring, said):
    book = load_workbook(io.BytesIO(workbook([GOOD, ("Dân số", "người", 45_000, "2024", SOURCE)])))
    book.active.row_dimensions[3].hidden = True
    old = book.create_sheet("Cũ")
    old.sheet_state = "hidden"
    for row in (HEAD, ("Chi ngân sách", "tỷ đồng", 900, "2023", SOURCE)):
        old.append(row)
    out = io.BytesIO()
    book.save(out)
    app = bring(out.getvalue(), name="an.xlsx")
    assert "Lấy được 1 số liệu" in said(app)
    assert app.multiselect[0].value == ["Bảng"]
    app.checkbox[0].check().run()
    assert "Lấy được 2 số liệu" in said(app)
    app.multiselect[0].set_value(["Bảng", "Cũ"]).run()
    assert "Lấy được 3 số liệu" in said(app)
