"""The workbook and back, whole or not at all: sheets, columns, formulas, what is hidden; files and the command."""

import io
import re
from datetime import date

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.worksheet.formula import ArrayFormula

from geo.edition import DATA
from geo.language import LANGUAGES
from geo.spreadsheets.limits import FileRefused
from geo.tables.__main__ import main
from geo.tables.workbook import from_xlsx, to_xlsx
from tests.edited_workbook import BEFORE, BOTH, edited, flaws, keep, texts, typed
from tests.hostile_tables import in_sheet, repacked


@pytest.fixture
def kept(tmp_path):
    """A folder with both tables."""
    return keep(tmp_path)


def named(title):
    def edit(_, page):
        page.title = "another"  # openpyxl holds "first" and "FIRST" for the same name
        page.title = title

    return edit


def put(place, value):
    return lambda _, page: page.__setitem__(place, value)


def hidden_row(_, page):
    page.row_dimensions[2].hidden = True


def hidden_column(_, page):
    page.column_dimensions["C"].hidden = True


def hidden_sheet(_, page):
    page.sheet_state = "hidden"


def chart(book, _):
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())


def array(_, page):
    page["D3"] = ArrayFormula("D3:D4", "=D2:D3*2")


def other(book, _):
    book.create_sheet("Ghi chú")["B2"] = "xem lại"


SHEETS = [
    (named("First (sửa)"), "sheet “First (sửa)”", "“first”"),
    (named("Số liệu"), "sheet “Số liệu”", "“first”"),
    (named("FIRST"), "sheet “FIRST”", "“first”"),
    (lambda book, page: setattr(book.copy_worksheet(page), "title", "first (2)"), "sheet “first (2)”", "“first”"),
    (other, "sheet “Ghi chú”", "first, layers.second"),
    (chart, "sheet “Biểu đồ”", "first, layers.second"),
    (hidden_sheet, "sheet “first”", "hidden"),
    (hidden_row, "sheet “first”", "rows 2 are hidden"),
    (hidden_column, "sheet “first”", "columns C are hidden"),
    (lambda _, page: page.merge_cells("B3:C4"), "cell B3:C4", "merged"),
    (put("D3", "=D2*2"), "cell D3", "number of formulas: 1"),
    (array, "cell D3", "number of formulas: 1"),
    (put("G3", "ghi chú"), "cell G3", "without a name"),
    (put("F1", "ghi chú"), "cell F1: “ghi chú”", "unknown column"),
    (put("F1", "name"), "cell C1, F1: “name”", "twice"),
    (lambda _, page: page.delete_cols(4), "sheet “first”", "“n” is missing"),
    (lambda _, page: page.insert_rows(1), "sheet “first”", "row 1 must hold"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "where", "why"), SHEETS)
def test_a_sheet_that_is_not_as_it_was_is_named(kept, edit, where, why):
    said = flaws(edited(kept, edit), kept)
    assert [flaw for flaw in said if where in flaw and why in flaw], said


def test_a_heading_that_is_nearly_right_is_named_with_the_right_one(kept):
    strange, missing = flaws(edited(kept, put("B1", "Perioda")), kept)
    assert "cell B1: “Perioda”" in strange
    assert "“period”" in strange
    assert "“period” is missing" in missing


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (b"<v>5</v>", b"<f>2+3</f><v>5</v>", "cell D2: number of formulas: 1"),
        (b"<v>5</v>", b'<f t="shared" si="0"/><v>5</v>', "cell D2: number of formulas: 1"),
        (b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>', "cell A1:XFD1048576: merged"),
        (b'<row r="2"', b'<row ht="0" customHeight="1" r="2"', "rows 2 are hidden"),
    ],
)
def test_what_another_program_writes_is_seen_too(kept, old, new, where):
    said = flaws(repacked(in_sheet(old, new), content=to_xlsx(kept, BOTH)), kept)
    assert len(said) == 1
    assert where in said[0]


def test_many_formulas_are_counted_and_the_first_are_named(kept):
    (flaw,) = flaws(edited(kept, lambda book, page: [put(f"D{row}", "=1")(book, page) for row in range(3, 43)]), kept)
    assert "cell D3, D4, " in flaw
    assert "D22… (40): number of formulas: 40" in flaw


def test_what_holds_nothing_is_no_fault(kept):
    def edit(book, page):
        book.create_sheet("Sheet1")["A1"] = "  "
        page.row_dimensions[9].hidden = page.column_dimensions["H"].hidden = True
        page["H1"], page["C40"].number_format = " ", "@"

    assert from_xlsx(edited(kept, edit), kept, BOTH) == {"first.csv": 1, "layers/second.csv": 1}
    assert texts(kept) == BEFORE


