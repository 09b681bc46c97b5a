"""A server that is silent: said in the reader's language, with a way on, and over as soon as it answers again."""

import re

import pytest

from tests.browser.conftest import alone
from tests.serving import Server

GONE = "ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket|Failed to load resource|Client [Ee]rror"
GONE += "|Cannot send|from server|dynamically imported|Unable to preload|Is Streamlit still running"  # the console's alone
LINE = ".server-silent"
WATCH = """() => { window.theirs = []; const look = () => { const box = document.querySelector("[data-testid=stDialog]");
  if (box) window.theirs.push([box, ...box.querySelectorAll("*")].some((part) => getComputedStyle(part).visibility === "visible")); };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true }); }"""  # Streamlit's box, whenever it stands there


@pytest.mark.parametrize(("lang", "said"), [("vi", "Trang chưa mở được"), ("en", "The page has not opened")])
def test_a_websocket_that_never_opens_leads_to_the_same_view_on_the_light_page(visit, server, lang, said):
    one = visit("/robots.txt", wait=False, fresh=True, locale="en-GB" if lang == "en" else "vi-VN")
    one.page.route_web_socket(re.compile(r"/_stcore/stream"), lambda _socket: None)
    one.page.goto(f"{server.url}/?lang={lang}&era=2025&sel=2025-06913")
    line = one.page.locator(LINE)
    line.get_by_text(said).wait_for()
    line.get_by_role("link").click()
    one.page.wait_for_url("**/xem?*")
    one.ready()
    assert (one.atlas()["era"], one.atlas()["selection"], one.atlas()["lang"]) == ("2025", "2025-06913", lang)


@pytest.mark.slow
def test_a_server_that_goes_and_comes_back_is_spoken_of_once_and_never_in_streamlits_words(chromium, tmp_path):
    first = Server(tmp_path).wait("/robots.txt")
    try:
        with alone(chromium, GONE) as one:
            one.page.goto(f"{first.url}/figures?lang=vi")
            one.page.locator(".page-end").wait_for(state="attached")
            one.page.evaluate(WATCH)
            first.stop()
            one.page.locator(LINE).get_by_text("Mất kết nối với máy chủ").wait_for()
            assert one.page.locator(LINE).count() == 1
            again = Server(tmp_path, port=first.port).wait("/robots.txt")
            try:
                one.page.locator(LINE).wait_for(state="detached")
                one.page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="attached")
                one.page.get_by_text("streamlit run").wait_for(state="detached")
                seen = one.page.evaluate("window.theirs")
                assert seen
                assert not any(seen)  # it came, and none of it was ever to be seen
            finally:
                again.stop()
    finally:
        first.stop()


@pytest.mark.parametrize(("how", "times"), [("half", 1), ("503", 99)])
def test_half_a_script_is_asked_for_again_and_then_spoken_of(visit, server, how, times):
    asked = []

    def answer(route):
        asked.append(route.request.url)
        if len(asked) > times:
            route.continue_()
        elif how == "503":
            route.fulfill(status=503, body="503")
        else:
            body = route.fetch().body()
            route.fulfill(status=200, content_type="text/javascript", body=body[: len(body) // 2])

    known = "SyntaxError|Unexpected|not defined|503|MIME|Event"
    one = visit("/robots.txt", wait=False, fresh=True, service_workers="block", expected=known)
    one.page.route(re.compile(r"/assets/atlas\.[0-9a-f]+\.js"), answer)
    one.page.goto(f"{server.url}/?lang=vi&sel=2024-06913")
    if times == 1:
        one.ready()
        assert one.atlas()["selection"] == "2024-06913"
        assert one.page.locator(LINE).count() == 0
    else:
        one.page.locator(LINE).get_by_text("dữ liệu nhận được chưa trọn vẹn").wait_for()
        assert "sel=2024-06913" in one.page.locator(LINE).get_by_role("link").get_attribute("href")


@pytest.mark.slow
def test_what_was_chosen_while_the_server_was_away_is_answered_when_it_is_back(chromium, tmp_path):
    first = Server(tmp_path).wait("/robots.txt")
    again = None
    try:
        with alone(chromium, GONE) as one:
            one.page.goto(f"{first.url}/?lang=vi")
            one.ready()
            below = one.page.locator(".st-key-answer")
            one.atlas("select('projects/viet-uc')")
            below.locator("h2", has_text="Việt Úc").wait_for()
            first.stop()
            one.page.locator(LINE).wait_for()
            one.atlas("select('projects/th-dairy')")
            again = Server(tmp_path, port=first.port).wait("/robots.txt")
            below.locator("h2", has_text="TH").wait_for(timeout=60_000)
            assert one.atlas()["selection"] == "projects/th-dairy"
            assert one.query()["sel"] == "projects/th-dairy"
    finally:
        first.stop()
        if again:
            again.stop()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_line_lies_over_nothing_of_the_map(chromium, tmp_path, width, height):
    server = Server(tmp_path).wait("/robots.txt")
    try:
        with alone(chromium, GONE, viewport={"width": width, "height": height}) as one:
            one.page.goto(f"{server.url}/?lang=vi")
            one.ready()
            server.stop()
            one.page.locator(LINE).wait_for()
            line, frame = (one.page.locator(place).bounding_box() for place in (LINE, "iframe[src*='streamlit_folium']"))
            assert frame["y"] + frame["height"] == pytest.approx(line["y"], abs=1)
            assert line["y"] + line["height"] == pytest.approx(height, abs=1)
    finally:
        server.stop()
