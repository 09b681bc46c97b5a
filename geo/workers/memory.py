"""How much memory is left to this process: of the machine, or of the container that it runs in."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import psutil

MEGABYTE = 1024 * 1024
GROUPS, OWN = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
"""Where Linux keeps the limits of containers and services (control groups), and where it names those of this process."""
LIMITED = (("memory.max", "memory.current", "inactive_file"), ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"))
"""Of version 2 and 1: the limit, what is used, and what of that are files that are let go when memory is wanted."""
LOW, JOB = 120, 500
"""Megabytes below which nobody new is let in, and below which no worker is begun."""
LITTLE_LEFT = "low"


@lru_cache(maxsize=4)
def _group(groups: Path, own: Path) -> Path:
    """The folder of this process's group, or of what stands for it inside a container."""

    def folders() -> Iterator[Path]:
        with suppress(OSError, ValueError):
            for line in own.read_text(encoding="utf-8").splitlines():
                _number, controllers, path = line.split(":", 2)
                if controllers in ("", "memory"):
                    yield groups / controllers / path.lstrip("/")
        yield groups
        yield groups / "memory"

    return next((folder for folder in folders() if any((folder / limit).is_file() for limit, _used, _files in LIMITED)), groups)


def available(groups: Path = GROUPS, own: Path = OWN) -> int:
    """Megabytes that can still be had."""
    left = psutil.virtual_memory().available
    group = _group(groups, own)
    for limit, used, files in LIMITED:
        with suppress(OSError, ValueError, KeyError):  # no group, or one without a limit ("max")
            most, taken = (int((group / name).read_text(encoding="ascii")) for name in (limit, used))
            parts = dict(line.split() for line in (group / "memory.stat").read_text(encoding="ascii").splitlines())
            left = min(left, most - taken + int(parts[files]))
    return max(0, left // MEGABYTE)


def in_a_word() -> str:
    """What is left to do with it, for ``/health``: "ok", "no files" or "low" (nobody new is let in)."""
    left = available()
    return LITTLE_LEFT if left < LOW else "no files" if left < JOB else "ok"
