"""Downloads after a session has ended, as by a fail-over: what has an address comes, what was brought says why not, and how to go on."""

import pytest

from tests.browser.conftest import alone
from tests.browser.test_figures import BAD, XLSX, workbook
from tests.serving import Server

GONE = "ERR_|WebSocket|Connection timed out|Failed to load|[Ee]rror|Cannot send|from server|dynamically imported"
GONE += "|Unable to preload|Is Streamlit still running"
LOST = {"vi": "Trang vừa nối lại với máy chủ nên tệp này chưa tải được.", "en": "The page was connected to the server anew"}
TAKEN = {"vi": "Đã tải về", "en": "has been downloaded"}


def bring(one):
    file = {"name": "bang.xlsx", "mimeType": XLSX, "buffer": workbook(BAD)}
    one.page.locator(".st-key-intake input[type=file]").set_input_files(file)
    one.page.locator(".st-key-intake-mend .stDownloadButton").first.wait_for(timeout=90_000)  # a worker begins
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()  # what ends half run is run anew by Streamlit itself


def lost_and_again(one, lang):
    """A chart comes at once; the faults of a brought table say why not, and come when it was brought once more."""
    one.page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="attached")
    with one.page.expect_download(timeout=120_000):
        one.page.locator(".take-file").first.click()
    one.page.locator(".take-told").get_by_text(TAKEN[lang]).wait_for(timeout=90_000)
    button = one.page.locator(".st-key-intake-mend .stDownloadButton button").first
    button.click()
    one.page.locator(".server-silent").get_by_text(LOST[lang]).wait_for(timeout=90_000)
    button.wait_for(state="detached")
    remove = one.page.locator("[data-testid=stFileUploaderDeleteBtn] button")
    if remove.count():
        remove.first.click()
    bring(one)
    with one.page.expect_download(timeout=120_000) as waiting:
        button.click()
    assert waiting.value.suggested_filename == f"loi-{lang}.csv"


@pytest.mark.slow
def test_downloads_work_or_say_why_when_another_process_has_taken_over(chromium, tmp_path):
    first = Server(tmp_path).wait()
    with alone(chromium, GONE) as vi, alone(chromium, GONE, locale="en-GB") as en:
        try:
            for lang, one in (("vi", vi), ("en", en)):
                one.page.goto(f"{first.url}/figures?lang={lang}")
                one.page.locator(".page-end").wait_for(state="attached")
                bring(one)
        finally:
            first.stop()
        again = Server(tmp_path, port=first.port).wait()
        try:
            lost_and_again(vi, "vi")
            lost_and_again(en, "en")
        finally:
            again.stop()
