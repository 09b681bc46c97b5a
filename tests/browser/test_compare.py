"""Comparing the eras: 2024 left of the divider and 2025 right of it, wherever the map is moved to."""

import pytest

from tests.browser.reading import act, focused, place, serious, use

BOTH = "document.querySelectorAll('.leaflet-other-surface-pane path.unit').length > 0"


def compare(one):
    use(one, "compare")
    one.until(BOTH)
    return place(one).get_by_role("slider")


def unit_at(one, x, y):
    """The name of the unit that can be pointed at there."""
    return one.frame.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('path.unit')?.getAttribute('aria-label') ?? null", [x, y]
    )


def divider(one):
    box = place(one).locator(".divider").bounding_box()
    return box["x"] + box["width"] / 2


def shown_beside(one):
    """The units of the two sides, asked at a row of points on either side of the divider."""
    x = divider(one)
    rows = range(150, 700, 25)
    sides = []
    for steps in (range(-300, -25, 30), range(30, 300, 30)):
        found = {unit_at(one, x + step, y) for step in steps for y in rows}
        sides.append(found - {None})
    return sides


NINE = {
    "Xã Quảng An",
    "Xã Quảng Lâm",
    "Xã Dực Yên",
    "Xã Quảng Tân",
    "Xã Tân Bình",
    "Xã Đại Bình",
    "Xã Tân Lập",
    "Xã Đầm Hà",
    "Thị trấn Đầm Hà",
}
TWO = {"Xã Quảng Tân", "Xã Đầm Hà"}


@pytest.mark.parametrize("era", ["2024", "2025"])
def test_the_earlier_era_is_left_and_the_later_one_right_whichever_is_chosen(visit, era):
    one = visit(f"/xem?era={era}")
    compare(one)
    left, right = shown_beside(one)
    assert {"Xã Quảng An", "Xã Dực Yên"} <= left <= NINE
    assert right
    assert right <= TWO
    names = place(one).locator(".side").all_inner_texts()
    assert ["2024" in names[0], "2025" in names[1]] == [True, True]


def test_both_sides_stay_right_while_the_map_is_moved_and_zoomed(visit):
    one = visit("/xem")
    compare(one)
    zoom = one.atlas()["zoom"]
    one.page.mouse.move(600, 400)
    one.page.mouse.down()
    one.page.mouse.move(680, 430, steps=5)
    one.page.mouse.up()
    one.page.mouse.move(760, 430)
    one.page.mouse.wheel(0, -80)
    one.until(f"state.zoom > {zoom} && !document.querySelector('.leaflet-zoom-anim')")
    left, right = shown_beside(one)
    assert left & (NINE - TWO)
    assert right <= TWO


def test_the_divider_moves_by_arrow_keys_and_says_where_it_is(visit):
    one = visit("/xem")
    grip = compare(one)
    assert focused(one) == grip.get_attribute("aria-label")
    before, x = int(grip.get_attribute("aria-valuenow")), divider(one)
    one.page.keyboard.press("ArrowRight")
    one.page.keyboard.press("PageUp")
    assert int(grip.get_attribute("aria-valuenow")) == before + 12
    assert divider(one) > x
    assert "2024" in grip.get_attribute("aria-valuetext")
    one.page.keyboard.press("Home")
    assert int(grip.get_attribute("aria-valuenow")) == int(grip.get_attribute("aria-valuemin"))


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_the_divider_is_dragged_and_escape_ends_it(visit, path):
    one = visit(path)
    compare(one)
    x = divider(one)
    one.page.mouse.move(x, 600)
    one.page.mouse.down()
    one.page.mouse.move(x + 150, 600, steps=5)
    one.page.mouse.up()
    assert divider(one) == pytest.approx(x + 150, abs=2)
    assert "compare" not in one.page.url
    one.page.keyboard.press("Escape")
    place(one).locator(".divider").wait_for(state="detached")
    assert one.frame.evaluate("[...document.querySelectorAll('.leaflet-pane')].filter(pane => pane.style.clip).length") == 0
    assert one.frame.evaluate("document.querySelectorAll('.leaflet-other-surface-pane path').length") == 0
    assert focused(one) == "tool-compare"


def test_a_unit_of_the_other_side_opens_its_card_in_its_own_era(visit):
    one = visit("/xem")
    compare(one)
    x = divider(one)
    spot = next((x + step, y) for step in range(40, 200, 10) for y in range(250, 600, 20) if unit_at(one, x + step, y))
    one.page.mouse.click(*spot)
    one.until("state.era === '2025' && (state.selection ?? '').startsWith('2025-')")
    one.until("document.querySelectorAll('.leaflet-other-surface-pane path.unit').length === 9")
    left, right = shown_beside(one)
    assert left & (NINE - TWO)
    assert right <= TWO


def test_the_other_era_is_asked_for_only_when_it_is_compared(visit):
    one = visit("/xem", fresh=True)
    one.page.wait_for_load_state("networkidle")
    asked = []
    one.page.on("request", lambda request: asked.append(request.url))
    compare(one)
    assert any("/2025." in url for url in asked)
    assert not any("/2024." in url for url in asked)


def test_a_finger_drags_the_divider_on_a_phone(visit):
    one = visit("/xem", width=390, height=844, has_touch=True, is_mobile=True)
    compare(one)
    box = place(one).locator(".grip").bounding_box()
    assert min(box["width"], box["height"]) >= 44
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = one.page.context.new_cdp_session(one.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in (20, 40, 60):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + step, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert divider(one) == pytest.approx(x + 60, abs=3)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_while_comparing(visit, scheme):
    one = visit("/xem", color_scheme=scheme, bypass_csp=True)
    compare(one)
    assert serious(one) == []


def test_areas_become_thinner_and_the_tab_remembers(visit):
    one = visit("/xem")
    act(one, "opacity-fold").click()
    act(one, "opacity").fill("40")
    thin = "getComputedStyle(document.querySelector('path.area')).fillOpacity === '0.4'"
    one.until(thin)
    assert act(one, "opacity").get_attribute("aria-valuetext").startswith("40")
    one.until("document.querySelectorAll('path.underlay').length > 0")
    one.page.reload()
    one.ready()
    one.until(thin)
