"""A cell of the workbook says in CSV what it shows, to the letter, or it is named with what stands there and how to mend it."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from geo.schema.table import NUMBERS, Column
from geo.tables.cells import cell_text
from geo.tables.dates import partial_date
from geo.tables.workbook import from_xlsx, to_xlsx
from tests.edited_workbook import BEFORE, BOTH, flaws, keep, texts, typed

JUNE, MID_JUNE = date(2025, 6, 1), date(2025, 6, 17)
HALF_PAST_TWO = datetime.combine(JUNE, time(14, 30))


@pytest.fixture
def kept(tmp_path):
    """A folder with both tables."""
    return keep(tmp_path)


SHOWN = [
    ("B", JUNE, "mmm-yy", "2025-06"),
    ("B", JUNE, "[$-409]mmm\\-yy;@", "2025-06"),
    ("B", JUNE, "[$-42A]mm/yyyy", "2025-06"),
    ("B", JUNE, '"Tháng "m/yyyy', "2025-06"),
    ("B", JUNE, '"tháng" m "năm" yyyy', "2025-06"),
    ("B", MID_JUNE, "yyyy-mm", "2025-06"),
    ("B", JUNE, "yyyy", "2025"),
    ("B", JUNE, "dd/mm/yyyy", "2025-06-01"),
    ("B", JUNE, "mm-dd-yy", "2025-06-01"),
    ("B", JUNE, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025-06-01"),
    ("B", JUNE, "yyyy-mm-dd hh:mm:ss", "2025-06-01"),
    ("B", 2025, "General", "2025"),
    ("B", 2025, "0", "2025"),
    ("B", "2025-06", "@", "2025-06"),
    ("B", "2025-01/2025-06", "@", "2025-01/2025-06"),
    ("D", 0.68, "0%", "68"),
    ("D", 0.685, "0.0%", "68.5"),
    ("D", -0.07, "0%", "-7"),
    ("D", 1234.5678, "#,##0.0", "1234.5678"),
    ("D", -5, "#,##0;(#,##0)", "-5"),
    ("D", 5, '_-* #,##0_-;-* #,##0_-;_-* "-"_-', "5"),
    ("D", 1234567, "0.00E+00", "1234567"),
    ("D", 1e-7, "General", "0.0000001"),
    ("D", 0.1 + 0.2, "General", "0.3"),
    ("D", 7, "00000", "7"),
    ("D", "68%", "@", "68"),
    ("D", "68\u00a0%", "@", "68"),
    ("D", "0,68", "@", "0.68"),
    ("D", "1.234,5", "@", "1234.5"),
    ("D", "1,234.5", "@", "1234.5"),
    ("D", "1.234.567", "@", "1234567"),
    ("D", " −5,50 ", "@", "-5.50"),
    ("D", "0.1250", "@", "0.1250"),
    ("C", "0,68", "@", '"0,68"'),
    ("C", "1.234", "@", "1.234"),
    ("C", 6895, "00000", "06895"),
    ("C", 0.68, "0%", "68%"),
    ("C", "68%", "@", "68%"),
    ("C", 12.5, "0.00", "12.5"),
    ("C", "Xã A_x000D_\n", "@", "Xã A"),
    ("C", "Xã A\r", "@", "Xã A"),
    ("C", "=1+1 là hai", "@", "=1+1 là hai"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("column", "value", "code", "text"), SHOWN)
def test_a_cell_says_what_it_shows(kept, column, value, code, text):
    from_xlsx(typed(kept, f"{column}3", value, code), kept, BOTH)
    row = dict(zip("ABCDE", ("", "", "", "", ""), strict=True)) | {column: text}
    assert texts(kept) == BEFORE | {"first.csv": BEFORE["first.csv"] + ",".join(row.values()) + "\n"}


DOUBTFUL = [
    ("B", JUNE, "d-mmm", "does not show in full"),
    ("B", JUNE, "mmmm", "does not show in full"),
    ("B", JUNE, "mmmmm-yy", "does not show in full"),
    ("B", JUNE, "dddd, mmmm yyyy", "does not show in full"),
    ("B", JUNE, '"trước "mm/yyyy', "does not show in full"),
    ("B", JUNE, "[$-D07041E]yyyy", "does not show in full"),
    ("B", JUNE, "h:mm", "does not show in full"),
    ("B", HALF_PAST_TWO, "dd/mm/yyyy h:mm", "does not show in full"),
    ("B", time(14, 30), "h:mm", "does not show in full"),
    ("B", timedelta(hours=30), "[h]:mm", "does not show in full"),
    ("D", JUNE, "d-mmm", "holds no dates"),
    ("A", JUNE, "mmm-yy", "holds no dates"),
    ("E", JUNE, "dd/mm/yyyy", "holds no dates"),
    ("D", 0.6834, "0%", "shows 68% but keeps 68.34%"),
    ("D", 350_000_000_000, "#,##0.0,,,", "shows 350.0"),
    ("D", 598, '"trên "0', "the words “trên"),
    ("D", 5, "#,##0 [$₫-42A]", "₫"),
    ("D", 5, '0"¹"', "¹"),
    ("D", 0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-', "does not show the number"),
    ("D", 5, ";;;", "does not show the number"),
    ("D", "1.234", "@", "may be 1.234 / 1,234"),
    ("D", "1,234%", "@", "may be 1.234 / 1,234"),
    ("D", "68 xã", "@", "cannot be read as one number"),
    ("D", "%", "@", "cannot be read as one number"),
    ("D", "68%%", "@", "cannot be read as one number"),
    ("D", "1,2,3", "@", "cannot be read as one number"),
    ("C", True, "General", "TRUE"),
    ("C", "#N/A", "General", "an error"),
    ("C", CellRichText("5", TextBlock(InlineFont(vertAlign="superscript"), "1")), "General", "raised"),
    ("C", CellRichText("Xã ", TextBlock(InlineFont(strike=True), "A")), "General", "struck"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("column", "value", "code", "why"), DOUBTFUL)
def test_a_cell_that_cannot_be_read_exactly_is_named(kept, column, value, code, why):
    (flaw,) = flaws(typed(kept, f"{column}3", value, code), kept)
    assert flaw.startswith(f"sheet “first”, cell {column}3: “")
    assert why in flaw


@pytest.mark.parametrize("style", [{"strike": True}, {"vertAlign": "superscript"}])
def test_a_cell_whose_letters_are_all_struck_or_raised_is_named(kept, style):
    (flaw,) = flaws(typed(kept, "D3", 5, **style), kept)
    assert "cell D3: “5” – it has raised letters" in flaw


def test_a_file_that_says_a_date_out_of_all_bounds_is_an_error_of_the_cell(kept):
    (flaw,) = flaws(typed(kept, "B3", 99_999_999, "dd/mm/yyyy"), kept)
    assert "cell B3: “#VALUE!” – the cell shows an error" in flaw


@pytest.mark.slow
@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["vi", "en"]), st.sampled_from(["", "%", " %", "\u202f%"]))
def test_a_number_typed_as_text_is_the_same_number(value, style, behind):
    typed_text = f"{value:,}".translate(str.maketrans(",.", ".,") if style == "vi" else {}) + behind
    assert (
        Decimal(cell_text(SimpleNamespace(value=typed_text, number_format="@", data_type="s", has_style=False), Column("n", "number"), ()))
        == value
    )


def test_a_text_of_nothing_but_blanks_is_no_number_and_no_flaw(kept):
    from_xlsx(typed(kept, "D3", " \u00a0", "@"), kept, BOTH)
    assert texts(kept) == BEFORE


def test_a_number_with_two_meanings_as_text_goes_into_the_workbook_as_a_number(kept):
    (kept / "first.csv").write_text(BEFORE["first.csv"].replace(",5,", ",1.500,"), "utf-8")
    from_xlsx(to_xlsx(kept, BOTH), kept, BOTH)
    assert texts(kept) == BEFORE | {"first.csv": BEFORE["first.csv"].replace(",5,", ",1.5,")}


@pytest.mark.slow
@given(st.dates(date(1901, 1, 1)), st.permutations(["d", "mm", "yyyy"]), st.sampled_from(["-", "/", ".", " ", '", "', "\\-"]))
def test_a_day_is_read_in_any_order_and_a_part_of_it_never_becomes_a_whole(day, parts, between):
    when = datetime.combine(day, time())
    assert partial_date(when, between.join(parts)) == day.isoformat()
    shorter = {"d": day.isoformat()[:7], "mm": None, "yyyy": None}
    for left_out, text in shorter.items():
        assert partial_date(when, between.join(part for part in parts if part != left_out)) == text


def test_rows_below_the_table_keep_what_is_typed_as_text(kept):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(kept, BOTH)))
    for table, page in zip(BOTH, book, strict=True):
        codes = {name: page.column_dimensions[cell.column_letter].number_format for name, cell in zip(table.names, page[1], strict=True)}
        assert codes == {column.id: "General" if column.kind in NUMBERS else "@" for column in table.columns}
