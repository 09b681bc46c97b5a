"""A text file is rows with their numbers, whatever its encoding and separator; rows that cannot be cells are named and empty."""

import codecs
import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.language import LANGUAGES, word
from geo.spreadsheets import FileRefused
from geo.spreadsheets.csv_text import rows_of
from geo.spreadsheets.limits import BYTES, CELLS, COLUMNS, LETTERS, ROWS
from geo.spreadsheets.sheet import Broken

HEAD = ["Chỉ tiêu", "Đơn vị tính", "Thực hiện 6 tháng đầu năm 2025", "Ghi chú"]
ROW = ["Thu ngân sách", "tỷ đồng", "350", "theo báo cáo"]
MARKS = [",", ";", "\t", "|"]


def written(rows, mark, end="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator=end).writerows(rows)
    return out.getvalue()


def lines(*texts):
    return "\n".join(texts).encode()


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_keep_their_numbers_and_their_commas(mark, end):
    rows = [HEAD, [], ["Chi, gồm cả “nợ”; 3|4\tnăm", "tỷ đồng", "1,5", 'nói "có"'], ["", "", ""], ROW[:2], ROW]
    rows_read = [HEAD, [], rows[2], [], ROW[:2], ROW]
    assert rows_of(written(rows, mark, end).encode()) == (rows_read, "utf-8", [])


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [("utf-8-sig", b"", "utf-8"), ("utf-16", b"", "utf-16"), ("utf-16-le", b"", "utf-16"), ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16")],
)
def test_unicode_text_of_excel_is_read(codec, mark, name):
    assert rows_of(mark + written([HEAD, ROW], "\t").encode(codec)) == ([HEAD, ROW], name, [])


def test_cells_are_composed_and_without_space_around():
    assert rows_of("Chi\u0309 tie\u0302u ; Gia\u0301 tri\u0323\n\u00a0 Thu ;\t5".encode())[0] == [["Chỉ tiêu", "Giá trị"], ["Thu", "5"]]


def test_old_letters_are_read_as_a_whole_file():
    assert rows_of("ChØ tiªu;§¬n vÞ tÝnh;Thùc hiÖn\r\nThu ng©n s¸ch;tû ®ång;350,5\r\n".encode("cp1252")) == (
        [["Chỉ tiêu", "Đơn vị tính", "Thực hiện"], ["Thu ngân sách", "tỷ đồng", "350,5"]],
        "tcvn3",
        [],
    )


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
@pytest.mark.parametrize("title", [["Kinh tế, văn hóa, xã hội"], ["UBND huyện", "Báo cáo, tháng 6, năm 2025", "", "Biểu 1, phụ lục"]])
def test_titles_and_decimal_commas_do_not_hide_the_separator(mark, title):
    rows = [HEAD[:3], ["Thu, chi", "tỷ đồng", "350,5"], ["Tăng trưởng", "%", "17,75"]]
    text = "\n".join([*title, *(mark.join(row) for row in rows)])
    assert rows_of(text.encode()) == ([*([part] if part else [] for part in title), *rows], "utf-8", [])


def test_a_title_with_commas_is_no_heading():
    title = "Kết quả kinh tế, văn hóa, xã hội, quốc phòng, an ninh"
    rows, _, broken = rows_of(lines(title, "Chỉ tiêu,Đơn vị,Giá trị", "Thu,tỷ đồng,350,5", "Chi,tỷ đồng,420"))
    assert rows[1:] == [["Chỉ tiêu", "Đơn vị", "Giá trị"], [], ["Chi", "tỷ đồng", "420"]]
    assert broken == [Broken("longer", 3, 4, "5")]


@pytest.mark.parametrize(("line", "mark"), [("sep=;", ";"), ('"sep=|"', "|"), ("SEP=\t", "\t"), ("sep=,", ","), ("sep=#", "#")])
def test_a_named_separator_is_obeyed_and_keeps_its_row(line, mark):
    other = ";" if mark == "," else ","
    text = f"{line}\r\na{other}b{mark}c\r\n1{other}2{mark}3"
    assert rows_of(text.encode())[0] == [[], [f"a{other}b", "c"], [f"1{other}2", "3"]]


@pytest.mark.parametrize("mark", MARKS)
def test_rows_longer_than_their_heading_are_named_and_empty(mark):
    rows = [HEAD[:3], [*ROW[:2], "350", "5"], [*ROW[:3], "", ""], ["Tốc độ", "%", "17", "", "75"], ROW[:2]]
    assert rows_of(written(rows, mark).encode()) == (
        [HEAD[:3], [], ROW[:3], [], ROW[:2]],
        "utf-8",
        [Broken("longer", 2, 4, "5"), Broken("longer", 4, 5, "75")],
    )


@pytest.mark.parametrize(
    "above",
    [
        ["ỦY BAN NHÂN DÂN,,,,CỘNG HÒA", "Đơn vị:,tỷ đồng", "Chỉ tiêu,Đơn vị,2024,2025"],
        ["Biểu 1", "", "Chỉ tiêu,Đơn vị,Năm 2025,", ",,Kế hoạch,Thực hiện"],
        ["Chỉ tiêu,Đơn vị,Năm 2025,Ghi chú", ",,Kế hoạch"],
        ["Kỳ báo cáo,6", "Chỉ tiêu,Đơn vị,Năm 2025", ",,Kế hoạch,Thực hiện"],
    ],
)
def test_a_heading_may_have_titles_above_and_several_lines(above):
    rows, _, broken = rows_of(lines(*above, "Thu,tỷ đồng,350,400", "Chi,tỷ đồng,350,5,400"))
    assert rows[len(above) :] == [["Thu", "tỷ đồng", "350", "400"], []]
    assert broken == [Broken("longer", len(above) + 2, 5, "400")]


def test_a_second_table_has_its_own_heading():
    first, second = ["Chỉ tiêu,Giá trị", "Thu,350", "Chi,1,5"], ["Xã,Dân số,Hộ,Thôn", "Quảng Tân,5000,1200,9", "Quảng An,5,1,2,3"]
    assert rows_of(lines(*first, "", *second))[2] == [Broken("longer", 3, 3, "5"), Broken("longer", 7, 5, "3")]


def test_a_table_of_words_has_a_heading_as_well():
    assert rows_of(lines("Tên,Nguồn", "Đảo,Sở", "Núi,Sở,cũ"))[2] == [Broken("longer", 3, 3, "cũ")]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("closed", ["hết", 'hết"', '"có"'])
def test_a_quote_that_swallows_rows_is_named(mark, closed):
    more = [["Chi ngân sách", "tỷ đồng", "420", ""], ["Tổng thu", "tỷ đồng", "500,5", closed]]
    before = [HEAD, ROW]
    text = "\n".join(mark.join(row) for row in [*before, ["Thuế", "tỷ đồng", "7", '"theo báo cáo'], *more])
    rows, _, broken = rows_of(text.encode())
    assert rows[:3] == [*before, []]
    assert broken[0] == Broken("quote", 3, 4, "theo báo cáo")


def test_a_swallowed_row_of_numbers_is_seen():
    assert rows_of(lines("a,b,c", '1,2,"3', "2024,350,420", '5,6,7"'))[2] == [Broken("quote", 2, 3, "3")]


def test_a_quote_open_to_the_end_keeps_what_is_before():
    text = "\n".join(["Chỉ tiêu;Giá trị", "Thu;350,5", '"Chi', *["một dòng rất dài"] * 20_000])
    assert rows_of(text.encode()) == ([["Chỉ tiêu", "Giá trị"], ["Thu", "350,5"], []], "utf-8", [Broken("quote", 3, 1, "Chi")])


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "note", ["theo báo cáo\nđã kiểm tra", "gồm 3 xã, 2 thôn\n- tăng 3,5%, giảm 2,5%\n- xã A; xã B", 'nói "có"\r\nrồi thôi']
)
def test_a_note_of_several_lines_stays_in_its_row(mark, note):
    rows = [HEAD, [*ROW[:3], note], ROW]
    assert rows_of(written(rows, mark).encode()) == (rows, "utf-8", [])


