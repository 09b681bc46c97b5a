"""Who waits for what: each job done once for all who ask, short ones never behind long ones, what nobody asks about any more dropped."""

import hashlib
import io
import pickle
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from threading import Condition, Thread
from typing import Any, NamedTuple

from geo.language import Lang, word
from geo.workers.memory import JOB, MEGABYTE, available
from geo.workers.worker import SHORT, Limits, StoppedError, Worker

LAPSE = 6.0
"""Seconds after which a job is dropped that nobody has asked about: its reader has left."""
WAITING = 24
"""Jobs that wait, of all readers."""
OF_ONE = 2
"""Jobs of one reader that wait."""
KEPT = 48 * MEGABYTE
"""Bytes of files that are kept for the next who asks the same. Other results, such as what was read of somebody's table, go at once."""
FAILED_FOR = 10.0
"""Seconds for which a failure is told again instead of tried again."""
ASKED_EVERY = 0.1
"""Seconds between two questions of somebody who waits."""


class Waiting(NamedTuple):
    """Not begun: so many jobs come first."""

    before: int


class Progress(NamedTuple):
    """Begun so many seconds ago; ``done`` of ``of`` parts, 0 of 0 where the job does not say."""

    seconds: float
    done: int
    of: int


class Ready(NamedTuple):
    """Done."""

    result: Any


Standing = Waiting | Progress | Ready


class JobRefused(Exception):  # noqa: N818 - what happened, as its reader would say it
    """A job that is not done.

    ``key`` is "busy" (too many wait), "yours" (too many of this reader), "low" (no memory for a worker), or why it was ended: "time",
    "memory", "died", "left".
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def text(self, lang: Lang) -> str:
        """The reason and what to do, in ``lang``."""
        return word(f"work.{self.key}", lang)


@dataclass
class _Entry:
    """One job: who asks for it, when somebody last did, and what has become of it."""

    job: Callable[[], Any]
    limits: Limits
    readers: set[str]
    asked: float
    begun: float = 0.0
    parts: tuple[int, int] = (0, 0)
    ended: float = 0.0
    result: Any = None
    size: int = 0
    error: BaseException | None = None

    def wanted(self) -> bool:
        return time.monotonic() - self.asked <= LAPSE

    @property
    def left(self) -> bool:
        """Whether it was ended because nobody waited."""
        return isinstance(self.error, JobRefused) and self.error.key == "left"

    def progress(self, done: int, of: int) -> None:
        self.parts = (done, of)


def _nothing() -> None:
    """What a job was that is done: its file is let go."""


def key_of(job: Callable[[], Any]) -> str:
    """What is asked for: the job, packed without looking which of its parts are one object, and the day, which papers bear."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump((job, date.today()))  # noqa: DTZ011 - the day at the printer
    return hashlib.sha256(out.getbuffer()).hexdigest()


