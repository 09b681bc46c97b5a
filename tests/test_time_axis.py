"""Columns over the years stand as far apart as the years are, in every time zone, and no label touches another."""

import json
import re
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from geo.cards.trends import over_time
from geo.charts import Chart, Row, draw
from geo.charts.files import _typeface, picture
from geo.charts.timeline import ABREAST, domain, levels, places
from geo.edition import load
from geo.language import Words, same

YEARS = st.lists(st.integers(1990, 2050), min_size=1, max_size=6, unique=True).map(sorted)


def chart(years, **more):
    rows = tuple(Row(same(str(year)), Decimal(100 + index), year=year) for index, year in enumerate(years))
    return Chart("years", Words("Dân số", "Population"), "people", rows, form="columns", **more)


def columns(one, width=600):
    """Left edges of the columns as they are drawn, in pixels."""
    _typeface()
    svg = vl_convert.vegalite_to_svg({**picture(one, "vi", {}), "width": width}, allowed_base_urls=[])
    return [float(x) for x in re.findall(r'aria-roledescription="bar"[^>]*?d="M(-?[\d.]+)', svg)]


@pytest.mark.slow
@pytest.mark.parametrize("name", load().place.asked.over_time)
def test_columns_of_the_district_are_as_far_apart_as_their_years(edition, name):
    one = over_time(edition, name)
    years = [int(row.label.vi) for row in one.rows]
    assert one.years == tuple(years)
    found = columns(one)
    assert len(found) == len(years)
    per_year = [
        (right - left) / (later - earlier) for (left, right), (earlier, later) in zip(pairwise(found), pairwise(years), strict=True)
    ]
    assert max(per_year) - min(per_year) < 0.5
    assert f"Trục thời gian {years[0]}–{years[-1]}" in one.alt("vi")


@pytest.mark.slow
@given(YEARS)
def test_every_column_stands_inside_the_axis_and_neighbouring_labels_on_different_lines(years):
    one = chart(years)
    first, last = domain(one)
    for before, after in pairwise(places(one)):
        assert before["to"] < after["from"]
    assert all(first <= place["from"] and place["to"] <= last for place in places(one))
    span, lines = max(years[-1] - years[0], 1), levels(one)
    assert not any(lines[one] == lines[two] for one in years for two in years if one < two and two - one < ABREAST * span)


@pytest.mark.slow
def test_a_result_and_a_target_of_one_year_stand_beside_each_other():
    one = chart([2019, 2024])
    rows = (*(replace(row, series="result") for row in one.rows), Row(same("2024"), Decimal(120), series="target", year=2024))
    both = replace(one, rows=rows, series={"result": Words("Kết quả", "Result"), "target": Words("Mục tiêu", "Target")})
    _, result, target = places(both)
    assert result["to"] == pytest.approx(target["from"])
    assert (result["year"], target["year"]) == (2024, 2024)
    assert len(columns(both)) == 3


def test_labels_without_a_year_stand_side_by_side_as_before():
    one = replace(chart([2001, 2025]), rows=(Row(same("a"), Decimal(1)), Row(same("b"), Decimal(2), year=2025)))
    assert one.years == ()
    assert draw(one, "vi").to_dict()["layer"][0]["encoding"]["x"]["type"] == "nominal"


@pytest.mark.slow
def test_the_picture_is_the_same_in_every_time_zone(edition, monkeypatch):
    drawer = "import sys, vl_convert; print(vl_convert.vegalite_to_svg(sys.stdin.read(), allowed_base_urls=[]))"
    specs, pictures = set(), set()
    for zone in ("Asia/Ho_Chi_Minh", "America/Los_Angeles"):
        with monkeypatch.context() as there:
            there.setenv("TZ", zone)
            time.tzset()
            specs.add(json.dumps(picture(over_time(edition, "population"), "vi", {})))
            done = subprocess.run([sys.executable, "-c", drawer], input=min(specs).encode(), capture_output=True, check=True)
            pictures.add(done.stdout)
        time.tzset()
    assert (len(specs), len(pictures)) == (1, 1)
    spec = json.dumps(draw(over_time(edition, "population"), "vi").to_dict())
    assert '"temporal"' not in spec
    assert "timeUnit" not in spec
