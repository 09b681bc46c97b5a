"""All of it in one run: sizes, the shipped data, a slow phone, many sessions at once, the light page asked again and again."""

import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.bench.peers.contenders import empty_app, ours
from tests.bench.peers.foreign import foreign
from tests.bench.peers.ground import APPS
from tests.bench.peers.promises import promises
from tests.bench.peers.sessions import asked, crowds
from tests.bench.peers.sizes import servers, size, started
from tests.bench.peers.slow_phone import on_a_slow_phone
from tests.bench.peers.visit import visited
from tests.bench.scale import ROWS
from tests.bench.starts import ARGUMENTS, CHROMIUM
from tests.serving import Server

NEEDS = Path(__file__).parent / "requirements.txt"
WEBGL = ["--enable-unsafe-swiftshader"]
"""Without a graphics card WebGL is reckoned by the processor: st.pydeck_chart could not draw at all otherwise."""
TURNS = 10
SESSIONS = 1_000
"""The size at which many come at once."""


def environment(folder: Path) -> str:
    """A Python with the peers in it, thrown away with the folder."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", NEEDS], check=True)
    return python


def measured(folder: Path, python: str | None, sizes: list[int], rounds: int) -> dict[str, Any]:
    """Everything, and what was promised of it."""
    python = python or environment(folder / "environment")
    elsewhere, arguments = foreign(folder / "elsewhere")
    (folder / "empty").mkdir()
    (folder / "shipped").mkdir()
    (folder / "empty" / "empty.py").write_bytes((APPS / "empty.py").read_bytes())
    empty = Server(folder / "empty", root=folder / "empty", app="empty.py", python=python)
    shipped = Server(folder / "shipped")
    try:
        empty.wait("/_stcore/health")
        shipped.wait("/robots.txt")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *WEBGL, *arguments])
            found: dict[str, Any] = {
                "shipped": _shipped(browser, shipped, empty, rounds),
                "slow_phone": _phone(browser, shipped, empty, rounds),
                "sizes": {},
            }
            for rows in sizes:
                (folder / str(rows)).mkdir()
                found["sizes"][str(rows)] = size(browser, folder / str(rows), rows, python, elsewhere, empty, rounds)
            browser.close()
        found["answers_a_second"] = {"ours /xem": asked(shipped.port, "/xem"), "empty Streamlit /": asked(empty.port, "/")}
        if SESSIONS in sizes:
            found["sessions_p95_ms"] = _sessions(folder / str(SESSIONS), python, empty)
    finally:
        empty.stop()
        shipped.stop()
        elsewhere.shutdown()
    found["answered_empty"] = sorted(
        address for address in elsewhere.unknown if "google" not in address.partition("/")[0]
    )  # not the browser's own
    return {**found, "promises": promises(found) if [*ROWS] == sizes else {}}


def _shipped(browser: Browser, server: Server, empty: Server, rounds: int) -> dict[str, dict[str, float]]:
    """Ours as it is sent out, and the empty app, in turn."""
    those = [(ours("ours /", "/", "industry"), server), (ours("ours /xem", "/xem", "industry"), server), (empty_app(), empty)]
    found: dict[str, dict[str, list[float]]] = {who.name: {} for who, _ in those}
    for turn in range(rounds + 1):  # the first only warms up
        for who, one in those:
            visit = visited(browser, one.url, who, one.process.pid, TURNS)
            print(f"shipped {turn} {who.name:<18} {visit}", flush=True)
            for name in ("outline_ms", "first_ms", "full_ms", "switch_ms", "heap_mb"):
                if turn and visit.get(name) is not None:
                    found[who.name].setdefault(name, []).append(visit[name])
    return {name: {key: round(statistics.median(values), 1) for key, values in those.items()} for name, those in found.items()}


def _phone(browser: Browser, server: Server, empty: Server, rounds: int) -> dict[str, dict[str, float]]:
    those = [(ours("ours /", "/"), server.url), (ours("ours /xem", "/xem"), server.url), (empty_app(), empty.url)]
    return on_a_slow_phone(browser, those, rounds)


def _sessions(folder: Path, python: str, empty: Server) -> dict[str, Any]:
    """The servers of one size once more, on what they have published."""
    made = servers(folder, folder / "app", python) | {"empty Streamlit": empty}
    try:
        started(made)
        return crowds({name: one.port for name, one in made.items() if name not in ("bare Leaflet", "ours /xem")})
    finally:
        for one in {id(one): one for name, one in made.items() if name != "empty Streamlit"}.values():
            one.stop()
