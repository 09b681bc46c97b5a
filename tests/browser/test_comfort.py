"""Comfort: larger text, light and dark, little motion; nothing runs out of the window."""

import pytest

from tests.browser.reading import act, place, serious, use

SIZE = "parseFloat(getComputedStyle(document.querySelector('.unit-name')).fontSize)"
THEME = "document.documentElement.dataset.theme"


def test_large_text_is_larger_by_a_quarter_everywhere_and_kept(visit):
    one = visit("/xem")
    before = one.frame.evaluate(SIZE)
    use(one, "comfort")
    act(one, "comfort-large").click()
    assert one.frame.evaluate(SIZE) == pytest.approx(1.25 * before)
    assert one.frame.evaluate("parseFloat(getComputedStyle(document.querySelector('.panel')).fontSize)") == pytest.approx(17.5)
    one.page.reload()
    one.ready()
    assert one.frame.evaluate(SIZE) == pytest.approx(1.25 * before)


def test_the_reader_chooses_the_theme_and_the_system_decides_in_doubt(visit):
    one = visit("/xem", color_scheme="light", fresh=True)
    use(one, "comfort")
    act(one, "comfort-dark").click()
    assert one.frame.evaluate(THEME) == "dark"
    dark = one.frame.evaluate("getComputedStyle(document.body).getPropertyValue('--surface')")
    one.page.reload()
    one.ready()
    assert one.frame.evaluate(THEME) == "dark"
    use(one, "comfort")
    act(one, "comfort-auto").click()
    assert one.frame.evaluate(THEME) == "light"
    assert one.frame.evaluate("getComputedStyle(document.body).getPropertyValue('--surface')") != dark
    one.page.emulate_media(color_scheme="dark")
    one.until(f"{THEME} === 'dark'")


def test_marks_are_drawn_in_the_chosen_theme(visit):
    one = visit("/xem")
    light = one.frame.evaluate("document.querySelector('path.area').getAttribute('fill')")
    use(one, "comfort")
    act(one, "comfort-dark").click()
    one.until(f"document.querySelector('path.area').getAttribute('fill') !== '{light}'")


def test_little_motion_means_none(visit):
    one = visit("/xem", reduced_motion="reduce")
    moving = "[...document.querySelectorAll('.panel *, .tools *')].some(e => parseFloat(getComputedStyle(e).transitionDuration) > 0)"
    assert one.frame.evaluate(moving) is False


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (390, 844), (360, 640)])
@pytest.mark.parametrize("text", ["large", "double"])
def test_nothing_runs_out_of_the_window_with_larger_text(visit, width, height, text):
    one = visit("/xem?sel=2024-06901", width=width, height=height, bypass_csp=True)
    if text == "double":
        one.page.add_style_tag(content=":root { font-size: 200% !important; }")
        one.atlas("show('coverage', true)")
    else:
        one.frame.evaluate("() => localStorage.setItem('atlas.comfort', 'theme=auto&text=large')")
        one.page.reload()
        one.ready()
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    for part in (".card", ".tools", ".panel"):
        there = place(one).locator(part)
        if part == ".panel" and width <= 640 and not there.is_visible():
            continue  # an open card stands in the panel's place on a phone
        there.wait_for()  # larger letters are laid out anew
        box = there.bounding_box()
        assert box["x"] >= -1, part
        assert box["x"] + box["width"] <= width + 1, part
    # laid out anew for letters that grew while the page was open
    one.until("[...document.querySelectorAll('.panel-body, .card-body')].every(body => body.scrollWidth - body.clientWidth <= 4)")


SMALL = """() => [...document.querySelectorAll('button, select, summary, .layer label, .bar a, .spot[role=button]')].filter((target) => {
  const { width, height } = target.getBoundingClientRect();
  if (!width || !height || target.matches('.skip')) return false;
  const room = getComputedStyle(target, '::after');
  const [wide, high] = room.content === 'none' ? [0, 0] : [parseFloat(room.width) || 0, parseFloat(room.height) || 0];
  return Math.max(width, wide) < 43.5 || Math.max(height, high) < 43.5;
}).map((target) => target.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (844, 390), (390, 844), (360, 740)])
def test_a_finger_finds_44_pixels_on_whatever_is_pressed(visit, width, height):
    one = visit("/xem?layers=new_rural,projects,tourism", width=width, height=height, has_touch=True, is_mobile=True)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    if width < 640:
        act(one, "fold").click()
    assert one.frame.evaluate(SMALL) == []
    if width < 640:
        act(one, "fold").click()
        boxes = "['.bar', '.panel', '.layer .title'].map((part) => document.querySelector(part).getBoundingClientRect())"
        seen = "panel.top - bar.bottom >= innerHeight * 2 / 3 && title.bottom <= innerHeight"
        one.until(f"(([bar, panel, title]) => {seen})({boxes})")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1366, 620), (1024, 768), (390, 844), (360, 640)])
def test_tools_find_room_beside_an_open_card(visit, width, height):
    one = visit("/?sel=2024-06901", width=width, height=height)
    boxes = one.frame.evaluate(
        "[...document.querySelectorAll('.tool')].map(tool => tool.getBoundingClientRect()).filter(box => box.width)"
        ".map(box => [box.left, box.top, box.right, box.bottom])"
    )
    assert len(boxes) >= 5
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 52
        assert right <= width
        assert bottom <= height
        assert min(right - left, bottom - top) >= 40
    if width > 640:
        card = place(one).locator(".card").bounding_box()
        assert max(right for _, _, right, _ in boxes) <= card["x"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_settings(visit, scheme):
    one = visit("/xem", color_scheme=scheme, bypass_csp=True)
    use(one, "comfort")
    act(one, "comfort-large").click()
    assert serious(one) == []
