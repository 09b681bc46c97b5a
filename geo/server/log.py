"""The log: one line for each event, nothing personal in it, and what comes again and again is counted."""

import logging
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

LOGGED_EVERY = 60.0
"""Seconds in which an event is said once, however often it comes."""
MOST = 1_000
"""Events that are remembered at once."""
OURS = Path(__file__).parents[2]
_log = logging.getLogger(__name__)


class OneLine(logging.Formatter):
    """A record as one line.

    Of an exception only its kind is said and where it was raised, from our own code on: what it says may quote what a reader typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end; what steers a terminal is written out."""
        error = record.exc_info[1] if record.exc_info else None
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}{_where(error)}"
        return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def _where(error: BaseException | None) -> str:
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    ours = next((index for index, frame in enumerate(frames) if OURS in Path(frame.filename).parents), 0)
    return f" · {type(error).__name__} " + " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[ours:])


class Counted(logging.StreamHandler[TextIO]):
    """Writes an event once in ``LOGGED_EVERY`` seconds; how often it came meanwhile is said with the next line, whatever that is of.

    An event is a logger, its words, and where it was raised.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(stream)
        self.setFormatter(OneLine())
        self._clock = clock
        self._open: dict[tuple[str, str, str], tuple[float, int, logging.LogRecord]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line, or count it."""
        event, moment = (record.name, str(record.msg), _where(record.exc_info[1] if record.exc_info else None)), self._clock()
        for other, (since, more, last) in list(self._open.items()):
            if moment - since >= LOGGED_EVERY or len(self._open) >= MOST:
                del self._open[other]
                if more:
                    last.msg, last.args = f"{last.getMessage()} ({more} times more within {LOGGED_EVERY:.0f} s)", ()
                    super().emit(last)
        if event in self._open:
            since, more, _ = self._open[event]
            self._open[event] = (since, more + 1, record)
            return
        self._open[event] = (moment, 0, record)
        super().emit(record)


def in_one_form() -> None:
    """From now on everything that is logged in this process goes this way: our own, Streamlit's, uvicorn's."""
    handler = Counted()
    logging.root.handlers = [handler]
    logging.getLogger("geo").setLevel(logging.INFO)
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger) and (logger.handlers or not logger.propagate):
            logger.handlers = [handler]
    threading.excepthook = _of_a_thread


def _of_a_thread(ended: threading.ExceptHookArgs) -> None:
    error = ended.exc_value
    if error:
        _log.error("a thread ended", exc_info=(ended.exc_type, error, ended.exc_traceback))
