"""The map as one file: opened from a folder, with no server and no request, it does what the server's map does."""

from contextlib import ExitStack

import pytest

from geo import story
from geo.client import one_file
from geo.edition import load
from geo.facts import data_dates
from geo.view import View
from tests.browser.conftest import alone


@pytest.fixture
def opened(chromium, tmp_path):
    """Write the file for a view and open it with the network shut."""
    with ExitStack() as windows:

        def open_(view, **options):
            path = tmp_path / "ban-do-dam-ha.html"
            path.write_bytes(one_file.page(load(), view))
            one = windows.enter_context(alone(chromium, offline=True, **options))
            one.page.goto(path.as_uri())
            return one.ready()

        yield open_


def test_it_opens_from_a_folder_with_no_request_at_all(opened):
    one = opened(View())
    state = one.atlas()
    assert all(layer["drawn"] > 0 for name, layer in state["layers"].items() if layer["shown"])
    assert one.frame.evaluate("document.fonts.check('600 16px \"Be Vietnam Pro\"')")
    assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []
    assert len(one.requests) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [1366, 390])
def test_it_says_of_which_day_it_is(opened, lang, width):
    """Last month's file lies beside today's."""
    one = opened(View(lang=lang), viewport={"width": width, "height": 800})
    dates = data_dates(load()).text(lang)
    assert dates
    one.page.get_by_text(dates).filter(visible=True).first.wait_for()


def test_layers_eras_search_cards_and_languages_work_in_it(opened):
    one = opened(View(era="2025", lang="en"))
    assert (one.atlas()["era"], one.atlas()["lang"]) == ("2025", "en")
    one.page.get_by_role("radio", name="9 units").click()
    one.until("state.era === '2024'")
    one.page.locator("label:has(#layer-infrastructure)").click()
    one.until("state.layers.infrastructure.drawn > 0")
    one.page.keyboard.press("/")
    one.page.keyboard.type("thac bach van")
    one.page.get_by_role("option", name="Bạch Vân").first.click()
    one.until("state.selection === 'tourism/thac-bach-van'")
    one.page.get_by_role("button", name="VI", exact=True).click()
    one.page.locator("article.card").get_by_role("heading", name="Thác Bạch Vân").wait_for()
    one.until("window.atlas.written()")
    assert "sel=tourism/thac-bach-van" in one.page.url
    assert len(one.requests) == 1


def test_its_link_opens_the_same_view_again(opened):
    one = opened(View())
    one.atlas("select('2024-06917')")
    one.until("state.selection === '2024-06917'")
    one.until("window.atlas.written()")
    link = one.page.url
    again = one.page.context.new_page()
    again.goto(link)
    again.locator("html[data-atlas=ready]").wait_for(state="attached")
    assert again.evaluate("window.atlas.state().selection") == "2024-06917"
    again.close()


def test_the_story_is_told_from_the_file(opened):
    one = opened(View(lang="vi"), reduced_motion="reduce")
    one.page.locator("[data-act=bar-story]").click()
    for number in range(1, len(story.load(load()).slides) + 1):
        one.until(f"state.slide === {number} && window.atlas.written()")
        assert one.page.url.endswith(f"#slide={number}&lang=vi")
        one.page.keyboard.press("PageDown")
    one.page.reload()
    one.page.locator("html[data-atlas=ready]").wait_for(state="attached")
    assert one.atlas()["slide"] == number
    assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []
