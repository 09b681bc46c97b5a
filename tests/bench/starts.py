"""Cold starts, ours and the empty app's in turn: a new browser profile each time."""

import shutil
import time
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.serving import Server

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
# The page writes down at which painted frame the first unit stood in it or in its iframe. Only the page looks: a script that is put into
# every document would be lost in the iframe, whose first window lives on when its real document comes.
WATCH = """
(() => {
  if (window !== window.top) return;
  const drawn = (place) => place && place.querySelector('path.leaflet-interactive');
  const look = () => {
    const inside = document.querySelector('iframe')?.contentDocument;
    if (drawn(document) || drawn(inside)) window.firstUnit = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  look();
})();
"""


def pairs(browser: Browser, ours: Server, empty: Server, number: int, before: Server | None = None) -> dict[str, list[float]]:
    """Measure in turn, an earlier state too if there is one (``before_…``); the first round only warms the machine up."""
    found: dict[str, list[float]] = {}
    for turn in range(number + 1):
        once = {**_ours(browser, ours), **_empty(browser, empty), **_xem(browser, ours)}
        if before:
            once |= {f"before_{name}": value for name, value in {**_ours(browser, before), **_xem(browser, before)}.items()}
        for name, value in once.items() if turn else ():
            found.setdefault(name, []).append(value)
    return found


def _context(browser: Browser) -> tuple[BrowserContext, Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    context.add_init_script(WATCH)
    return context, context.new_page()


def _first_unit(page: Page) -> float:
    return page.evaluate("async () => { while (!window.firstUnit) await new Promise(requestAnimationFrame); return window.firstUnit; }")


def _ours(browser: Browser, server: Server) -> dict[str, float]:
    context, page = _context(browser)
    websocket, finished = [0], []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: websocket.append(len(frame))))
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 - playwright marks its handlers, a builtin cannot be
    page.goto(server.url)
    page.frame_locator("iframe").locator("html[data-atlas=ready]").wait_for(state="attached")
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    start = page.evaluate("() => performance.timeOrigin")
    drawn, begun = _first_unit(page), frame.evaluate("() => performance.timeOrigin")
    sent = sum(websocket)
    data = {request.url: request.sizes()["responseBodySize"] for request in finished if urlsplit(request.url).path.startswith("/data/")}
    context.close()
    return {"first_unit_ms": drawn - start, "frame_to_unit_ms": drawn - begun, "websocket_bytes": sent, "data_bytes": sum(data.values())}


def _empty(browser: Browser, server: Server) -> dict[str, float]:
    context, page = _context(browser)
    begun = time.perf_counter()
    page.goto(server.url)
    page.get_by_text("ready", exact=True).wait_for()
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    took = (time.perf_counter() - begun) * 1000
    context.close()
    return {"empty_interactive_ms": took}


def _xem(browser: Browser, server: Server) -> dict[str, float]:
    context, page = _context(browser)
    page.goto(f"{server.url}/xem")
    page.locator("html[data-atlas=ready]").wait_for(state="attached")
    took = _first_unit(page) - page.evaluate("() => performance.timeOrigin")
    context.close()
    return {"xem_ms": took}
