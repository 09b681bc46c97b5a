"""The presenter's window: a second one beside the screen that all see, in the page, alone and from one file, in both languages."""

from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from geo import story
from geo.client import one_file
from geo.edition import load
from geo.language import word
from geo.view import View
from tests.browser.conftest import alone

SLIDES = story.load(load()).slides
COUNT = len(SLIDES)
STILL = {"reduced_motion": "reduce"}
LATER = "minutes => { const own = Date.now; Date.now = () => own() + 60000 * minutes; }"
REFUSED = "() => { window.open = () => null; }"


def open_presenter(one):
    """The second window, as the button opens it."""
    with one.page.expect_popup() as opened:
        one.frame.locator("[data-act=story-presenter]").click()
    one.watch(opened.value.on)
    opened.value.locator(".lectern").wait_for()
    return opened.value


def closed_by(window, act):
    with window.expect_event("close"), suppress(Error):
        act()


def title(window):
    return window.locator(".lectern-now h1").inner_text()


def shared(one):
    """All that is written on the screen that all see."""
    return one.frame.evaluate(
        "() => [...document.body.children].filter(part => part.tagName !== 'SCRIPT').map(part => part.textContent).join(' ')"
    )


def agrees(one, window, number, lang):
    """Both windows are on a slide, and its notes stand in one of them."""
    slide = SLIDES[number - 1]
    one.until(f"state.slide === {number} && state.lang === '{lang}'")
    window.locator("h1", has_text=slide.title.text(lang)).wait_for()
    assert title(window) == slide.title.text(lang)
    notes = slide.notes.text(lang)
    assert window.locator(".lectern-notes").inner_text().strip() == (notes or word("frame.presenter.no_notes", lang))
    assert one.frame.locator(".story h2").inner_text().replace("\u00a0", " ") == slide.title.text(lang)
    assert not notes or notes not in shared(one)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("path", ["/present", "/xem"])
