"""What a person of Python sees in a notebook: the map drawn, tooltips as text, layers that can be switched."""

import pytest

import geo
from tests import toy
from tests.browser.conftest import alone
from tests.folium_page import show


@pytest.fixture
def page(chromium):
    # Leaflet is answered from its package, every other address is refused: what the map of a notebook asks is no fault of it
    with alone(chromium, "ERR_FAILED|^https://", viewport={"width": 900, "height": 600}) as one:
        yield one.page


def test_a_sign_says_what_it_is_and_a_layer_can_be_switched_off(page, folder):
    toy.change(folder, "layers/things.csv", "Mill A", "<img src=x onerror=alert(1)>${alert(1)}`")
    errors = show(page, geo.explore(folder, ["steps", "things"], lang="en"))
    signs = page.locator(".leaflet-marker-icon:has(svg)")
    before = signs.count()
    page.locator(".leaflet-marker-icon:has(rect[rx^='11'])").first.hover()
    tooltip = page.locator(".leaflet-tooltip")
    tooltip.wait_for()
    assert "<img src=x onerror=alert(1)>${alert(1)}` · Mill" in tooltip.inner_text()
    page.get_by_label("Things").uncheck()
    page.wait_for_function("before => document.querySelectorAll('.leaflet-marker-icon svg').length < before", arg=before)
    assert errors == []
