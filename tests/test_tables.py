"""Tables: every fault of a file at once, said with its row and what is allowed; the workbook and the command."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo.edition import DATA, load, tables_of
from geo.language import known
from geo.schema import Column, Table, read
from geo.schema.cells import to_csv
from geo.schema.table import rules
from geo.tables.__main__ import main
from geo.tables.workbook import from_xlsx, sheet_name, to_xlsx
from tests import toy

THINGS = "layers/things.csv"
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")))


def said(folder, file):
    """What is said of one file, in both languages."""
    edition = load(folder)
    faults = [fault for fault in edition.faults if fault.file == file]
    return [(fault.text("vi"), fault.text("en")) for fault in faults]


CELLS = [
    (THINGS, 2, "kind", "tháp", "một trong: mill, well", "one of: mill, well"),
    (THINGS, 2, "id", "Nhà Máy", "chữ thường không dấu", "small letters"),
    (THINGS, 3, "id", "a-mill", "bị lặp", "appears twice"),
    (THINGS, 2, "lat", "107.505", "vĩ độ từ -90 đến 90", "latitude from -90 to 90"),
    (THINGS, 2, "lon", "107,505", "kinh độ", "longitude"),
    (THINGS, 2, "lon", "", "“site” và “village”", "“site” and “village”"),
    (THINGS, 4, "lat", "21.3", "“site” và “village”", "“site” and “village”"),
    (THINGS, 2, "accuracy_m", "", "sai số (mét)", "accuracy (metres)"),
    (THINGS, 2, "accuracy_m", "-5", "lớn hơn 0", "greater than 0"),
    (THINGS, 3, "accuracy_m", "300", "1000 m trở lên", "1000 m or more"),
    (THINGS, 2, "place_source", "", "nguồn của vị trí", "source of the place"),
    (THINGS, 4, "units", "", "phải ghi đơn vị", "needs its units"),
    (THINGS, 4, "units", "2024-00002;2024-00002", "không lặp", "none twice"),
    (THINGS, 4, "units", "2024-00009", "không có đơn vị này", "no such unit"),
    (THINGS, 2, "units", "2024-00004", "quá sai số", "more than its accuracy"),
    (THINGS, 2, "owner_en", "", "cả tiếng Việt và tiếng Anh", "both Vietnamese and English"),
    (THINGS, 2, "name_vi", "Xưởng  a\u0302", "NFC", "NFC"),
    (THINGS, 2, "name_vi", " Xưởng", "thừa khoảng trắng", "spaces at the beginning"),
    (THINGS, 2, "name_vi", "Xưởng\nhai", "ký tự điều khiển", "control character"),
    (THINGS, 2, "name_en", "", "không được để trống", "must not be empty"),
    (THINGS, 2, "source", "nobody", "không có nguồn này", "no such source"),
    ("layers/steps.csv", 2, "year", "22", "năm bốn chữ số", "year of four digits"),
    ("layers/steps.csv", 2, "year_qualifier", "≥", "=, ≤", "=, ≤"),
    ("layers/steps.csv", 2, "unit", "00002", "mã đơn vị dạng", "a unit id like"),
    ("layers/ticks.csv", 2, "as_of", "5/2024", "2024-05", "2024-05"),
    ("layers/ticks.csv", 2, "lamp", "maybe", "yes, no, not_published", "yes, no, not_published"),
    ("claims.csv", 2, "layer", "stars", "không có lớp này", "no such layer"),
    ("claims.csv", 7, "id", "z-none", "không có dòng", "no row with this id"),
    ("claims.csv", 7, "field", "colour", "area, opened, story", "area, opened, story"),
    ("claims.csv", 7, "unit", "km2", "“ha”", "“ha”"),
    ("claims.csv", 7, "value", "12,5", "phải là số", "must be a number"),
    ("claims.csv", 9, "value", "26/10/2021", "phải là ngày", "must be a date"),
    ("claims.csv", 10, "value_en", "", "tiếng Anh", "English"),
    ("claims.csv", 2, "qualifier", "~", "=, ≥, ≈", "=, ≥, ≈"),
    ("figures.csv", 2, "unit", "bushels", "đơn vị đo", "unit of measure"),
    ("figures.csv", 2, "scope", "2024-9", "không có đơn vị này", "no such unit"),
    ("figures.csv", 2, "period", "2024-04/2024-01", "hai mốc", "two joined"),
    ("figures.csv", 2, "value", "1.250,5", "phải là số", "must be a number"),
    ("places.csv", 2, "lon", "", "phải có kinh độ, vĩ độ", "has a longitude, a latitude"),
    ("figures.csv", 2, "kind", "hope", "result, target", "result, target"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "row", "column", "value", "vi", "en"), CELLS)
def test_a_wrong_cell_is_said_with_its_place_and_what_is_allowed(folder, file, row, column, value, vi, en):
    toy.put(folder, file, row, column, value)
    found = said(folder, file)
    assert any(vi in one[0] and f"dòng {row}," in one[0] for one in found), found
    assert any(en in one[1] and f"row {row}," in one[1] for one in found), found


@pytest.mark.slow
def test_a_wrong_cell_takes_its_row_and_no_other(folder):
    toy.put(folder, THINGS, 3, "kind", "tower")
    toy.put(folder, THINGS, 5, "precision", "exact")
    edition = load(folder)
    assert list(edition.table("things")["id"]) == ["a-mill", "c-both", "e-new"]
    assert {fault.row for fault in edition.faults} == {3, 5}


@pytest.mark.slow
def test_all_faults_of_a_row_are_said_at_once(folder):
    toy.put(folder, THINGS, 2, "kind", "tower")
    toy.put(folder, THINGS, 2, "name_en", "")
    toy.put(folder, THINGS, 2, "lat", "x")
    assert len(said(folder, THINGS)) == 3


@pytest.mark.slow
def test_an_unsorted_file_is_said_and_loses_nothing(folder):
    text = (folder / THINGS).read_text("utf-8").splitlines()
    (folder / THINGS).write_text("\n".join([text[0], *reversed(text[1:])]) + "\n", "utf-8")
    assert len(load(folder).table("things")) == 5
    assert "xếp theo id" in said(folder, THINGS)[0][0]


WHOLE = [
    ("", "tệp trống", "file is empty"),
    ("id;name_vi;name_en\n", "dấu phẩy", "commas"),
    ("id\tname_vi\n", "dấu phẩy", "commas"),
    ('id,"name_vi\n', "CSV", "CSV"),
    ("id,name_vi\n", "thiếu cột", "column is missing"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("content", "vi", "en"), WHOLE)
@pytest.mark.parametrize("file", ["claims.csv", "figures.csv", "layers/steps.csv", THINGS, "layers/ticks.csv"])
def test_a_file_of_another_shape_is_said_and_read_as_empty(folder, file, content, vi, en):
    (folder / file).write_text(content, "utf-8")
    found = said(folder, file)
    assert vi in found[0][0]
    assert en in found[0][1]
    assert len(load(folder).base_units) == 4


@pytest.mark.slow
def test_another_encoding_is_said(folder):
    (folder / THINGS).write_bytes("id,name_vi\nđ".encode("cp1258", "replace") + b"\xff")
    assert "CSV UTF-8" in said(folder, THINGS)[0][0]


@pytest.mark.slow
def test_columns_that_are_strange_or_twice_are_said(folder):
    toy.change(folder, THINGS, "note_vi,note_en", "note_vi,note_en,colour")
    assert any("unknown column" in one[1] and "colour" in one[1] for one in said(folder, THINGS))
    toy.change(folder, THINGS, "colour", "note_en")
    assert any("appears twice" in one[1] for one in said(folder, THINGS))


@pytest.mark.slow
def test_a_row_of_another_length_is_said_and_empty_rows_are_passed_over(folder):
    with (folder / THINGS).open("a", encoding="utf-8") as file:
        file.write(",,,,,,,,,,,,,,,,\n\nz-short,Z\n")
    assert [one[1] for one in said(folder, THINGS)] == [
        "layers/things.csv, row 9: the row has 2 cells, 17 are needed; look at commas and quotation marks"
    ]


def test_every_reason_has_words_in_both_languages():
    keys = {rule.key for table in tables_of(toy.TOY).values() for rule in rules(table)}
    for path in Path(geo.__file__).parent.rglob("*.py"):
        keys |= set(re.findall(r'fault\(\s*[A-Za-z_.]+, "([a-z_0-9]+)"', path.read_text("utf-8")))
    assert len(keys) > 25
    assert [key for key in sorted(keys) if not known(f"fault.{key}")] == []


@pytest.mark.slow
@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_no_bytes_at_all_make_the_reader_raise(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes")
    (path / "x.csv").write_bytes(content)
    frame, faults = read(path, Table("x.csv", (Column("id", "id", required=True), Column("n", "number"))))
    assert list(frame.columns) == ["id", "n"]
    assert len(frame) == 0 or not faults or set(frame.index)


@pytest.mark.slow
def test_the_workbook_and_back_is_exact_for_our_own_data(tmp_path, edition):
    every = tuple(tables_of(edition.registry).values())
    from_xlsx(to_xlsx(DATA, every), tmp_path, every)
    for table in every:
        assert (tmp_path / table.file).read_bytes() == (DATA / table.file).read_bytes(), table.file


@pytest.mark.slow
@given(st.lists(st.tuples(TEXT.map(lambda text: f"x{text}"), TEXT, st.floats(allow_nan=False, allow_infinity=False)), max_size=5))
@settings(max_examples=40)
def test_any_text_and_number_survives_the_workbook(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("book")
    table = Table("t.csv", (Column("id"), Column("text"), Column("n", "number")))
    content = to_csv([table.names, *([*texts, f"{number:f}"] for *texts, number in rows)])
    (folder / "t.csv").write_bytes(content)
    from_xlsx(to_xlsx(folder, [table]), folder / "back", [table])
    assert (folder / "back" / "t.csv").read_bytes() == content


@pytest.mark.slow
def test_what_a_person_types_into_the_workbook_becomes_plain_csv(folder):
    every = tuple(tables_of(toy.TOY).values())
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(folder, every)))
    page = book[sheet_name(THINGS)]
    heads = [cell.value for cell in page[1]]
    page.cell(2, heads.index("accuracy_m") + 1).value = 250
    page.cell(2, heads.index("owner_vi") + 1).value = "Bà B"
    out = io.BytesIO()
    book.save(out)
    from_xlsx(out.getvalue(), folder, every)
    edition = load(folder)
    assert not edition.faults
    row = edition.table("things").iloc[0]
    assert (row["accuracy_m"], row["owner_vi"]) == (250, "Bà B")


def test_words_of_a_cell_are_offered_to_the_person_who_edits(folder):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(folder, tables_of(toy.TOY).values())))
    rules = book[sheet_name("layers/ticks.csv")].data_validations.dataValidation
    assert {rule.formula1 for rule in rules} == {'"yes,no,not_published"'}


def test_no_cell_of_the_workbook_is_a_formula(folder):
    toy.put(folder, THINGS, 2, "name_vi", "=1+1")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(folder, tables_of(toy.TOY).values())))
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize(("lang", "words"), [("vi", "Dữ liệu không có lỗi"), ("en", "The data is sound")])
def test_the_command_says_what_it_checked(lang, words):
    out = io.StringIO()
    assert main(["--lang", lang], out) == 0
    assert words in out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "words"), [("vi", "không có tệp này"), ("en", "this file is missing")])
def test_the_command_lists_every_fault_and_fails(tmp_path, lang, words):
    out = io.StringIO()
    assert main(["--data", str(tmp_path), "--lang", lang], out) == 1
    assert out.getvalue().count(words) == 10


@pytest.mark.slow
def test_the_command_turns_tables_into_a_workbook_and_back(tmp_path):
    out = io.StringIO()
    assert main(["--xlsx", str(tmp_path / "all.xlsx")], out) == 0
    assert main(["--from-xlsx", str(tmp_path / "all.xlsx"), "--out", str(tmp_path / "data")], out) == 0
    assert (tmp_path / "data" / "claims.csv").read_bytes() == (DATA / "claims.csv").read_bytes()
    with pytest.raises(SystemExit):
        main(["--from-xlsx", str(tmp_path / "all.xlsx")], out)
