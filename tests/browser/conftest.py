"""A real Chromium at the real server; whatever asks another machine is refused and written down."""

import json
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Frame, Page, sync_playwright

from geo.facts.citation import VERSIONS
from tests.bare_host import UNDER
from tests.browser.readers import Living, Readers

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None)
"""The one without windows first: the same pages, and none of what a window has around them is made for each reader."""
INSECURE = "maychu.lan"
"""A name of the local network for this machine: over http browsers allow it less than they allow localhost."""
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt",  # a page lives for a second here: what is optimised would never be used
    f"--host-resolver-rules=MAP {INSECURE} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
MAP = 'iframe[src*="streamlit_folium.st_folium"]'
READY = "html[data-atlas=ready]"


def pytest_collection_modifyitems(items):
    """Everything in this folder is a browser test."""
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """The browser, once per run; without one the tests are skipped and say so."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        launch = partial(
            playwright.chromium.launch,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            ignore_default_args=["--hide-scrollbars"],  # real desktops show them, and they take width
        )
        browser = Living(launch)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One reader's visit: the page, where the map is in it, and what went wrong."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    expected: str = "$."
    """A pattern of the errors and foreign addresses that the test itself provokes."""

    def watch(self, on=None):
        on = on or self.page.on
        on("request", lambda request: self._asked(request.url))
        on("websocket", lambda socket: socket.on("framesent", lambda data: self.asked.append(len(data))))
        on("pageerror", lambda error: self.errors.append(str(error)))
        on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    @property
    def wrong(self) -> list[str]:
        """Page errors, errors in the console and requests to other machines that nobody expected."""
        return [text for text in [*self.errors, *self.foreign] if not re.search(self.expected, text)]

    def _asked(self, url):
        self.requests.append(url)
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {"localhost", "127.0.0.1"}:
            self.foreign.append(url)

    def ready(self) -> "Visit":
        """Wait until the map is drawn, in the Streamlit page or alone."""
        alone = any(path in self.page.url for path in ("/xem", "/nhung", VERSIONS, UNDER)) or self.page.url.startswith("file:")
        place = self.page if alone else self.page.frame_locator(MAP)
        place.locator(READY).wait_for(state="attached", timeout=30_000)
        return self

    def settled(self) -> "Visit":
        """Wait until what comes after the map has come too: ground, hidden layers, what opens at a reader's wish."""
        self.until("window.atlas.settled()")
        return self

    def answered(self) -> "Visit":
        """Wait until everything below the map stands there and the page has stopped running."""
        self.page.get_by_role("heading", name=re.compile("So sánh|Comparison")).first.wait_for()  # what is replaced may stand there too
        self.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
        return self

    @property
    def frame(self) -> Frame:
        """The frame that holds the map."""
        return next((frame for frame in self.page.frames if "streamlit_folium" in frame.url), self.page.main_frame)

    def atlas(self, call: str = "state()"):
        """Ask the map: ``atlas("state()")``."""
        return self.frame.evaluate(f"() => window.atlas.{call}")

    def until(self, condition: str):
        """Wait until a JavaScript expression over ``state`` holds in the map's frame; fails with the last state after 20 seconds."""
        script = """async () => {
          const end = performance.now() + 20000;
          for (;;) {
            const state = window.atlas.state();
            if (CONDITION) return true;
            if (performance.now() > end) throw new Error("never: CONDITION with " + JSON.stringify(state));
            await new Promise((next) => setTimeout(next, 16));
          }
        }"""
        holds = script.replace("(CONDITION)", f"({condition})").replace('"never: CONDITION with "', json.dumps(f"never: {condition} with "))
        return self.frame.evaluate(holds)

    def query(self):
        """The parameters of the address that the reader sees, once it says what the map shows."""
        if self.frame.evaluate("() => Boolean(window.atlas)"):
            self.until("window.atlas.written()")
        return dict(part.split("=", 1) for part in urlsplit(self.page.url).query.split("&") if "=" in part)


@contextmanager
def alone(browser, expected="$.", **options):
    """A window on its own, for as long as it is needed; at its end nothing may have gone wrong in it, but what is ``expected``."""
    context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, "locale": "vi-VN", **options})
    one = Visit(context.new_page(), expected=expected)
    one.watch()
    context.on("page", lambda page: one.watch(page.on))
    try:
        yield one
    finally:
        context.close()
    assert one.wrong == []


@pytest.fixture(scope="session")
def readers(chromium, server):
    """The windows that visits share, each emptied between two readers."""
    return Readers(chromium, server.url)


@pytest.fixture
def visit(readers, server):
    """Open a path as a new reader; at the end no page error, console error or foreign request may have happened, but what is ``expected``.

    ``fresh``: a window in which nobody has been, to test first loading and what the browser keeps, or to change the browser itself.
    """
    visits = []

    def opened(path="/", *, width=1366, height=768, wait=True, base=None, expected="$.", fresh=False, **options):
        fresh = fresh or base is not None
        window = (readers.fresh if fresh else readers.window)({"width": width, "height": height}, {"locale": "vi-VN", **options})
        one = Visit(window.page, expected=expected)
        visits.append((one, window, fresh))
        one.watch(window.hear)
        one.page.goto((base or server.url) + path)
        return one.ready() if wait else one

    yield opened
    wrong = [one.wrong for one, *_ in visits]
    for _, window, fresh in visits:
        if fresh:
            window.context.close()
        else:
            readers.back(window)
    assert not any(wrong), wrong


@contextmanager
def counted(page):
    """Count the requests and the websocket bytes that happen inside the block."""
    found = {"requests": 0, "received": 0, "sent": 0}
    page.on("request", lambda _request: found.__setitem__("requests", found["requests"] + 1))
    yield found
