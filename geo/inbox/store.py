"""What readers leave with us, kept on this machine in one SQLite file: for nobody but the operator, whatever the clock says."""

import json
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

FILE = "inbox.sqlite"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""
VERSION = 1
"""Of the tables (``PRAGMA user_version``)."""
SEEN = 180
"""Days that this store must itself have seen go by before it lets go of a letter: a clock that is wrong for a while deletes nothing."""
TABLES = """
CREATE TABLE days (day INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL);
CREATE TABLE letters (id TEXT PRIMARY KEY, kind TEXT NOT NULL, time TEXT NOT NULL, day INTEGER NOT NULL, letter TEXT NOT NULL);
CREATE INDEX of_a_day ON letters (kind, day);
"""
LINES = "*.jsonl"
"""Files of an earlier version, one letter a line: they are taken over and go."""

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
    it bears the number of the day on which it came: days are counted as they are seen, so that no jump of the clock makes a letter old.
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
        """Note that this day was seen; False where the clock has gone back behind a day that was."""
        with self._writing() as base:
            _day(base)
            date, latest = base.execute("SELECT (SELECT date FROM days ORDER BY day DESC LIMIT 1), max(date) FROM days").fetchone()
        return bool(date == latest)

    def let_go(self, kind: str, before: str) -> int:
        """Delete the letters of a kind from before a moment (UTC, ISO 8601) that have been here for ``SEEN`` days; gives their number."""
        with self._writing() as base:
            asked = "DELETE FROM letters WHERE kind = ? AND time < ? AND day <= (SELECT max(day) FROM days) - ?"
            return base.execute(asked, (kind, before, SEEN)).rowcount

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
        except (OSError, sqlite3.Error) as error:
            raise NotKept("unkept", f"{self.path}: {error}") from error

    def _connected(self) -> sqlite3.Connection:
        """The file with its tables, its owner's alone, and with what an earlier version kept."""
        self._make()
        base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            base.execute("PRAGMA synchronous = EXTRA")  # the journal's end is on the disk too when a change is done
            base.execute("PRAGMA secure_delete = ON")
            lines = sorted(self.path.parent.glob(LINES))
            if lines or _version(base) != VERSION:
                self._bring_up(base, lines)
        except BaseException:
            base.close()
            raise
        return base

    def _make(self) -> None:
        if not self.path.parent.is_dir():
            self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, FILE_MODE)) as file:
            if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) != FILE_MODE:
                self.path.chmod(FILE_MODE)

    def _bring_up(self, base: sqlite3.Connection, lines: list[Path]) -> None:
        """Make the tables, and take over what an earlier version kept in lines; what is no letter stays where it is."""
        base.execute("BEGIN IMMEDIATE")
        version = _version(base)
        if version > VERSION:
            raise NotKept("unkept", f"{self.path}: version {version}, made by a newer map")
        if version == 0:
            for asked in filter(str.strip, TABLES.split(";")):
                base.execute(asked)
            base.execute(f"PRAGMA user_version = {VERSION}")
        left = {path: _take_over(base, path) for path in lines if path.is_file()}
        base.commit()
        for path, torn in left.items():
            if torn:
                beside = path.with_suffix(".torn")
                beside.touch(FILE_MODE)
                beside.write_bytes(torn)
            path.unlink(missing_ok=True)


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


def _take_over(base: sqlite3.Connection, path: Path) -> bytes:
    """Keep the letters of a file of lines; gives the lines that are none (a power cut tore them)."""
    torn, day = [], _day(base)
    for line in filter(bytes.strip, path.read_bytes().split(b"\n")):
        try:
            entry = json.loads(line)
            _insert(base, path.stem, {**entry, "id": str(entry["id"]), "time": str(entry["time"])}, day)
        except (ValueError, TypeError, KeyError):
            torn.append(line + b"\n")
    return b"".join(torn)
