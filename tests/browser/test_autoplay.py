"""The story by itself: on every so many seconds, round and round, until somebody pauses it."""

import pytest

from geo import story
from geo.edition import load

SLIDES = story.load(load()).slides
COUNT = len(SLIDES)
MERGER = next(number for number, slide in enumerate(SLIDES, start=1) if slide.kind == "merger")
STILL = {"reduced_motion": "reduce"}
HELD = """(READ) => {
  const [set, clear] = [window.setTimeout, window.clearTimeout];
  window.held = null;
  const ofSlide = (wait) => [10, 20, 30, 60].includes(wait / 1000) || wait > READ;
  window.setTimeout = (act, wait, ...more) => (ofSlide(wait) ? (window.held = { act, wait }, -7) : set(act, wait, ...more));
  window.clearTimeout = (id) => (id === -7 ? (window.held = null) : clear(id));
}"""
"""The timer of a slide, which a test lets run out; nobody waits for it."""
RUN_OUT = "() => { const { act } = window.held; window.held = null; act(); }"
WAITS = "() => (window.held ? window.held.wait / 1000 : null)"


def begun(visit, path, read=1e6, **options):
    one = visit(path, **{**STILL, **options})
    one.frame.evaluate(HELD, read)
    return one


def rests(one):
    return one.frame.evaluate(WAITS) is None and one.frame.locator(".story-auto").count() == 0


@pytest.mark.parametrize(
    ("lang", "sign", "said"),
    [("vi", "Đang tự chuyển trang", "Tự chuyển trang: 20 giây"), ("en", "Auto-play is on", "Auto-play: 20 seconds")],
)
@pytest.mark.parametrize("path", ["/present", "/xem"])
def test_it_goes_on_and_round_until_it_is_paused(visit, path, lang, sign, said):
    one = begun(visit, f"{path}?slide={COUNT - 1}&lang={lang}", fresh=True)
    one.frame.locator("[data-act=story-auto]").click()
    assert sign in one.frame.locator(".story-auto").inner_text()
    assert said in one.frame.locator(".announcer").inner_text()
    assert one.frame.evaluate(WAITS) == 20
    for number in (COUNT, 1, 2):
        one.frame.evaluate(RUN_OUT)
        one.until(f"state.slide === {number}")
    one.page.keyboard.press("a")
    assert rests(one)
    assert one.atlas()["slide"] == 2


def test_without_going_round_it_rests_at_the_end_and_its_choices_are_kept(visit):
    one = begun(visit, f"/xem?slide={COUNT - 1}&lang=en", fresh=True)
    one.page.keyboard.press("a")
    one.frame.locator("[data-act=auto-loop]").click()
    one.frame.locator("[data-act=auto-every]").click()
    assert one.frame.evaluate(WAITS) == 30
    for _ in range(2):
        one.frame.evaluate(RUN_OUT)
    assert one.atlas()["slide"] == COUNT
    assert rests(one)
    one.page.reload()
    one.ready().frame.evaluate(HELD, 1e6)
    one.page.keyboard.press("a")
    assert one.frame.evaluate(WAITS) == 30
    assert one.frame.locator("[data-act=auto-loop]").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize("stop", ["PageDown", "b", "3", "Escape"])
def test_who_moves_blanks_or_leaves_pauses_it(visit, stop):
    one = begun(visit, "/xem?slide=1&lang=vi")
    one.page.keyboard.press("a")
    assert not rests(one)
    one.page.keyboard.press(stop)
    if stop == "3":
        one.page.keyboard.press("Enter")
        one.until("state.slide === 3")
    assert rests(one)


def test_no_time_passes_while_nobody_sees_it(visit):
    one = begun(visit, "/xem?slide=1&lang=vi", fresh=True)
    one.page.keyboard.press("a")
    for hidden in ("true", "false"):
        one.frame.evaluate(
            f"() => {{ Object.defineProperty(document, 'hidden', {{ value: {hidden}, configurable: true }});"
            " document.dispatchEvent(new Event('visibilitychange')); }"
        )
        assert one.frame.evaluate(WAITS) == (None if hidden == "true" else 20)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_presenters_window_lets_it_run_and_pauses_it(visit, lang):
    one = begun(visit, f"/xem?slide=1&lang={lang}", fresh=True)
    with one.page.expect_popup() as opened:
        one.page.keyboard.press("s")
    window = opened.value
    window.locator("[data-act=lectern-auto]").click()
    window.locator("[data-act=auto-every]").click()
    assert one.frame.evaluate(WAITS) == 30
    one.frame.evaluate(RUN_OUT)
    one.until("state.slide === 2")
    assert window.locator("[data-act=lectern-auto]").get_attribute("aria-pressed") == "true"
    window.keyboard.press("PageDown")
    one.until("state.slide === 3")
    assert rests(one)
    assert window.locator("[data-act=lectern-auto]").get_attribute("aria-pressed") == "false"


def test_a_merger_is_seen_to_its_end(visit):
    """The time of the slide is over before the units have moved."""
    one = begun(visit, f"/xem?slide={MERGER}&lang=vi", read=1000, fresh=True, reduced_motion="no-preference")
    one.until("document.querySelector('.merger')?.dataset.done === 'no'")
    one.page.keyboard.press("a")
    one.frame.evaluate(RUN_OUT)
    assert 4 < one.frame.evaluate(WAITS) < 20
    assert one.atlas()["slide"] == MERGER
    one.until("document.querySelector('.merger').dataset.done === 'yes'")
    one.frame.evaluate(RUN_OUT)
    assert one.atlas()["slide"] == MERGER
    one.frame.evaluate("() => { const own = performance.now.bind(performance); performance.now = () => own() + 4000; }")
    one.frame.evaluate(RUN_OUT)
    one.until(f"state.slide === {MERGER + 1}")


def test_with_little_motion_a_merger_has_the_time_of_a_slide(visit):
    one = begun(visit, f"/xem?slide={MERGER}&lang=vi", read=1000, fresh=True)
    one.page.keyboard.press("a")
    one.frame.evaluate(RUN_OUT)
    one.until(f"state.slide === {MERGER + 1}")