def test_two_windows_tell_one_story(visit, path, lang):
    one = visit(f"{path}?slide=2&lang={lang}", **STILL)
    window = open_presenter(one)
    agrees(one, window, 2, lang)
    assert window.locator("html").get_attribute("lang") == lang
    window.locator("[data-act=lectern-next]").click()
    agrees(one, window, 3, lang)
    one.page.bring_to_front()
    one.page.keyboard.press("PageDown")
    agrees(one, window, 4, lang)
    window.keyboard.press("4")
    for key, number in (("PageDown", 5), ("ArrowLeft", 4), ("Space", 5), ("ArrowUp", 4), ("End", COUNT), ("Home", 1), ("ArrowRight", 2)):
        window.keyboard.press(key)
        agrees(one, window, number, lang)
    assert SLIDES[2].title.text(lang) in window.locator(".lectern-next").inner_text()
    window.keyboard.press("l")
    agrees(one, window, 2, {"vi": "en", "en": "vi"}[lang])
    window.keyboard.press("l")
    agrees(one, window, 2, lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_slide_says_stands_whole_beside_its_notes(visit, lang):
    one = visit(f"/xem?slide=1&lang={lang}", **STILL)
    window = open_presenter(one)
    window.set_viewport_size({"width": 1366, "height": 768})
    room = "which => { const part = document.querySelector(which); return part.scrollHeight - part.clientHeight; }"
    for number in range(1, COUNT + 1):
        one.atlas(f"slide({number})")
        agrees(one, window, number, lang)
        assert window.evaluate(room, ".lectern-now") <= 0, number
        assert window.evaluate(room, ".lectern") <= 0, number


def test_it_opens_from_one_file_with_no_request(chromium, tmp_path):
    path = tmp_path / "ban-do.html"
    path.write_bytes(one_file.page(load(), View(lang="vi")))
    with alone(chromium, offline=True, **STILL) as one:
        one.page.goto(path.as_uri())
        one.ready().page.locator("[data-act=bar-story]").click()
        window = open_presenter(one)
        agrees(one, window, 1, "vi")
        window.keyboard.press("PageDown")
        agrees(one, window, 2, "vi")
        assert window.evaluate("() => document.fonts.check('600 16px \"Be Vietnam Pro\"')")
        assert window.locator(".lectern").evaluate("main => getComputedStyle(main).display") == "grid"
        closed_by(window, one.page.reload)
        one.ready()


def test_notes_never_come_back_to_the_shared_screen_by_themselves(visit):
    number = next(at for at, slide in enumerate(SLIDES, start=1) if slide.kind == "plain" and slide.notes.vi)
    one = visit(f"/xem?slide={number}&lang=vi", **STILL)
    one.page.keyboard.press("n")
    one.frame.locator(".story-notes").wait_for()
    window = open_presenter(one)
    assert one.frame.locator(".story-notes").count() == 0
    notes = one.frame.locator("[data-act=story-notes]")
    assert notes.get_attribute("title") == "Lời người trình bày đang ở cửa sổ riêng"
    notes.click(force=True)
    for page in (one.page, window):
        page.keyboard.press("n")
    agrees(one, window, number, "vi")
    closed_by(window, window.close)
    one.until("document.querySelector('[data-act=story-notes][aria-pressed]')")
    assert one.frame.locator(".story-notes").count() == 0
    one.page.keyboard.press("n")
    one.frame.locator(".story-notes").wait_for()


def test_either_window_may_close(visit):
    one = visit("/present?slide=2&lang=en", **STILL)
    window = open_presenter(one)
    assert one.frame.locator("[data-act=story-presenter]").get_attribute("data-on") == "yes"
    closed_by(window, lambda: window.keyboard.press("Escape"))
    assert one.atlas()["slide"] == 2
    one.until("!document.querySelector('[data-act=story-presenter]').dataset.on")
    with one.page.expect_popup() as again:
        one.page.keyboard.press("s")
    again.value.locator(".lectern").wait_for()
    again.value.keyboard.press("F5")
    agrees(one, again.value, 2, "en")
    closed_by(again.value, lambda: one.page.keyboard.press("Escape"))
    one.until("state.slide === null")
    one.atlas("story(3)")
    one.until("state.slide === 3")
    closed_by(open_presenter(one), one.page.reload)
    one.ready()


def test_a_blank_screen_is_said_and_brought_back(visit):
    one = visit("/xem?slide=2&lang=en", **STILL)
    window = open_presenter(one)
    window.locator("[data-act=lectern-blank]").click()
    one.frame.locator(".story-blank").wait_for()
    assert window.locator(".lectern-blank").inner_text() == "Screen blanked"
    window.keyboard.press("b")
    one.frame.locator(".story-blank").wait_for(state="detached")
    assert window.locator(".lectern-blank").count() == 0


def seconds(clock):
    minutes, rest = clock.split(":")
    return 60 * int(minutes) + int(rest)


@pytest.mark.parametrize(("lang", "left", "over"), [("vi", "Còn lại", "Quá giờ"), ("en", "Time left", "Over time")])
def test_the_time_that_is_left_is_told_and_that_it_is_over(visit, lang, left, over):
    one = visit(f"/xem?slide=2&lang={lang}", fresh=True, **STILL)
    window = open_presenter(one)
    assert window.locator(".talk-left").count() == 0
    for _ in range(2):
        window.locator("[data-act=talk-more]").click()
    assert window.locator(".talk-left").inner_text().startswith(left)
    window.locator("[data-act=talk-run]").click()
    one.frame.evaluate(LATER, 11)
    paused = window.locator(".talk-talked").inner_text()
    assert window.locator(".over").count() == 0
    window.locator("[data-act=talk-run]").click()
    talked = seconds(window.locator(".talk-talked b").inner_text()) - seconds(paused.split()[-1])
    assert 0 <= talked < 60  # the eleven minutes of the pause are not counted; this browser may be slow
    one.frame.evaluate(LATER, 11)
    window.locator(".over", has_text=over).wait_for()
    assert window.locator(".over svg").count() == 1
    assert 60 <= seconds(window.locator(".over b").inner_text()) < 120
    assert window.locator("[role=status]").inner_text() == over
    window.locator("[data-act=talk-again]").click()
    assert window.locator(".over").count() == 0
    one.page.reload()
    one.ready()
    assert "10" in open_presenter(one).locator(".talk-length").inner_text()


def test_letters_of_the_notes_grow_and_the_arrows_scroll_what_has_the_keyboard(visit):
    one = visit("/xem?slide=3&lang=vi", fresh=True, **STILL)
    window = open_presenter(one)
    notes = window.locator(".lectern-notes")
    size = "box => parseFloat(getComputedStyle(box).fontSize)"
    before = notes.evaluate(size)
    while window.locator("[data-act=letters-more]").is_enabled():
        window.locator("[data-act=letters-more]").click()
    assert notes.evaluate(size) > 2 * before
    notes.focus()
    window.keyboard.press("ArrowDown")
    window.keyboard.press("PageDown")
    one.until("state.slide === 4")
    assert window.evaluate("() => document.activeElement.className") == "lectern-notes"


@pytest.mark.parametrize(("lang", "words"), [("vi", "Hãy cho phép cửa sổ bật lên"), ("en", "Allow pop-ups for this page")])
def test_a_refused_window_is_said_with_what_to_do(visit, lang, words):
    one = visit(f"/xem?slide=2&lang={lang}", fresh=True, **STILL)
    one.frame.evaluate(REFUSED)
    one.frame.locator("[data-act=story-presenter]").click()
    assert words in one.frame.locator(".story-refused").inner_text()
    assert words in one.frame.locator(".announcer").inner_text()
    one.page.keyboard.press("PageDown")
    one.until("state.slide === 3")
    assert one.frame.locator(".story-refused").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1100, 720), (800, 600)])
