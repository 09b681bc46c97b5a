"""Medians with quartiles, ratios of medians, memory of a process."""

import statistics
from pathlib import Path

Range = list[float]


def spread(values: Range) -> dict[str, float]:
    """Median and quartiles, and how many were measured."""
    low, middle, high = statistics.quantiles(values, n=4)
    return {"median": round(middle, 1), "q1": round(low, 1), "q3": round(high, 1), "n": len(values)}


def ratio(ours: Range, theirs: Range) -> float:
    """The ratio of medians."""
    return round(statistics.median(ours) / statistics.median(theirs), 3)


def p95(values: Range) -> float:
    """The value that 95 of 100 stay below."""
    return round(statistics.quantiles(values, n=20)[-1], 1)


def resident_mb(process: int) -> float:
    """Memory of a process in MB (Linux), 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
