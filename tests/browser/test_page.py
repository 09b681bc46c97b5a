"""The map in its Streamlit page: it fills the window, answers below, and stays itself whatever Python does."""

import re

import pytest
from playwright.sync_api import Error

from tests.browser.readers import Living

FRAME = 'iframe[src*="streamlit_folium.st_folium"]'


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768), (390, 844)])
def test_the_map_fills_the_first_window_and_the_bar_fits(visit, width, height):
    page = visit("/", width=width, height=height).page
    box, free = page.evaluate(
        f"""() => {{
          const {{ x, y, width, height }} = document.querySelector('{FRAME}').getBoundingClientRect();
          return [[x, y, width, height], document.querySelector('[data-testid=stMain]').clientWidth];
        }}"""
    )
    assert box == [0, 0, free, height]
    assert width - 15 <= free <= width  # a scroll bar, once the answer stands below
    bar = page.locator(".st-key-bar").bounding_box()
    assert bar["y"] == 0
    assert bar["height"] <= 60
    assert bar["width"] < width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_bar_scrolls_away_with_the_map(visit):
    page = visit("/").answered().page
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 600)")
    bar, frame = page.evaluate(
        f"""() => ['.st-key-bar', '{FRAME}'].map((one) => document.querySelector(one).getBoundingClientRect().top)"""
    )
    assert bar == frame < -300


def test_a_selection_is_answered_below_and_the_frame_stays(visit):
    one = visit("/")
    one.frame.evaluate("() => { window.mark = 'same'; window.zoomed = window.atlas.state().zoom; }")
    one.atlas("select('2024-06901')")
    one.page.get_by_role("heading", name="Xã Quảng An", exact=True).wait_for()
    one.atlas("select('2024-06907') || window.atlas.select('2024-06913')")
    one.page.get_by_role("heading", name="Quá trình").wait_for()
    assert one.frame.evaluate("() => window.mark") == "same"


def test_language_in_the_map_changes_what_stands_below(visit):
    one = visit("/?sel=2024-06901")
    one.page.get_by_role("heading", name="Quá trình").wait_for()
    one.atlas("lang('en')")
    one.page.get_by_role("heading", name="History").wait_for()
    assert one.query()["lang"] == "en"
    assert one.errors == []


def test_pan_zoom_and_switches_do_not_run_python(visit):
    one = visit("/").answered()
    before = len(one.asked)
    one.atlas("show('tourism', false)")
    one.atlas("show('coverage', true)")
    one.page.mouse.move(700, 400)
    one.page.mouse.wheel(0, -300)
    one.until("state.layers.coverage.shown && !state.layers.tourism.shown")
    assert len(one.asked) == before
    one.atlas("select('2024-06901')")
    one.page.get_by_role("heading", name="Xã Quảng An", exact=True).wait_for()
    assert len(one.asked) == before + 1


def test_the_link_opens_the_same_view_in_another_browser(visit):
    one = visit("/")
    one.atlas("era('2025')")
    one.atlas("show('industry', false)")
    one.atlas("select('2025-06913')")
    one.until("state.era === '2025' && state.selection === '2025-06913'")
    one.page.get_by_role("heading", name=re.compile("So sánh 2 xã")).wait_for()
    one.until("window.atlas.written()")
    link = one.page.url.split("localhost")[1].split("/", 1)[1]
    for path in (f"/{link}", f"/xem{link[link.index('?') :]}"):
        other = visit(path, locale="en-GB")
        state, original = other.atlas(), one.atlas()
        for part in ("era", "lang", "year", "selection", "zoom"):
            assert state[part] == original[part], part
        assert state["center"] == pytest.approx(original["center"], abs=1e-4)
        assert {name: layer["shown"] for name, layer in state["layers"].items()} == {n: v["shown"] for n, v in original["layers"].items()}


def test_the_menu_leads_to_the_sources_and_back_to_the_same_view(visit):
    one = visit("/")
    one.atlas("show('infrastructure', true)")
    one.atlas("select('2024-06901')")
    one.page.get_by_role("heading", name="Quá trình").wait_for()
    one.page.locator(".st-key-bar-menu").get_by_role("link", name="Nguồn").click()
    one.page.get_by_role("heading", name="Danh mục nguồn").wait_for()
    one.page.get_by_role("link", name="English").click()
    one.page.get_by_role("heading", name="List of sources").wait_for()
    one.page.locator(".st-key-bar-menu").get_by_role("link", name="Map").click()
    one.ready()
    assert one.atlas()["lang"] == "en"
    assert one.atlas()["selection"] == "2024-06901"
    assert one.atlas()["layers"]["infrastructure"]["shown"] is True
    assert one.errors == []


def test_the_menu_is_behind_one_button_on_a_phone(visit):
    one = visit("/", width=390, height=844)
    assert not one.page.locator(".st-key-bar-menu").is_visible()
    one.page.locator(".st-key-bar-small").get_by_role("button").click()
    one.page.get_by_role("link", name="Nguồn").last.click()
    one.page.get_by_role("heading", name="Danh mục nguồn").wait_for()


def test_a_file_is_downloaded_on_request(visit):
    one = visit("/sources", wait=False)
    for name, ending, first in (("CSV", ".csv", b"\xef\xbb\xbf"), ("XLSX", ".xlsx", b"PK")):
        with one.page.expect_download() as waiting:
            one.page.get_by_role("link", name=name, exact=True).first.click()
        assert waiting.value.suggested_filename.endswith(ending)
        assert waiting.value.path().read_bytes().startswith(first)


def test_a_browser_that_crashes_takes_one_reader_with_it_and_not_those_who_come_after(chromium):
    browser = Living(chromium._launch)
    try:
        page = browser.new_context().new_page()
        with pytest.raises(Error):
            page.goto("chrome://inducebrowsercrashforrealz")
        assert browser.new_context().new_page().evaluate("1 + 1") == 2
    finally:
        browser.close()
