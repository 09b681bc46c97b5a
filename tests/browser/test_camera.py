"""The link keeps the reader's own moves and no others; a window that nobody has moved fits the district whatever happens to it."""

import pytest

PATHS = ["/", "/invest", "/xem"]
STILL = {"reduced_motion": "reduce"}


def untouched(one):
    """Nothing of a centre or a zoom stands in the address, and the map is where a fresh opening in this window puts it."""
    return not {"c", "z"} & set(one.query())


def fits_like(one, other):
    """The map of ``one`` comes to stand where that of ``other`` does."""
    lat, lon = other.atlas()["center"]
    zoom = other.atlas()["zoom"]
    there = f"Math.abs(state.center[0] - {lat}) < 0.01 && Math.abs(state.center[1] - {lon}) < 0.01"
    one.until(f"Math.abs(state.zoom - {zoom}) < 0.01 && {there}")


SCROLLS = """async () => {
  const end = performance.now() + 20000;
  for (;;) {
    const main = document.querySelector('[data-testid=stMain]');
    if (main && main.offsetWidth > main.clientWidth) return true;
    if (performance.now() > end) return false;
    await new Promise((next) => setTimeout(next, 50));
  }
}"""


def settled(one):
    """What stands below the map has come, and with it a desktop's scroll bar."""
    assert one.page.evaluate(SCROLLS)
    one.answered()


@pytest.mark.parametrize("path", PATHS)
def test_opening_leaves_a_clean_address(visit, path):
    one = visit(path)
    if path != "/xem":
        settled(one)
    assert untouched(one)


@pytest.mark.parametrize("path", PATHS)
def test_a_window_that_nobody_moved_is_fitted_again_when_it_changes(visit, path):
    """Made larger, then turned."""
    one = visit(path, width=1024, height=768)
    for width, height in ((1366, 768), (844, 390), (390, 844)):
        one.page.set_viewport_size({"width": width, "height": height})
        fits_like(one, visit(path, width=width, height=height))
        assert untouched(one)


def test_the_page_prints_as_large_as_the_light_page(visit):
    zooms = []
    for path in ("/", "/xem"):
        one = visit(path)
        if path == "/":
            settled(one)
        one.frame.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        zooms.append(one.atlas()["zoom"])
        one.frame.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
        assert untouched(one)
    assert zooms[0] == zooms[1]


def drag(one, dx=-120, dy=60):
    one.page.mouse.move(720, 420)
    one.page.mouse.down()
    one.page.mouse.move(720 + dx, 420 + dy, steps=4)
    one.page.mouse.up()


def wheel(one):
    one.page.mouse.move(700, 400)
    one.page.mouse.wheel(0, -300)


def found(one):
    one.page.locator(".search-input").fill("21.35, 107.55")
    one.page.locator(".found-item").first.click()


def measured(one):
    one.page.keyboard.press("m")
    one.page.keyboard.press("ArrowRight")


