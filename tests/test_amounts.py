"""Figures and times are read exactly, in both languages, or refused with the reason."""

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.edition.tables import QUALIFIERS
from geo.language import LANGUAGES, PRECISION, catalogue, period, quantity
from geo.measures import Amount, NotAFigure, convert, read, read_period
from geo.measures.numbers import readings
from geo.measures.units import NOT_COUNTED, SIZES

CASES = Path(__file__).parent / "cases" / "numbers.csv"
UNITS = sorted(key.removeprefix("unit.") for key in catalogue("vi") if key.startswith("unit."))
VALUES = st.decimals(0, 10**12, places=6).map(Decimal.normalize)
YEARS = st.integers(1946, 2045)


def cases():
    with CASES.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def attempt(text):
    """What a text is read as, or why it is not."""
    try:
        return read(text)
    except NotAFigure as refused:
        return refused


def test_there_are_enough_ways_and_enough_refusals():
    assert len(cases()) >= 60
    assert len({case["refused"] for case in cases()} - {""}) >= 7


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['text']}|{case['style']}")
def test_a_way_of_writing_is_read_or_refused(case):
    style = case["style"] or None
    if case["refused"]:
        with pytest.raises(NotAFigure) as refused:
            read(case["text"], style)
        assert refused.value.key == case["refused"]
        assert all(refused.value.why)
        return
    found = read(case["text"], style)
    assert (found.value, found.qualifier, found.unit) == (Decimal(case["value"]), case["qualifier"], case["unit"])


@pytest.mark.slow
@given(VALUES, st.sampled_from(UNITS), st.sampled_from(QUALIFIERS), st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(value, unit, qualifier, lang):
    assume(unit in NOT_COUNTED or value == value.to_integral_value())
    assume(value == round(value, PRECISION.get(unit, 6)))
    assert read(quantity(value, unit, qualifier, lang), lang) == Amount(value, qualifier, unit)


@pytest.mark.slow
@given(VALUES, st.sampled_from(UNITS), st.sampled_from(QUALIFIERS), st.sampled_from(LANGUAGES))
def test_without_knowing_the_language_it_is_the_same_or_asked_about(value, unit, qualifier, lang):
    assume(unit in NOT_COUNTED or value == value.to_integral_value())
    assume(value == round(value, PRECISION.get(unit, 6)))
    text = quantity(value, unit, qualifier, lang)
    found = attempt(text)
    if isinstance(found, NotAFigure):
        digits = readings(re.search(r"\d[\d.,]*", text)[0])
        assert found.key == "ambiguous"
        assert len(set(digits.values())) == 2
        assert digits[lang] == value
    else:
        assert found == Amount(value, qualifier, unit)


@given(st.text(max_size=40))
def test_any_text_is_a_figure_or_a_reason(text):
    found = attempt(text)
    assert all(found.why) if isinstance(found, NotAFigure) else isinstance(found.value, Decimal)


def test_a_note_behind_the_figure_is_kept():
    assert read("598 tỷ đồng (68 % dự toán tỉnh)").note == "68 % dự toán tỉnh"
    assert read("6/8 xã").note == "6/8 xã"


@pytest.mark.parametrize(
    ("text", "to", "value"),
    [
        ("598.000 triệu đồng", "vnd_bn", "598"),
        ("941,5 tỷ", "vnd_bn", "941.5"),
        ("17 nghìn", "accounts", "17000"),
        ("74,4 triệu", "vnd_m_person", "74.4"),
        ("32.724 ha", "km2", "327.24"),
        ("941,5", "vnd_bn", "941.5"),
    ],
)
def test_a_figure_becomes_the_unit_of_its_indicator(text, to, value):
    found = read(text, "vi")
    assert convert(found.value, found.unit, to, scaled=found.scaled) == Decimal(value)


@pytest.mark.parametrize(("text", "to"), [("5 %", "vnd_bn"), ("5 ha", "people"), ("5 tỷ", "percent"), ("5 tỷ đồng", "vnd_m_person")])
def test_units_of_other_things_are_refused(text, to):
    found = read(text, "vi")
    with pytest.raises(NotAFigure) as refused:
        convert(found.value, found.unit, to, scaled=found.scaled)
    assert refused.value.key == "other_unit"


@pytest.mark.slow
@given(VALUES, st.sampled_from(sorted(SIZES)), st.sampled_from(sorted(SIZES)))
def test_there_and_back_is_the_same(value, one, other):
    assume(SIZES[one][0] == SIZES[other][0])
    assert convert(convert(value, one, other), other, one) == value


def spans():
    """Every kind of time that figures.csv may hold."""
    months = st.tuples(YEARS, st.integers(1, 12)).map(lambda at: f"{at[0]}-{at[1]:02}")
    days = st.dates(date(1946, 1, 1), date(2045, 12, 31)).map(date.isoformat)
    single = st.one_of(YEARS.map(str), months, days)
    pairs = st.one_of(*(st.tuples(kind, kind).map(sorted) for kind in (YEARS.map(str), months, days)))
    return st.one_of(single, pairs.filter(lambda ends: ends[0] < ends[1]).map("/".join))


@given(spans(), st.sampled_from(LANGUAGES))
def test_a_time_that_is_written_is_read_back(span, lang):
    assert read_period(period(span, lang)) == span
    assert read_period(span) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("26/10/2021", "2021-10-26"),
        ("ngày 5 tháng 6 năm 2024", "2024-06-05"),
        ("05/06/2024", "2024-06-05"),
        ("tháng 4/2024", "2024-04"),
        ("4 tháng đầu năm 2024", "2024-01/2024-04"),
        ("6 tháng cuối năm 2024", "2024-07/2024-12"),
        ("quý I/2024", "2024-01/2024-03"),
        ("Quý IV năm 2024", "2024-10/2024-12"),
        ("giai đoạn 2016–2020", "2016/2020"),
        ("first 4 months of 2024", "2024-01/2024-04"),
        ("Q2 2024", "2024-04/2024-06"),
        ("first half of 2024", "2024-01/2024-06"),
        ("October 26, 2021", "2021-10-26"),
    ],
)
def test_times_as_officials_write_them(text, span):
    assert read_period(text) == span


@pytest.mark.parametrize(
    "text", ["31/02/2024", "13/2024", "5/13/2024", "2020-2016", "hôm qua", "", "quý V/2024", "0 tháng 2024", "x" * 500]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(NotAFigure) as refused:
        read_period(text)
    assert refused.value.key == "no_period"


def test_areas_have_two_decimals_and_a_small_one_is_never_nothing():
    assert [quantity(value, "km2", "", "en") for value in ("68.9413", "142.4", "0.0043")] == ["68.94 km²", "142.40 km²", "0.0043 km²"]
