"""Where something may lie that goes with this process: the system's folder for temporary files, or memory where no disk can be written."""

import logging
import os
import shutil
import tempfile
from pathlib import Path

IN_MEMORY = ("/dev/shm", "/run/shm")  # noqa: S108 - Linux's own folders in memory; what we put there has a name that nobody guesses
"""Folders that are no disk, so that one that is full or may not be written stops nobody."""
MEND = "give it room, or name a folder that can be written in TMPDIR (Windows: TEMP)"
_log = logging.getLogger(__name__)


class NoScratch(OSError):  # noqa: N818 - what happened, as its reader would say it
    """No folder can be written, in one sentence that says how to mend it."""


def settle() -> None:
    """Have every library of this process, and every worker, use a folder that can be written. Raises NoScratch where there is none."""
    if (written := _usable()) is not None:
        if written:
            tempfile.tempdir = os.environ["TMPDIR"] = written
            _log.warning("no folder for temporary files can be written: they are kept in memory, in %s; %s", written, MEND)
        return
    raise NoScratch(f"no folder can be written, not even in memory; {MEND}")


def in_memory() -> bool:
    """Whether temporary files lie in memory, because no disk can be written."""
    return tempfile.gettempdir() in IN_MEMORY


def new_folder(prefix: str) -> Path:
    """A new folder for as long as this process runs. Raises OSError."""
    return Path(tempfile.mkdtemp(prefix=prefix))


def other_folder(prefix: str) -> Path:
    """The same in memory, where there was too little room for what should stand in the other. Raises OSError."""
    for place in filter(os.path.isdir, IN_MEMORY):
        return Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    raise NoScratch(f"{tempfile.gettempdir()} has too little room; {MEND}")


def _usable() -> str | None:
    """Empty for the system's own folder, else one in memory; None where nothing can be written."""
    try:
        tempfile.gettempdir()
    except OSError:
        return next((place for place in IN_MEMORY if _can_write(place)), None)
    return ""


def _can_write(place: str) -> bool:
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"room")
    except OSError:
        return False
    return True


def free_bytes(folder: Path) -> int:
    """What is free where a folder stands or would stand. Raises OSError."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(there).free
