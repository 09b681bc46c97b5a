"""What comes after the map: asked for only then, waited for by whoever wants it, spoken of when it does not come."""

import re

import pytest

from tests.browser.conftest import READY

LATER = re.compile(r"/assets/later\.")
ORDER = """() => {
  const [ready] = performance.getEntriesByName("atlas-ready");
  const [asked] = performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/assets/later."));
  return asked.startTime - ready.startTime;
}"""
OPENS = {"M": ".measure-value", "L": ".list-sheet", "S": ".share", "?": ".help-sheet"}
SHIFT = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
  .observe({ type: "layout-shift", buffered: true }))"""


@pytest.fixture
def held(visit):
    """The light page whose later script waits until ``let()`` is called; ``let(503)`` has the server refuse it."""
    waiting, open_ = [], []

    def hold(route):
        if open_:
            return route.continue_()
        return waiting.append(route)

    def let(status=200):
        if status == 200:
            open_.append(True)
        for route in waiting[:]:
            waiting.remove(route)
            route.continue_() if status == 200 else route.fulfill(status=status, body="")

    one = visit("/robots.txt", wait=False, fresh=True, expected="503")
    one.page.route(LATER, hold)
    # not until "load": where the map is ready before that, it waits for the script that is held
    one.page.goto(f"{one.page.url.rsplit('/', 1)[0]}/xem?lang=vi", wait_until="commit")
    one.page.locator(READY).wait_for(state="attached")
    one.waiting = waiting
    return one, let


def test_it_is_asked_for_when_the_map_is_ready(visit):
    one = visit("/xem", fresh=True)
    one.page.locator("[data-act=tool-measure][aria-pressed]").wait_for()  # what only it can say
    assert one.page.evaluate(ORDER) > 0


@pytest.mark.parametrize("key", OPENS)
def test_a_key_that_is_pressed_before_it_is_there_is_answered_when_it_is(held, key):
    one, let = held
    one.page.locator("[data-act=tool-measure]").wait_for()
    one.page.keyboard.press(key)
    assert one.page.locator(OPENS[key]).count() == 0
    let()
    one.page.locator(OPENS[key]).first.wait_for()


def test_the_story_begins_as_soon_as_it_is_there(held):
    one, let = held
    one.page.get_by_role("button", name="Trình chiếu").first.click()
    let()
    one.until("state.slide === 1")


def test_when_it_does_not_come_the_map_works_and_says_so_and_asks_again(held):
    one, let = held
    for _ in range(2):  # it is asked for twice before anything is said
        one.page.wait_for_function("() => true")
        while not one.waiting:
            one.page.evaluate("() => new Promise(requestAnimationFrame)")
        let(503)
    line = one.page.get_by_text("Chưa tải được: công cụ và trình chiếu.")
    line.wait_for()
    one.atlas("era('2025')")
    one.until("state.era === '2025'")
    one.page.get_by_role("button", name="Tải lại").click()
    let()
    line.wait_for(state="detached")
    one.page.keyboard.press("M")
    one.page.locator(OPENS["M"]).wait_for()


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_nothing_moves_while_the_page_comes_together(chromium, server, size):
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN", service_workers="block")
    page = context.new_page()
    page.goto(f"{server.url}/xem")
    page.locator("[data-act=tool-measure][aria-pressed]").wait_for(state="attached")
    page.locator("html[data-fonts=ready]").wait_for(state="attached")
    page.evaluate("() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))")
    moved = page.evaluate(f"() => Promise.race([({SHIFT})(), new Promise((none) => setTimeout(() => none(0), 500))])")
    context.close()
    assert moved <= 0.02
