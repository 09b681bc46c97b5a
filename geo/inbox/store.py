"""What readers leave with us, kept on this machine in one SQLite file: for nobody but the operator, whatever the clock says."""

import hashlib
import json
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from filelock import FileLock, Timeout

from geo.inbox.days import Day, old, sound

FILE = "inbox.sqlite"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""
VERSION = 1
"""Of the tables (``PRAGMA user_version``)."""
TABLES = """
CREATE TABLE days (day INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL);
CREATE TABLE letters (id TEXT PRIMARY KEY, kind TEXT NOT NULL, time TEXT NOT NULL, day INTEGER NOT NULL, letter TEXT NOT NULL);
CREATE INDEX of_a_day ON letters (kind, day);
"""
MAKING = Lock()
"""Held while the file is made: by all threads of this process, whichever store they use."""
LINES = ("reports", "enquiries")
"""Kinds that an earlier version kept in files of lines: they are taken over and go."""

Entry = Mapping[str, Any]


class NotKept(Exception):  # noqa: N818 - what happened, as its reader would say it
    """Nothing was kept, or nothing could be read; ``reason`` is ``often``, ``network``, ``full`` or ``unkept``.

    ``again`` says in how many seconds it may be tried again; 0 where nobody knows.
    """

    def __init__(self, reason: str, detail: str = "", again: int = 0) -> None:
        super().__init__(detail or reason)
        self.reason, self.again = reason, again


def now() -> datetime:
    """The moment in UTC, as this machine's clock says it."""
    return datetime.now(UTC)


class Store:
    """Letters of several kinds in ``<folder>/inbox.sqlite``; several processes may use it at once.

    A letter is a JSON object, given back with ``id`` (16 hex digits) and ``time`` (UTC, ISO 8601 with seconds) in front. Beside its time
    it bears the number of the day on which it came: days are counted as they are seen (geo/inbox/days.py).
    The rollback journal is SQLite's own (a write-ahead log fails on network drives). Every method raises NotKept for a place that
    cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def append(self, kind: str, letter: Mapping[str, Any], a_day: int) -> Entry:
        """Keep one letter and give it back; it is on the disk when this returns. Raises NotKept (``full``) after ``a_day`` in one day."""
        entry = {"id": secrets.token_hex(8), "time": now().isoformat(timespec="seconds"), **letter}
        with self._writing() as base:
            day = _day(base)
            if _count(base, kind, day) >= a_day:
                raise NotKept("full", again=_until_tomorrow())
            _insert(base, kind, entry, day)
        return entry

    def entries(self, kind: str) -> list[Entry]:
        """Every letter of a kind, in the order in which they came."""
        with self._reading() as base:
            rows = base.execute("SELECT id, time, letter FROM letters WHERE kind = ? ORDER BY rowid", (kind,)).fetchall()
        return [{"id": number, "time": when, **json.loads(letter)} for number, when, letter in rows]

    def today(self, kind: str) -> int:
        """How many letters of a kind came today."""
        with self._reading() as base:
            return _count(base, kind, base.execute("SELECT max(day) FROM days").fetchone()[0] or 0)

    def pass_day(self) -> bool:
        """Note that this day was seen; False where the clock tells it wrongly, as far as the other days show."""
        with self._writing() as base:
            _day(base)
            days = _days(base)
        return sound(days)[-1:] == days[-1:]

    def let_go(self, kind: str, before: str) -> int:
        """Delete the letters of a kind that came before a date and were kept long enough by the days that were seen; gives their number."""
        with self._writing() as base:
            _day(base)
            gone = [(kind, number) for number in old(_days(base), before[:10])]
            return max(0, base.executemany("DELETE FROM letters WHERE kind = ? AND day = ?", gone).rowcount)  # -1 for none

    def delete(self, kind: str, before: str) -> int:
        """Delete the letters of a kind from before a moment or a day, as somebody asked for; gives their number."""
        with self._writing() as base:
            return base.execute("DELETE FROM letters WHERE kind = ? AND time < ?", (kind, before)).rowcount

    def withdraw(self, number: str) -> int:
        """Delete the letter of this id, whatever its kind; gives 1, or 0 where there is none."""
        with self._writing() as base:
            return base.execute("DELETE FROM letters WHERE id = ?", (number,)).rowcount

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._told(), closing(self._connected()) as base:
            yield base

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One change, whole or not at all."""
        with self._told(), closing(self._connected()) as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
            except BaseException:
                base.rollback()
                raise
            base.commit()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, Timeout) as error:
            raise NotKept("unkept", f"{self.path}: {error}") from error

    def _connected(self) -> sqlite3.Connection:
        """The file with its tables, its owner's alone, and with what an earlier version kept."""
        self._make()
        base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            base.execute("PRAGMA synchronous = EXTRA")  # the journal's end is on the disk too when a change is done
            base.execute("PRAGMA secure_delete = ON")
            if _version(base) != VERSION:
                self._bring_up(base)
            for path in (self.path.with_name(f"{kind}.jsonl") for kind in LINES):
                if path.exists():
                    _take_over(base, path)
        except BaseException:
            base.close()
            raise
        return base

    def _make(self) -> None:
        """Only a file that is not there yet is opened, and by one thread, before any other can use it with SQLite.

        Whoever closes an SQLite file beside SQLite takes away every lock that this process has on it (POSIX).
        """
        if not self.path.parent.is_dir():
            self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with MAKING, suppress(FileExistsError):
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
        if os.name == "posix" and stat.S_IMODE(self.path.stat().st_mode) != FILE_MODE:
            self.path.chmod(FILE_MODE)

    def _bring_up(self, base: sqlite3.Connection) -> None:
        """Make the tables."""
        base.execute("BEGIN IMMEDIATE")
        version = _version(base)
        if version > VERSION:
            raise NotKept("unkept", f"{self.path}: version {version}, made by a newer map")
        if version == 0:
            for asked in filter(str.strip, TABLES.split(";")):
                base.execute(asked)
            base.execute(f"PRAGMA user_version = {VERSION}")
        base.commit()


