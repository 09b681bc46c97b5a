"""How much memory is left to this process: of the machine, or of the container that it runs in."""

from contextlib import suppress
from pathlib import Path

import psutil

MEGABYTE = 1024 * 1024
CONTAINER = Path("/sys/fs/cgroup")
"""Where Linux keeps the limits of a container (control groups, version 2)."""
LOW, JOB = 120, 500
"""Megabytes below which nobody new is let in, and below which no worker is begun."""


def available(container: Path = CONTAINER) -> int:
    """Megabytes that can still be had."""
    left = psutil.virtual_memory().available
    with suppress(OSError, ValueError):  # no container, or one without a limit ("max")
        limit = int((container / "memory.max").read_text(encoding="ascii"))
        left = min(left, limit - int((container / "memory.current").read_text(encoding="ascii")))
    return max(0, left // MEGABYTE)


def in_a_word() -> str:
    """What is left to do with it, for ``/health``: "ok", "no files" or "low" (nobody new is let in)."""
    left = available()
    return "low" if left < LOW else "no files" if left < JOB else "ok"
