"""Help: three steps on a reader's first visit, and everything behind "?"."""

import pytest

from tests.browser.conftest import alone
from tests.browser.reading import act, place, serious, use

A_PERSON = "Object.defineProperty(navigator, 'webdriver', { get: () => false })"


@pytest.fixture
def person(chromium, server):
    """A browser that nobody drives, as far as the frame can see."""
    with alone(chromium) as one:
        one.page.add_init_script(A_PERSON)
        one.page.goto(server.url + "/xem")
        yield one.page


def test_the_first_visit_is_greeted_once_and_the_map_stays_free(person):
    person.locator(".tour").wait_for()
    assert person.locator(":modal").count() == 0
    assert person.evaluate("document.activeElement === document.body")
    for expected in ("2/3", "3/3"):
        person.locator('[data-act="tour-next"]').click()
        person.get_by_text(expected).wait_for()
    person.locator('[data-act="tour-next"]').click()
    person.locator(".tour").wait_for(state="detached")
    person.reload()
    person.locator("html[data-fonts=ready]").wait_for(state="attached")
    person.evaluate("() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))")
    assert person.locator(".tour").count() == 0


def test_the_steps_can_be_skipped_by_button_and_by_escape(person):
    person.locator('[data-act="tour-skip"]').click()
    person.locator(".tour").wait_for(state="detached")
    person.evaluate("window.atlas.help()")
    person.locator(".tour").wait_for()
    person.keyboard.press("Escape")
    person.locator(".tour").wait_for(state="detached")


def test_nobody_is_greeted_whose_browser_is_driven(visit):
    one = visit("/xem")
    one.frame.evaluate("() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))")
    assert place(one).locator(".tour").count() == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", ["Hai thời kỳ", "Chưa công bố", "Phím tắt"]), ("en", ["Two eras", "not published", "Keyboard"])]
)
def test_the_question_mark_explains_signs_eras_gaps_and_keys(visit, lang, said):
    one = visit(f"/xem?lang={lang}")
    use(one, "help")
    text = place(one).locator(".sheet").inner_text()
    for words in said:
        assert words in text
    assert place(one).locator(".sheet .precision").count() == 4
    assert place(one).locator(".keys kbd").count() >= 14


def test_the_help_speaks_the_other_language_at_once(visit):
    one = visit("/")
    one.atlas("help()")
    place(one).locator(".tour").wait_for()
    one.atlas("lang('en')")
    place(one).get_by_text("First visit").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_axe_finds_nothing_serious_in_the_help(visit, scheme, width, height):
    one = visit("/xem", color_scheme=scheme, bypass_csp=True, width=width, height=height)
    one.atlas("help()")
    assert serious(one) == []
    box = place(one).locator(".tour").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    act(one, "tour-skip").click()
    use(one, "help")
    assert serious(one) == []


@pytest.mark.parametrize(
    ("lang", "said", "why", "told"),
    [("vi", "nêu tên 2/4", "mới nêu tên 2 xã", "Công nhận"), ("en", "2 of 4 named", "name only 2", "Recognised")],
)
def test_the_number_of_named_communes_explains_itself_on_hover_by_keyboard_and_in_the_help(visit, lang, said, why, told):
    one = visit(f"/xem?era=2024&year=2024&layers=new_rural&lang={lang}")
    named = place(one).get_by_role("button", name=said)
    assert why in named.get_attribute("title")
    named.focus()
    one.page.keyboard.press("Enter")
    part = place(one).locator(".help-part:has(#help-levels:focus)")
    assert said in part.inner_text()
    assert told in part.inner_text()


def test_who_reads_in_the_help_stays_there_when_the_map_is_drawn_anew(visit):
    """What comes late, like roads and rivers, has the marks drawn again, and with them what stands over the map."""
    one = visit("/xem?era=2024&year=2024&layers=new_rural").settled()
    place(one).locator(".explained").first.click()
    place(one).locator("#help-levels:focus").wait_for()
    one.atlas("show('tourism', true)")
    one.until("state.layers.tourism.drawn > 0")
    assert one.frame.evaluate("document.activeElement.id") == "help-levels"
