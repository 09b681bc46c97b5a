"""Back closes the card instead of leaving; the address is written seldom enough for every browser."""

import pytest

UNIT, THING = "2024-06901", "tourism/thac-bach-van"
PATHS = ["/", "/xem"]


def choose(one, ref):
    one.atlas(f"select({ref!r})" if ref else "select(null)")
    one.until(f"state.selection === {ref!r}" if ref else "state.selection === null")


def back(one, ref, *, forward=False):
    """Press the browser's button; ``ref`` is chosen then."""
    one.frame.evaluate("(on) => { setTimeout(() => window.parent.history.go(on ? 1 : -1)); }", forward)
    one.until(f"state.selection === {ref!r}" if ref else "state.selection === null")


@pytest.mark.parametrize("path", PATHS)
def test_back_closes_the_card_and_forward_opens_it_again(visit, path):
    one = visit(path)
    one.frame.evaluate("() => { window.born = 'once'; }")
    choose(one, UNIT)
    choose(one, THING)
    back(one, UNIT)
    assert one.query()["sel"] == UNIT
    back(one, None)
    assert one.frame.locator("article.card").count() == 0
    assert "sel" not in one.query()
    back(one, UNIT, forward=True)
    one.frame.locator("article.card").wait_for()
    assert one.frame.evaluate("() => window.born") == "once", "the map was never made anew"
    assert one.errors == []


def test_what_was_set_beside_the_card_stays(visit):
    """Language, layers and year are settings; era, selection and place are what one looks at."""
    one = visit("/xem")
    choose(one, UNIT)
    one.atlas("lang('en')")
    one.atlas("show('coverage', true)")
    one.until("state.lang === 'en' && state.layers.coverage.shown")
    back(one, None)
    assert (one.atlas()["lang"], one.atlas()["layers"]["coverage"]["shown"]) == ("en", True)
    query = one.query()
    assert query["lang"] == "en"
    assert "coverage" in query["layers"]


def test_back_shows_the_place_that_was_looked_at_before(visit):
    one = visit("/xem?c=21.35000,107.55000&z=13", reduced_motion="reduce")
    choose(one, UNIT)
    one.until("state.center[0] > 21.355")  # brought out from under the card
    one.page.keyboard.press("-")
    one.until("state.zoom === 12")
    one.query()  # once it is written
    back(one, None)
    one.until("state.zoom === 13 && Math.abs(state.center[0] - 21.35) < 0.001 && Math.abs(state.center[1] - 107.55) < 0.001")
    back(one, UNIT, forward=True)
    one.until("state.zoom === 12")


def test_a_place_that_was_left_at_once_is_found_again(visit):
    """Moved and gone back before the address could be written: forward knows the place all the same."""
    one = visit("/xem?c=21.35000,107.55000&z=13", reduced_motion="reduce")
    choose(one, UNIT)
    one.query()
    zoom = one.frame.evaluate("""async () => {
      window.atlas.year(2020); // written at once, so what follows has to wait
      for (const key of ['-', '-']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      // a slow machine may miss the moment
      for (let frame = 0; frame < 120 && window.atlas.written(); frame++) await new Promise(requestAnimationFrame);
      const { zoom } = window.atlas.state();
      window.history.back();
      return zoom;
    }""")
    assert zoom < 13
    one.until("state.selection === null")
    one.until("state.zoom === 13")
    back(one, UNIT, forward=True)
    one.until(f"state.zoom === {zoom}")


@pytest.mark.parametrize("path", PATHS)
def test_a_card_that_was_closed_leaves_nothing_to_go_back_to(visit, server, path):
    """Opened, closed, opened, closed: one press of back leaves, and nothing stands twice."""
    one = visit("/sources", wait=False)
    one.page.get_by_role("heading", name="Ghi công").wait_for()
    one.page.goto(server.url + path)
    one.ready()
    before = one.page.evaluate("history.length")
    for ref in (UNIT, None, THING, None):
        choose(one, ref)
    assert one.page.evaluate("history.length") == before + 1
    one.page.go_back()
    one.page.wait_for_url("**/sources")


def test_another_page_and_back_brings_the_card(visit):
    one = visit("/")
    one.answered()
    choose(one, UNIT)
    one.page.locator(".st-key-bar a", has_text="Nguồn").click()
    one.page.get_by_role("heading", name="Ghi công").wait_for()
    assert "sel" not in one.page.url
    one.page.go_back()
    one.ready()
    one.until(f"state.selection === '{UNIT}'")


@pytest.fixture
def counting(visit):
    """The light page in a browser that counts how often its address is written, and refuses like Safari."""

    def opened(limit):
        one = visit("/xem", wait=False, fresh=True)
        one.page.add_init_script(f"""
          window.written = [];
          for (const name of ['replaceState', 'pushState']) {{
            const own = history[name].bind(history);
            history[name] = (...said) => {{
              window.written.push(performance.now());
              if (window.written.length > {limit}) throw new DOMException('Attempt to use history too often', 'SecurityError');
              own(...said);
            }};
          }}""")
        one.page.reload()
        return one.ready()

    return opened


def test_a_held_key_writes_the_address_at_most_twice_a_second_and_the_last_one_wins(counting):
    one = counting(1000)
    start = one.frame.evaluate("() => { window.written.length = 0; return performance.now(); }")
    for step in range(60):
        one.page.keyboard.press("ArrowRight" if step % 2 else "ArrowDown")
    before = one.atlas()["zoom"]
    one.page.keyboard.press("+")
    one.until(f"state.zoom > {before}")
    at = one.query()
    state = one.atlas()
    seconds = (one.frame.evaluate("() => performance.now()") - start) / 1000
    assert one.frame.evaluate("() => window.written.length") <= 2 * seconds + 2
    assert (float(at["z"]), float(at["c"].split(",")[0])) == (state["zoom"], pytest.approx(state["center"][0], abs=0.00001))


def test_a_browser_that_refuses_the_address_still_draws(counting):
    one = counting(0)
    one.atlas("show('coverage', true)")
    one.until("state.layers.coverage.drawn > 0")
    choose(one, UNIT)
    one.frame.locator("article.card").wait_for()
    assert one.errors == []


def test_what_waits_is_written_when_the_reader_leaves(visit):
    one = visit("/xem")
    written = one.frame.evaluate("""() => {
      for (const year of [2017, 2020, 2021]) window.atlas.year(year);
      window.dispatchEvent(new Event('pagehide'));
      return location.search;
    }""")
    assert "year=2021" in written
