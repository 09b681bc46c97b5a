"""What an investor waits for: a filter until map and list are painted anew, a project's profile, its brief."""

import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from geo.edition import load
from geo.paper.project_brief import Brief, brief_bytes
from tests.bench.measure import p95
from tests.bench.starts import ARGUMENTS, CHROMIUM
from tests.serving import Server

TIMES = 60
BRIEFS = 9
# Each step is what a reader does: a letter typed, a chip pressed, a figure changed; every second one takes it back.
STEPS = (
    ("find-text", "tôm"),
    ("find-text", ""),
    ("find-sectors-aquaculture", None),
    ("find-sectors-aquaculture", None),
    ("find-area-from", "100"),
    ("find-area-from", ""),
)
PROJECTS = (("projects/viet-uc", "Việt Úc"), ("projects/th-dairy", "TH"), ("industry/ccn-dong-dam-ha-b", "Đông Đầm Hà B"))
STEP = """async ([act, value]) => {
  const control = document.querySelector(`[data-act="${act}"]`);
  const start = performance.now();
  if (value === null) control.click();
  else { control.value = value; control.dispatchEvent(new Event("input", {bubbles: true})); }
  await new Promise(requestAnimationFrame);
  await new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
  return performance.now() - start;
}"""


def _opened(browser: Browser, server: Server) -> tuple[Page, Frame]:
    """An investor whose list and map are drawn and whose page has stopped running."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    page.goto(f"{server.url}/invest")
    page.frame_locator("iframe").locator(".find-row").first.wait_for()
    page.locator(".st-key-contact").wait_for()
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    return page, next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def _filters(frame: Frame) -> list[float]:
    return [frame.evaluate(STEP, list(STEPS[turn % len(STEPS)])) for turn in range(TIMES)]


def _profiles(page: Page, frame: Frame) -> list[float]:
    """Milliseconds until the name of the chosen project heads the profile below the map."""
    took = []
    for turn in range(TIMES):
        ref, name = PROJECTS[turn % len(PROJECTS)]
        begun = time.perf_counter()
        frame.evaluate("(ref) => window.atlas.select(ref)", ref)
        page.locator(".st-key-profile h2", has_text=name).wait_for()
        took.append((time.perf_counter() - begun) * 1000)
    return took


def _briefs() -> list[float]:
    edition, took = load(), []
    for turn in range(BRIEFS + 1):
        begun = time.perf_counter()
        brief_bytes(edition, Brief(PROJECTS[turn % len(PROJECTS)][0], "vi", "https://example.org/invest"))
        took.append((time.perf_counter() - begun) * 1000)
    return took[1:]


def measured(folder: Path) -> dict[str, Any]:
    """All three, and what was promised of them."""
    server = Server(folder)
    try:
        server.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page, frame = _opened(browser, server)
            _filters(frame)
            found = {"filter_ms": _filters(frame), "profile_ms": _profiles(page, frame), "brief_ms": _briefs()}
            browser.close()
    finally:
        server.stop()
    middle = {name: round(statistics.median(values), 1) for name, values in found.items()}
    rows = {
        "filter to the repainted map and list, ms": (middle["filter_ms"], 150),
        "profile answered, ms": (middle["profile_ms"], 400),
        "brief, warm, ms": (middle["brief_ms"], 2000),
    }
    promises = {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
    return {**middle, "filter_p95_ms": p95(found["filter_ms"]), "profile_p95_ms": p95(found["profile_ms"]), "promises": promises}
