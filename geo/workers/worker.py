"""One process that does one job at a time, ended as soon as the job takes more time or memory than it may, or nobody waits for it."""

import logging
import os
import queue
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any, NamedTuple, TypeVar

import psutil

from geo.workers.frames import packed, receive, send, unpacked
from geo.workers.memory import MEGABYTE

ROOT = Path(__file__).parents[2]
EVERY = 0.05
"""Seconds between two looks at a worker."""
BEGUN, PROGRESS, DONE, RAISED, ENDED = "begun", "progress", "done", "raised", "ended"
SLIM = 450
"""Megabytes with which a worker waits for its next job at most."""
STARTED_WITHIN = 120.0
"""Seconds that a process may take until it begins its first job: it imports everything first."""
T = TypeVar("T")
_log = logging.getLogger(__name__)
_tell: Callable[[int, int], None] | None = None


class Limits(NamedTuple):
    """What a job may take: seconds, and megabytes of memory (resident, everything that the worker has imported among them).

    ``is_long``: it takes so long as a rule that short jobs do not wait for it.
    """

    seconds: float = 60.0
    megabytes: int = 640
    is_long: bool = False


SHORT, LONG = Limits(), Limits(seconds=120.0, megabytes=760, is_long=True)
"""The second is for the whole story on paper: twenty maps of it are laid out at once (tests/test_handout.py)."""


class StoppedError(Exception):
    """A job that was ended: ``key`` is "time", "memory", "died" or "left"."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def tell_to(tell: Callable[[int, int], None]) -> None:
    """Where the jobs of this process tell how far they are."""
    global _tell  # noqa: PLW0603 - one process does one job at a time
    _tell = tell


def each(parts: Sequence[T]) -> Iterator[T]:
    """The parts of a job one after the other; whoever waits for it hears how many are done (outside a worker nobody does)."""
    last = time.monotonic()
    for done, part in enumerate(parts):
        if _tell and time.monotonic() - last > EVERY:
            last = time.monotonic()
            _tell(done, len(parts))
        yield part


class Worker:
    """The process; started with its first job, and again after it was ended. ``modules`` are what it imports before it works."""

    def __init__(self, modules: Sequence[str] = ()) -> None:
        self.modules = modules
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[tuple[str, Any, int]] = queue.SimpleQueue()
        self._starting = Lock()

    def start(self) -> "subprocess.Popen[bytes]":
        """The process, begun if there is none."""
        with self._starting:
            if self._process is None or self._process.poll() is not None:
                self._answers = queue.SimpleQueue()
                self._process = _begun(self.modules)
                Thread(target=_listen, args=(self._process.stdout, self._answers), name="worker", daemon=True).start()
            return self._process

    @property
    def is_there(self) -> bool:
        """Whether the process runs already: its next job needs little more."""
        return self._process is not None

    def do(self, job: Callable[[], Any], limits: Limits, wanted: Callable[[], bool], tell: Callable[[int, int], None]) -> tuple[Any, int]:
        """What ``job`` gives, and how many bytes that is packed; raises what it raises, and StoppedError when it was ended.

        ``wanted`` is asked all the time: once nobody waits any more, the job is ended. ``tell`` hears how far it is.
        """
        process = self.start()
        body = packed((job, limits.seconds))
        Thread(target=_hand_over, args=(process.stdin, body), name="job", daemon=True).start()
        until = time.monotonic() + STARTED_WITHIN
        while True:
            kind, content, size = self._heard(process, limits, until, wanted)
            if kind == BEGUN:
                until = time.monotonic() + limits.seconds
            elif kind == PROGRESS:
                tell(*content)
            elif kind == RAISED:
                raise content
            elif kind == DONE:
                return content, size

    def _heard(self, process: "subprocess.Popen[bytes]", limits: Limits, until: float, wanted: Callable[[], bool]) -> tuple[str, Any, int]:
        """What the process says next. Raises StoppedError when it has ended or had to be."""
        heard: tuple[str, Any, int] | None = None
        while heard is None:
            with suppress(queue.Empty):
                heard = self._answers.get(timeout=EVERY)
            if heard and heard[0] in (DONE, RAISED):
                break
            reason = "died" if heard and heard[0] == ENDED else _why_ended(process, limits, until, wanted)
            if reason:
                self.stop()
                raise StoppedError(reason)
        return heard

    def slim(self) -> None:
        """End the process when its jobs have left it with more memory than ``SLIM``: the next job begins with a new one."""
        if self._process and _memory(self._process) > SLIM:
            self.stop()

    def stop(self) -> None:
        """End the process at once."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                _close(pipe)
            self._process = None


def _begun(modules: Sequence[str]) -> "subprocess.Popen[bytes]":
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "geo.workers", *modules],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _why_ended(process: "subprocess.Popen[bytes]", limits: Limits, until: float, wanted: Callable[[], bool]) -> str:
    if not wanted():
        return "left"
    if time.monotonic() > until:
        return "time"
    return "memory" if _memory(process) > limits.megabytes else ""


def _memory(process: "subprocess.Popen[bytes]") -> float:
    """Megabytes that a process holds; none once it has ended, which its listener tells."""
    with suppress(psutil.Error):
        return float(psutil.Process(process.pid).memory_info().rss) / MEGABYTE
    return 0.0


def _close(pipe: Any) -> None:
    with suppress(OSError):  # what nobody reads any more was still to be written
        pipe.close()


def _hand_over(pipe: Any, body: bytes) -> None:
    with suppress(OSError, ValueError):  # the process has ended, which its listener tells
        send(pipe, body)


def _listen(pipe: Any, answers: "queue.SimpleQueue[tuple[str, Any, int]]") -> None:
    """What the process says, and that it has ended."""
    try:
        while True:
            body = receive(pipe)
            answers.put((*unpacked(body), len(body)))
    except (EOFError, OSError, ValueError):
        answers.put((ENDED, None, 0))
    except Exception:  # noqa: BLE001 - whatever a result does when it is opened
        _log.exception("a job's answer cannot be read")
        answers.put((ENDED, None, 0))