class Queue:
    """Jobs of all readers and the processes that do them: one takes short jobs alone, the others whatever came first.

    ``modules`` are what a process imports before its first job. Safe in threads; nothing is started before the first job or ``warm``.
    """

    def __init__(self, modules: Sequence[str] = (), size: int = 2) -> None:
        self.modules, self.size = modules, size
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._change = Condition()
        self._workers: list[Worker] = []

    def ask(self, job: Callable[[], Any], reader: str, limits: Limits = SHORT) -> Standing:
        """How it stands with a job, which is what is asked for and how its result is found again: two that are packed alike are one.

        Whoever wants it asks again and again: a job that nobody has asked about for ``LAPSE`` seconds is dropped, begun or not.
        Raises JobRefused, and what the job raised.
        """
        return self._ask(key_of(job), job, reader, limits)

    def _ask(self, key: str, job: Callable[[], Any], reader: str, limits: Limits) -> Standing:
        with self._change:
            self._start()
            self._tidy()
            entry = self._entries.get(key)
            if entry is None or entry.left:
                self._room_for(reader)
                entry = _Entry(job, limits, set(), time.monotonic())
                self._entries[key] = entry
                self._change.notify_all()
            entry.readers.add(reader)
            entry.asked = time.monotonic()
            if entry.ended and not entry.error:
                self._entries.move_to_end(key)
        return self._standing(entry)

    def knows(self, job: Callable[[], Any]) -> bool:
        """Whether somebody has asked for the same, and it waits, is being done, or is there."""
        return key_of(job) in self._entries

    def wait(self, job: Callable[[], Any], reader: str, limits: Limits = SHORT, *, within: float = inf) -> Standing:
        """How it stands with a job as soon as it is done, or after so many seconds. Raises what ``ask`` raises."""
        key, end = key_of(job), time.monotonic() + within
        while not isinstance(standing := self._ask(key, job, reader, limits), Ready) and time.monotonic() < end:
            with self._change:
                self._change.wait(ASKED_EVERY)
        return standing

    def is_ready(self, job: Callable[[], Any]) -> bool:
        """Whether its result is there."""
        entry = self._entries.get(key_of(job))
        return entry is not None and entry.ended > 0 and entry.error is None

    def leave(self, job: Callable[[], Any], reader: str) -> None:
        """A reader does not want it any more: what nobody else has asked for goes at once, begun, done or not."""
        with self._change:
            entry = self._entries.get(key_of(job))
            if entry:
                entry.readers.discard(reader)
            if entry and not entry.readers:
                entry.asked, entry.result, entry.size = -inf, None, 0
                self._tidy()

    def warm(self) -> None:
        """Have the process for short jobs ready before somebody asks, where there is memory for it."""
        with self._change:
            self._start()
        if not self._workers[0].is_there and available() >= JOB:
            self._workers[0].start()

    def stop(self) -> None:
        """End the processes; whoever waits is told."""
        for worker in self._workers:
            worker.stop()

    def _standing(self, entry: _Entry) -> Standing:
        if entry.ended:
            if entry.error:
                raise entry.error.with_traceback(None)
            return Ready(entry.result)
        if entry.begun:
            return Progress(time.monotonic() - entry.begun, *entry.parts)
        with self._change:
            waiting = [other for other in self._entries.values() if not other.begun]
        ahead = waiting[: waiting.index(entry)] if entry in waiting else []
        return Waiting(sum(1 for other in ahead if entry.limits.is_long or not other.limits.is_long))

    def _start(self) -> None:
        """The threads that wait for jobs, one for each process."""
        for place in range(len(self._workers), self.size):
            self._workers.append(Worker(self.modules))
            Thread(target=self._work, args=(self._workers[place],), name=f"jobs {place}", daemon=True).start()

    def _room_for(self, reader: str) -> None:
        waiting = [entry for entry in self._entries.values() if not entry.begun]
        if len(waiting) >= WAITING:
            raise JobRefused("busy")
        if not any(worker.is_there for worker in self._workers) and available() < JOB:
            raise JobRefused("low")
        if sum(1 for entry in waiting if reader in entry.readers) >= OF_ONE:
            raise JobRefused("yours")

    def _tidy(self) -> None:
        """Drop what nobody waits for, failures that are old, and of the files those that were asked for longest ago."""
        now, room = time.monotonic(), KEPT
        for key, entry in reversed(list(self._entries.items())):
            room -= entry.size
            old = entry.error is not None and now - entry.ended > FAILED_FOR
            kept = room >= 0 and isinstance(entry.result, bytes)
            if old or not (entry.wanted() or kept or (entry.begun and not entry.ended)):
                del self._entries[key]

    def _next(self, *, short_only: bool) -> _Entry:
        with self._change:
            while True:
                self._tidy()
                for entry in self._entries.values():
                    if not entry.begun and not (short_only and entry.limits.is_long):
                        entry.begun = time.monotonic()
                        return entry
                self._change.wait(LAPSE)

    def _work(self, worker: Worker) -> None:
        short_only = self.size > 1 and worker is self._workers[0]
        while True:
            entry = self._next(short_only=short_only)
            try:
                entry.result, entry.size = worker.do(entry.job, entry.limits, entry.wanted, entry.progress)
            except StoppedError as stopped:
                entry.error = JobRefused(stopped.key)
            except Exception as error:  # noqa: BLE001 - told to whoever asked
                entry.error = error
            worker.slim()
            with self._change:
                entry.job, entry.ended = _nothing, time.monotonic()
                if not entry.readers:
                    entry.result, entry.size = None, 0
                self._tidy()
                self._change.notify_all()