CELL = st.text(st.sampled_from("aăốđ09 .,;|\t\"'-"), max_size=6).map(str.strip)


@pytest.mark.slow
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8), st.sampled_from(MARKS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_is_written_is_read(rows, mark, end):
    text = f"sep={mark}{end}" + written([HEAD[:3], *rows], mark, end)
    read, _, broken = rows_of(text.encode())
    commas = {fault.row for fault in broken if mark == "," and fault.key == "comma"}
    assert read == [[] if number in commas else row for number, row in enumerate(trimmed([[], HEAD[:3], *rows]), start=1)]


def trimmed(rows):
    shown = [row[: max((at for at, cell in enumerate(row, start=1) if cell), default=0)] for row in rows]
    return shown[: max((at for at, row in enumerate(shown, start=1) if row), default=0)]


@pytest.mark.slow
@given(st.lists(st.lists(st.sampled_from(["Thu", "350", "1,5", "", "a b"]), min_size=1, max_size=6), max_size=12), st.sampled_from(MARKS))
def test_a_broken_row_is_empty_and_no_other_is_lost(rows, mark):
    read, _, broken = rows_of(f"sep={mark}\n{written(rows, mark)}".encode())
    names = {fault.row for fault in broken}
    for number, row in enumerate(trimmed(rows), start=2):
        assert read[number - 1] == ([] if number in names else row)
        assert number not in names or any(fault.value == row[fault.column - 1] for fault in broken if fault.row == number)


@st.composite
def halved(draw):
    """A table of which one row has digits in the last column, behind a bare number; the number of that row, and of another."""
    cells = st.tuples(st.integers(-9999, 9999).map(str), st.sampled_from(["", "theo báo cáo", "6 tháng"]))
    rows = [["Thu", "tỷ đồng", *below] for below in draw(st.lists(cells, min_size=2, max_size=6))]
    at, other = draw(st.permutations(range(2, len(rows) + 2)))[:2]
    rows[at - 2][3] = draw(st.from_regex(r"[0-9]{1,3}", fullmatch=True))
    return [["Chỉ tiêu", "ĐVT", "TH 6T", draw(st.sampled_from(["Ghi chú", "KH 2025"]))], *rows], at, other


@pytest.mark.slow
@given(halved(), st.sampled_from(["\n", "\r\n"]))
@example(([["Chỉ tiêu", "ĐVT", "TH 6T", "Ghi chú"], ["Thu", "tỷ đồng", "1900", ""], ["Thu", "tỷ đồng", "0", "0"]], 3, 2), "\n")  # no year
def test_a_decimal_comma_without_quotes_is_named_where_no_other_row_has_a_number(table, end):
    rows, at, _ = table
    wanted = [[] if row == at else cells for row, cells in enumerate(trimmed(rows), start=1)]
    assert rows_of(end.join(map(",".join, rows)).encode()) == (wanted, "utf-8", [Broken("comma", at, 4, rows[at - 1][3])])


@pytest.mark.slow
@given(halved(), st.sampled_from(["5", "1.200", "(7)", "12%"]))
def test_quotes_columns_of_numbers_and_other_separators_are_innocent(table, number):
    rows, at, other = table
    numeric = [row if place != other else [*row[:3], number] for place, row in enumerate(rows, start=1)]
    quoted = [[[*row[:3], f'"{row[3]}"'] for row in rows], [[*row[:2], f'"{row[2]}"', row[3]] for row in rows]]
    for innocent in (numeric, *quoted, [rows[0], rows[at - 1]]):
        assert rows_of(lines(*map(",".join, innocent)))[2] == []
    for mark in ";\t|":
        assert rows_of(written(rows, mark).encode())[::2] == (trimmed(rows), [])


@pytest.mark.parametrize(
    ("texts", "broken"),
    [
        ("A,B,1,2|I. Thu,,,|Thu, tỷ đồng, 350,05||Chi, tỷ đồng, 420", [(4, "05")]),
        ("Thu,tỷ đồng,350,5|Chi,tỷ đồng,420,5,nợ|Dư,tỷ đồng,70,", [(2, "5"), (3, "nợ")]),
        ("Thu,tỷ đồng,350, 5|Chi,tỷ đồng,420,", []),
        ("A,B,1,2|Thu,tỷ đồng,350,|Chi,tỷ đồng,420,", []),
        ("Thu,tỷ đồng,350,5|Nguồn: sở", []),
        ("Thu,tỷ đồng,350,||Chỉ tiêu,KH,TH|Chi,420,5|Nợ,420,7", []),
        ("Thu,tỷ đồng,350,2025|Chi,tỷ đồng,420,", []),
    ],
)
def test_numbers_of_columns_lines_below_and_other_tables_say_nothing_of_a_comma(texts, broken):
    faults = rows_of(lines("Chỉ tiêu,ĐVT,TH 6T,Ghi chú", *texts.split("|")))[2]
    assert [(fault.row, fault.value) for fault in faults] == broken
    assert all(word(f"intake.row_{fault.key}", lang) for fault in faults for lang in LANGUAGES)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "key", "values"),
    [
        (b"a\n" * (ROWS + 1), "rows", {"most": ROWS, "row": ROWS + 1}),
        (b"\n" * ROWS + b"a", "rows", {"most": ROWS, "row": ROWS + 1}),
        (b"\n" * (BYTES - 1) + b"a", "rows", {"most": ROWS, "row": ROWS + 1}),
        ((b"a" + b",1" * 5 + b"\n") * (CELLS // 6 + 1), "cells", {"most": CELLS}),
        (b"," * BYTES, "cells", {"most": CELLS}),
        (b",\n" * (BYTES // 2), "cells", {"most": CELLS}),
        (b'"",' * (BYTES // 3), "cells", {"most": CELLS}),
        (b"a,b\n1" + b"," * COLUMNS + b"2", "columns", {"most": COLUMNS, "row": 2}),
        (b"\n\n1" + b"," * (26 * 27) + b"2", "columns", {"most": COLUMNS, "row": 3}),
        (b"a," + b"b" * (LETTERS + 1), "long_cell", {"most": LETTERS}),
        (b"a,b\0\n1,2", "not_text", {}),
        (b"a,b\n\x02,2", "not_text", {}),
    ],
    ids=["rows", "far row", "lines", "cells", "commas", "ends", "quotes", "columns", "far column", "long cell", "nul", "control"],
)
def test_more_than_a_file_may_hold_is_refused(content, key, values):
    with pytest.raises(FileRefused) as refused:
        rows_of(content)
    assert (refused.value.key, refused.value.values) == (key, values)


@pytest.mark.slow
def test_as_much_as_a_file_may_hold_is_read():
    wide = ",".join(["a" * LETTERS, *["b"] * (COLUMNS - 1)]) + "," * 50
    rows = rows_of(f"{wide}\n{'c,d' + chr(10)}".encode() + b"e\n" * (ROWS - 2) + b",,\n" * 1000)[0]
    assert (len(rows), len(rows[0]), rows[1], rows[-1]) == (ROWS, COLUMNS, ["c", "d"], ["e"])


@pytest.mark.parametrize("content", [b"", b"\n \n", b";;;\n;;;", codecs.BOM_UTF8])
def test_an_empty_file_has_no_cells(content):
    rows, _, broken = rows_of(content)
    assert (any(rows), broken) == (False, [])
