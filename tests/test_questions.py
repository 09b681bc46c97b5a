"""What a brought table asks its reader, what it leaves aside, and how it comes back."""

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from geo.intake import Defaults, check_table, marked
from geo.spreadsheets import open_table
from tests.brought import SOURCE, as_csv, checked
from tests.hostile_tables import HEAD, workbook


def test_a_name_that_is_nearly_one_is_asked_about_and_another_left_aside_by_name(edition):
    found = checked(
        edition, [("Thu ngân sách nhà nươg trên địa bàn", "tỷ đồng", 500, "2024", SOURCE), ("Đàn trâu", "con", 5, "2024", SOURCE)]
    )
    assert [(question.code, question.place) for question in found.questions] == [("indicator", "A2")]
    assert next(answer for answer, _ in found.questions[0].offers) == "Thu ngân sách nhà nước trên địa bàn"
    assert [(aside.code, aside.place, aside.value) for aside in found.aside] == [("unknown_indicator", "A3", "Đàn trâu")]
    assert (found.entries, found.faults) == ([], [])


def test_a_name_of_several_indicators_is_asked_about_unless_its_unit_tells(edition):
    assert checked(edition, [("Tốc độ tăng trưởng", "%", 18, "2024", SOURCE)]).entries[0].indicator.unit == "percent"
    head = ("Mã", "Chỉ tiêu", "Giá trị", "Thời gian", "Nguồn")
    found = checked(edition, [("", "Thu nhập bình quân đầu người", 85, "2024", SOURCE)], head)
    assert [question.code for question in found.questions] == ["unit"]


@pytest.mark.parametrize(("rows", "code"), [([("", "2023", "2024"), ("Đàn trâu", 1, 2)], "no_known_name"), ([("Ghi chép",)], "no_heading")])
def test_a_sheet_of_which_nothing_is_known_says_why(edition, rows, code):
    found = check_table(edition, open_table(workbook(rows[1:], rows[0])), Defaults(source=SOURCE))
    assert [fault.code for fault in found.faults] == [code]


@pytest.mark.parametrize(("value", "asked"), [(45_000, False), (44_000 * 6, True), (44_000 // 6, True)])
def test_a_figure_far_from_the_last_known_one_must_be_confirmed(edition, value, asked):
    row = ("Dân số", "người", value, "2024", SOURCE)
    found = checked(edition, [row])
    assert [question.code for question in found.questions] == ["implausible"] * asked
    assert len(found.entries) == (not asked)
    for question in found.questions:
        assert f"Dân số, 2024: {value:,} người".replace(",", ".").replace("số. ", "số, ") in question.ask.vi
        confirmed = checked(edition, [row], answers={question.key: "yes"})
        assert (len(confirmed.entries), confirmed.questions, confirmed.answered) == (1, [], [question])


def test_a_number_that_is_shown_rounded_is_read_as_kept_and_the_difference_said(edition):
    book = Workbook()
    page = book.active
    for row in (
        ("Chỉ tiêu", "ĐVT", "Năm 2023", "Năm 2024"),
        ("Chi ngân sách", "tỷ đồng", 900, 901),
        ("Thu ngân sách", "tỷ đồng", 600, 612.4567),
    ):
        page.append(row)
    for place in ("C2", "D2", "C3", "D3"):
        page[place].number_format = "#,##0"
    out = io.BytesIO()
    book.save(out)
    found = check_table(edition, open_table(out.getvalue()), Defaults(source=SOURCE))
    assert {entry.value for entry in found.entries} == {900, 901, 600, Decimal("612.4567")}
    assert [(aside.code, aside.place, aside.value) for aside in found.aside] == [("rounded", "D3", "612 ← 612.4567")]


def test_the_table_comes_back_with_faults_red_and_questions_yellow(edition):
    rows = [("Dân số", "người", "dưới 500", "2024", SOURCE), ("Dân số", "người", 450_000, "2023", SOURCE), ("=1+1", "", "", "", "")]
    copy = load_workbook(io.BytesIO(marked(edition, as_csv([HEAD, *rows]), Defaults(), "en")))["CSV"]
    marks = {cell.coordinate: cell.fill.start_color.rgb for row in copy for cell in row if cell.comment}
    assert marks == {"C2": "FFF4B6B6", "C3": "FFFFE699"}
    assert "is it right?" in copy["C3"].comment.text
    assert copy["C2"].comment.author == "The map"
    assert (copy["C3"].value, copy["B2"].value) == ("450000", "người")
    assert copy["A4"].data_type == "s"  # what is brought runs nothing


def test_an_answer_holds_whatever_else_is_answered(edition):
    """A question is known by what it is about: the cell in which it is met first changes when another is answered."""
    rows = [("Thu ngân sách", 600, 610), ("Chi ngân sách", 900, 910)]
    head = ("Chỉ tiêu", "Mức khởi điểm năm 2023", "Năm 2024")
    first = checked(edition, rows, head).questions
    assert [(question.code, question.place) for question in first] == [("column", "B2"), ("unit", "C2")]
    unit = {first[1].key: "tỷ đồng"}
    both = checked(edition, rows, head, answers=unit | {first[0].key: "result"})
    assert both.questions == []
    assert {entry.value for entry in both.entries} == {600, 610, 900, 910}
