"""How soon the next slide is on its way: from the key to the first frame of the flight, in the one-file map."""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from geo.client import one_file
from geo.edition import load
from geo.view import View
from tests.bench.starts import ARGUMENTS, CHROMIUM

TIMES = 12
NEXT = """async (key) => {
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await new Promise(requestAnimationFrame);
  const took = performance.now() - start;
  if (document.documentElement.dataset.flight !== 'yes') throw new Error('no flight');
  while (document.documentElement.dataset.flight) await new Promise(requestAnimationFrame);
  return took;
}"""


def next_slide_ms() -> int:
    """Median of flights between the second and the third slide, forth and back."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "map.html"
        file.write_bytes(one_file.page(load(), View()))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{file.as_uri()}#slide=2&lang=vi")
        page.locator("html[data-fonts=ready]").wait_for(state="attached")
        took = [page.evaluate(NEXT, "ArrowLeft" if turn % 2 else "ArrowRight") for turn in range(TIMES)]
        browser.close()
    return round(statistics.median(took))