def test_a_table_without_a_sheet_stays_as_it_is_and_a_workbook_without_any_is_refused(kept):
    def without(*names):
        def edit(book, _):
            book.create_sheet("Sheet1")
            for name in names:
                del book[name]

        return edited(kept, edit)

    assert from_xlsx(without("first"), kept, BOTH) == {"layers/second.csv": 1}
    (flaw,) = flaws(without("first", "layers.second"), kept)
    assert flaw == "The workbook has no sheet with the name of a table; the right names: first, layers.second"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_faults_are_said_at_once(kept, lang):
    def edit(book, page):
        book["layers.second"].title = "second"
        page["B2"], page["B2"].number_format = date(2025, 6, 1), "d-mmm"
        page["D2"], page["F2"] = "=1", "?"

    said = flaws(edited(kept, edit), kept, lang)
    assert [next(place for place in ("second", "D2", "F2", "B2") if place in flaw) for flaw in said] == ["D2", "F2", "B2", "second"]
    assert all(("trang “" if lang == "vi" else "sheet “") in flaw for flaw in said)


NO_WORKBOOK = [
    b"",
    b"id,value\nx,5\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    repacked(lambda _, body: body[:40]),
    repacked(lambda _, body: re.sub(rb"schemas.openxmlformats.org/(officeDocument|spreadsheetml)/2006", rb"purl.oclc.org/ooxml/\1", body)),
    repacked(lambda name, body: b'<!DOCTYPE x [<!ENTITY a "b">]>' + body if name.endswith("sheet1.xml") else body),
]


@pytest.mark.parametrize("content", NO_WORKBOOK)
@pytest.mark.parametrize(("lang", "words"), [("vi", "Không mở được"), ("en", "cannot be opened")])
def test_what_is_no_workbook_is_said_in_one_sentence_and_ends_with_2(kept, tmp_path_factory, content, lang, words):
    path, out = tmp_path_factory.mktemp("in") / "in.xlsx", io.StringIO()
    path.write_bytes(content)
    with pytest.raises(FileRefused):
        from_xlsx(content, kept, BOTH)
    assert main(["--from-xlsx", str(path), "--out", str(kept), "--lang", lang], out) == 2
    assert str(path) in out.getvalue()
    assert words in out.getvalue()
    assert out.getvalue().count("\n") == 1
    assert texts(kept) == BEFORE


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("none.xlsx", "Không có tệp này", "no such file"),
        ("layers", "Đây là thư mục", "is a folder"),
        ("first.csv/x", "Không đọc", "cannot be read"),
    ],
)
def test_a_path_without_a_file_is_said_and_ends_with_2(kept, name, vi, en):
    for lang, words in (("vi", vi), ("en", en)):
        out = io.StringIO()
        assert main(["--from-xlsx", str(kept / name), "--out", str(kept), "--lang", lang], out) == 2
        assert words in out.getvalue()
        assert name.partition("/")[0] in out.getvalue()
    assert texts(kept) == BEFORE


def test_a_workbook_that_is_too_large_is_said_and_ends_with_2(kept, tmp_path_factory):
    path, out = tmp_path_factory.mktemp("in") / "in.xlsx", io.StringIO()
    with path.open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    assert main(["--from-xlsx", str(path), "--out", str(kept), "--lang", "en"], out) == 2
    assert "10 MB" in out.getvalue()


@pytest.mark.slow
def test_a_workbook_that_cannot_be_written_is_said_and_ends_with_2(kept):
    out = io.StringIO()
    assert main(["--xlsx", str(kept / "layers"), "--lang", "en"], out) == 2
    assert "This is a folder" in out.getvalue()
    assert texts(kept) == BEFORE


def test_files_that_cannot_all_be_written_leave_the_old_ones(kept):
    content = typed(kept, "D2", 6)
    (kept / "layers").rename(kept / "aside").with_name("layers").write_text("in the way", "utf-8")
    before = texts(kept)
    with pytest.raises(OSError):
        from_xlsx(content, kept, BOTH)
    assert texts(kept) == before


def test_a_file_that_cannot_be_replaced_loses_nothing_and_leaves_nothing_beside(kept):
    content = typed(kept, "D2", 6)
    (kept / "layers/second.csv").unlink()
    (kept / "layers/second.csv").mkdir()
    with pytest.raises(OSError):
        from_xlsx(content, kept, BOTH)
    assert texts(kept) == {"first.csv": BEFORE["first.csv"].replace(",5,", ",6,")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "code", "words"),
    [
        (lambda _: None, 0, "figures.csv: 120 rows"),
        (
            lambda page: setattr(page, "title", "Figures (sửa)"),
            1,
            "sheet “Figures (sửa)”: no table has this name; if it is the table “figures”",
        ),
    ],
)
def test_the_command_takes_a_workbook_whole_or_not_at_all(tmp_path, edit, code, words):
    out = io.StringIO()
    assert main(["--xlsx", str(tmp_path / "all.xlsx")], out) == 0
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    edit(book["figures"])
    book.save(tmp_path / "all.xlsx")
    assert main(["--from-xlsx", str(tmp_path / "all.xlsx"), "--out", str(tmp_path / "data"), "--lang", "en"], out) == code
    assert words in out.getvalue()
    written = {path.name: path.read_bytes() for path in (tmp_path / "data").rglob("*.csv")}
    assert written == ({} if code else {path.name: path.read_bytes() for path in DATA.rglob("*.csv")})
