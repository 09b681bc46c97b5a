"""One size: all servers up, every peer visited in turn, and again, so that what else the machine does hits all alike."""

import math
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
from playwright.sync_api import Browser, Error

from tests.bench.peers.contenders import COMMUNE, Contender, contenders
from tests.bench.peers.counting import Counter
from tests.bench.peers.ground import PEERS, laid_out
from tests.bench.peers.static_files import Host
from tests.bench.peers.visit import LATE, Visit, drawn, opened, visited
from tests.bench.scale import grown
from tests.serving import ROOT, Server, free_port

TURNS = {50: 5, 1_000: 5, 10_000: 3, 100_000: 1}
FIGURES = ("outline_ms", "first_ms", "full_ms", "switch_ms", "filter_ms", "select_ms", "pan_frames", "bytes", "heap_mb", "cpu_s", "rss_mb")
PUBLISHED_WITHIN = 1200
"""Seconds: a server of ours with 100,000 points makes its publication first."""
MIDDLE, ZOOM = (21.37, 107.58), 10
"""Where pydeck's chart opens."""


class Bare:
    """A static host in a process of its own, asked like the servers."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        command = [sys.executable, "-m", "tests.bench.peers.static_files", folder, str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def servers(folder: Path, app: Path, python: str) -> dict[str, Server | Bare]:
    """One for each name of a contender; ours answers two of them."""
    made: dict[str, Server | Bare] = {"bare Leaflet": Bare(folder / "bare")}
    for name, module in zip(("streamlit-folium", "st.pydeck_chart", "leafmap (folium)"), PEERS, strict=True):
        made[name] = Server(folder / module, root=folder / module, app=f"{module}.py", python=python)
    (folder / "ours").mkdir(exist_ok=True)
    made["ours /"] = made["ours /xem"] = Server(folder / "ours", root=app)
    return made


def started(made: dict[str, Server | Bare]) -> None:
    for name, one in made.items():
        if isinstance(one, Server):
            mine = name.startswith("ours")
            one.wait("/health" if mine else "/_stcore/health", PUBLISHED_WITHIN)
            if mine and (faults := one.get("/health").json["faults"]):
                raise RuntimeError(f"{name}: {faults} faults in the data, what is measured would not be all of it\n{one.said()}")


def _hover(points: pd.DataFrame) -> tuple[float, float]:
    """The point nearest to the middle of pydeck's chart, in pixels from there (512 of them are the world at zoom 0)."""
    size = 512 * 2**ZOOM

    def across(lat: float, lon: float) -> tuple[float, float]:
        return lon / 360 * size, -math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi) * size

    here = across(*MIDDLE)
    offsets = [(x - here[0], y - here[1]) for x, y in (across(*row) for row in zip(points["lat"], points["lon"], strict=True))]
    return min(offsets, key=lambda one: math.hypot(*one))


def _bytes(browser: Browser, who: Contender, server: Server | Bare, elsewhere: Host) -> int | str:
    """What a cold visit takes over the wire until all is drawn and nothing more comes."""
    way, elsewhere.sent = Counter(server.port), 0
    page = opened(browser, who)
    try:
        drawn(page, f"http://localhost:{way.port}{who.path}")
        page.wait_for_timeout(1500)
        print(f"{who.name:<18} {way.sent + elsewhere.sent:>11,} bytes", flush=True)
        return way.sent + elsewhere.sent
    except Error:
        return LATE
    finally:
        page.context.close()
        way.stop()


def size(browser: Browser, folder: Path, rows: int, python: str, elsewhere: Host, empty: Server, rounds: int) -> dict[str, Any]:
    """The middle of every figure of every contender."""
    app = grown(folder / "app", rows)
    points = laid_out(folder, app)
    made = servers(folder, app, python) | {"empty Streamlit": empty}
    every = contenders(len(points), int((points["commune"] == COMMUNE).sum()), _hover(points))
    visits: dict[str, list[Visit]] = {who.name: [] for who in every}
    try:
        started(made)
        sent = {who.name: _bytes(browser, who, made[who.name], elsewhere) for who in every}  # the visit that warms each up as well
        for turn in range(rounds):
            for who in every:
                begun, server = time.monotonic(), made[who.name]
                if visits[who.name] and visits[who.name][-1].get("full_ms") == LATE:
                    continue  # said once; it would take two minutes each time
                visits[who.name].append(visited(browser, server.url, who, server.process.pid, TURNS.get(rows, 3)))
                print(f"{rows:>7} {turn} {who.name:<18} {time.monotonic() - begun:5.1f} s {visits[who.name][-1]}", flush=True)
    finally:
        for server in {id(one): one for name, one in made.items() if name != "empty Streamlit"}.values():
            server.stop()
    return {name: {"bytes": sent[name], **_middles(those)} for name, those in visits.items()}


def _middles(visits: list[Visit]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in FIGURES:
        values = [one[name] for one in visits if one.get(name) is not None]
        if LATE in values:
            found[name] = LATE
        elif values:
            found[name] = round(statistics.median(values), 2 if name == "cpu_s" else 1)
    faults = sorted({one["fault"] for one in visits if "fault" in one})
    return found | ({"faults": faults} if faults else {})
