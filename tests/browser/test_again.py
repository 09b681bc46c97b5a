"""What failed comes back: by itself once, then by one button in one notice; a notice that needs nothing leaves by itself."""

import re

import pytest

from tests.browser.reading import TILES

UNITS = "**/data/communes/2024*"
DRAWN = "document.querySelectorAll('path.unit').length === 9"


class Weak:
    """A network that lets a pattern through only from some request on, or when it is told to."""

    def __init__(self, page, pattern, lost=10_000):
        self.left = lost
        page.route(pattern, self.answer)

    def answer(self, route):
        self.left -= 1
        if self.left >= 0:
            route.abort()
        else:
            route.continue_()

    def mend(self):
        self.left = 0


@pytest.fixture
def weak(visit):
    """A visit whose requests for a pattern fail so many times."""

    def opened(pattern, path="/xem", lost=10_000, **options):
        one = visit("/health", wait=False, fresh=True, expected="ERR_FAILED", service_workers="block", **options)
        net = Weak(one.page, pattern, lost)
        one.page.goto(one.page.url.removesuffix("/health") + path)
        return one, net

    return opened


def press_again(one, net):
    """The one notice names what is missing; its button brings it."""
    notice = one.frame.locator(".notice")
    notice.wait_for()
    assert notice.count() == 1
    said = notice.locator("span").first.inner_text()
    net.mend()
    notice.get_by_role("button", name="Tải lại").click()
    notice.wait_for(state="detached")
    return said


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_outlines_that_failed_once_come_by_themselves(weak, path):
    one, _ = weak(UNITS, path, lost=1)
    one.ready()
    one.until(DRAWN)
    assert one.frame.locator(".notice").count() == 0


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_outlines_that_failed_twice_are_drawn_when_they_come(weak, path):
    one, net = weak(UNITS, path)
    one.ready()
    assert press_again(one, net) == "Chưa tải được: ranh giới các đơn vị."
    one.until(DRAWN)


def test_all_that_is_missing_is_said_once_and_brought_at_once(weak):
    one, net = weak("**/data/*/*json")
    one.ready()
    one.frame.locator(".notice", has_text=re.compile("(lớp.*){6}")).wait_for()  # hidden layers are asked for when the map is there
    said = press_again(one, net)
    assert said.count("lớp") == 6
    one.until(f"{DRAWN} && state.layers.tourism.drawn > 0 && state.layers.projects.drawn > 0")


def test_a_failed_layer_is_asked_for_again_when_it_is_switched_on(weak):
    one, net = weak("**/data/tourism/*")
    one.ready()
    one.frame.locator("[data-act=notice-close]").click()
    net.mend()
    one.atlas("show('tourism', false)")
    one.atlas("show('tourism', true)")
    one.until("state.layers.tourism.drawn > 0")


def test_a_card_whose_page_does_not_come_says_what_the_map_knows_and_is_brought(weak):
    one, net = weak("**/data/tourism/cards-*", "/xem?sel=tourism/chua-sau")
    one.ready()
    card = one.frame.locator("article.card")
    name = card.locator("h2").inner_text()
    assert name
    assert card.locator(".chip").count() == 1
    assert card.locator(".rows").count() == 0
    assert "Du lịch" in press_again(one, net)
    card.locator(".rows").first.wait_for()
    assert card.locator("h2").inner_text() == name
    assert card.locator("sup").count() > 0


def test_names_of_places_come_back(weak):
    one, net = weak("**/data/places*", "/xem?c=21.31,107.6&z=14")
    one.ready()
    assert one.frame.locator(".place-label").count() == 0
    press_again(one, net)
    one.frame.locator(".place-label").first.wait_for()


def test_the_ground_comes_back(weak):
    one, net = weak("**/data/context*")
    one.ready()
    press_again(one, net)
    one.frame.locator("path.land").first.wait_for(state="attached")


def test_the_search_comes_back_with_what_was_typed(weak):
    one, net = weak("**/data/search*")
    one.ready()
    one.frame.locator(".search-input").fill("quang an")
    press_again(one, net)
    one.frame.locator(".search-input").click()
    one.frame.locator(".found-item", has_text="Quảng An").first.wait_for()


