"""What the map costs with ten thousand things more that are known only to their commune: layout, switches, elements, memory."""

import csv
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.actions import TOGGLE
from tests.bench.measure import p95
from tests.serving import Server, copy_of_the_app

ROWS = 10_000
SWITCHES = 200
LAYERS = "new_rural,projects,industry,tourism,coverage"
LAYOUT = """() => {
  const took = [];
  for (let turn = 0; turn < 60; turn++) {
    const start = performance.now();
    window.atlas.layout();
    took.push(performance.now() - start);
  }
  return took;
}"""


def grown(folder: Path, rows: int = ROWS) -> Path:
    """A copy of the app whose tourism sites are so many more, each known only to its commune."""
    folder.mkdir()
    root = copy_of_the_app(folder)
    path = root / "data" / "layers" / "tourism.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        known = list(csv.DictReader(file))
    units = sorted({row["units"] for row in known if row["units"] and row["precision"] == "commune"})
    like = next(row for row in known if row["precision"] == "commune")
    with path.open("a", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, known[0])
        for number in range(rows):
            name = {"id": f"more-{number}", "name_vi": f"Điểm {number}", "name_en": f"Site {number}"}
            table.writerow({**like, **name, "units": units[number % len(units)]})
    return root


def many(browser: Browser, folder: Path, real: Server) -> dict[str, Any]:
    """Milliseconds, elements and megabytes with the real data and with ``ROWS`` more."""
    server = Server(folder, root=grown(folder / "app"))
    try:
        server.wait()
        found = {name: _seen(browser, one) for name, one in (("real", real), ("many", server))}
    finally:
        server.stop()
    return found


def _seen(browser: Browser, server: Server) -> dict[str, float]:
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    page.goto(f"{server.url}/xem?layers={LAYERS}")
    page.locator("html[data-fonts=ready]").wait_for(state="attached", timeout=120_000)
    page.evaluate(LAYOUT)
    layout, elements = page.evaluate(LAYOUT), page.evaluate("document.querySelectorAll('*').length")
    _switched(page)
    before, took, after = _heap(page), _switched(page), _heap(page)
    page.context.close()
    found = {"layout_ms": round(statistics.median(layout), 1), "toggle_ms": round(statistics.median(took), 1), "toggle_p95_ms": p95(took)}
    return {**found, "elements": elements, "heap_mb": round(after - before, 2)}


def _switched(page: Page) -> list[float]:
    """One layer off and on again, a hundred times."""
    return [page.evaluate(TOGGLE, ["tourism", bool(turn % 2)]) for turn in range(SWITCHES)]


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6
    session.detach()
    return used
