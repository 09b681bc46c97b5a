"""Streamlit's own English behind our pages: in the reader's language, for eyes and for screen readers alike; axe in every look."""

import re

import pytest

from geo.server.streamlit_pages import streamlit_words
from tests.browser.conftest import MAP, alone
from tests.browser.reading import serious

PAGES = ["/", "/invest", "/present", "/figures", "/sources"]
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
TOO_MANY_BYTES = 11_000_000
SAID = """() => {
  const found = new Set();
  for (const one of document.querySelectorAll("body, body *")) {
    if (["SCRIPT", "STYLE"].includes(one.tagName)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) if (one.getAttribute(name)) found.add(one.getAttribute(name).trim());
    for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) found.add(node.nodeValue.trim());
  }
  return [...found];
}"""

PAINTED = """look => matchMedia("(forced-colors: active)").matches === (look === "forced")
  && (look === "forced" || getComputedStyle(document.querySelector(".stApp")).backgroundColor.match(/[0-9.]+/g).slice(0, 3)
    .every((part) => (part > 127) === (look === "light")))"""


def all_there(one):
    """Wait until all of a page stands there."""
    one.page.locator(".st-key-answer, .page-end").first.wait_for(state="attached", timeout=60_000)
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    one.page.locator('a:text-is("Đến nội dung chính"), a:text-is("Skip to main content")').first.wait_for(state="attached")
    return one


@pytest.fixture
def whole(visit):
    """Open a page and wait until all of it stands there."""
    return lambda path: all_there(visit(path, wait=False))


@pytest.fixture(scope="module", params=PAGES)
def read(request, chromium, server):
    """Each page in Vietnamese, opened once for the tests that only read it."""
    with alone(chromium) as one:
        one.page.goto(f"{server.url}{request.param}?lang=vi")
        yield all_there(one)


def test_a_vietnamese_page_has_none_of_streamlits_english(read):
    said = read.page.evaluate(SAID)
    foreign = {text for text, words in streamlit_words().items() if words["vi"] != text and "*" not in text}
    assert foreign & set(said) == set()
    assert [text for text in said if re.search(r"per file|\\bicon$|\\. ?\\.$", text)] == []


def test_the_frame_is_named_in_the_readers_language(whole):
    assert whole("/?lang=vi").page.locator(MAP).get_attribute("title") == "Bản đồ tương tác Đầm Hà"


def test_the_page_follows_a_change_of_language(whole):
    one = whole("/sources?lang=vi")
    one.page.get_by_role("link", name="English").click()
    one.page.get_by_role("heading", name="List of sources").wait_for()
    one.page.locator("html[lang=en]").wait_for(state="attached")
    one.page.locator('a:text-is("Skip to main content")').wait_for(state="attached")


def test_the_upload_button_says_what_it_does_and_a_refusal_is_in_the_readers_language(whole):
    uploader = whole("/figures?lang=vi").page.locator('.st-key-intake [data-testid="stFileUploader"]')
    uploader.get_by_role("button", name="Chọn tệp", exact=True).wait_for()
    assert uploader.get_by_test_id("stIconMaterial").all_inner_texts() == ["upload"]  # a sign, drawn from its name
    assert uploader.get_by_role("group", name=re.compile("Bảng của kỳ mới")).count() == 1
    brought = uploader.locator("input[type=file]")
    brought.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    uploader.get_by_text("Không nhận tệp dạng application/pdf").first.wait_for(state="attached")
    brought.set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"x" * TOO_MANY_BYTES})
    uploader.get_by_text("Tệp chỉ được tối đa 10").first.wait_for(state="attached")


def test_every_part_of_the_page_of_figures_is_reached_by_its_link(whole):
    page = whole("/figures?lang=vi").page
    targets = page.eval_on_selector_all("nav.parts a", "(links) => links.map((link) => link.getAttribute('href'))")
    assert targets
    assert [target for target in targets if page.locator(target).count() != 1] == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_serious_on_any_page(read, look):
    read.page.emulate_media(**LOOKS[look])
    read.page.locator(f"html[data-theme={'dark' if look == 'dark' else 'light'}]").wait_for(state="attached")
    read.page.wait_for_function(PAINTED, arg=look)
    assert serious(read) == []
