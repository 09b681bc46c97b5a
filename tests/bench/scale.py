"""What the map costs with very many points: building, starting, drawing, switching, moving, memory; beside the map with fifty."""

import csv
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.actions import TOGGLE
from tests.bench.starts import ARGUMENTS, CHROMIUM
from tests.serving import ROOT, Server, copy_of_the_app

ROWS = (50, 1_000, 10_000, 100_000)
TURNS = 30
BUILD = """import sys, time
from pathlib import Path
from geo.datasets import data_files
from geo.edition import load
from geo.language import tell_from
tell_from(Path(sys.argv[1]))
start = time.perf_counter()
data_files(load())
print(time.perf_counter() - start)"""
PAN = """async () => {
  const pane = document.querySelector(".leaflet-container");
  const stood = window.atlas.state().center[1];
  const frames = [];
  let last = performance.now();
  const at = (x) => ({ bubbles: true, button: 0, buttons: 1, clientX: x, clientY: 400, pointerId: 1, isPrimary: true });
  pane.dispatchEvent(new PointerEvent("pointerdown", at(900)));
  pane.dispatchEvent(new MouseEvent("mousedown", at(900)));
  for (let step = 0; step < 90; step++) {
    document.dispatchEvent(new MouseEvent("mousemove", at(900 - 4 * step)));
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  document.dispatchEvent(new MouseEvent("mouseup", at(540)));
  if (Math.abs(window.atlas.state().center[1] - stood) < 0.01) throw new Error("the map was not dragged");
  return frames;
}"""


def grown(folder: Path, rows: int) -> Path:
    """A copy of the app whose infrastructure has so many sites more, each somewhere in the district, the same each time."""
    folder.mkdir(parents=True)
    root = copy_of_the_app(folder)
    path = root / "data" / "layers" / "infrastructure.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        known = list(csv.DictReader(file))
    like = next(row for row in known if row["precision"] == "site" and row["units"])
    units = geopandas.read_file(root / "data" / "communes.geojson")
    shapely.prepare(units.geometry.array)
    (west, south, east, north), chance = units.total_bounds, random.Random(1)
    more: list[dict[str, Any]] = []
    while len(more) < rows:
        drawn = [(round(chance.uniform(west, east), 5), round(chance.uniform(south, north), 5)) for _ in range(rows)]
        inside = shapely.contains_xy(units.geometry.to_numpy()[:, None], *(np.array(drawn).T[:, None, :]))
        for (lon, lat), home in zip(drawn, inside.T, strict=True):
            if home.any() and len(more) < rows:
                name = {"id": f"more-{len(more):06}", "name_vi": f"Điểm {len(more)}", "name_en": f"Point {len(more)}"}
                more.append({**like, **name, "units": units["id"][home.argmax()], "lon": lon, "lat": lat, "accuracy_m": 50})
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, known[0])
        table.writeheader()
        table.writerows(sorted([*known, *more], key=lambda row: row["id"]))
    return root


def built(data: Path) -> float:
    """Seconds to read and to make all documents of a data folder, in a process of its own; the faster of two."""
    return min(float(subprocess.run([sys.executable, "-c", BUILD, data], capture_output=True, check=True, cwd=ROOT).stdout) for _ in "12")


def _opened(browser: Browser, server: Server) -> tuple[Page, float]:
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", service_workers="block").new_page()
    page.goto(f"{server.url}/xem?layers=infrastructure")
    page.locator("html[data-atlas=ready]").wait_for(state="attached", timeout=120_000)
    return page, float(page.evaluate("performance.getEntriesByName('atlas-ready')[0].startTime"))


def seen(browser: Browser, server: Server) -> dict[str, float]:
    """Milliseconds until ready and of a switch, frames a second while the map is dragged, megabytes of the browser's heap, elements."""
    ready = []
    for _ in range(5):
        page, took = _opened(browser, server)
        ready.append(took)
        page.context.close()
    page, _ = _opened(browser, server)
    switches = [page.evaluate(TOGGLE, ["infrastructure", bool(turn % 2)]) for turn in range(TURNS)]
    frames = page.evaluate(PAN)
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6
    elements = page.evaluate("document.querySelectorAll('*').length")
    page.context.close()
    return {
        "ready_ms": round(statistics.median(ready)),
        "toggle_ms": round(statistics.median(switches), 1),
        "pan_frames_a_second": round(1000 / statistics.mean(frames), 1),
        "heap_mb": round(heap, 1),
        "elements": elements,
    }


def measured(folder: Path) -> dict[str, Any]:
    """All sizes in one run, and what was promised of them as ratios."""
    sizes: dict[int, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for rows in ROWS:
            root = grown(folder / str(rows), rows)
            server, begun = Server(folder, root=root), time.monotonic()
            try:
                server.wait()
                published = time.monotonic() - begun
                sizes[rows] = {"build_s": round(built(root / "data"), 2), "published_s": round(published, 1), **seen(browser, server)}
            finally:
                server.stop()
        browser.close()
    return {"sizes": sizes, "promises": promises(sizes, built(ROOT / "data"))}


def promises(sizes: dict[int, dict[str, float]], shipped: float) -> dict[str, Any]:
    """What the issue of ten thousand points promises."""
    few, many, most = sizes[ROWS[0]], sizes[10_000], sizes[100_000]
    rows = {
        "built with 10,000 points, × the shipped data": (round(many["build_s"] / shipped, 2), 3),
        "built with 100,000 points, × the shipped data": (round(most["build_s"] / shipped, 2), 12),
        "/xem ready with 10,000 points, × with 50": (round(many["ready_ms"] / few["ready_ms"], 2), 1.3),
        "switch with 100,000 points, ms (four frames)": (most["toggle_ms"], 66.8),
        "milliseconds a frame while dragged, 10,000 points": (round(1000 / many["pan_frames_a_second"], 1), 20),
        "milliseconds a frame while dragged, 100,000 points": (round(1000 / most["pan_frames_a_second"], 1), 33.4),
        "heap with 100,000 points, MB more than with 50": (round(most["heap_mb"] - few["heap_mb"], 1), 40),
    }
    return {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
