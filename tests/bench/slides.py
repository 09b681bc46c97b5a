"""The story in the one-file map: how soon the next slide stands there, and how many frames a second the merger has."""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from geo.client import one_file
from geo.edition import load
from geo.story import load as told
from geo.view import View
from tests.bench.starts import ARGUMENTS, CHROMIUM

NEXT = """async (key) => {
  const before = document.querySelector('.story-at').textContent;
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  do { await new Promise(requestAnimationFrame); } while (document.querySelector('.story-at').textContent === before);
  const took = performance.now() - start;
  while (document.documentElement.dataset.flight) await new Promise(requestAnimationFrame);
  return took;
}"""
FRAMES = """async () => {
  document.querySelector('[data-act=merger-again]').click();
  const start = performance.now();
  let frames = 0;
  do { await new Promise(requestAnimationFrame); frames += 1; } while (document.querySelector('.merger').dataset.done !== 'yes');
  return 1000 * frames / (performance.now() - start);
}"""
SIZES = ((1366, 768), (1920, 1080))


@contextmanager
def _opened(width: int, height: int, slide: int) -> Iterator[Page]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "map.html"
        file.write_bytes(one_file.page(load(), View()))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{file.as_uri()}#slide={slide}&lang=vi")
        page.locator("html[data-fonts=ready]").wait_for(state="attached")
        page.locator(".story-at").wait_for()
        yield page
        browser.close()


def next_slide_ms() -> int:
    """Median, over the whole story forth and back, from the key to the first frame with the words of the next slide."""
    moves = len(told(load()).slides) - 1
    with _opened(1366, 768, 1) as page:
        took = [page.evaluate(NEXT, key) for key in (["ArrowRight"] * moves + ["ArrowLeft"] * moves)]
    return round(statistics.median(took))


def merger_frames() -> dict[str, int]:
    """Frames a second while the units of before become those of today, at each size."""
    number = next(at for at, slide in enumerate(told(load()).slides, start=1) if slide.merger)
    found = {}
    for size in SIZES:
        with _opened(*size, number) as page:
            page.locator('.merger[data-done="yes"]').wait_for()
            found[f"{size[0]}x{size[1]}"] = round(page.evaluate(FRAMES))
    return found
