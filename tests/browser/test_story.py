"""The story is presented: by keyboard, clicker and finger, in the page and alone, with every other host refused."""

import pytest

from geo import story
from geo.edition import load
from tests.browser.conftest import alone
from tests.toy import HOSTILE

SLIDES = story.load(load()).slides
COUNT = len(SLIDES)
STILL = {"reduced_motion": "reduce"}
PLACES = ["/present?lang=vi", "/xem?slide=1&lang=vi"]
BEYOND = """() => {
  const map = document.querySelector('.leaflet-container').getBoundingClientRect();
  const land = document.querySelector('.leaflet-land-pane svg').getBoundingClientRect();
  return land.width >= 2.5 * map.width && land.height >= 2.5 * map.height;
}"""


def press(one, *keys):
    for key in keys:
        one.page.keyboard.press(key)


def heading(one):
    return one.frame.locator(".story h2").inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize("place", PLACES)
def test_the_whole_story_is_told_by_keyboard_on_one_map(visit, place):
    one = visit(place)
    one.frame.evaluate("() => { window.born = document.querySelector('.leaflet-map-pane').dataset.born = 'once'; }")
    for number, slide in enumerate(SLIDES, start=1):
        one.until(f"state.slide === {number}")
        assert heading(one) == slide.title.vi
        assert one.frame.locator(".story-figures dd").all_inner_texts() == [figure.value.vi for figure in slide.figures]
        assert one.query()["slide"] == str(number)
        assert one.atlas()["era"] == slide.view.era
        press(one, "PageDown")
    one.until(f"state.slide === {COUNT}")
    assert one.frame.locator(".story-all li").count() == len(story.numbered(SLIDES))
    assert one.frame.evaluate("() => window.born + document.querySelector('.leaflet-map-pane').dataset.born") == "onceonce"
    assert one.foreign == []
    assert one.errors == []


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        (["ArrowRight", "ArrowDown", "PageDown", "Space"], 7),
        (["ArrowLeft", "ArrowUp", "PageUp"], 1),
        (["End"], COUNT),
        (["End", "ArrowRight"], COUNT),
        (["Home"], 1),
        (["4"], 4),
        (["1", "2"], 12),
        (["1", "Enter"], 1),
        (["b", "PageDown"], 3),
        ([".", "b", "ArrowRight"], 4),
        (["e", "c", "p", "x"], 3),
    ],
)
def test_every_key_of_the_story_in_the_frame(told, keys, slide):
    told.atlas("slide(3)")
    press(told, *keys)
    told.until(f"state.slide === {slide}")
    assert told.frame.locator(".story-blank").count() == 0


@pytest.fixture(scope="module")
def shown(chromium, server):
    """The story alone, once for all keys."""
    with alone(chromium, **STILL) as one:
        one.page.goto(f"{server.url}/xem?slide=3")
        yield one.ready()


@pytest.fixture
def told(shown):
    return shown


def test_b_blanks_the_screen_and_any_key_brings_the_same_slide_back(told):
    told.atlas("slide(5)")
    press(told, "b")
    assert told.frame.locator(".story-blank").bounding_box()["width"] == 1366
    press(told, "ArrowRight")
    assert told.frame.locator(".story-blank").count() == 0
    assert told.atlas()["slide"] == 5


def test_notes_language_and_place_are_told_to_those_who_ask(told):
    told.atlas("slide(5)")
    assert told.frame.locator(".story-notes").count() == 0
    press(told, "n")
    assert told.frame.locator(".story-notes p").inner_text() == SLIDES[4].notes.vi
    press(told, "l")
    told.until("state.lang === 'en'")
    assert heading(told) == SLIDES[4].title.en
    press(told, "ArrowRight")
    assert told.frame.locator(".announcer").inner_text() == f"Slide 6 of {COUNT}: {SLIDES[5].title.en}"
    assert told.frame.locator(".story-at").inner_text() == f"6 / {COUNT}"
    press(told, "n", "l")
    told.until("state.lang === 'vi'")


def test_keys_are_heard_in_the_page_around_the_frame_too(visit):
    one = visit("/present?slide=2&lang=vi", **STILL)
    assert one.page.evaluate("document.activeElement.tagName") == "BODY"
    press(one, "?")
    help_of_keys = one.frame.locator(".help-sheet")
    help_of_keys.wait_for()
    one.page.evaluate("() => document.activeElement.blur()")
    press(one, "Escape")
    help_of_keys.wait_for(state="detached")
    one.page.evaluate("() => document.activeElement.blur()")
    press(one, "PageDown")
    one.until("state.slide === 3")
    one.frame.locator(".story-body").click()
    assert one.page.evaluate("document.activeElement.tagName") == "IFRAME"
    press(one, "PageDown", "Space")
    one.until("state.slide === 5")


