"""A table of an office reads the same after LibreOffice has written it anew, as XLSX, XLS, ODS or CSV."""

import io
import re
import subprocess
import zipfile
from decimal import ROUND_HALF_UP, Decimal

import pytest
import xlsxwriter

from geo.spreadsheets import EMPTY, open_table
from tests.intake_command import check
from tests.made_tables import made, wrong

SEEDS = [seed for seed in range(26) if made(seed).name.endswith(".xlsx")]
UNLIKE_TEXT = {
    *("hidden sheet", "hidden row or column", "merged value", "rounded by format", "raised footnote", "formula without a kept value"),
}
"""What a text file cannot say: what is hidden or merged, digits that are not shown, a raised 1, that a formula had no value."""
KINDS = {"xlsx": "xlsx", "xls": "xls", "ods": "ods", "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"}
"""Filters of LibreOffice; text in UTF-8, between commas, as it is shown."""
FOOTNOTE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FORMATS = (
    *(
        "General",
        "0",
        "#,##0.00",
        "0%",
        "0.0%",
        "0.00E+00",
        "# ??/??",
        "#,##0;(#,##0)",
        "#,##0_);[Red](#,##0)",
        '#,##0\\ "₫"',
        ";;;",
        "0;;",
    ),
    *('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', '#,##0" tỷ đồng"', '"trên "0.0'),
    *('"≥ "0', "0,", "0.0,,", '0.0,," triệu"', '0;-0;"-"', "[>=1000]#,##0;0.0", '"x"', '0"¹"', '0.0" (1)"'),
)
"""Without those that LibreOffice shows otherwise itself: ``[=0]"-";0.0`` of -3, a language before a code, hours with AM."""
VALUES = (0, 1, -3, 0.5, 1234.5678, -1234.5678, 2025, 45000.25, 3_500_000_000)
DAYS = ("mm/yyyy", "dd/mm/yyyy", '"Tháng "m', "yyyy", "d/m", "hh:mm", "[h]:mm")
LEAST_DAYS, MOST_DAYS = 60, 100_000
"""Days that all programs count alike: Excel has a 29 February 1900."""

pytestmark = pytest.mark.slow


def formatted():
    """A sheet of numbers in many formats, and one of cells with footnotes, errors, fonts and breaks."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        numbers, texts = book.add_worksheet("Số"), book.add_worksheet("Chữ")
        for row, code in enumerate((*FORMATS, *DAYS)):
            kept = [value for value in VALUES if code in FORMATS or LEAST_DAYS < value < MOST_DAYS]
            numbers.write_row(row, 0, kept, book.add_format({"num_format": code}))
        raised, struck = book.add_format({"font_script": 1}), book.add_format({"font_strikeout": True})
        texts.write_rich_string("A1", "850", raised, "1")
        texts.write_rich_string("A2", "Dân số ", struck, "cũ", " mới")
        texts.write("A3", "hai\ndòng", book.add_format({"text_wrap": True}))
        texts.write("A4", "D©n sè trung b×nh", book.add_format({"font_name": ".VnTime"}))
        texts.write_formula("A5", "=1/0", None, "#DIV/0!")
        texts.write_string("A7", "0123")
        texts.merge_range("A8:C9", "gộp")
        texts.write("A10", "ẩn")
        texts.set_row(9, None, None, {"hidden": True})
        texts.write("E1", "ẩn cột")
        texts.set_column("E:E", None, None, {"hidden": True})
    return out.getvalue()


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Files by kind and name, as LibreOffice writes those of the seeds and the one of many formats."""
    folder = tmp_path_factory.mktemp("office")
    sources = {str(seed): made(seed).content for seed in SEEDS} | {"formats": formatted()}
    for name, content in sources.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    names = [str(folder / f"{name}.xlsx") for name in sources]
    for kind, way in KINDS.items():
        office = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", way]
        subprocess.run([*office, "--outdir", str(folder / kind), *names], check=True, capture_output=True)
    return lambda kind, name: folder / kind / f"{name}.{kind}"


