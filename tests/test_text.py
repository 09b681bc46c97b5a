"""Words, numbers and dates: what a reader sees in each language."""

import unicodedata

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from geo.language import LANGUAGES, Words, catalogue, day, decimals, number, parse_day, period, quantity, word, words
from tests.real import LAYERS

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=3)


def test_both_languages_have_the_same_keys():
    assert set(catalogue("vi")) == set(catalogue("en"))


def test_every_number_of_a_column_gets_the_decimals_of_the_longest_two_at_most():
    assert [decimals(column) for column in ([1.0, 2.0], [3.374, 89.4, float("nan")], [59.4], [])] == [0, 2, 1, 0]


def test_no_words_are_empty_and_all_are_nfc():
    for lang in LANGUAGES:
        for key, said in catalogue(lang).items():
            assert said.strip(), key
            assert unicodedata.is_normalized("NFC", said), key


def test_both_languages_speak_of_the_same_values():
    fields = {lang: {key: set(_names(said)) for key, said in catalogue(lang).items()} for lang in LANGUAGES}
    assert fields["vi"] == fields["en"]


def _names(said):
    return [part.split("}")[0] for part in said.split("{")[1:]]


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [("941.5", "941,5", "941.5"), ("1250", "1.250", "1,250"), ("17.7", "17,7", "17.7"), ("0", "0", "0"), ("-3.25", "-3,25", "-3.25")],
)
def test_numbers_are_written_as_the_language_writes_them(value, vi, en):
    assert (number(value, "vi"), number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("given_", "vi", "en"),
    [
        (("941.5", "vnd_bn", "="), "941,5 tỷ đồng", "941.5 billion VND"),
        (("598", "vnd_bn", ">"), "trên 598 tỷ đồng", "over 598 billion VND"),
        (("17.7", "percent", "≥"), "≥ 17,7%", "≥ 17.7%"),
        (("17.7", "percent", ""), "17,7%", "17.7%"),
        (("1", "communes", "="), "1 xã", "1 commune"),
        (("8", "communes", "="), "8 xã", "8 communes"),
        (("12.5", "ha", "≈"), "khoảng 12,5 ha", "about 12.5 ha"),
        (("70", "m", "<"), "gần 70 m", "nearly 70 m"),
        (("3", "", "="), "3", "3"),
    ],
)
def test_figures_carry_unit_and_qualifier(given_, vi, en):
    assert (quantity(*given_, "vi"), quantity(*given_, "en")) == (vi, en)


@pytest.mark.slow
@given(NUMBERS, st.sampled_from(LANGUAGES))
def test_a_written_number_reads_back_as_itself(value, lang):
    assert parse_decimal(number(value, lang), locale=lang) == value


def test_every_measure_of_every_layer_has_words():
    for layer in LAYERS:
        for field in layer.fields:
            if field.unit:
                for lang in LANGUAGES:
                    assert "2" in quantity("2", field.unit, "=", lang)


@pytest.mark.parametrize(
    ("partial", "vi", "en"), [("2021-10-26", "26/10/2021", "26 Oct 2021"), ("2024-05", "5/2024", "May 2024"), ("2024", "2024", "2024")]
)
def test_dates_are_as_exact_as_they_are_known(partial, vi, en):
    assert (day(partial, "vi"), day(partial, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("span", "vi", "en"),
    [
        ("2024-01/2024-04", "tháng 1–4/2024", "Jan–Apr 2024"),
        ("2021/2025", "2021–2025", "2021–2025"),
        ("2024", "2024", "2024"),
        ("2023-11/2024-02", "11/2023 – 2/2024", "Nov 2023 – Feb 2024"),
    ],
)
def test_spans_of_time(span, vi, en):
    assert (period(span, "vi"), period(span, "en")) == (vi, en)


@pytest.mark.parametrize("wrong", ["", "24", "2024-13", "2024-02-30", "2024-5", "May 2024", "2024-05-17T00:00", "２０２４x"])
def test_what_is_no_date_is_refused(wrong):
    with pytest.raises(ValueError):
        parse_day(wrong)


@given(st.text())
def test_a_value_is_never_read_as_a_pattern(hostile):
    assert hostile in word("fault.column", "vi", name=hostile)
    assert words("fault.column", name=Words(hostile, "x")).en == word("fault.column", "en", name="x")
