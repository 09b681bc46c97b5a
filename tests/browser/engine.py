"""One window of any browser engine as a test uses it: go, ask, click, press, look."""

import base64
import http.client
import io
import re
import subprocess
import time
from contextlib import contextmanager, suppress

from PIL import Image
from playwright.sync_api import Error

from tests.browser.conftest import Visit

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007", "PageDown": "\ue00f"}
PATIENCE = 40
"""Seconds until a condition must hold, on a slow machine."""


FOREIGN = (
    "performance.getEntriesByType('resource').map((one) => one.name).filter((url) => /^https?:/.test(url) && !url.includes('//localhost'))"
)


class Engine:
    """One window of a browser; the kinds below know how a command reaches it."""

    expected = "$."
    """A pattern of the errors that the test itself provokes."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process

    def wrong(self) -> list[str]:
        """What went wrong, as far as the engine tells: errors of pages and of the console, requests to other machines."""
        return [*self.errors(), *self.run(FOREIGN)]

    def errors(self) -> list[str]:
        """Errors that the engine has written down."""
        return []

    def command(self, name: str, **given):
        raise NotImplementedError

    def goto(self, url: str) -> "Engine":
        self.command("Navigate", url=url)
        return self

    def run(self, script: str, *args):
        """What a JavaScript expression over ``arguments`` gives, in the page or the frame that was entered."""
        return self.command("ExecuteScript", script=f"return ({script})", args=list(args))

    def until(self, condition: str, *args):
        """Wait until a JavaScript expression holds and give it; a page that is just changing is asked again."""
        end, last = time.monotonic() + PATIENCE, None
        while time.monotonic() < end:
            try:
                if last := self.run(condition, *args):
                    return last
            except RuntimeError as error:
                last = error
        raise TimeoutError(f"never: {condition} ({last})")

    def enter(self, selector: str | None) -> "Engine":
        """Go into a frame once it is there; ``None``: back to the page."""
        if selector is not None:
            self.until("document.querySelector(arguments[0]) !== null", selector)
        self.command("SwitchToFrame", id=None if selector is None else self._element(selector))
        return self

    def ready(self) -> "Engine":
        self.until("document.documentElement.dataset.atlas === 'ready'")
        return self

    def state(self):
        return self.run("window.atlas.state()")

    def click(self, selector: str) -> "Engine":
        """Pressed as it stands then: what was drawn anew between finding and pressing is found again."""
        while True:
            self.until("document.querySelector(arguments[0]) !== null", selector)
            try:
                self.command("ElementClick", id=self._element(selector)[ELEMENT])
            except RuntimeError as error:
                if "stale element" not in str(error) and "no such element" not in str(error):
                    raise
            else:
                return self

    def press(self, *keys: str) -> "Engine":
        """Keys one after the other, as typed by hand."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])
        return self

    def tap(self, *points: tuple[float, float]) -> "Engine":
        """The main button of the mouse at points of the window (or of the frame that was entered)."""
        steps = []
        for x, y in points:
            steps += [{"type": "pointerMove", "x": round(x), "y": round(y), "origin": "viewport"}]
            steps += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.command("PerformActions", actions=[{"type": "pointer", "id": "mouse", "actions": steps}])
        return self

    def picture(self) -> Image.Image:
        """The window as it is painted."""
        return Image.open(io.BytesIO(base64.b64decode(self.command("TakeScreenshot")))).convert("RGB")

    @property
    def url(self) -> str:
        return self.command("GetCurrentURL")

    def size(self, width: int, height: int) -> "Engine":
        self.command("SetWindowRect", width=width, height=height)
        return self

    def stop(self) -> None:
        with suppress(OSError, RuntimeError, http.client.HTTPException):
            self.quit()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def quit(self) -> None:
        """Ask the browser to end."""

    def _element(self, selector: str):
        return self.command("FindElement", using="css selector", value=selector)


@contextmanager
def closing(one: Engine):
    """A window that is closed at the end; nothing may have gone wrong in it, but what is ``expected``."""
    wrong = []
    try:
        yield one
        wrong = one.wrong()
    finally:
        one.stop()
    unexpected = [text for text in wrong if not re.search(one.expected, text)]
    assert not unexpected, unexpected


class Driven(Engine):
    """A Chromium that Playwright drives already."""

    def __init__(self, browser) -> None:
        super().__init__(None)
        self.context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        self.page = self.place = self.context.new_page()
        self.visit = Visit(self.page)
        self.visit.watch()

    def wrong(self):
        return self.visit.wrong

    def goto(self, url):
        self.page.goto(url)
        self.place = self.page.main_frame
        return self

    def run(self, script, *args):
        try:
            return self.place.evaluate(f"(given) => (function () {{ return ({script}); }}).apply(null, given)", list(args))
        except Error as error:  # as the other engines say it, so that ``until`` asks a changing page again
            raise RuntimeError(error.message) from error

    def enter(self, selector):
        self.place = self.page.main_frame if selector is None else self.page.wait_for_selector(selector, state="attached").content_frame()
        return self

    def click(self, selector):
        self.place.click(selector)
        return self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def tap(self, *points):
        for x, y in points:
            self.page.mouse.click(x, y)
        return self

    def picture(self):
        return Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")

    @property
    def url(self):
        return self.page.url

    def size(self, width, height):
        self.page.set_viewport_size({"width": width, "height": height})
        return self

    def stop(self):
        self.context.close()
