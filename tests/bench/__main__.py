"""Measure, compare with what was promised, write the result: python -m tests.bench map [--pairs 15] [--before FOLDER].

``--before`` is a checkout of an earlier state: its starts are measured in turn with ours, in the same run.
"""

import argparse
import json
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import actions, exports, finding, load, scale, server_starts, tables, websocket
from tests.bench.actions import memory, selections, toggles
from tests.bench.many import many
from tests.bench.measure import Range, ratio, spread
from tests.bench.peers import run as peers
from tests.bench.readers import crowd
from tests.bench.starts import ARGUMENTS, CHROMIUM, pairs
from tests.serving import Server

RESULTS = Path(__file__).parent / "results"
EMPTY = 'import streamlit as st\n\nst.write("ready")\n'


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("what", choices=["map", "start", "export", "invest", "load", "tables", "scale", "peers", "websocket", "acts"])
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--before", type=Path, help="a checkout of an earlier state (map, start, acts)")
    parser.add_argument(
        "--python", help="an interpreter that has tests/bench/peers/requirements.txt (peers); without it one is made and thrown away"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is visited at each size (peers)")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(scale.ROWS), help="numbers of points (peers)")
    chosen = parser.parse_args()
    if chosen.what == "export":
        found = exports.measured()
    else:
        with tempfile.TemporaryDirectory() as folder:
            where = Path(folder)
            if chosen.what == "peers":
                found = peers.measured(where, chosen.python, chosen.sizes, chosen.rounds)
            else:
                found = _measured(chosen.what, where, chosen.pairs, chosen.before)
    found["machine"] = f"{platform.machine()}, Python {platform.python_version()}, {platform.system()}"
    found["day"] = datetime.now(UTC).strftime("%Y-%m-%d")
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / f"{chosen.what}.json"
    target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, one in found["promises"].items():
        print(f"{'reached' if one['reached'] else 'MISSED '}  {name}: {one['value']} (promised {one['limit']})")
    print(f"written to {target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target}")
    return 0


def _measured(what: str, folder: Path, number: int, earlier: Path | None) -> dict:
    by_itself = {"invest": finding, "scale": scale, "tables": tables, "load": load}
    if what in by_itself:
        return by_itself[what].measured(folder)
    if what == "websocket":
        return websocket.measured(folder, number)
    if what == "acts":
        return actions.measured(folder, earlier)
    if what == "start":
        return server_starts.measured(folder, number, EMPTY, earlier)
    return measured(folder, number, earlier)


def measured(folder: Path, number: int, earlier: Path | None = None) -> dict:
    """All measurements, ours and the empty app's side by side."""
    for name in ("empty", "ours", "before", "many"):
        (folder / name).mkdir()
    (folder / "empty" / "empty.py").write_text(EMPTY, encoding="utf-8")
    ours = Server(folder / "ours")
    empty = Server(folder / "empty", root=folder / "empty", app="empty.py")
    before = Server(folder / "before", root=earlier) if earlier else None
    try:
        ours.wait(server_starts.ALL)
        empty.wait("/_stcore/health")
        if before:
            before.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            found = pairs(browser, ours, empty, number, before)
            acts = {"toggle": toggles(browser, ours), "selection": selections(browser, ours), "memory": memory(browser, ours)}
            acts["many"] = many(browser, folder / "many", ours)
            browser.close()
        people = {"ours": crowd(ours.port), "empty": crowd(empty.port)}
    finally:
        ours.stop()
        empty.stop()
        if before:
            before.stop()
    return {"starts": {name: spread(values) for name, values in found.items()}, **acts, "thirty_readers_ms": people} | {
        "promises": promises(found, acts, people)
    }


def promises(found: dict[str, Range], acts: dict, people: dict) -> dict:
    """What the issue promises, beside what was measured."""
    interactive = found["empty_interactive_ms"]
    few, many_more = acts["many"]["real"], acts["many"]["many"]
    rows = {
        "first unit drawn, × the empty app": (ratio(found["first_unit_ms"], interactive), 1.15),
        "frame start → first unit, × the empty app": (ratio(found["frame_to_unit_ms"], interactive), 0.15),
        "/xem, × the empty app": (ratio(found["xem_ms"], interactive), 0.35),
        "toggle to the next painted frame, ms": (acts["toggle"]["median_ms"], 50),
        "toggle painted with 10,000 things more, ms (two frames)": (many_more["toggle_ms"], 33.4),
        "layout of the home view, ms": (few["layout_ms"], 8),
        "layout of the home view with 10,000 things more, ms": (many_more["layout_ms"], 8),
        "elements with 10,000 things more, × without": (round(many_more["elements"] / few["elements"], 3), 1.2),
        "200 switches with 10,000 things more, browser heap MB": (many_more["heap_mb"], 1),
        "toggle, bytes": (acts["toggle"]["bytes"], 0),
        "selection answered, ms": (acts["selection"]["median_ms"], 400),
        "websocket until drawn, bytes": (spread(found["websocket_bytes"])["median"], 20_000),
        "layer data compressed, bytes": (max(found["data_bytes"]), 150_000),
        "60 selections and 60 toggles, browser heap MB": (acts["memory"]["heap_mb"], 5),
        "60 selections and 60 toggles, server MB": (acts["memory"]["server_mb"], 10),
        "30 readers, p95 × the empty app": (round(people["ours"]["p95"] / people["empty"]["p95"], 3), 0.5),
    }
    for name in ("first_unit_ms", "xem_ms") if "before_xem_ms" in found else ():
        rows[f"{name} × the earlier state"] = (ratio(found[name], found[f"before_{name}"]), 1.0)
    return {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}


if __name__ == "__main__":
    sys.exit(main())
