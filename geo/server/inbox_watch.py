"""Looks after what readers leave while the server runs: old letters go, and what the operator should know is said once."""

import logging
from threading import Event, Thread

from geo.inbox import SETTING
from geo.inbox.folder import place_of_letters
from geo.inbox.store import NotKept, Store
from geo.inbox.watch import let_go, warnings

EVERY = 600.0
"""Seconds between two looks: a day that the server runs is never missed."""
_log = logging.getLogger(__name__)
_warned: list[str] = []


def in_a_word() -> str:
    """``ok``, or what there is to look after, as the last look found it."""
    return ", ".join(_warned) or "ok"


def in_a_line() -> str:
    """Where letters are kept, in one line for whoever starts the server."""
    try:
        store = Store(place_of_letters())
        store.pass_day()
    except NotKept as error:
        return f"letters of readers cannot be kept: {error}"
    return f"letters of readers are kept in {store.path}"


def look() -> None:
    """Look once."""
    try:
        store = Store(place_of_letters())
        warned = warnings(store)
        if gone := let_go(store):
            _log.info("%s letters had been kept long enough and are deleted", gone)
    except NotKept as error:
        warned = ["unkept"]
        _log.warning("letters of readers cannot be kept: %s; name a folder that can be written, with room, in %s", error, SETTING)
    if new := [name for name in warned if name not in _warned]:
        _log.warning("inbox: %s (python -m geo.inbox reports list)", ", ".join(new))
    _warned[:] = warned


def follow(ended: Event) -> None:
    """Look now and again until the end."""

    def look_again() -> None:
        look()
        while not ended.wait(EVERY):
            look()

    Thread(target=look_again, name="inbox", daemon=True).start()
