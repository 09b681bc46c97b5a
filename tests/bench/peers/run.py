"""All of it in one run: sizes, a slow phone, many sessions at once, the light page asked again and again; and what was promised."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.peers.foreign import foreign
from tests.bench.peers.ground import APPS
from tests.bench.peers.sizes import size
from tests.bench.starts import ARGUMENTS, CHROMIUM
from tests.serving import Server

NEEDS = Path(__file__).parent / "requirements.txt"
WEBGL = ["--enable-unsafe-swiftshader"]
"""Without a graphics card WebGL is reckoned by the processor: st.pydeck_chart could not draw at all otherwise."""


def environment(folder: Path) -> str:
    """A Python with the peers in it, thrown away with the folder."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", NEEDS], check=True)
    return python


def measured(folder: Path, python: str | None, sizes: list[int]) -> dict[str, Any]:
    """Everything, and what was promised of it."""
    python = python or environment(folder / "environment")
    elsewhere, arguments = foreign(folder / "elsewhere")
    (folder / "empty").mkdir()
    (folder / "empty" / "empty.py").write_bytes((APPS / "empty.py").read_bytes())
    empty = Server(folder / "empty", root=folder / "empty", app="empty.py", python=python)
    try:
        empty.wait("/_stcore/health")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *WEBGL, *arguments])
            found = {}
            for rows in sizes:
                (folder / str(rows)).mkdir()
                found[str(rows)] = size(browser, folder / str(rows), rows, python, elsewhere, empty)
            browser.close()
    finally:
        empty.stop()
        elsewhere.shutdown()
    return {"sizes": found, "answered_empty": sorted(elsewhere.unknown), "promises": {}}
