"""What search has found stands in the free part of the window, whatever lay over it before."""

import pytest

from tests.browser.reading import act, place, use

SIZES = [(1366, 768), (390, 844), (844, 390)]
NEAR = "c=21.45,107.7&z=14"
FREE = """selector => {
  const over = [...document.querySelectorAll('.bar, .panel, .card, .search, .stack, .sheet, .share, .position, .readout')]
    .map(element => [element.className, element.getBoundingClientRect()]).filter(([_, box]) => box.width > 0 && box.height > 0);
  const found = document.querySelector(selector).getBoundingClientRect();
  const inside = found.left >= 0 && found.top >= 0 && found.right <= innerWidth && found.bottom <= innerHeight;
  const meets = box => box.left < found.right && found.left < box.right && box.top < found.bottom && found.top < box.bottom;
  return [...(inside ? [] : ['outside']), ...over.filter(([_, box]) => meets(box)).map(([name]) => name)];
}"""
STILL = "!document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')"


def found(one, text):
    place(one).locator(".search-input").fill(text)
    place(one).locator("[role=option]").first.click()


def stands_free(one, selector):
    place(one).locator(selector).first.wait_for(state="attached")
    one.until(f"{STILL} && !({FREE})({selector!r}).length")


@pytest.mark.parametrize("path", ["/", "/xem"])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("view", [NEAR, "lang=vi"])
def test_a_unit_a_pin_and_a_coordinate_stand_free(visit, width, height, path, view):
    one = visit(f"{path}?{view}", width=width, height=height)
    found(one, "quang an")
    one.until("state.selection === '2024-06901'")
    stands_free(one, "path.chosen.line")
    found(one, "thac bach van")
    one.until("state.selection === 'tourism/thac-bach-van'")
    stands_free(one, ".pin-spot.picked")
    found(one, "21.35, 107.6")
    stands_free(one, ".cross")
    assert one.query()["c"] != "21.45,107.7"
    assert one.errors == []


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("tool", ["list", "share", "help", "comfort"])
def test_a_sheet_that_lay_over_the_map_makes_way(visit, tool, width, height):
    one = visit("/xem?lang=vi", width=width, height=height)
    use(one, tool)
    one.page.keyboard.press("/")
    one.page.keyboard.type("thac bach van")
    place(one).locator("[role=option]").first.wait_for()
    one.page.keyboard.press("Enter")
    stands_free(one, ".pin-spot.picked")
    assert act(one, f"tool-{tool}").get_attribute("aria-pressed") == "false"
