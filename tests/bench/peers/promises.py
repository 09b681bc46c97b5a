"""What the issue of the bench promises of ours, as ratios inside one run wherever it says so."""

from typing import Any

Value = float | str


def _ratio(one: Value, other: Value) -> Value:
    return one if isinstance(one, str) else other if isinstance(other, str) else round(one / other, 3)


def promises(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each with its limit; what did not come to its end is not reached."""
    sizes, shipped, phone = found["sizes"], found["shipped"], found["slow_phone"]
    few, many, most = sizes["50"], sizes["10000"], sizes["100000"]
    sessions, empty = found["sessions_p95_ms"], "empty Streamlit"
    rows: dict[str, tuple[Value, float]] = {}
    for name, one in (("the shipped data", shipped), ("100,000 points", most)):
        rows[f"/ outline seen with {name}, × the empty app"] = (_ratio(one["ours /"]["outline_ms"], one[empty]["full_ms"]), 0.5)
        rows[f"/ first live unit with {name}, × the empty app"] = (_ratio(one["ours /"]["first_ms"], one[empty]["full_ms"]), 1.2)
    rows |= {
        "/xem ready with 10,000 points, × with 50": (_ratio(many["ours /xem"]["full_ms"], few["ours /xem"]["full_ms"]), 1.3),
        "switch painted with the shipped data, ms (two frames)": (shipped["ours /xem"]["switch_ms"], 33.4),
        "switch painted with 100,000 points, ms (four frames)": (most["ours /xem"]["switch_ms"], 66.8),
        "milliseconds a frame while dragged, 10,000 points": (_ratio(1000, many["ours /xem"]["pan_frames"]), 20),
        "milliseconds a frame while dragged, 100,000 points": (_ratio(1000, most["ours /xem"]["pan_frames"]), 33.4),
        "heap with 100,000 points, MB more than with 50": (round(most["ours /xem"]["heap_mb"] - few["ours /xem"]["heap_mb"], 1), 40),
        "slow phone, /xem painted, ms": (phone["ours /xem"]["outline_ms"], 1000),
        "slow phone, /xem ready, ms": (phone["ours /xem"]["full_ms"], 3500),
        "slow phone, / outline, ms": (phone["ours /"]["outline_ms"], 2000),
        "slow phone, / ready, ms": (phone["ours /"]["full_ms"], 10_000),
        "30 sessions p95, × the untreated empty app": (_ratio(sessions["ours /"]["30"], sessions[empty]["30"]), 0.15),
    }
    return {
        name: {"value": value, "limit": limit, "reached": not isinstance(value, str) and value <= limit}
        for name, (value, limit) in rows.items()
    }
