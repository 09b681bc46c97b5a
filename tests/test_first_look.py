"""The outline in the first bytes: small, whole, in both languages, and nothing where there are no units."""

import json
import re

import pytest

from geo.client.inline_outline import first_look
from geo.edition import load
from geo.language import telling
from geo.server import state
from tests import toy

LARGEST = 12_000


@pytest.mark.parametrize(("lang", "title"), [("vi", "Bản đồ Đầm Hà"), ("en", "Map of Đầm Hà")])
def test_it_is_small_and_says_the_name_of_the_map(edition, lang, title):
    svg = first_look(edition, lang)
    assert f">{title}</text>" in svg
    assert len(svg.encode()) <= LARGEST
    assert "style" not in svg  # the policy of the light page allows none
    assert svg.count("<path") == 1


def test_it_is_the_outline_of_all_units_in_pixels_of_the_world(small):
    """The four squares of the toy district are one box: 0.04 degrees wide, 0.01 high."""
    svg = first_look(small, "vi")
    left, top, right, bottom = map(float, re.search(r'data-district="([^"]+)"', svg)[1].split())
    world = 256 * 2**13
    assert right - left == pytest.approx(0.04 / 360 * world, abs=0.02)
    assert left == pytest.approx((107.5 / 360 + 0.5) * world, abs=0.02)
    assert bottom - top == pytest.approx((right - left) / 4 * 1.073, rel=0.01)  # 1 / cos 21.3°
    steps = re.search(r' d="M(\d+) (\d+)l([^z]+)z"', svg)
    numbers = [int(number) for number in re.findall(r"-?\d+", steps[3])]
    assert {abs(step) for step in numbers[::2]} <= {0, 232, 233, 234}
    assert sum(numbers[::2]) in (-233, 0, 233)


@pytest.mark.slow
def test_it_is_said_in_the_words_of_the_publication_that_is_served(served, folder):
    served(toy.change(folder, "district.toml", 'place_name = { vi = "Vuông"', 'place_name = { vi = "Tròn"'))
    assert "Tròn</text>" in state.look().first_look["vi"]


@pytest.mark.slow
def test_a_name_is_text_and_no_units_are_nothing(folder):
    toy.change(folder, "district.toml", 'place_name = { vi = "Vuông"', 'place_name = { vi = "<b>&"')
    with telling(folder):
        svg = first_look(load(folder), "vi")
    assert "&lt;b&gt;&amp;" in svg
    assert "<b>" not in svg
    (folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": []}), "utf-8")
    assert first_look(load(folder), "vi") == ""
