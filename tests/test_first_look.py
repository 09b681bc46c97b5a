"""The outline in the first bytes: small, whole, in both languages, and nothing where there are no units."""

import html
import json
import re

import pytest
import shapely

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
    assert re.findall(r'data-unit="([^"]+)"', svg) == [*edition.base_units]


def rings(svg):
    """The corners of each unit's first ring, in pixels from the corner of all."""
    for begun, steps in re.findall(r' d="M(\d+ \d+)l([^z]+)z', svg):
        numbers = [int(number) for number in re.findall(r"-?\d+", f"{begun} {steps}")]
        yield [(sum(numbers[: 2 * n + 1 : 2]), sum(numbers[1 : 2 * n + 2 : 2])) for n in range(len(numbers) // 2)]


def test_its_units_stand_in_pixels_of_the_world(small):
    """The squares of the toy district are one box: 0.04 degrees wide, 0.01 high; each shares corners with a neighbour."""
    svg = first_look(small, "vi")
    left, top, right, bottom = map(float, re.search(r'data-district="([^"]+)"', svg)[1].split())
    world = 256 * 2**13
    assert right - left == pytest.approx(0.04 / 360 * world, abs=0.02)
    assert left == pytest.approx((107.5 / 360 + 0.5) * world, abs=0.02)
    assert bottom - top == pytest.approx((right - left) / 4 * 1.073, rel=0.01)  # 1 / cos 21.3°
    units = [set(ring) for ring in rings(svg)]
    corners = set.union(*units)
    assert (max(x for x, _ in corners), max(y for _, y in corners)) == pytest.approx((right - left, bottom - top), abs=1)
    assert len(units) == len(small.base_units)
    assert all(unit & set.union(*(other for other in units if other is not unit)) for unit in units)


def test_a_unit_is_called_by_its_name_where_the_map_writes_it(small):
    svg = first_look(small, "en")
    spots = [tuple(map(int, spot)) for spot in re.findall(r'data-at="(\d+) (\d+)"', svg)]
    assert re.findall(r'data-name="([^"]+)"', svg) == [unit.name.en for unit in small.base_units.values()]
    for ring, spot in zip(rings(svg), spots, strict=True):
        assert shapely.Polygon(ring).contains(shapely.Point(spot))


@pytest.mark.slow
def test_it_is_said_in_the_words_of_the_publication_that_is_served(served, folder):
    served(toy.change(folder, "district.toml", 'place_name = { vi = "Vuông"', 'place_name = { vi = "Tròn"'))
    assert "Tròn</text>" in state.look().first_look["vi"]


def test_the_name_of_a_unit_is_text(folder):
    name = '"><script>alert(1)</script>'
    path = folder / "communes.geojson"
    units = json.loads(path.read_text("utf-8"))
    units["features"][0]["properties"]["name_vi"] = name
    path.write_text(json.dumps(units), "utf-8")
    edition = load(folder)
    assert name in [unit.name.vi for unit in edition.base_units.values()]
    assert f'data-name="{html.escape(name)}"' in first_look(edition, "vi")
    assert "<script" not in first_look(edition, "vi")


@pytest.mark.slow
def test_a_name_is_text_and_no_units_are_nothing(folder):
    toy.change(folder, "district.toml", 'place_name = { vi = "Vuông"', 'place_name = { vi = "<b>&"')
    with telling(folder):
        svg = first_look(load(folder), "vi")
    assert "&lt;b&gt;&amp;" in svg
    assert "<b>" not in svg
    (folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": []}), "utf-8")
    assert first_look(load(folder), "vi") == ""
