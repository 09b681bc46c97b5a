"""How sheets of old and of open workbooks look is read as it is shown, in the places that the reader of their cells counts."""

import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from geo.spreadsheets import ods_look, xls_look
from geo.spreadsheets.limits import CELLS, COLUMNS, ROWS, SHEETS, FileRefused
from geo.spreadsheets.number_format import shown
from tests.old_workbook import PASSWORD, OldBook, OldSheet
from tests.open_workbook import cell, cell_style, data_style, element, figure, number, ods, row, sheet, words, written

RAISED, STRUCK, OLD = 5, 6, 7
DIVIDED_BY_NOUGHT = b"\x07"
FONTS = [("Arial", True, False), ("Arial", False, True), (".VnTime", False, False)]
GROUPED = {"decimal_places": 0, "min_integer_digits": 1, "grouping": "true"}
ACCOUNTS = (
    data_style("currency", number(**GROUPED) + written(" ") + element("number:currency-symbol", "₫"), "N9P0")
    + data_style("currency", written("(") + number(**GROUPED) + written(")"), "N9P1")
    + data_style(
        "currency",
        written("-")
        + element("number:fill-character", " ")
        + element("style:map", style__condition="value()&gt;0", style__apply_style_name="N9P0")
        + element("style:map", style__condition="value()&lt;0", style__apply_style_name="N9P1"),
        "N9",
    )
)


def look(rows, **given):
    return ods_look.looks_of(ods(sheet(rows), **given))["Biểu 1"]


def values(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def refused(reader, content):
    with pytest.raises(FileRefused) as why:
        reader(content)
    return why.value


def old_book():
    runs = [("Dân số", 0), ("1", RAISED), (" cũ", STRUCK), (" (a", 0), ("a", RAISED)]
    cells = [(1, 1, 1234.5, 1), (2, 0, runs, 0), (4, 1, "D©n sè", 2), (5, 0, None, 1), (6, 0, DIVIDED_BY_NOUGHT, 0)]
    first = OldSheet("Biểu 1", cells, [(0, 0, 0, 2), (2, 4, 2, 2)], [3], [2])
    return OldBook([first, OldSheet("Trống"), OldSheet("B", [(5, 3, 7, 0)])], FONTS, ['#,##0" tỷ"'], [(0, 0), (OLD, None)])


def test_an_old_workbook_looks_as_it_is_shown():
    content = old_book().content()
    looks, kept = xls_look.looks_of(content), values(content)
    assert list(looks) == list(kept) == ["Biểu 1", "Trống", "B"]
    first = looks["Biểu 1"]
    assert first.formats == {(2, 2): '#,##0" tỷ"'}
    assert kept["Biểu 1"][1][1] == 1234.5
    assert first.texts == {(3, 1): "Dân số¹ (aa"}
    assert kept["Biểu 1"][2][0] == "Dân số1 cũ (aa"
    assert first.fonts == {(5, 2): ".VnTime"}
    assert kept["Biểu 1"][4][1] == "D©n sè"
    assert first.merged == [(1, 1, 3, 1), (3, 3, 3, 5)]
    assert (first.hidden_rows, first.hidden_columns) == ({4}, {3})
    assert first.doubts == {(7, 1): "error"}
    assert looks["B"] == looks["Trống"]


def test_an_old_workbook_that_cannot_be_read_is_refused():
    locked = old_book()
    locked.before = PASSWORD
    assert refused(xls_look.looks_of, locked.content()).key == "password"
    assert refused(xls_look.looks_of, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").key == "broken"
    assert refused(xls_look.looks_of, old_book().content()[:3000]).key == "broken"
    assert refused(xls_look.looks_of, OldBook([OldSheet("A", merged=[(n, n, 0, 1) for n in range(1000)] * 11)]).content()).key == "merged"


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 5631), st.integers(0, 255)), min_size=1, max_size=12))
def test_damage_of_an_old_workbook_is_refused_or_read(harm):
    content = bytearray(old_book().content())
    for place, byte in harm:
        content[place] = byte
    try:
        assert all(row > 0 < column for known in xls_look.looks_of(bytes(content)).values() for row, column in known.formats)
    except FileRefused as why:
        assert why.key in ("broken", "password")  # noqa: PT017 - both ends are right