def test_in_full_screen_the_clicker_goes_on(visit):
    one = visit("/present?slide=2&lang=vi", **STILL)
    press(one, "f")
    one.until("document.fullscreenElement")
    press(one, "PageDown")
    one.until("state.slide === 3")
    press(one, "f")
    one.until("!document.fullscreenElement")
    press(one, "PageUp")
    one.until("state.slide === 2")


def test_leaving_brings_the_map_back_as_the_slide_showed_it(visit):
    one = visit("/present?slide=3&lang=vi", **STILL)
    bar = one.page.locator(".st-key-bar")
    assert not bar.is_visible()
    press(one, "Escape")
    one.until("state.slide === null")
    bar.wait_for()
    one.frame.locator(".panel").wait_for()
    assert "slide" not in one.query()
    assert one.query()["era"] == "2025"
    press(one, "e")
    one.until("state.era === '2024'")


def test_the_link_of_a_slide_opens_that_slide_with_its_legend(visit):
    number = 1 + [slide.id for slide in story.load(load()).draft.slides].index("industry")
    one = visit(f"/xem?slide={number}&lang=en", **STILL)
    one.until(f"state.slide === {number} && document.querySelector('.story-legend li')")
    assert one.frame.locator(".story-legend li").all_inner_texts()[0] == "Industrial cluster"
    assert (one.atlas()["slide"], heading(one)) == (number, SLIDES[number - 1].title.en)
    one.page.reload()
    one.ready().until(f"state.slide === {number}")
    visit("/xem?slide=99", **STILL).until(f"state.slide === {COUNT}")


def test_the_bar_of_the_light_page_starts_it(visit):
    one = visit("/xem?lang=vi", **STILL)
    one.page.locator("[data-act=bar-story]").click()
    one.until("state.slide === 1")


def test_a_flight_ends_with_everything_laid_out_and_little_motion_needs_none(visit):
    flown, still = (visit("/xem?slide=2&lang=vi", **options) for options in ({}, STILL))
    assert flown.frame.evaluate(BEYOND), "a flight that goes up comes upon no edge"
    press(flown, "ArrowRight")
    assert flown.frame.evaluate("() => document.documentElement.dataset.flight") == "yes"
    press(still, "ArrowRight")
    assert still.frame.evaluate("() => document.documentElement.dataset.flight ?? 'none'") == "none"
    wanted = still.atlas()["center"]
    flown.until("!document.documentElement.dataset.flight")
    assert flown.atlas()["center"] == pytest.approx(wanted, abs=0.01)
    assert flown.frame.locator(".unit-name").count() == still.frame.locator(".unit-name").count() > 0


def test_a_finger_swipes_from_slide_to_slide(visit):
    one = visit("/xem?slide=2&lang=vi", width=390, height=844, has_touch=True, **STILL)
    touch = one.page.context.new_cdp_session(one.page)

    def swipe(start, end, y=200):
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": (start + end) / 2, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    where = one.atlas()["center"]
    swipe(300, 100, y=600)
    one.until("state.slide === 3")
    swipe(300, 100)
    one.until("state.slide === 4")
    swipe(100, 300)
    one.until("state.slide === 3")
    swipe(200, 190)
    assert one.atlas()["slide"] == 3
    assert where != one.atlas()["center"]


def test_slides_arranged_on_the_page_are_told_as_text(visit):
    one = visit("/present?lang=vi", **STILL)
    press(one, "Escape")
    one.until("state.slide === null")
    one.page.get_by_label("Tiêu đề (tiếng Việt)").fill(f"Của tôi {HOSTILE[:60]}")
    one.page.get_by_role("button", name="Giữ thay đổi của trang này").click()
    one.page.locator(".st-key-arranged-story .told").wait_for(state="attached")
    one.page.get_by_role("button", name="Trình chiếu từ trang 1").click()
    one.until("state.slide === 1")
    assert heading(one).startswith("Của tôi <img src=x onerror=alert(1)>")
    press(one, "Escape")
    one.until("state.slide === null")
    one.frame.locator("[data-act=tool-story-add]").click()
    one.page.get_by_text("2. Trang mới").wait_for()
    assert one.foreign == []
    assert one.errors == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_story_begun_on_the_map_shows_what_stands_on_it_when_its_flight_is_over(visit, width, height):
    """The window is measured anew as the story begins, while the map flies already."""
    one = visit("/xem?lang=vi", width=width, height=height).settled()
    number = next(at for at, slide in enumerate(SLIDES, start=1) if "projects" in slide.view.layers)
    one.atlas(f"story({number})")
    over = "!document.documentElement.dataset.flight && getComputedStyle(document.querySelector('.leaflet-marker-pane')).opacity === '1'"
    one.until(f"state.slide === {number} && document.querySelectorAll('.spot').length > 0 && {over}")
