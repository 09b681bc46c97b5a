"""The page on which a story is arranged: its own button starts it, and what lies behind rests meanwhile."""

from geo import story
from geo.edition import load

STILL = {"reduced_motion": "reduce"}
PLAY = ".st-key-story-play button"


def arranging(visit):
    """The page with its story left: the slides can be arranged below the map."""
    one = visit("/present?lang=vi", **STILL)
    one.page.keyboard.press("Escape")
    one.until("state.slide === null")
    one.page.locator(PLAY).wait_for()
    return one


def test_the_button_that_starts_the_story_hands_the_keyboard_to_it(visit):
    one = arranging(visit)
    one.page.locator(PLAY).click()
    one.until("state.slide === 1")
    for number in (2, 3, 4):
        one.page.keyboard.press("Space")
        one.until(f"state.slide === {number}")
    assert one.page.evaluate("document.activeElement.tagName") == "IFRAME"


def test_nothing_behind_a_story_is_reached_and_all_of_it_after(visit):
    one = arranging(visit)
    field = one.page.get_by_label("Tiêu đề (tiếng Việt)")
    one.page.locator(PLAY).press("Enter")
    one.until("state.slide === 1")
    assert not field.is_visible()
    one.page.evaluate("() => document.activeElement.blur()")
    for _ in range(12):
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("document.activeElement.tagName") in {"IFRAME", "BODY"}
    one.page.keyboard.press("Escape")
    one.until("state.slide === null")
    field.fill("Trang của tôi")
    assert one.errors == []


def test_a_deck_that_is_given_up_is_not_made_and_nothing_of_it_stays(visit):
    one = arranging(visit)
    one.page.locator(".st-key-story-make-pptx button").click()
    one.page.locator(".st-key-story-pptx-cancel button").click()
    one.page.locator(".st-key-story-pptx-waiting").wait_for(state="detached")
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    assert one.page.locator(".st-key-story-pptx-waiting, .st-key-story-pptx").count() == 0
    one.page.locator(".st-key-story-make-pdf button").click()  # another is made all the same
    one.page.locator(".st-key-story-pdf button").wait_for(timeout=90_000)
    assert one.page.locator(".st-key-story-pptx").count() == 0


def slides_below(one):
    return one.page.locator(".st-key-story-moves").locator("xpath=preceding::div[@role='radiogroup'][1]").locator("label").all_inner_texts()


def ready(one):
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()


def test_what_is_arranged_stays_in_this_browser_until_it_is_given_up(visit):
    one = arranging(visit)
    before = slides_below(one)
    one.page.locator(".st-key-story-remove button").click()
    one.page.wait_for_selector(".st-key-arranged-story .written", state="attached")
    ready(one)
    after = slides_below(one)
    assert len(after) == len(before) - 1
    one.page.reload()
    one.ready()
    one.page.wait_for_selector(".st-key-arranged-story .written", state="attached")
    one.page.keyboard.press("Escape")
    one.page.locator(PLAY).wait_for()
    ready(one)
    assert slides_below(one) == after
    one.page.locator(".st-key-story-reset button").click()
    one.page.wait_for_selector(".st-key-arranged-story .dropped", state="attached")
    assert one.frame.evaluate("localStorage.getItem('atlas.story')") == ""
    assert one.errors == []


def test_a_meeting_of_five_minutes_is_told_as_it_was_chosen(visit):
    one = arranging(visit)
    one.page.locator(".st-key-story-meeting-minutes button").first.click()
    ready(one)
    one.page.locator(".st-key-story-choose button").click()
    one.page.wait_for_selector(".st-key-arranged-story .written", state="attached")
    ready(one)
    one.page.locator(PLAY).click()
    one.until("state.slide === 1")
    five = next(meeting for meeting in story.load(load()).draft.meetings).five
    assert one.frame.locator(".story-at").inner_text() == f"1 / {len(five)}"
    assert one.errors == []