@pytest.mark.parametrize(
    ("kind", "inside", "value", "text", "code"),
    [
        ("number", number(min_integer_digits=1), "12.5", "12,5", ""),
        ("number", number(decimal_places=1, min_integer_digits=1, grouping="true"), "1234.56", "1.234,6", "#,##0.0"),
        ("number", number(decimal_places=2, min_decimal_places=1, min_integer_digits=0), ".5", ",5", "#.0#"),
        ("number", written("trên ") + number(decimal_places=0), "5", "trên 5", '"trên "0'),
        ("number", number(decimal_places=1, display_factor=1000000) + written('"tỷ"'), "3500000", '3,5"tỷ"', '0.0,,""\\""tỷ"\\"""'),
        ("percentage", number(decimal_places=1) + written("%"), "0.511", "51,1%", "0.0%"),
        ("number", number(decimal_places=1) + written("%"), "51.1", "51,1%", '0.0"%"'),
        ("number", element("number:scientific-number", number__decimal_places=2), "12345", "1,23E+04", "0.00E+00"),
        ("number", element("number:fraction", number__min_integer_digits=0, number__denominator_value=8), "1.25", "1 2/8", "# ?/8"),
    ],
)
def test_a_data_style_becomes_a_code_that_shows_the_same(kind, inside, value, text, code):
    known = look(row(figure(value, text)), data=data_style(kind, inside))
    assert known.doubts == {}
    assert known.formats == ({(1, 1): code} if code else {})
    assert re.sub("[., ]", "", shown(Decimal(value), code).text) == re.sub("[., ]", "", text)


def test_sections_of_an_account_are_conditions():
    styles = cell_style("base", "N9")
    data = ACCOUNTS + element("style:style", style__name="ce9", style__family="table-cell", style__parent_style_name="base")
    kept = [("1234", "1.234 ₫"), ("-1234", "(1.234)"), ("0", "-")]
    known = look(row(*(figure(value, text, "currency", "ce9") for value, text in kept)), data=data, styles=styles)
    assert known.doubts == {}
    cells = [shown(Decimal(value), known.formats[1, n]) for n, (value, _) in enumerate(kept, start=1)]
    assert [(cell.number, cell.behind, cell.doubt) for cell in cells] == [(1234, "₫", ""), (-1234, "", ""), (0, "", "dash")]


@pytest.mark.parametrize(
    ("value", "text", "inside"),
    [
        ("5", "500", number(decimal_places=0)),
        ("5", "-5", number(decimal_places=0)),
        ("5", "trên 5", number(min_integer_digits=1)),
        ("không", "5", number(min_integer_digits=1)),
        ("5", "0,5", number(decimal_places=1, display_factor=10)),
        ("5", "5", number(decimal_places=0) + element("number:week-of-year")),
        ("5", "5", element("number:number", element("number:embedded-text", "."), number__decimal_places=0)),
        ("5", "5", number(decimal_places=0) + element("style:map", style__condition="x", style__apply_style_name="N2")),
    ],
)
def test_a_cell_that_shows_something_else_is_named(value, text, inside):
    known = look(row(figure(value, text)), data=data_style("number", inside))
    assert "format" in (known.doubts.get((1, 1)), shown(Decimal(5), known.formats.get((1, 1), "")).doubt)


def test_a_day_is_shown_with_its_parts():
    month = element("number:month", number__style="long") + written("/") + element("number:year", number__style="long")
    hours = element("number:hours") + written(":") + element("number:minutes", number__style="long")
    day = words("06/2025").replace('"string"', '"date" office:date-value="2025-06-01" table:style-name="ce1"')
    clock = words("255:10").replace('"string"', '"time" office:time-value="PT255H10M" table:style-name="ce2"')
    data = data_style("date", month) + data_style("time", hours, "N2", number__truncate_on_overflow="false") + cell_style("ce2", "N2")
    content = ods(sheet(row(day, clock)), data=data)
    known = ods_look.looks_of(content)["Biểu 1"]
    assert shown(values(content)["Biểu 1"][0][0], known.formats[1, 1]).text == "06/2025"
    assert known.formats[1, 2] == '[h]":"mm'
    assert known.texts == {(1, 2): "255:10"}