MOVES = {
    "drag": drag,
    "wheel": wheel,
    "double click": lambda one: one.page.mouse.dblclick(560, 640),
    "arrow key before anything has the focus": lambda one: one.page.keyboard.press("ArrowRight"),
    "arrow key on the map": lambda one: (one.page.locator(".leaflet-container").focus(), one.page.keyboard.press("ArrowDown")),
    "plus key": lambda one: one.page.keyboard.press("+"),
    "zoom button": lambda one: one.page.locator("[data-act=tool-plus]").click(),
    "coordinates found": found,
    "aim of the measure": measured,
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_the_readers_own_move_is_kept_and_outlives_another_window(visit, move):
    one = visit("/xem", **STILL)
    before = one.atlas()
    move(one)
    one.until(f"state.zoom !== {before['zoom']} || state.center.join() !== '{','.join(map(str, before['center']))}'")
    one.page.wait_for_url("**c=*")
    query = one.query()
    one.page.set_viewport_size({"width": 1100, "height": 700})
    one.until("innerWidth === 1100")
    lat, lon = map(float, query["c"].split(","))
    one.until(f"Math.abs(state.center[0] - {lat}) < 0.002 && Math.abs(state.center[1] - {lon}) < 0.002 && state.zoom === {query['z']}")
    assert one.query() == query


def test_a_pinch_is_kept(visit):
    one = visit("/xem", width=390, height=844, has_touch=True)
    touch = one.page.context.new_cdp_session(one.page)
    for kind, apart in (("touchStart", 30), ("touchMove", 60), ("touchMove", 110), ("touchEnd", None)):
        points = [] if apart is None else [{"x": 195 - apart, "y": 400, "id": 0}, {"x": 195 + apart, "y": 400, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    one.page.wait_for_url("**c=*")


def test_home_makes_the_window_untouched_again(visit):
    one = visit("/xem", **STILL)
    fresh = one.atlas()
    wheel(one)
    one.page.wait_for_url("**c=*")
    one.page.keyboard.press("h")
    one.until(f"state.zoom === {fresh['zoom']}")
    one.page.wait_for_url(lambda url: "c=" not in url)
    one.page.set_viewport_size({"width": 1024, "height": 768})
    fits_like(one, visit("/xem", width=1024, height=768))
    assert untouched(one)


@pytest.mark.parametrize("number", [1, 2, 6])
def test_leaving_the_story_shows_what_the_slide_showed(visit, number):
    """In flight or at rest, the link names the slide's own place, or none, and the map stands there."""
    one = visit(f"/xem?slide={number}&lang=vi", wait=False).ready()
    one.page.keyboard.press("PageDown")
    one.until(f"state.slide === {number + 1}")
    one.page.keyboard.press("Escape")
    one.until("state.slide === null")
    query = one.query()
    again = visit("/xem?" + "&".join(f"{name}={value}" for name, value in query.items()))
    fits_like(one, again)
    one.page.keyboard.press("c")
    one.frame.locator("html[data-compare=yes]").wait_for(state="attached")
    fits_like(one, again)
    assert one.query() == query


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_a_link_opens_at_the_same_zoom_everywhere(visit, path):
    one = visit(f"{path}?c=21.35,107.6&z=17")
    assert one.atlas()["zoom"] == 17
    wheel(one)
    one.until("state.zoom > 17")
    wheel(one)
    one.until("state.zoom === 18")


def test_little_motion_means_no_gliding(visit):
    """Arrow keys, plus, a double click and a thrown map are where they go at once."""
    one = visit("/xem?c=21.35,107.6&z=12", **STILL)
    one.page.locator(".leaflet-container").focus()
    glided = """(key) => new Promise((done) => {
      const map = document.querySelector('.leaflet-map-pane');
      document.addEventListener('keydown', () => setTimeout(() => done(map.className.includes('anim')), 0), { once: true, capture: true });
    })"""
    for key in ("ArrowRight", "+"):
        asked = one.frame.evaluate_handle(f"() => ({{ glided: ({glided})('{key}') }})")
        one.page.keyboard.press(key)
        assert asked.evaluate("(asked) => asked.glided") is False, key
    one.page.mouse.move(720, 420)
    one.page.mouse.down()
    for step in range(1, 6):
        one.page.mouse.move(720 - 30 * step, 420)
    one.page.mouse.up()
    at = one.atlas()["center"]
    assert one.frame.locator(".leaflet-pan-anim").count() == 0
    assert one.atlas()["center"] == at


HELD = """(() => {
  const next = window.requestAnimationFrame.bind(window);
  const kept = [];
  let holding = false;
  window.requestAnimationFrame = (act) => (holding ? kept.push(act) : next(act));
  window.holdFrames = () => { holding = true; };
  window.giveFrames = () => { holding = false; kept.splice(0).forEach((act) => next(act)); };
})()"""


def test_a_card_closed_before_its_flight_begins_leaves_the_district_whole(visit):
    """A flight begins with the next frame, which may be late."""
    one = visit("/xem?lang=vi", fresh=True, wait=False)
    one.page.add_init_script(HELD)
    one.page.reload()
    home = one.ready().settled().atlas()
    one.page.locator(".search-input").fill("thac bach van")
    option = one.page.locator("[role=option]").first
    option.wait_for()
    one.page.evaluate("() => window.holdFrames()")
    option.evaluate("(option) => option.click()")
    one.until("state.selection === 'tourism/thac-bach-van'")
    one.atlas("select(null)")
    one.until("state.selection === null")
    assert not one.atlas("written()")
    one.page.evaluate("() => window.giveFrames()")
    one.until("window.atlas.written()")
    assert one.atlas()["zoom"] == home["zoom"]
    assert untouched(one)


def test_a_slide_whose_flight_never_ends_has_its_marks(visit):
    """Frames that do not come: the map is put where it was to fly."""
    one = visit("/xem?slide=7&lang=vi", fresh=True, wait=False)
    one.page.add_init_script(HELD)
    one.page.reload()
    one.ready().until("state.slide === 7 && !document.documentElement.dataset.flight")
    one.page.evaluate("() => window.holdFrames()")
    one.atlas("slide(8)")
    assert one.page.evaluate("() => document.documentElement.dataset.flight") == "yes"
    one.until("!document.documentElement.dataset.flight && document.querySelectorAll('.leaflet-marker-pane .spot').length > 0")
