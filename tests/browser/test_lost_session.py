"""A session that has ended, as by a fail-over: what has an address comes, what was arranged is there, of what was brought one is told."""

import pytest

from geo.story import parse
from tests.browser.conftest import alone
from tests.browser.test_figures import BAD, XLSX, workbook
from tests.browser.test_present import ready, slides_below
from tests.serving import Server

GONE = "ERR_|WebSocket|Connection timed out|Failed to load|[Ee]rror|Cannot send|from server|dynamically imported"
GONE += "|Unable to preload|Is Streamlit still running"
VANISHED = {"vi": "bảng đã mang đến không còn ở đó", "en": "the table that you brought is gone"}
TAKEN = {"vi": "Đã tải về", "en": "has been downloaded"}
RUNS = """() => {
  const app = document.querySelector(".stApp");
  app.dataset.runs = "";
  new MutationObserver(() => { app.dataset.runs += ` ${app.getAttribute("data-test-script-state")}`; })
    .observe(app, { attributeFilter: ["data-test-script-state"] });
}"""


def bring(one):
    file = {"name": "bang.xlsx", "mimeType": XLSX, "buffer": workbook(BAD)}
    one.page.locator(".st-key-intake input[type=file]").set_input_files(file)
    one.page.locator(".st-key-intake-mend .stDownloadButton").first.wait_for(timeout=90_000)  # a worker begins


def gone_and_brought_again(one, lang):
    """Connected again, the page is drawn anew and says what it lacks; brought once more, the table's faults come."""
    one.page.locator(".server-silent").get_by_text(VANISHED[lang]).wait_for(timeout=120_000)
    button = one.page.locator(".st-key-intake-mend .stDownloadButton button").first
    button.wait_for(state="detached")
    one.page.locator("[data-testid=stFileChip]").wait_for(state="detached")
    with one.page.expect_download(timeout=120_000):
        one.page.locator(".take-file").first.click()
    one.page.locator(".take-told").get_by_text(TAKEN[lang]).wait_for(timeout=90_000)
    bring(one)
    with one.page.expect_download(timeout=120_000) as waiting:
        button.click()
    assert waiting.value.suggested_filename == f"loi-{lang}.csv"


def arranged(one, server):
    """How many slides are left when one was taken away."""
    one.page.goto(f"{server.url}/present?lang=vi")
    one.ready()
    one.page.keyboard.press("Escape")
    one.page.locator(".st-key-story-remove button").click()
    one.page.locator(".st-key-arranged-story .written").wait_for(state="attached")
    ready(one)
    return len(slides_below(one))


def has_what_it_had(one, left):
    """What a reader arranged is in their browser, and their session has it again."""
    one.page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="attached", timeout=60_000)
    one.page.locator(".st-key-arranged-story .written").wait_for(state="attached", timeout=60_000)
    button = one.page.locator(".st-key-story-save button")
    with one.page.expect_download(timeout=120_000) as waiting:
        button.click()
    assert len(parse(waiting.value.path().read_bytes()).draft.slides) == left


@pytest.mark.slow
def test_a_page_has_what_it_had_or_says_what_is_gone_when_another_process_has_taken_over(chromium, tmp_path):
    first = Server(tmp_path).wait()
    with alone(chromium, GONE) as vi, alone(chromium, GONE, locale="en-GB") as en, alone(chromium, GONE) as story:
        try:
            for lang, one in (("vi", vi), ("en", en)):
                one.page.goto(f"{first.url}/figures?lang={lang}")
                one.page.locator(".page-end").wait_for(state="attached")
                bring(one)
            left = arranged(story, first)
        finally:
            first.stop()
        again = Server(tmp_path, port=first.port).wait()
        try:
            for lang, one in (("vi", vi), ("en", en)):
                gone_and_brought_again(one, lang)
            has_what_it_had(story, left)
        finally:
            again.stop()


@pytest.mark.slow
def test_what_is_chosen_on_a_projector_while_the_connection_is_broken_is_answered_by_the_same_program(chromium, server):
    """What the page says waits until it is known who answers (``geo/server/updated.js``), and then it goes on."""
    streams, held = [], []
    with alone(chromium, GONE) as one:
        one.page.route_web_socket("**/_stcore/stream", lambda stream: [streams.append(stream), stream.connect_to_server()])
        one.page.goto(f"{server.url}/?lang=vi")
        one.ready().settled().answered()
        one.page.evaluate("() => document.querySelector('iframe').requestFullscreen()")
        one.frame.evaluate("() => { window.marked = true; }")
        one.page.route("**/data/release.json", lambda route: held.append(route))  # noqa: PLW0108 - a built-in method is refused
        with one.page.expect_request("**/data/release.json"):
            streams[-1].close(code=1012)
        one.atlas("select('2024-06901')")
        one.until("state.selection === '2024-06901'")
        heading = one.page.get_by_role("heading", name="Xã Quảng An", exact=True)
        assert heading.count() == 0
        for route in held:
            route.continue_()
        one.page.unroute("**/data/release.json")
        heading.wait_for(state="attached")
        assert one.frame.evaluate("() => window.marked && Boolean(parent.document.fullscreenElement)")


@pytest.mark.slow
def test_a_connection_that_breaks_for_a_moment_costs_nothing(chromium, server):
    streams = []
    with alone(chromium, GONE) as one:
        one.page.route_web_socket("**/_stcore/stream", lambda stream: [streams.append(stream), stream.connect_to_server()])
        one.page.goto(f"{server.url}/figures?lang=vi")
        one.page.locator(".page-end").wait_for(state="attached")
        bring(one)
        one.page.evaluate(RUNS)
        streams[-1].close(code=1012)
        one.page.locator(".stApp[data-runs*='running'][data-runs$='notRunning']").wait_for(timeout=60_000)
        with one.page.expect_download(timeout=120_000):
            one.page.locator(".st-key-intake-mend .stDownloadButton button").first.click()
        assert one.page.locator(".server-silent").get_by_text(VANISHED["vi"]).count() == 0
