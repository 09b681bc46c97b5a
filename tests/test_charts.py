"""A chart says the same in its picture, its words, its table and its files, in both languages, and asks no other machine."""

import csv
import io
import itertools
import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from geo.charts import Chart, Row, csv_bytes, draw, png_bytes, twin
from geo.charts.files import picture
from geo.edition.sources import Source
from geo.language import Words, same
from geo.style.colours import GROUND, SERIES, contrast

SOURCES = {
    "bao": Source(id="bao", kind="press", standing="reported", publisher="Báo Quảng Ninh", date="2024-05", url="https://baoquangninh.vn/x"),
    "huyen": Source(id="huyen", kind="state_site", standing="official", publisher="Huyện"),
}
BARS = Chart(
    "bars",
    Words("Xã đạt từng mức", "Communes at each level"),
    "communes",
    (
        Row(Words("Đạt chuẩn", "Standard"), Decimal(8), series="named", sources=("huyen",)),
        Row(Words("Nâng cao", "Advanced"), Decimal(6), parts={"named": Decimal(2), "not": Decimal(4)}, sources=("bao", "huyen")),
    ),
    series={"named": Words("Đã nêu tên", "Named"), "not": Words("Chưa nêu tên", "Not named")},
    hollow=frozenset({"not"}),
    whole=Decimal(8),
)
COLUMNS = Chart(
    "columns",
    Words("Thu ngân sách", "Budget revenue"),
    "vnd_bn",
    (Row(same("2021"), Decimal("874.352"), sources=("bao",)), Row(same("2023"), Decimal(12977), ">", sources=("bao",))),
    form="columns",
)
LANGS = ("vi", "en")
# Machado, Oliveira and Fernandes 2009, severity 1.0: linear RGB as the three kinds of colour blindness see it.
BLIND = {
    "none": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def oklab(colour, seen):
    """A colour in OKLab (Ottosson 2020) as somebody sees it."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    rgb = np.clip(np.array(seen) @ linear, 0, 1)
    lms = np.cbrt(
        np.array(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ]
        )
        @ rgb
    )
    return (
        np.array(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ]
        )
        @ lms
    )


@pytest.mark.parametrize("theme", SERIES)
@pytest.mark.parametrize("seen", BLIND)
def test_series_are_told_apart_by_everybody(theme, seen):
    for one, other in itertools.combinations(SERIES[theme], 2):
        assert np.linalg.norm(oklab(one, BLIND[seen]) - oklab(other, BLIND[seen])) > 0.09, (one, other)
    for colour in SERIES[theme]:
        assert contrast(colour, GROUND[theme]["surface"]) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("chart", [BARS, COLUMNS])
@pytest.mark.parametrize("lang", LANGS)
def test_words_table_and_picture_say_every_value(chart, lang):
    table = twin(chart, lang, SOURCES)
    spec = json.dumps(draw(chart, lang).to_dict(), ensure_ascii=False)
    assert len(table) == len(chart.rows)
    for row in chart.rows:
        for text in (row.label.text(lang), chart.text(row, lang)):
            assert text in chart.alt(lang)
            assert text in table.to_numpy().ravel()
            assert text in spec
    assert "Báo Quảng Ninh, 5/2024" in twin(chart, "vi", SOURCES).to_string()


@pytest.mark.slow
def test_numbers_are_the_readers():
    assert "trên 12.977 tỷ đồng" in COLUMNS.alt("vi")
    assert "over 12,977 billion VND" in COLUMNS.alt("en")
    signs = {lang: draw(COLUMNS, lang).to_dict()["config"]["locale"]["number"] for lang in LANGS}
    assert (signs["vi"]["decimal"], signs["vi"]["thousands"]) == (",", ".")
    assert (signs["en"]["decimal"], signs["en"]["thousands"]) == (".", ",")
    axis = vl_convert.vegalite_to_svg(picture(COLUMNS, "vi", SOURCES), allowed_base_urls=[])
    assert ">10.000<" in axis
    assert ">10,000<" not in axis


@pytest.mark.slow
def test_what_nobody_named_is_an_outline_and_a_segment_of_its_own():
    svg = vl_convert.vegalite_to_svg(picture(BARS, "vi", SOURCES), allowed_base_urls=[])
    assert 'aria-label="Nâng cao, Chưa nêu tên: 4 xã"' in svg
    assert 'aria-label="Đạt chuẩn: 8/8 xã"' in svg
    fills = draw(BARS, "vi").to_dict()["layer"][1]["encoding"]["fill"]["scale"]["range"]
    lines = draw(BARS, "vi").to_dict()["layer"][1]["encoding"]["stroke"]["scale"]["range"]
    assert lines[0] == lines[1] == fills[0] != fills[1]


@pytest.mark.parametrize("chart", [BARS, COLUMNS])
@pytest.mark.parametrize("theme", SERIES)
def test_a_chart_loads_nothing(chart, theme):
    spec = draw(chart, "vi", theme).to_dict()
    text = json.dumps({key: value for key, value in spec.items() if key != "$schema"})
    assert "http" not in text
    assert '"url"' not in text


@pytest.mark.slow
def test_the_picture_has_title_sources_and_our_typeface():
    spec = picture(BARS, "vi", SOURCES)
    assert spec["title"] == {
        "text": "Xã đạt từng mức",
        "subtitle": ["Nguồn: Huyện, không rõ tên bài và ngày đăng", "Báo Quảng Ninh, 5/2024"],
    }
    ours = png_bytes(BARS, "vi", SOURCES)
    picture_ = Image.open(io.BytesIO(ours))
    assert picture_.format == "PNG"
    assert picture_.width >= 1800
    other = {**spec, "config": {**spec["config"], "font": "DejaVu Sans"}}
    assert ours != vl_convert.vegalite_to_png(other, scale=2.0, allowed_base_urls=[])
    assert ours != png_bytes(BARS, "vi", SOURCES, "dark")


def test_a_csv_keeps_exact_numbers_and_runs_nothing():
    chart = replace(COLUMNS, rows=(Row(same("=1+1"), Decimal("0.10"), "≈", sources=("bao",)),))
    rows = list(csv.reader(io.StringIO(csv_bytes(chart, "vi", SOURCES).decode("utf-8-sig"))))
    assert rows[1] == ["'=1+1", "≈", "0.10", "tỷ đồng", "Báo Quảng Ninh, 5/2024", "https://baoquangninh.vn/x"]


def test_a_fifth_colour_is_refused():
    many = replace(BARS, series={str(n): same(str(n)) for n in range(5)}, hollow=frozenset())
    with pytest.raises(ValueError, match="5 series"):
        draw(many, "vi")
    assert draw(replace(many, hollow=frozenset({"4"})), "vi")


@pytest.mark.slow
@settings(max_examples=15)  # Altair checks every drawing against its schema
@given(st.lists(st.decimals(0, 10**9, places=3), min_size=1, max_size=8), st.sampled_from(LANGS))
def test_every_value_reaches_the_csv_and_the_drawing(values, lang):
    chart = replace(COLUMNS, rows=tuple(Row(same(str(n)), value) for n, value in enumerate(values)))
    rows = list(csv.reader(io.StringIO(csv_bytes(chart, lang, SOURCES).decode("utf-8-sig"))))[1:]
    assert [Decimal(row[2]) for row in rows] == values
    drawn = draw(chart, lang).to_dict()["datasets"]
    assert any([float(value) for value in values] == [row.get("end") for row in data] for data in drawn.values())
