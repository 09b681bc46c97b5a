"""How long files take and how much memory: warm, one after the other, then two of the largest pictures at once."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from geo import story
from geo.client import one_file
from geo.datasets.workbook import workbook_bytes
from geo.edition import load
from geo.paper import PrintRequest, pdf_bytes, png_bytes
from geo.slides import pptx_bytes, story_bytes
from geo.view import View
from tests.bench.slides import merger_frames, next_slide_ms
from tests.test_paper import LARGEST

TIMES = 9
DECK_MB = 4.24
"""What the story as PPTX weighed before relief, roads and charts: python -m geo.export --story --lang vi, at e5db16a."""


def measured() -> dict[str, Any]:
    """Milliseconds of every kind of file (median of nine), and what was promised of them."""
    edition, wish = load(), PrintRequest(View(), dpi=200)
    makers: dict[str, Callable[[], bytes]] = {
        "png_a4_200_ms": lambda: png_bytes(edition, wish),
        "png_a3_300_ms": lambda: png_bytes(edition, PrintRequest(View(), "A3", dpi=300)),
        "pdf_a4_ms": lambda: pdf_bytes(edition, wish),
        "pptx_view_ms": lambda: pptx_bytes(edition, wish),
        "pptx_story_ms": lambda: story_bytes(edition, story.load(edition), "pptx", "vi"),
        "pdf_story_ms": lambda: story_bytes(edition, story.load(edition), "pdf", "vi"),
        "html_ms": lambda: one_file.page(edition, wish.view),
        "xlsx_ms": lambda: workbook_bytes(edition, "vi"),
    }
    found: dict[str, Any] = {name: _median(make) for name, make in makers.items()}
    found["bytes"] = {name: len(make()) for name, make in makers.items()}
    with ThreadPoolExecutor(2) as threads:
        found["two_png_at_once_ms"] = _median(lambda: list(threads.map(lambda _: makers["png_a4_200_ms"](), range(2))))
    found["next_slide_ms"], found["merger_frames_a_second"] = next_slide_ms(), merger_frames()
    largest = subprocess.run([sys.executable, "-c", LARGEST], capture_output=True, check=True, text=True)
    found["two_a3_600_at_once_mb"] = round(float(largest.stdout))
    rows = {
        "A4 PNG at 200 dpi, warm, ms": (found["png_a4_200_ms"], 1500),
        "PPTX of the story, warm, ms": (found["pptx_story_ms"], 12_000),
        "one-file HTML, warm, ms": (found["html_ms"], 1500),
        "PPTX of the story, MB": (round(found["bytes"]["pptx_story_ms"] / 1e6, 2), DECK_MB),
        "from the key to the next slide, ms": (found["next_slide_ms"], 100),
        "milliseconds a frame while communes merge, at worst": (round(1000 / min(found["merger_frames_a_second"].values()), 1), 33.4),
        "two A3 at 600 dpi at once, MB": (found["two_a3_600_at_once_mb"], 600),
    }
    return found | {
        "promises": {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
    }


def _median(make: Callable[[], Any]) -> int:
    make()
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        make()
        times.append(time.perf_counter() - start)
    return round(statistics.median(times) * 1000)
