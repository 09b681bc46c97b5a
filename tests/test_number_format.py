"""What a number format shows is what is read of a number, or the difference is named."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.spreadsheets.number_format import shown

ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'
DONG = '_-* #,##0.00\\ "₫"_-;\\-* #,##0.00\\ "₫"_-;_-* "-"??\\ "₫"_-;_-@_-'
SIZES = '[<1000]0;[<1000000]0.0,"K";0.0,,"M"'
VALUES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
DAY = datetime(2025, 8, 6, 7, 5, 3)  # noqa: DTZ001 - a spreadsheet knows no zones


@pytest.mark.parametrize(
    ("value", "code", "number", "before", "behind", "text"),
    [
        ("12.5", "", "12.5", "", "", "12.5"),
        ("12.5", "General", "12.5", "", "", "12.5"),
        ("12.5", "@", "12.5", "", "", "12.5"),
        ("1E+20", "", "100000000000000000000", "", "", "100000000000000000000"),
        ("12.50", "[$-42A]", "12.5", "", "", "12.5"),
        ("12.5", 'General" tỷ"', "12.5", "", "tỷ", "12.5 tỷ"),
        ("1234567.891", "#,##0.00", "1234567.891", "", "", "1,234,567.89"),
        ("1234567.895", "#,##0.00", "1234567.895", "", "", "1,234,567.90"),
        ("1234567", "# ##0", "1234567", "", "", "1,234,567"),
        ("1234567", "#\\.###\\.##0", "1234567", "", "", "1,234,567"),
        ("7", "000", "7", "", "", "007"),
        ("0.5", "#.0#", "0.5", "", "", ".5"),
        ("350000000000", "#,##0.0,,,", "350", "", "", "350.0"),
        ("3500000", '0.0,,"tỷ"', "3.5", "", "tỷ", "3.5tỷ"),
        ("1500", "0,.0", "1.5", "", "", "1.5"),
        ("5", '"trên "0', "5", "trên", "", "trên 5"),
        ("5.26", '"≥ "0.0', "5.26", "≥", "", "≥ 5.3"),
        ("5", '0"+"', "5", "", "+", "5+"),
        ("1234", '#,##0" tỷ đồng"', "1234", "", "tỷ đồng", "1,234 tỷ đồng"),
        ("1234", '#,##0\\ "đ"', "1234", "", "đ", "1,234 đ"),
        ("1234", "#,##0đ", "1234", "", "đ", "1,234đ"),
        ("1234.5", "#,##0.0\\ [$₫-42A]", "1234.5", "", "₫", "1,234.5 ₫"),
        ("1234.5", DONG, "1234.5", "", "₫", "1,234.50 ₫"),
        ("-1234.5", DONG, "-1234.5", "", "₫", "- 1,234.50 ₫"),
        ("51.1", '0.00"%"', "51.1", "", "%", "51.10%"),
        ("0.511", "0.0%", "51.1", "", "%", "51.1%"),
        ("0.5", '0%" năm"', "50", "", "% năm", "50% năm"),
        ("1234.4", ACCOUNTING, "1234.4", "", "", "1,234"),
        ("-1234.6", ACCOUNTING, "-1234.6", "", "", "(1,235)"),
        ("1234.5", "#,##0.0_ ;[Red]\\-#,##0.0\\ ", "1234.5", "", "", "1,234.5"),
        ("-1234.5", "#,##0.0_ ;[Red]\\-#,##0.0\\ ", "-1234.5", "", "", "-1,234.5"),
        ("-5", '"₫"#,##0_);\\("₫"#,##0\\)', "-5", "₫", "", "(₫5)"),
        ("-5", "0;[Red]-0", "-5", "", "", "-5"),
        ("-5", "0;0-", "-5", "", "", "5-"),
        ("-5", '"trên "0', "-5", "trên", "", "-trên 5"),
        ("5", "+0;-0;0", "5", "", "", "+5"),
        ("-0.3", "0", "-0.3", "", "", "0"),
        ("5", "0;@", "5", "", "", "5"),
        ("-5", "0;@", "-5", "", "", "-5"),
        ("5", SIZES, "5", "", "", "5"),
        ("5123", SIZES, "5.123", "", "K", "5.1K"),
        ("5123456", SIZES, "5.123456", "", "M", "5.1M"),
        ("12", "[>=1000]0.0,;0", "12", "", "", "12"),
        ("2", '[=1]"chỉ "0;0', "2", "", "", "2"),
        ("5", '[<>5]0;"đúng "0', "5", "đúng", "", "đúng 5"),
        ("-7", "[>=0]0;-0", "-7", "", "", "-7"),
        ("1.25", "# ?/?", "1.25", "", "", "1 1/4"),
        ("2", "# ?/?", "2", "", "", "2"),
        ("0.3333", "?/?", "0.3333", "", "", "1/3"),
        ("1.25", "# ?/10", "1.25", "", "", "1 3/10"),
        ("12345", "0.00E+00", "12345", "", "", "1.23E+04"),
        ("99999", "0.0E+0", "99999", "", "", "1.0E+5"),
        ("12345678", "##0.0E+0", "12345678", "", "", "12.3E+6"),
        ("0.00012", "0.0E-00", "0.00012", "", "", "1.2E-04"),
        ("120", "0.0E-00", "120", "", "", "1.2E02"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value, code, number, before, behind, text):
    cell = shown(Decimal(value), code)
    assert (cell.number, cell.before, cell.behind, cell.text, cell.doubt) == (Decimal(number), before, behind, text, "")
    assert "E" not in str(cell.number)


@pytest.mark.parametrize(
    ("value", "code", "doubt", "text"),
    [
        ("0", ACCOUNTING, "dash", "-"),
        ("0", DONG, "dash", "- ₫"),
        ("0", '0;-0;"–"', "dash", "–"),
        ("0", '0;-0;"- đ"', "dash", "- đ"),
        ("0", '0;-0;"..."', "dash", "..."),
        ("5", '"-"', "format", "-"),
        ("0", '0;-0;"không"', "format", "không"),
        ("1", '[=1]"một";0', "format", "một"),
        ("5", ";;;", "unseen", ""),
        ("0", "0;-0;", "unseen", ""),
        ("-5", '0;"";0', "unseen", ""),
        ("0", "#,###", "unseen", ""),
        ("-0.4", "#", "unseen", ""),
        ("0", "#.##", "dash", "."),
        ("-5", "#,##0;[Red]#,##0", "format", "5"),
        ("-5", '0;"âm "0', "format", "âm 5"),
        ("5", "-0", "format", "-5"),
        ("5", "(0)", "format", "(5)"),
        ("-5", "-0", "format", "--5"),
        ("5", '0"000"', "format", "5000"),
        ("5", '0",5"', "format", "5,5"),
        ("5", '"1"0', "format", "15"),
        ("5", "10", "format", "15"),
        ("123", "0\\.0", "format", "123"),
        ("5", "#\\.##0", "format", "5"),
        ("1234567", "#\\.##0", "format", "1,234,567"),
        ("5", "00-00", "format", "5"),
        ("5", "0.0.0", "format", "5"),
        ("5", "0 VND", "format", "5"),
        ("5", '0 "kg', "format", "5"),
        ("5", "0\\", "format", "5"),
        ("5", "0*-", "format", "5"),
        ("5", "[DBNum1]0", "format", "5"),
        ("5", "[>=1000]0", "format", "5"),
        ("-5", SIZES, "format", "-5"),
        ("5", '[>100]0;"b"0;"c"0', "format", "5"),
        ("45000", "dd/mm/yyyy", "format", "45000"),
        ("5", "0" * 300, "format", "5"),
    ],
)
def test_what_hides_or_changes_a_number_is_named(value, code, doubt, text):
    cell = shown(Decimal(value), code)
    assert (cell.number, cell.doubt, cell.text) == (Decimal(value), doubt, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("", "06/08/2025"),
        ("General", "06/08/2025"),
        ("dd/mm/yyyy", "06/08/2025"),
        ("mm-dd-yy", "06/08/2025"),
        ("d/m/yyyy h:mm", "06/08/2025"),
        ("[$-42A]dd mmmm yyyy;@", "06/08/2025"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "06/08/2025"),
        ("yyyy-mm-dd", "2025-08-06"),
        ('yyyy-mm-dd"T"hh:mm', "2025-08-06"),
        ("mm/yyyy", "08/2025"),
        ("mmm-yy", "08/2025"),
        ("yyyy", "2025"),
        ('"Năm "yyyy', "Năm 2025"),
        ('"Tháng "m', "Tháng 8"),
        ("mm", "08"),
        ("d/m", "6/8"),
        ("dd/mm", "06/08"),
        ("d-mmm", "6/8"),
        ("dd-mmm", "06/08"),
        ("h:mm", "07:05"),
        ("mm:ss", "07:05:03"),
    ],
)
def test_a_day_is_shown_with_the_parts_of_its_format(code, text):
    cell = shown(DAY, code)
    assert (cell.text, cell.number, cell.doubt) == (text, None, "date")


def test_days_and_times_without_each_other():
    assert shown(date(2025, 8, 6), "d/m/yy").text == "06/08/2025"
    assert shown(time(7, 30), "h:mm").text == "07:30"
    assert shown(timedelta(hours=30, minutes=5), "[h]:mm").text == "30:05"
    assert shown(-timedelta(minutes=5), "[h]:mm").text == "-00:05"


@pytest.mark.parametrize(
    ("value", "code", "doubt"),
    [
        (DAY, ";;;", "unseen"),
        (DAY, '"ngày"', "format"),
        (DAY, "dddd", "format"),
        (DAY, "bbbb", "format"),
        (DAY, "[h]:mm", "format"),
        (DAY, "0", "format"),
        (time(7), "dd/mm", "format"),
    ],
)
def test_a_format_that_hides_a_day_is_named(value, code, doubt):
    assert shown(value, code).doubt == doubt


@pytest.mark.slow
@given(VALUES, st.integers(0, 6), st.booleans())
def test_grouping_and_decimals_change_no_number(value, places, grouped):
    cell = shown(value, ("#,##0" if grouped else "0") + ("." + "0" * places if places else ""))
    assert (cell.number, cell.before, cell.behind, cell.doubt) == (value, "", "", "")
    assert abs(Decimal(cell.text.replace(",", "")) - value) <= Decimal(5).scaleb(-places - 1)


@pytest.mark.slow
@given(VALUES, st.integers(0, 4), st.integers(0, 3))
def test_percents_and_scales_are_exact(value, percents, scales):
    cell = shown(value, "0.0" + "," * scales + "%" * percents)
    assert cell.number * 1000**scales == value * 100**percents
    assert cell.behind == "%" * percents


@given(
    st.decimals() | st.datetimes() | st.dates() | st.times() | st.timedeltas(),
    st.text() | st.text(st.sampled_from('0#?.,%@/;E+-e()_*\\"[]<>=1 $GenralymdhsAP/MbđK'), max_size=40),
)
def test_no_code_is_a_fault(value, code):
    cell = shown(value, code)
    assert isinstance(value, Decimal) or cell.number is None
    assert cell.doubt or (isinstance(value, Decimal) and any(letter.isdigit() for letter in cell.text))