def cells(book):
    """Every cell with something in it, by its place."""
    return {
        (sheet.name, row, column): cell
        for sheet in book.sheets
        for row, line in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(line, start=1)
        if cell is not EMPTY
    }


def differences(before, after):
    """Places that read otherwise in two books, and how."""
    first, second = cells(before), cells(after)
    return {place: (first.get(place), second.get(place)) for place in first | second if first.get(place) != second.get(place)}


def sheets(book):
    return [(sheet.name, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns) for sheet in book.sheets]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("seed", SEEDS)
def test_cells_read_the_same(seed, kind, converted):
    before, after = open_table(made(seed).content), open_table(converted(kind, seed).read_bytes())
    changed = differences(before, after)
    assert all(was.doubt == "unkept" and now.number is not None for was, now in changed.values())  # LibreOffice reckons it
    assert sheets(before) == sheets(after)
    merged = [set(sheet.merged) for sheet in after.sheets]
    assert all(set(sheet.merged) <= more for sheet, more in zip(before.sheets, merged, strict=True))  # and what was centred across


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_wrong_is_read_of_a_workbook(seed, kind, converted):
    table = made(seed)
    _, result = check(converted(kind, seed), table.argv)
    reckoned = "formula without a kept value" in table.troubles
    assert [fault for fault in wrong(result, table) if not (reckoned and "formula is in doubt" in fault)] == []


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_every_format_reads_the_same(kind, converted):
    before, after = open_table(formatted()), open_table(converted(kind, "formats").read_bytes())
    assert differences(before, after) == {}
    assert sheets(before) == sheets(after)
    assert [sheet.merged for sheet in before.sheets] == [sheet.merged for sheet in after.sheets]
    assert [each.after for each in before.recoded] == [each.after for each in after.recoded] == ["Dân số trung bình"]


def shows(cell, text):
    """Whether a text file has what a cell shows: a number with as many places as are shown, a footnote that is not raised."""
    if cell.number is None or cell.doubt or cell.before or cell.behind or "%" in cell.text:
        return cell.text.translate(FOOTNOTE) == text
    shown = Decimal(text.replace(",", ""))
    return shown == cell.number.quantize(Decimal(1).scaleb(-len(text.partition(".")[2])), ROUND_HALF_UP)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_text_file_has_what_is_shown(seed, converted):
    before, after = open_table(made(seed).content), open_table(converted("csv", seed).read_bytes())
    first, (second,) = before.sheets[0], after.sheets
    places = [(row, column) for row in range(1, len(second.rows) + 2) for column in range(1, 30)]
    unlike = [(first.at(*place), second.at(*place).text) for place in places if first.at(*place).doubt != "unkept"]
    assert [(cell, text) for cell, text in unlike if not shows(cell, text)] == []
    assert after.broken == []


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if not made(seed).troubles & UNLIKE_TEXT])
def test_nothing_wrong_is_read_of_a_text_file(seed, converted):
    table = made(seed)
    style = "vi" if "style vi" in table.troubles else "en"
    _, result = check(converted("csv", seed), [*table.argv, "--style", style])
    assert wrong(result, table) == []


PIECE = re.compile(rb"<(?:row [^>]*[^/>]|si)>")


def told_piece_by_piece(content):
    """The same workbook with a comment in each row and text, so that none but the parser can read them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, PIECE.sub(rb"\g<0><!-- -->", before.read(name)))
    return out.getvalue()


@pytest.mark.parametrize("seed", [*SEEDS, "formats"])
def test_what_is_taken_before_the_parser_reads_as_by_the_parser(seed, converted):
    for content in (formatted() if seed == "formats" else made(seed).content, converted("xlsx", seed).read_bytes()):
        slowly = told_piece_by_piece(content)
        assert b"<!-- -->" in zipfile.ZipFile(io.BytesIO(slowly)).read("xl/worksheets/sheet1.xml")
        assert open_table(slowly) == open_table(content)
