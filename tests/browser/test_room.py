"""Room on the screen: whatever the window, nothing lies under another or outside, and the map keeps two fifths of it."""

import pytest

from tests.browser.reading import act, place, use

SIZES = [(1366, 768), (1280, 577), (1024, 768), (960, 433), (911, 417), (844, 390), (683, 312), (360, 740)]
UNIT = "sel=2024-06901"
PARTS = (
    ".bar, .panel, .card, .stack, .search, .sheet, .share, .readout, .position, .position-line, "
    ".leaflet-control-scale, .leaflet-control-attribution"
)
FREE = """() => {
  let free = 0;
  for (let i = 0; i < 60; i++) for (let j = 0; j < 60; j++) {
    const hit = document.elementFromPoint((i + 0.5) * innerWidth / 60, (j + 0.5) * innerHeight / 60);
    if (hit?.closest('#map_div') && !hit.closest('.leaflet-control')) free++;
  }
  return free / 3600;
}"""
CLASHES = """parts => {
  const boxes = [...document.querySelectorAll(parts)].map(element => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible');
  const name = ({ element, box: { left, top, right, bottom } }) => `${element.className} ${[left, top, right, bottom].map(Math.round)}`;
  const outside = boxes.filter(({ box }) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1);
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const pairs = boxes.flatMap((one, i) => boxes.slice(i + 1).map(other => [one, other]))
    .filter(([one, other]) => !one.element.contains(other.element) && !other.element.contains(one.element) && over(one.box, other.box));
  return [...outside.map(name), ...pairs.map(([one, other]) => `${name(one)} / ${name(other)}`)];
}"""

HIDDEN = """() => {
  const boxes = (parts) => [...document.querySelectorAll(parts)].map((part) => part.getBoundingClientRect()).filter((box) => box.width > 0);
  const over = (a, b) => a.left < b.right - 3 && b.left < a.right - 3 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const parts = boxes('.bar, .panel, .card, .stack');
  return boxes('path.unit').filter((unit) => parts.some((part) => over(unit, part))).length;
}"""
FRAMES = "async () => { for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame); }"


WINDOWS = [("/", SIZES), *[("/xem", [size]) for size in SIZES]]
"""The light map is opened in each window; the full page, which frames the same client, is opened once and its window changes."""


def in_every_window(visit, link, sizes):
    """The opened page in each window, and the window."""
    one = visit(link, width=sizes[0][0], height=sizes[0][1])
    yield one, sizes[0]
    for width, height in sizes[1:]:
        one.page.set_viewport_size({"width": width, "height": height})
        one.page.evaluate(FRAMES)
        one.frame.evaluate(FRAMES)
        yield one, (width, height)


def clashes(one):
    return one.frame.evaluate(CLASHES, PARTS)


@pytest.mark.parametrize(("path", "sizes"), WINDOWS)
def test_the_map_keeps_two_fifths_of_the_window_and_nothing_lies_under_another(visit, path, sizes):
    """Bare and with a card, in both languages, in windows of every size."""
    for one, size in in_every_window(visit, f"{path}?lang=vi", sizes):
        for lang, chosen in (("vi", "null"), ("vi", "'2024-06901'"), ("en", "'2024-06901'"), ("en", "null")):
            one.atlas(f"lang('{lang}')")
            one.atlas(f"select({chosen})")
            one.until(f"state.lang === '{lang}' && state.selection === {chosen} && !document.querySelector('article.card') === !{chosen}")
            assert clashes(one) == [], (size, lang, chosen)
            assert one.frame.evaluate(FREE) >= 0.4, (size, lang, chosen)


@pytest.mark.parametrize(("path", "sizes"), WINDOWS)
def test_a_card_hides_no_unit_of_a_window_that_nobody_moved(visit, path, sizes):
    """Also where the data end: what lies under the card needs none."""
    for one, size in in_every_window(visit, f"{path}?{UNIT}", sizes):
        one.atlas("select('2024-06901')")
        place(one).locator("article.card").wait_for()
        one.until(f"({HIDDEN})() === 0 /* {size} */")
        one.atlas("select(null)")
        one.until("state.selection === null && !document.querySelector('article.card')")
        # on a phone the tools stand in the corner that the district's box leaves
        assert size[0] <= 640 or one.until(f"({HIDDEN})() === 0 /* {size} */")


def test_a_card_that_grows_when_its_data_have_come_hides_no_unit(visit):
    one = visit("/xem?lang=vi&era=2024", width=390, height=844)
    one.atlas("select('projects/viet-uc')")
    one.page.locator(".card .where").wait_for()  # told by its data alone
    one.until(f"({HIDDEN})() === 0")


EAST = 107.95
BEYOND = f"""() => {{
  const {{ center, zoom }} = window.atlas.state();
  return center[1] + innerWidth / 2 * 360 / (256 * 2 ** zoom) - {EAST};
}}"""


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (844, 390)])
def test_a_view_of_the_readers_own_never_shows_where_the_data_end_as_sea(visit, width, height):
    """Beside a short card too: what is not in the data is not sea."""
    one = visit(f"/xem?c=21.45,{EAST}&z=12&sel=projects/bai-trieu-tan-binh", width=width, height=height, reduced_motion="reduce")
    place(one).locator("article.card").wait_for()
    assert one.frame.evaluate(BEYOND) < 0.001
    one.atlas("select(null)")
    one.until("state.selection === null")
    act(one, "tool-home").click()
    one.atlas("select('projects/bai-trieu-tan-binh')")
    place(one).locator("article.card").wait_for()
    place(one).locator("#map_div").focus()
    for _ in range(8):
        one.page.keyboard.press("ArrowRight")
    one.until("new URLSearchParams(location.search).has('c')")
    one.query()
    assert one.frame.evaluate(BEYOND) < 0.001


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_tools_open_what_fits_the_window_and_covers_no_other_tool(visit, width, height):
    one = visit("/xem?lang=vi", width=width, height=height)
    if act(one, "tool-more").is_visible():
        act(one, "tool-more").click()
        menu = place(one).locator(".tools .doing").bounding_box()
        assert menu["y"] >= 0
        assert menu["y"] + menu["height"] <= height
        act(one, "tool-more").click()
    use(one, "measure")
    assert clashes(one) == []
    act(one, "measure-leave").click()
    place(one).locator(".position-line").click()
    assert clashes(one) == []
    one.page.keyboard.press("Escape")
    use(one, "share")
    outside = one.frame.evaluate(CLASHES, ".share")
    assert outside == []


def test_the_browsers_own_zoom_folds_the_panel_and_back(visit):
    one = visit("/xem?lang=vi")
    assert act(one, "fold").get_attribute("aria-expanded") == "true"
    one.page.set_viewport_size({"width": 911, "height": 417})
    one.frame.locator('[data-act=fold][aria-expanded="false"]').wait_for()
    act(one, "fold").click()
    one.frame.locator(".panel-body").wait_for()
    assert clashes(one) == []
    one.page.set_viewport_size({"width": 1366, "height": 768})
    one.frame.locator('[data-act=fold][aria-expanded="true"]').wait_for()
