"""The worker itself: python -m geo.workers [MODULE …] imports the modules, then does one job after another until its server ends."""

import faulthandler
import importlib
import os
import queue
import signal
import sys
import traceback
from contextlib import redirect_stdout
from threading import Thread
from typing import BinaryIO

import psutil

from geo.workers import worker
from geo.workers.frames import packed, receive, send, unpacked

GRACE = 10
"""Seconds after which a worker ends by itself whom nobody has ended in time."""


def _step_aside() -> None:
    """Readers come first: what is slow gets what they leave of the processor. Ctrl+C is for the server, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    psutil.Process().nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 5))


def _jobs(pipe: BinaryIO) -> "queue.SimpleQueue[bytes]":
    """The jobs as they come; when the server has ended, so does this process, whatever it is doing."""
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        while True:
            try:
                jobs.put(receive(pipe))
            except (EOFError, OSError):
                os._exit(0)

    Thread(target=listen, name="server", daemon=True).start()
    return jobs


def _answer(job: bytes, out: BinaryIO) -> bytes:
    """What a job gives, or what it raises with the lines where."""
    try:
        work, seconds = unpacked(job)
        faulthandler.dump_traceback_later(seconds + GRACE, exit=True)
        send(out, packed((worker.BEGUN, None)))
        return packed((worker.DONE, work()))
    except Exception as error:  # noqa: BLE001 - told to the server, where somebody waits for it
        error.add_note("".join(traceback.format_exception(error)))
        try:
            return packed((worker.RAISED, error))
        except Exception:  # noqa: BLE001 - whatever an error holds that cannot be sent
            return packed((worker.RAISED, RuntimeError("".join(traceback.format_exception(error)))))
    finally:
        faulthandler.cancel_dump_traceback_later()


def main(modules: list[str]) -> None:
    """Work. What jobs print goes where the server's own messages go."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _step_aside()
    jobs = _jobs(sys.stdin.buffer)
    worker.tell_to(lambda done, of: send(out, packed((worker.PROGRESS, (done, of)))))
    with redirect_stdout(sys.stderr):
        for module in modules:
            importlib.import_module(module)
        while True:
            send(out, _answer(jobs.get(), out))


if __name__ == "__main__":
    main(sys.argv[1:])
