"""The outline of the district is there before our script, exactly where the map draws it, and gone when it has."""

import pytest

SIZES = [(1920, 1080), (1366, 768), (1280, 720), (1024, 768), (390, 844), (360, 640)]
BOX = "(element) => { const { left, top, right, bottom } = element.getBoundingClientRect(); return [left, top, right, bottom]; }"
UNITS = """() => {
  const boxes = [...document.querySelectorAll("path.area")].map((path) => path.getBoundingClientRect());
  return [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top)),
    Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
}"""


@pytest.fixture
def held(visit, server):
    """Open a page whose outlines wait until they are let go."""

    def opened(path, size=(1366, 768), **options):
        one = visit("/health", wait=False, fresh=True, service_workers="block", **options)
        one.page.set_viewport_size({"width": size[0], "height": size[1]})
        waiting = []
        one.page.route("**/data/communes/**", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in method is refused
        one.page.goto(server.url + path)

        def let_go():
            for route in waiting:
                route.continue_()
            one.page.unroute("**/data/communes/**")
            return one.ready()

        return one, let_go

    return opened


@pytest.mark.parametrize(("wide", "high"), SIZES)
@pytest.mark.parametrize("path", ["/xem", "/"])
def test_it_stands_where_the_map_will_have_it(held, path, wide, high):
    one, let_go = held(path, (wide, high))
    outline = one.page.locator("#first-look g")
    outline.wait_for()
    before = outline.evaluate(BOX)
    assert one.page.locator("#first-look text").first.text_content() == "Bản đồ Đầm Hà"
    let_go()
    assert one.page.locator("#first-look").count() == 0
    after = one.frame.evaluate(UNITS)
    assert before == pytest.approx(after, abs=2), [round(b - a, 1) for b, a in zip(before, after, strict=True)]


NAMED = "#first-look text:last-child"
SPOT = """(unit) => {
  const [x, y] = unit.dataset.at.split(" ").map(Number), spot = new DOMPoint(x, y).matrixTransform(unit.getScreenCTM());
  return [spot.x, spot.y];
}"""


@pytest.mark.parametrize(("path", "how"), [("/xem", "mouse"), ("/", "mouse"), ("/", "touch"), ("/xem", "touch")])
def test_its_units_answer_and_what_is_chosen_is_opened_when_the_map_stands(held, path, how):
    """Of Streamlit and of our script nothing need have come: on a slow phone that takes seconds."""
    touch = how == "touch"
    one, let_go = held(path, (390, 844) if touch else (1366, 768), has_touch=touch)
    unit = one.page.locator("#first-look [data-unit]").last
    unit.wait_for()
    at = unit.evaluate(SPOT)
    name = one.page.locator(NAMED)
    if not touch:
        one.page.mouse.move(*at)
        assert name.text_content() == unit.get_attribute("data-name")
        one.page.mouse.move(1360, 760)
        assert name.text_content() == ""
    (one.page.touchscreen.tap if touch else one.page.mouse.click)(*at)
    assert name.text_content() == unit.get_attribute("data-name")
    chosen = unit.get_attribute("data-unit")
    let_go().until(f"state.selection === {chosen!r}")
    one.frame.locator(".card").wait_for()
    assert one.query()["sel"] == chosen
    assert one.page.locator("html[data-chosen]").count() == 0


def test_units_of_another_time_do_not_answer_for_those_that_a_link_asks_for(held):
    """They are seen as one shape."""
    one, let_go = held("/xem?era=2025")
    unit = one.page.locator("#first-look [data-unit]").last
    unit.wait_for()
    assert one.page.locator("#first-look g").get_attribute("stroke") is None
    one.page.mouse.click(*unit.evaluate(SPOT))
    assert one.page.locator(NAMED).text_content() == ""
    assert let_go().atlas()["selection"] is None


PAINTED = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().length > 0)).observe({ type: "paint", buffered: true });
})"""


def test_it_waits_for_nothing_but_its_page(visit, server):
    """No script and no sheet has come: on a slow line those of Streamlit take seconds."""
    one = visit("/health", wait=False, fresh=True, expected="ERR_", service_workers="block")
    waiting = []
    one.page.route("**/*", lambda route: route.continue_() if route.request.is_navigation_request() else waiting.append(route))
    one.page.goto(f"{server.url}/", wait_until="commit")
    one.page.locator("#first-look g").wait_for()
    assert one.page.evaluate(PAINTED)
    assert {"stylesheet", "script"} <= {route.request.resource_type for route in waiting}
    for route in waiting:
        route.abort()


@pytest.mark.parametrize("path", ["/xem", "/"])
@pytest.mark.parametrize("link", ["c=21.36,107.6&z=14", "sel=2024-06901", "slide=2"])
def test_where_the_map_opens_otherwise_nothing_is_shown(held, path, link):
    one, let_go = held(f"{path}?{link}")
    one.page.locator("#first-look").wait_for(state="detached")
    let_go()


def test_a_view_that_this_tab_kept_is_no_surprise(visit, server):
    """The map opens where the reader was."""
    one = visit("/xem?c=21.36,107.6&z=14", fresh=True, service_workers="block")
    seen = []
    one.page.route("**/data/communes/**", lambda route: (seen.append(one.page.locator("#first-look:visible").count()), route.continue_()))
    one.page.goto(f"{server.url}/xem")
    one.until("state.zoom === 14")
    while not seen:
        one.until("state.zoom === 14")
    assert seen[0] == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_wears_the_theme(held, scheme):
    one, let_go = held("/xem", color_scheme=scheme)
    one.page.locator("#first-look g").wait_for()
    sea = one.page.locator("#first-look rect").first.get_attribute("fill")
    let_go()
    assert sea == one.frame.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--sea')")


def test_it_goes_when_nothing_starts(visit, server):
    one = visit("/health", wait=False, fresh=True, expected="ERR_FAILED", service_workers="block")
    one.page.route("**/assets/atlas.*", lambda route: route.abort())
    one.page.goto(server.url + "/xem")
    one.page.locator("#early").wait_for()
    assert one.page.locator("#first-look").count() == 0


def test_other_pages_have_none(visit):
    one = visit("/figures", wait=False)
    assert one.page.locator("#first-look").count() == 0


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_it_hides_nothing_when_the_units_do_not_come(visit, server, path):
    one = visit("/health", wait=False, fresh=True, expected="ERR_FAILED", service_workers="block")
    one.page.route("**/data/communes/**", lambda route: route.abort())
    one.page.goto(server.url + path)
    one.ready()
    assert one.page.locator("#first-look").count() == 0
    one.frame.locator(".notice").wait_for()
