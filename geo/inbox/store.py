"""What readers leave with us, kept on this machine: append-only lines of JSON, for nobody but the operator."""

import json
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from geo.edition import place
from geo.inbox import SETTING
from geo.language import data_folder

OURS = Path(__file__).parents[2]
"""The map's own folder: everything in it may be published, so nothing is kept there."""
FOLDER_MODE, FILE_MODE = 0o700, 0o600
PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
A_DAY = timedelta(days=1)

Entry = Mapping[str, Any]


class StoreUnavailable(Exception):  # noqa: N818 - what happened, as its reader would say it
    """Nothing was kept: the folder cannot be written or is not a place for it."""


class StoreFull(StoreUnavailable):
    """Nothing was kept: the store took as much as it takes. ``again`` says in how many seconds there may be room."""

    def __init__(self, again: int) -> None:
        super().__init__(f"full for {again} s")
        self.again = again


@dataclass(frozen=True)
class Quota:
    """How much a store takes: entries in any 24 hours, and bytes in all."""

    a_day: int = 200
    size: int = 10_000_000


def folder() -> Path:
    """Where everything is kept: ``DAMHA_DATA``, else the user's data folder. Raises StoreUnavailable for a folder inside the map's own."""
    setting = os.environ.get(SETTING, "")
    path = (Path(setting).expanduser() if setting else user_data_path(place.read(data_folder())[0].store, appauthor=False)).resolve()
    if path == OURS or OURS in path.parents:
        raise StoreUnavailable(f"{SETTING} lies inside the map's own folder: {path}")
    return path


def now() -> str:
    """The moment in UTC, ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Store:
    """One kind of entries in one file, ``<folder>/<kind>.jsonl``; several processes may use it at once.

    An entry is a JSON object with ``id`` (16 hex digits) and ``time`` (UTC) in front. A line that a power cut tore in half is passed over,
    never repaired: its bytes stay in the file until entries are deleted.
    """

    def __init__(self, kind: str, room: Quota | None = None, *, where: Path | None = None) -> None:
        self.path = (where or folder()) / f"{kind}.jsonl"
        self.room = room or Quota()

    def append(self, letter: Mapping[str, Any], *, time: str | None = None) -> Entry:
        """Keep one entry and give it back with its id and time; it is on the disk when this returns.

        Raises StoreFull when the store has taken enough, StoreUnavailable when it cannot be written.
        """
        entry = {"id": secrets.token_hex(8), "time": time or now(), **letter}
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        with self._alone():
            self._check(len(line))
            with self._open("ab+") as file:
                end = file.seek(0, os.SEEK_END)
                if end and self._last(file) != b"\n":
                    line = b"\n" + line
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        return entry

    def entries(self) -> Iterator[Entry]:
        """Every whole entry, in the order in which they came. Raises StoreUnavailable when they cannot be read."""
        return filter(None, map(_entry, self._lines()))

    def damaged(self) -> int:
        """The number of lines that are no entry."""
        return sum(_entry(line) is None for line in self._lines())

    def delete(self, gone: Callable[[Entry], bool]) -> int:
        """Delete the entries for which ``gone`` is true, and what is damaged; gives the number of entries. All or nothing."""
        with self._alone():
            before = list(self.entries())
            kept = [entry for entry in before if not gone(entry)]
            if len(kept) < len(before) or self.damaged():
                self._replace(kept)
            return len(before) - len(kept)

    def _replace(self, kept: list[Entry]) -> None:
        beside = self.path.with_suffix(".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE), "wb") as file:
            for entry in kept:
                file.write(json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)

    def _lines(self) -> list[bytes]:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreUnavailable(f"{self.path}: {type(error).__name__}") from error
        return [line for line in content.split(b"\n") if line.strip()]

    def _check(self, more: int) -> None:
        """Whether ``more`` bytes still find room. Raises StoreFull."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if size + more > self.room.size:
            raise StoreFull(int(A_DAY.total_seconds()))
        since = (datetime.now(UTC) - A_DAY).isoformat(timespec="seconds")
        newest_first = (entry["time"] for entry in map(_entry, reversed(self._lines())) if entry)
        recent = list(takewhile(lambda time: time >= since, newest_first))
        if len(recent) >= self.room.a_day:
            oldest = datetime.fromisoformat(recent[self.room.a_day - 1])
            raise StoreFull(max(1, int((oldest + A_DAY - datetime.now(UTC)).total_seconds())))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile. Raises StoreUnavailable when the place cannot be written."""
        try:
            if not self.path.parent.is_dir():
                self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            with FileLock(self.path.with_suffix(".lock"), timeout=PATIENCE, mode=FILE_MODE):
                yield
        except (OSError, Timeout) as error:
            raise StoreUnavailable(f"{self.path}: {type(error).__name__}") from error

    def _open(self, mode: str) -> Any:
        """The file, its owner's alone: made so, and made so again if somebody widened it."""
        file = open(self.path, mode, opener=lambda path, flags: os.open(path, flags, FILE_MODE))  # noqa: SIM115 - Path.open takes no opener
        if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) != FILE_MODE:
            self.path.chmod(FILE_MODE)
        return file

    @staticmethod
    def _last(file: Any) -> bytes:
        file.seek(-1, os.SEEK_END)
        return bytes(file.read(1))


def _entry(line: bytes) -> Entry | None:
    """The entry on a line, or None when it is none."""
    try:
        read = json.loads(line)
    except ValueError:
        return None
    whole = isinstance(read, dict) and isinstance(read.get("id"), str) and isinstance(read.get("time"), str)
    return read if whole else None
