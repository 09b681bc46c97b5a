"""A server's start beside an empty app's, on an existing publication and the very first one; the command that builds a whole site."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measure import Range, ratio, resident_mb, spread
from tests.serving import ROOT, Server

ALL = "/robots.txt"
"""Answered when everything of ours is imported."""


def measured(folder: Path, number: int, empty_app: str, earlier: Path | None) -> dict:
    """Each kind of start in turn, so many times; with an earlier state, its start too."""
    empty = folder / "empty"
    empty.mkdir()
    (empty / "empty.py").write_text(empty_app, encoding="utf-8")
    found: dict[str, Range] = {}
    memory: dict[str, float] = {}
    for _ in range(number):
        once = {"empty": _start(empty, "/_stcore/health", root=empty, app="empty.py"), "first": _start(_new(folder, "ours"), "/health")}
        once["next"] = _start(folder / "ours", "/xem")
        once["next_whole"] = _start(folder / "ours", ALL, memory, "ours")
        once["build"] = _build(_new(folder, "built"))
        if earlier:
            once["before"] = _start(_new(folder, "before"), "/health", memory, "before", root=earlier)
        for name, seconds in once.items():
            found.setdefault(f"{name}_s", []).append(seconds)
    result: dict = {name: spread(values) for name, values in found.items()}
    return result | {"memory_mb": {name: round(size) for name, size in memory.items()}, "promises": _promises(found, memory)}


def _new(folder: Path, name: str) -> Path:
    shutil.rmtree(folder / name, ignore_errors=True)
    (folder / name).mkdir()
    return folder / name


def _start(folder: Path, path: str, memory: dict[str, float] | None = None, name: str = "", **server: Path | str) -> float:
    """Seconds until that address is answered; what the process then holds is written down."""
    began = time.perf_counter()
    one = Server(folder, **server)
    try:
        one.wait(path)
        took = time.perf_counter() - began
        if memory is not None:
            memory[name] = resident_mb(one.process.pid)
        return took
    finally:
        one.stop()


def _build(folder: Path) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "geo.publish", "build"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DAMHA_DATA": str(folder)}, check=True, capture_output=True)
    return time.perf_counter() - began


def _promises(found: dict[str, Range], memory: dict[str, float]) -> dict:
    rows = {"start on an existing publication until /xem, × the empty app": (ratio(found["next_s"], found["empty_s"]), 1.1)}
    if "before_s" in found:
        rows["the very first start, × the earlier state"] = (ratio(found["first_s"], found["before_s"]), 1.1)
        rows["build of the whole site, × a start of the earlier state"] = (ratio(found["build_s"], found["before_s"]), 3.0)
        rows["memory after the start, × the earlier state"] = (round(memory["ours"] / memory["before"], 3), 1.0)
    return {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