def test_axe_finds_nothing_and_nothing_is_cut_in_the_presenters_window(visit, scheme, size):
    one = visit("/xem?slide=1&lang=vi", bypass_csp=True, color_scheme=scheme, **STILL)
    window = open_presenter(one)
    window.set_viewport_size({"width": size[0], "height": size[1]})
    window.locator("[data-act=talk-more]").click()
    assert window.locator("html").get_attribute("data-theme") == scheme
    for number in range(1, COUNT + 1):
        one.atlas(f"slide({number})")
        agrees(one, window, number, "vi")
        assert window.evaluate(
            "() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollHeight <= innerHeight"
        )
    one.frame.evaluate(LATER, 7)
    window.locator(".over").wait_for()
    found = Axe().run(window).response["violations"]
    assert [(each["id"], node["html"][:160]) for each in found for node in each["nodes"]] == []


PICTURES = """() => [...document.querySelectorAll('.small-slide')].map((box) => {
  const [own, room] = [box.getBoundingClientRect(), box.parentElement.getBoundingClientRect()];
  const inside = own.left >= room.left && own.right <= room.right && own.top >= room.top && own.bottom <= room.bottom;
  const letters = Math.max(...[box, ...box.querySelectorAll('*')].map((part) => parseFloat(getComputedStyle(part).fontSize)));
  const notes = parseFloat(getComputedStyle(document.querySelector('.lectern-notes')).fontSize);
  return [box.closest('.lectern-now') ? 'now' : 'next', box.querySelectorAll('path, circle, i, tr').length > 0, inside, letters < notes];
})"""


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (800, 600)])
def test_this_slide_and_the_next_have_pictures_that_nothing_cuts(visit, size):
    one = visit("/xem?slide=1&lang=vi", **STILL)
    window = open_presenter(one)
    window.set_viewport_size({"width": size[0], "height": size[1]})
    pictured = [slide.kind in {"plain", "opening", "merger"} for slide in SLIDES]
    worded = [bool(slide.table) for slide in SLIDES]  # the rows of a table are read as words
    for number in range(1, COUNT + 1):
        one.atlas(f"slide({number})")
        agrees(one, window, number, "vi")
        places = ["now"] * (pictured[number - 1] and not worded[number - 1]) + ["next"] * any(pictured[number : number + 1])
        assert window.evaluate(PICTURES) == [[name, True, True, True] for name in places], number


@pytest.mark.parametrize(("width", "height", "seen"), [(1366, 768, True), (1024, 768, True), (390, 844, False)])
def test_the_foot_keeps_to_one_row(visit, width, height, seen):
    """A phone has no second screen."""
    one = visit("/xem?slide=2&lang=vi", width=width, height=height, **STILL)
    assert one.frame.locator("[data-act=story-presenter]").is_visible() is seen
    row = one.frame.locator(".story-keys").evaluate("nav => [nav.scrollWidth - nav.clientWidth, nav.offsetHeight]")
    assert row[0] <= 0
    assert row[1] <= 50
