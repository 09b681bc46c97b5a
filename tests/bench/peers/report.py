"""The section of docs/speed.md about peers, from what was measured: python -m tests.bench.peers.report."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
TOGETHER = (1, 10, 30, 100)
"""So many sessions at once are measured."""
RESULT, DOCUMENT = ROOT / "tests" / "bench" / "results" / "peers.json", ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- peers: made by python -m tests.bench.peers.report -->", "<!-- peers: end -->"
COLUMNS = {
    "first_ms": "first drawn",
    "full_ms": "fully drawn", "switch_ms": "switch", "filter_ms": "filter", "select_ms": "select", "pan_frames": "frames",
    "bytes": "bytes", "heap_mb": "heap", "cpu_s": "server CPU", "rss_mb": "server memory",
}  # fmt: skip
MORE_IS_BETTER = {"pan_frames"}
PAIRS = {"ours /": ("streamlit-folium", "st.pydeck_chart", "leafmap (folium)"), "ours /xem": ("bare Leaflet",)}
"""Which of ours is held against whom: a page of Streamlit against pages of Streamlit, the light page against a static one."""
WHY = {
    "first_ms": "ours brings the typeface, the panel and every unit of it before the map answers; the others a library and one layer",
    "full_ms": "ours brings the typeface, the panel and every unit of it before the map answers; the others a library and one layer",
    "switch_ms": "ours lays out names, signs and numbers of all layers anew and draws panel and legend; Leaflet takes one layer away",
    "select_ms": "ours builds a card of all that is known, with sources; the others put one string beside a point",
    "pan_frames": "ours has names, pills and a panel above the map",
    "bytes": "ours brings all layers, names, words of two languages, panel and typeface; a bare page brings Leaflet and the points",
    "heap_mb": "ours holds every layer, the search and the panel",
    "cpu_s": "ours answers with what was published; a static host reads a file",
    "rss_mb": "ours holds the publication, the figures and the libraries that make papers, tables and charts, and its workers",
}
"""Why a peer can be ahead; a filter is not among them: ours has none on the map for a layer of places."""
ALIKE = 0.03
"""What is nearer than this is the same."""


def _cell(value: Any, name: str = "") -> str:
    if value is None:
        return "–"
    return f"{value:,}" if name == "bytes" and not isinstance(value, str) else str(value)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def behind(found: dict[str, Any]) -> list[tuple[str, str, str, float, float]]:
    """Size, figure, peer, ours and theirs, wherever a peer is ahead of ours."""
    rows = []
    for size, those in found["sizes"].items():
        for mine, peers in PAIRS.items():
            for name in COLUMNS:
                for peer in peers:
                    one, other = those[mine].get(name), those[peer].get(name)
                    if not isinstance(one, int | float) or not isinstance(other, int | float):
                        continue
                    ahead = other > one * (1 + ALIKE) if name in MORE_IS_BETTER else other < one * (1 - ALIKE)
                    if ahead:
                        rows.append((size, name, peer, one, other))
    return rows


def tables(found: dict[str, Any]) -> str:
    """Everything that was measured, as Markdown."""
    lines = [_row("points", "map", *COLUMNS.values()), _row(*["---"] * (2 + len(COLUMNS)))]
    for size, those in found["sizes"].items():
        lines += [_row(f"{int(size):,}", who, *(_cell(one.get(name), name) for name in COLUMNS)) for who, one in those.items()]
    together = [str(number) for number in TOGETHER]
    lines += ["", "95 of 100 sessions that come at once have run to their end, in milliseconds (one alone: the middle of seven):", ""]
    lines += [_row("sessions", *together), _row(*["---"] * (1 + len(together)))]
    lines += [_row(who, *map(_cell, one.values())) for who, one in found.get("sessions_p95_ms", {}).items()]
    answers = ", ".join(f"{who} {number:g}" for who, number in found["answers_a_second"].items())
    lines += ["", f"Answers a second to a client that is itself slow: {answers}."]
    lines += ["", "What was promised:", "", _row("promise", "measured", "limit", "reached"), _row(*["---"] * 4)]
    lines += [
        _row(name, _cell(one["value"]), _cell(one["limit"]), "yes" if one["reached"] else "**no**")
        for name, one in found["promises"].items()
    ]
    lines += ["", "Where a peer is ahead of ours (`/` against the pages of Streamlit, `/xem` against bare Leaflet):", ""]
    lines += [_row("points", "figure", "peer", "ours", "theirs", "ours / theirs", "why"), _row(*["---"] * 7)]
    for size, name, peer, one, other in behind(found):
        ratio = f"{one / other:.2f}" if other else "–"
        lines.append(_row(f"{int(size):,}", COLUMNS[name], peer, _cell(one, name), _cell(other, name), ratio, WHY[name]))
    return "\n".join(lines)


def section() -> str:
    """What stands between the two marks of the document."""
    return f"{BEGIN}\n\n{tables(json.loads(RESULT.read_text(encoding='utf-8')))}\n\n{END}"


def main() -> None:
    told = DOCUMENT.read_text(encoding="utf-8")
    before, after = told.split(BEGIN)[0], told.split(END)[1]
    DOCUMENT.write_text(before + section() + after, encoding="utf-8")


if __name__ == "__main__":
    main()
