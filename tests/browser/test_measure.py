"""Measuring: the frame's own geodesy against pyproj, and points set by mouse, touch and keyboard."""

import math
import re

import pytest

from tests.browser.geodesic import area, length
from tests.browser.reading import act, place, serious, use


def under(one, x, y):
    """The coordinate under a pixel of the map (Web Mercator)."""
    state, size = one.atlas(), one.frame.evaluate("() => [innerWidth, innerHeight]")
    world = 256 * 2 ** state["zoom"]
    lat, lon = state["center"]
    px = (lon + 180) / 360 * world + x - size[0] / 2
    py = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * world + y - size[1] / 2
    return [math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * py / world)))), px / world * 360 - 180]


def value(one):
    return place(one).locator(".measure-value b").inner_text()


def beside(one):
    return place(one).locator(".measure-value span").inner_text()


def number(text, lang="vi"):
    """The first number of a text as the language writes it."""
    found = re.search(r"[\d.,]+", text)[0]
    return float(found.replace(".", "").replace(",", ".") if lang == "vi" else found.replace(",", ""))


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_a_distance_is_measured_by_clicks_and_ends_with_a_double_click(visit, path):
    one = visit(path)
    use(one, "measure")
    points = [(560, 330), (760, 300), (840, 560)]
    for x, y in points[:2]:
        one.page.mouse.click(x, y)
    one.page.mouse.dblclick(*points[2])
    act(one, "measure-finish").wait_for(state="detached")
    expected = length([under(one, x, y) for x, y in points])
    assert value(one).endswith(" km")
    assert number(value(one)) * 1000 == pytest.approx(expected, rel=1e-3)
    assert beside(one).startswith("đoạn cuối ")
    assert one.atlas()["selection"] is None


def test_the_last_part_is_that_between_the_last_two_points_while_the_pointer_rests_on_one(visit):
    one = visit("/xem")
    use(one, "measure")
    points = [(560, 330), (700, 330), (760, 450)]
    for x, y in points:
        one.page.mouse.move(x, y)
        one.page.mouse.click(x, y)
        one.page.mouse.move(x + 2, y + 1)
    one.until("document.querySelectorAll('.vertex').length === 3")
    expected = length([under(one, x, y) for x, y in points[1:]])
    assert number(beside(one).removeprefix("đoạn cuối ")) * 1000 == pytest.approx(expected, rel=2e-2)


def test_measuring_and_pointing_out_a_place_exclude_one_another(visit):
    one = visit("/xem")
    line, sheet = place(one).locator(".position-line"), place(one).locator(".position")
    line.click()
    use(one, "measure")
    assert sheet.is_hidden()
    one.page.mouse.click(600, 330)
    one.page.mouse.click(700, 330)
    one.until("document.querySelectorAll('.vertex').length === 2")
    one.page.mouse.click(700, 450, button="right")
    act(one, "measure-finish").wait_for(state="detached")
    assert sheet.is_hidden()
    line.click()
    act(one, "measure-leave").wait_for(state="detached")
    one.page.mouse.click(740, 290)
    place(one).locator(".position-form").first.wait_for()
    assert act(one, "tool-measure").get_attribute("aria-pressed") == "false"


def test_an_area_is_measured_in_hectares_and_in_mau_and_sao(visit):
    one = visit("/xem?c=21.35,107.6&z=15")
    use(one, "measure")
    act(one, "measure-area").click()
    points = [(600, 360), (720, 360), (720, 470), (600, 470)]
    for x, y in points:
        one.page.mouse.click(x, y)
    expected = area([under(one, x, y) for x, y in points])
    act(one, "measure-finish").click()
    assert value(one).endswith(" ha")
    assert number(value(one)) * 1e4 == pytest.approx(expected, rel=1e-3)
    mau, sao = re.match(r"([\d.,]+) mẫu(?: ([\d,]+) sào)?", beside(one)).groups()
    assert number(mau) * 3600 + number(sao or "0") * 360 == pytest.approx(expected, rel=2e-3)
    assert "3.600 m²" in place(one).locator(".measure-note").inner_text()


def test_an_outline_that_crosses_itself_has_no_area(visit):
    one = visit("/xem?lang=en")
    use(one, "measure")
    act(one, "measure-area").click()
    for x, y in [(640, 320), (800, 560), (800, 320), (640, 560)]:
        one.page.mouse.click(x, y)
    place(one).get_by_text("crosses itself", exact=False).first.wait_for()
    assert value(one) == "–"


def test_everything_is_measured_with_the_keyboard(visit):
    one = visit("/xem")
    keys = one.page.keyboard
    keys.press("m")
    keys.press("Enter")
    keys.press("ArrowRight")
    place(one).locator(".measure-value b").wait_for()
    for _ in range(3):
        keys.press("ArrowRight")
    keys.press("Enter")
    one.until("document.querySelectorAll('.vertex').length === 2")
    assert number(value(one)) > 0
    keys.press("Backspace")
    one.until("document.querySelectorAll('.vertex').length === 1")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Enter")
    act(one, "measure-finish").wait_for(state="detached")
    keys.press("Escape")
    one.until("document.querySelectorAll('.vertex').length === 0")
    keys.press("Escape")
    act(one, "measure-leave").wait_for(state="detached")
    assert act(one, "tool-measure").get_attribute("aria-pressed") == "false"


def test_units_can_be_chosen_again_only_after_measuring(visit):
    one = visit("/xem")
    box = place(one).locator("path.unit").nth(1).bounding_box()
    spot = (box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2 + 40)
    use(one, "measure")
    one.page.mouse.click(*spot)
    one.until("document.querySelectorAll('.vertex').length === 1")
    assert one.atlas()["selection"] is None
    act(one, "measure-leave").click()
    one.page.mouse.click(*spot)
    one.until("state.selection !== null")


def test_a_point_can_be_moved_and_taken_back(visit):
    one = visit("/xem")
    use(one, "measure")
    one.page.mouse.click(600, 330)
    one.page.mouse.click(700, 330)
    before = number(value(one))
    one.page.mouse.move(700, 330)
    one.page.mouse.down()
    one.page.mouse.move(760, 330, steps=4)
    one.page.mouse.move(800, 330, steps=4)
    one.page.mouse.up()
    assert number(value(one)) == pytest.approx(2 * before, rel=0.02)
    act(one, "measure-undo").click()
    one.until("document.querySelectorAll('.vertex').length === 1")
    act(one, "measure-clear").click()
    one.until("document.querySelectorAll('.vertex').length === 0")


def test_taps_measure_on_a_phone(visit):
    one = visit("/xem", width=390, height=844, has_touch=True, is_mobile=True)
    use(one, "measure")
    for spot in [(120, 330), (280, 420)]:
        one.page.touchscreen.tap(*spot)
    one.until("document.querySelectorAll('.vertex').length === 2")
    box = place(one).locator(".vertex").first.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    one.page.touchscreen.tap(280, 420)
    act(one, "measure-finish").wait_for(state="detached")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_while_measuring(visit, scheme):
    one = visit("/xem", color_scheme=scheme, bypass_csp=True)
    use(one, "measure")
    act(one, "measure-area").click()
    for x, y in [(560, 320), (800, 320), (800, 560)]:
        one.page.mouse.click(x, y)
    assert serious(one) == []