def _version(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _day(base: sqlite3.Connection) -> int:
    """The number of this day: the last one's, or the next where the clock names another day."""
    date, last = now().date().isoformat(), base.execute("SELECT day, date FROM days ORDER BY day DESC LIMIT 1").fetchone()
    if last and last[1] == date:
        return int(last[0])
    return int(base.execute("INSERT INTO days (date) VALUES (?)", (date,)).lastrowid or 0)


def _count(base: sqlite3.Connection, kind: str, day: int) -> int:
    return int(base.execute("SELECT count(*) FROM letters WHERE kind = ? AND day = ?", (kind, day)).fetchone()[0])


def _insert(base: sqlite3.Connection, kind: str, entry: Entry, day: int) -> None:
    letter = json.dumps({name: value for name, value in entry.items() if name not in ("id", "time")}, ensure_ascii=False)
    asked = "INSERT OR IGNORE INTO letters (id, kind, time, day, letter) VALUES (?, ?, ?, ?, ?)"
    base.execute(asked, (entry["id"], kind, entry["time"], day, letter))


def _until_tomorrow() -> int:
    """Seconds until the next day begins (UTC)."""
    moment = now()
    return max(1, int((datetime.combine(moment.date() + timedelta(days=1), time(), UTC) - moment).total_seconds()))


def _days(base: sqlite3.Connection) -> list[Day]:
    return [Day(*row) for row in base.execute("SELECT day, date FROM days ORDER BY day")]


def _take_over(base: sqlite3.Connection, path: Path) -> None:
    """Keep the letters of a file of lines, which then goes; a line that a power cut tore is a letter with that line as its message.

    They count as letters of the day before. Nobody of the earlier version writes meanwhile: its lock is held until the file is gone.
    """
    with FileLock(path.with_suffix(".lock"), timeout=PATIENCE, mode=FILE_MODE):
        if not path.exists():
            return
        base.execute("BEGIN IMMEDIATE")
        yesterday = (now() - timedelta(days=1)).date().isoformat()  # they use up nothing of today
        day = int(base.execute("INSERT INTO days (date) VALUES (?)", (yesterday,)).lastrowid or 0)
        for line in filter(bytes.strip, path.read_bytes().split(b"\n")):
            _insert(base, path.stem, _entry_of(line), day)
        base.commit()
        path.unlink()


def _entry_of(line: bytes) -> Entry:
    try:
        entry = json.loads(line)
        return {**entry, "id": str(entry["id"]), "time": str(entry["time"])}
    except (ValueError, TypeError, KeyError):
        torn = line.decode(errors="replace")
        return {"id": hashlib.sha256(line).hexdigest()[:16], "time": now().isoformat(timespec="seconds"), "message": torn}
