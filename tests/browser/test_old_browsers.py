"""Browsers of 2021 to 2023: the light page and the one-file map work in them, the full page says in both languages why it does not."""

import os
import shutil
from contextlib import nullcontext

import pytest

from geo.client import one_file
from geo.edition import load
from geo.view import View
from tests.browser import engines
from tests.browser.engine import Driven, closing
from tests.browser.test_engines import held

OLD_CHROMIUM = os.environ.get("OLD_CHROMIUM", "")  # .ci/run unpacks one
UNSEEN = """(() => {
  const outside = (box) => box.width === 0 || box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
  const boxes = [...document.querySelectorAll(".bar button, .panel, .panel-head button, .search-input, .tools button:not(.more)")];
  const bare = [...document.querySelectorAll(".track")].filter((one) => /, 0\\)$|transparent/.test(getComputedStyle(one).backgroundColor));
  return [...boxes.filter((one) => outside(one.getBoundingClientRect())), ...bare].map((one) => one.dataset.act || one.className);
})()"""


@pytest.fixture(scope="module", params=["webkit-2.38", "chromium-109"])
def windows(request, tmp_path_factory):
    """An old engine, as a function that opens a window of it."""
    if request.param == "chromium-109":
        if not shutil.which(OLD_CHROMIUM):
            pytest.skip("OLD_CHROMIUM names no Chromium 109; .ci/run unpacks it from npm")
        playwright = request.getfixturevalue("chromium").browser_type
        browser = playwright.launch(executable_path=OLD_CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu", "--no-zygote"])
        yield lambda: closing(Driven(browser))
        browser.close()
        return
    one = engines.old_webkit(tmp_path_factory.mktemp("old"))
    if one is None:
        pytest.skip("no WPEWebDriver on this machine; .ci/run names the packages")
    with closing(one):
        yield lambda: nullcontext(one)  # it has one window only


@pytest.fixture
def old(windows):
    """A window of an old engine: its own for each test, as this Chromium loses one in twenty that goes from a file to a server."""
    with windows() as one:
        one.expected = "Invalid flags supplied to RegExp constructor 'gv'"  # Streamlit's own scripts, on the full pages
        yield one


@pytest.fixture(params=["xem", "file"])
def opened(request, old, server, tmp_path):
    """The map alone, from the server and from a file."""
    path = tmp_path / "map.html"
    path.write_bytes(one_file.page(load(), View()))
    return old.goto(f"{server.url}/xem?lang=vi" if request.param == "xem" else path.as_uri()).ready()


def test_the_map_alone_is_drawn_every_control_is_seen_and_keys_are_answered(opened):
    assert opened.run(UNSEEN) == []
    assert opened.run("document.querySelectorAll('path.unit').length") >= 9
    opened.press("2")
    held(opened, "!state.layers.projects.shown")
    opened.press("2")
    held(opened, "state.layers.projects.drawn > 0")


@pytest.mark.parametrize("path", ["/", "/invest", "/sources"])
def test_a_full_page_says_in_both_languages_that_the_browser_is_too_old(old, server, path):
    old.goto(f"{server.url}{path}?era=2025&lang=vi")
    old.until("document.querySelectorAll('#early p').length === 2")
    assert "trình duyệt này quá cũ" in old.run("document.querySelector('#early [lang=vi]').textContent").lower()
    assert "too old" in old.run("document.querySelector('#early [lang=en]').textContent")
    links = old.run("[...document.querySelectorAll('#early a')].map((one) => one.href)")
    assert set(links) == {f"{server.url}/xem?era=2025&lang=vi"}


@pytest.fixture
def today(chromium):
    """A window of today's Chromium, before it goes anywhere."""
    with closing(Driven(chromium)) as one:
        yield one


def test_no_button_promises_what_the_device_cannot_do(today, server):
    missing = ("Document.prototype.fullscreenEnabled", "Element.prototype.requestFullscreen", "window.print")
    today.page.add_init_script("".join(f"delete {name};" for name in missing))
    today.goto(f"{server.url}/xem").ready()
    assert today.run("document.querySelectorAll('[data-act=tool-share]').length") == 1
    assert today.run("document.querySelectorAll('[data-act=tool-full], [data-act=tool-print]').length") == 0


@pytest.mark.parametrize("path", ["/xem?era=2025", "/?era=2025"])
def test_a_start_that_fails_is_said_with_the_way_on(today, server, path):
    today.expected = "ERR_FAILED|^Event$"  # a script that does not come, and the promise of who asked for it
    today.page.route("**/assets/atlas.*.js", lambda route: route.abort())
    today.goto(server.url + path).until("document.querySelectorAll('#early p').length === 2")
    links = today.run("[...document.querySelectorAll('#early [lang=vi] a')].map((one) => one.href)")
    assert links == [today.url, f"{server.url}/xem?era=2025"][: 1 if "xem" in path else 2]