def test_letters_are_read_as_they_are_shown():
    ways = ["text_position='super 58%'", "text_line_through_style='solid'", "text_position='33% 58%'", "text_position='sub 58%'"]
    data = "".join(
        element("style:style", f"<style:text-properties style:{way.replace('_', '-')}/>", style__name=f"T{n}", style__family="text")
        for n, way in enumerate(ways, start=1)
    ) + cell_style("ce2", "", '<style:text-properties style:font-name="F1"/>')
    faces = element("office:font-face-decls", element("style:font-face", style__name="F1", svg__font_family="'.VnTime'"))
    note = element("office:annotation", "<text:p>ghi chú 9</text:p>") + element("draw:frame", "<text:p>hình</text:p>")

    def span(name, text):
        return element("text:span", text, text__style_name=name)

    rows = row(words(f"Dân số{span('T1', 1)}<text:s text:c='2'/>{span('T2', 'cũ')}x"))
    rows += row(words(f"m{span('T3', 3)} H{span('T4', 2)}O"), words("thường"))
    rows += row(words("D©n sè", table__style_name="ce2"), cell(note), cell(f"{note}<text:p>a</text:p>", office__value_type="string"))
    known = look(rows, data=data, fonts=faces)
    assert known.texts == {(1, 1): "Dân số¹  x", (2, 1): "m³ H2O"}
    assert known.fonts == {(3, 1): ".VnTime"}


def test_repeated_and_hidden_rows_and_columns_count_as_cells_are_counted():
    columns = "".join(
        element("table:table-column", table__number_columns_repeated=times, **more)
        for times, more in [(1, {}), (3, {"table__default_cell_style_name": "ce1", "table__visibility": "collapse"}), (16380, {})]
    )
    rows = element("table:table-header-rows", row(cell(), times=4))
    rows += row(cell(times=2), figure("5", "5,00", style="", times=2), times=2, table__visibility="filter")
    merged = words("Gộp", table__number_columns_spanned=2, table__number_rows_spanned=3)
    rows += element("table:table-row-group", row(merged, cell(tag="table:covered-table-cell"), figure("6", "6,00", style="")))
    rows += row(cell(times=16384), times=1048000, table__visibility="collapse")
    content = ods(sheet(rows, columns=columns), data=data_style("number", number(decimal_places=2)))
    known = ods_look.looks_of(content)["Biểu 1"]
    kept = values(content)["Biểu 1"]
    places = {(r, c) for r, line in enumerate(kept, start=1) for c, value in enumerate(line, start=1) if isinstance(value, float)}
    assert set(known.formats) == places == {(5, 3), (5, 4), (6, 3), (6, 4), (7, 3)}
    assert known.merged == [(1, 7, 2, 9)]
    assert (known.hidden_rows, known.hidden_columns) == ({5, 6}, {2, 3, 4})


def test_formulas_are_counted_and_what_they_did_not_keep_is_named():
    formula = {"table__formula": "of:=[.A1]+1"}
    error = words("#DIV/0!", office__string_value="", calcext__value_type="error", **formula)
    empty = words("", office__string_value="", **formula)
    known = look(row(figure("6", "6", **formula), cell("", **formula), error, figure("0", "#N/A", **formula), empty))
    assert known.formulas == 5
    assert known.doubts == {(1, 2): "unkept", (1, 3): "error", (1, 4): "error"}


@pytest.mark.parametrize(
    ("body", "key", "most"),
    [
        (sheet(row(cell(), times=ROWS) + row(words("a"))), "rows", ROWS),
        (sheet(row(words("a"), times=1048576)), "rows", ROWS),
        (sheet(row(words("a", times=COLUMNS + 1))), "columns", COLUMNS),
        (sheet(row(words("a", times=90), times=ROWS)), "cells", CELLS),
        ("".join(sheet(row(words("a")), f"Biểu {n}") for n in range(SHEETS + 1)), "sheets", SHEETS),
        (sheet(row(words("a" * 32_768))), "long_cell", 32_767),
    ],
)
def test_more_than_fits_is_refused_with_the_limit(body, key, most):
    why = refused(ods_look.looks_of, ods(body))
    assert (why.key, why.values["most"]) == (key, most)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (ods("", head='<!DOCTYPE a [<!ENTITY b "c">]>'), "entities"),
        (ods("", manifest="<encryption-data/>"), "password"),
        (ods("", whole=False), "broken"),
        (ods("<table:table>"), "broken"),
        (ods(sheet(row(words("a", times="x")))), "broken"),
        (ods(sheet(row(cell(element("text:span", "a"))))), "broken"),
        (ods(sheet(row(words("a", table__number_columns_spanned=2) * 90) * 112)), "merged"),
        (b"PK\x03\x04", "broken"),
    ],
)
def test_a_hostile_open_workbook_is_refused(content, key):
    assert refused(ods_look.looks_of, content).key == key
