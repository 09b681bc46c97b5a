"""What a reader does again and again: switch a layer, choose a unit; how long it takes and what it leaves behind."""

import gc
import statistics
import time
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from tests.bench.measure import Range, p95, ratio, resident_mb, spread
from tests.bench.starts import ARGUMENTS, CHROMIUM
from tests.serving import Server

TIMES = 60
LAYERS = ("projects", "tourism", "industry", "coverage")
UNITS = (("2024-06901", "Xã Quảng An"), ("2024-06898", "Xã Quảng Lâm"), ("2024-06904", "Xã Tân Bình"))
TOGGLE = """async ([id, on]) => {
  const start = performance.now();
  window.atlas.show(id, on);
  await new Promise(requestAnimationFrame);
  await new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
  return performance.now() - start;
}"""

CHOOSE = TOGGLE.replace("window.atlas.show(id, on);", "window.atlas.select(on ? id : null);")


def opened(browser: Browser, server: Server) -> tuple[Page, Frame]:
    """A reader whose map is drawn and whose page has stopped running."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    page.goto(server.url)
    page.frame_locator("iframe").locator("html[data-atlas=ready]").wait_for(state="attached")
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    return page, next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def toggle_all(frame: Frame) -> list[float]:
    """Switch layers on and off in turn; milliseconds until the next painted frame."""
    return [frame.evaluate(TOGGLE, [LAYERS[turn // 2 % len(LAYERS)], bool(turn % 2)]) for turn in range(TIMES)]


def select_all(page: Page, frame: Frame) -> list[float]:
    """Choose units in turn; milliseconds until their answer stands below the map."""
    took = []
    for turn in range(TIMES):
        unit, name = UNITS[turn % len(UNITS)]
        begun = time.perf_counter()
        frame.evaluate("(id) => window.atlas.select(id)", unit)
        page.locator(".st-key-answer h2", has_text=name).first.wait_for()
        took.append((time.perf_counter() - begun) * 1000)
    return took


def toggles(browser: Browser, server: Server) -> dict[str, float]:
    """Median and p95 of a switch, and the bytes it asked for once its layer was there."""
    page, frame = opened(browser, server)
    toggle_all(frame)
    finished, told = [], [0]
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 - playwright marks its handlers, a builtin cannot be
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: told.append(len(data))))
    took = toggle_all(frame)
    asked = sum(request.sizes()["responseBodySize"] for request in finished)
    page.context.close()
    return {"median_ms": round(statistics.median(took), 1), "p95_ms": p95(took), "bytes": asked + sum(told)}


def selections(browser: Browser, server: Server) -> dict[str, float]:
    """Median and p95 of an answered selection."""
    page, frame = opened(browser, server)
    took = select_all(page, frame)
    page.context.close()
    return {"median_ms": round(statistics.median(took), 1), "p95_ms": p95(took)}


def measured(folder: Path, earlier: Path | None) -> dict:
    """Milliseconds until a switch and a selection are painted, in turn with an earlier state if there is one."""
    roots = {"ours": Path(__file__).parents[2]} | ({"before": earlier} if earlier else {})
    for name in roots:
        (folder / name).mkdir()
    servers = {name: Server(folder / name, root=root) for name, root in roots.items()}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            frames = {name: opened(browser, server.wait())[1] for name, server in servers.items()}
            painted = _painted(frames)
            browser.close()
    finally:
        for server in servers.values():
            server.stop()
    rows = {
        f"{what} × the earlier state": ratio(painted[f"ours_{what}"], painted[f"before_{what}"])
        for what in ("switch", "selection")
        if earlier
    }
    promises = {name: {"value": value, "limit": 1.0, "reached": value <= 1} for name, value in rows.items()}
    return {"painted_ms": {name: spread(took) for name, took in painted.items()}, "promises": promises}


def _painted(frames: dict[str, Frame]) -> dict[str, Range]:
    """In turn; the first of each only warm up."""
    painted: dict[str, Range] = defaultdict(list)
    for turn in range(TIMES + 4):
        for name, frame in frames.items():
            on = bool(turn % 2)
            took = {"switch": (TOGGLE, LAYERS[turn // 2 % len(LAYERS)]), "selection": (CHOOSE, UNITS[turn // 2 % len(UNITS)][0])}
            for what, (script, id_) in took.items():
                milliseconds = frame.evaluate(script, [id_, on])
                if turn > 3:
                    painted[f"{name}_{what}"].append(milliseconds)
    return painted


def memory(browser: Browser, server: Server) -> dict[str, float]:
    """What 60 selections and 60 switches leave behind in the browser and in the server."""
    page, frame = opened(browser, server)
    session = page.context.new_cdp_session(page)
    toggle_all(frame)
    select_all(page, frame)

    def heap() -> float:
        gc.collect()
        session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    before, served = heap(), resident_mb(server.process.pid)
    toggle_all(frame)
    select_all(page, frame)
    found = {"heap_mb": round(heap() - before, 2), "server_mb": round(resident_mb(server.process.pid) - served, 2)}
    page.context.close()
    return found