def test_the_story_begins_when_it_has_come(weak):
    one, net = weak("**/data/story*")
    one.ready()
    one.frame.locator("[data-act=bar-story]").click()
    press_again(one, net)
    one.until("state.slide === 1")


def test_the_list_of_projects_comes_back(weak):
    one, net = weak("**/data/prospects*", "/invest")
    one.ready()
    one.frame.locator(".panel-body", has_text="Chưa tải được danh sách dự án.").wait_for()
    press_again(one, net)
    one.frame.locator(".find-row").first.wait_for()


def test_a_notice_that_needs_nothing_leaves_but_not_while_it_is_read(visit):
    one = visit("/xem", fresh=True, expected=TILES)
    one.page.clock.install()
    one.page.locator("#background").select_option("osm")
    notice = one.page.locator(".notice", has_text="OpenStreetMap")
    notice.wait_for()
    assert one.page.evaluate("document.activeElement.closest('.notice')") is None
    notice.hover()
    one.page.clock.run_for(60_000)
    assert notice.count() == 1
    one.page.mouse.move(5, 400)
    one.page.clock.run_for(20_000)
    notice.wait_for(state="detached")


def test_escape_closes_the_newest_notice_and_then_the_card(weak):
    one, _ = weak("**/data/tourism/*", "/xem?sel=2024-06901")
    one.ready()
    one.frame.locator(".notice").wait_for()
    one.page.keyboard.press("Escape")
    assert one.frame.locator(".notice").count() == 0
    assert one.atlas()["selection"] == "2024-06901"
    one.page.keyboard.press("Escape")
    one.until("state.selection === null")


SEEN = """() => new Promise((done) => {
  const found = new Set();
  const look = () => {
    const credits = [...document.querySelectorAll('.leaflet-control-attribution')];
    if (credits.some((part) => /Leaflet/.test(part.textContent) || part.querySelector('svg'))) found.add('library');
    for (const part of document.querySelectorAll('.count')) if (/^0 /.test(part.textContent)) found.add(part.textContent);
    if (document.documentElement.dataset.atlas === 'ready') done([...found]);
    else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_nothing_foreign_and_nothing_empty_while_the_data_are_on_their_way(visit, server, path):
    one = visit("/health", wait=False, fresh=True)
    waiting = []
    one.page.route("**/data/**", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in method is refused
    one.page.goto(server.url + path)
    place = one.page.frame_locator('iframe[src*="streamlit_folium.st_folium"]') if path == "/" else one.page
    place.locator(".panel .layer").first.wait_for()
    seen = one.frame.evaluate_handle(f"() => ({{ seen: ({SEEN})() }})")
    assert one.frame.locator(".leaflet-control-attribution").count() == 0
    assert not [text for text in place.locator(".count").all_inner_texts() if text.startswith("0")]
    for route in waiting:
        route.continue_()
    one.page.unroute("**/data/**")
    one.ready()
    assert seen.evaluate("async (asked) => await asked.seen") == []
    assert "NXB" in place.locator(".leaflet-control-attribution").inner_text()


def test_hidden_layers_that_come_later_put_their_numbers_in_the_panel_and_make_nothing_anew(visit, server):
    """What is made anew under the pointer loses the click."""
    one = visit("/health", wait=False, fresh=True, service_workers="block")
    waiting = []
    one.page.route("**/data/new_rural/*", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in method is refused
    one.page.goto(f"{server.url}/xem?layers=tourism")
    one.ready()
    switch, count = one.frame.locator("[data-act=layer-new_rural]"), one.frame.locator("#count-new_rural")
    before = switch.element_handle()
    assert count.inner_text() == ""
    # the other era is asked for in the same breath as the hidden layers
    asked = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/data/communes/')).length"
    one.frame.wait_for_function(f"() => {asked} >= 2")
    for route in waiting:
        route.continue_()
    one.frame.wait_for_function("() => document.querySelector('#count-new_rural').textContent")
    assert before.evaluate("element => element.isConnected")
    assert waiting
