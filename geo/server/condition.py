"""How the server is, for whoever looks after it and for what spreads readers over several: what is kept, disk, threads, memory."""

import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo import release
from geo.inbox.folder import place_of_letters
from geo.inbox.store import NotKept
from geo.inbox.watch import LITTLE
from geo.server import embed, inbox_watch, proxies, state
from geo.workers import memory, scratch

OK, LIMITED, FAILING = "ok", "limited", "failing"
"""Readers get what they ask for; they get the map, but something else is refused; they do not get the map: send them elsewhere (503)."""
UNKEPT = "unkept"


def _threads() -> str:
    """Every page that somebody opens needs one."""
    try:
        probe = Thread(target=lambda: None, name="probe")
        probe.start()
        probe.join()
    except (RuntimeError, MemoryError):
        return "none"
    return OK


def _folders() -> dict[str, Path]:
    """What this server writes, by what it is."""
    folders = {"temporary": Path(tempfile.gettempdir())}
    if publications := state.place()[0]:
        folders["publications"] = publications
    with suppress(NotKept):  # said under "inbox"
        folders["letters"] = place_of_letters()
    return folders


def _disk() -> str:
    """``ok``, or what has little room."""
    little = []
    for name, folder in _folders().items():
        try:
            if scratch.free_bytes(folder) < LITTLE:
                little.append(name)
        except OSError:
            little.append(name)
    return f"low ({', '.join(little)})" if little else OK


def _kept() -> str:
    """``ok``, or what goes when this server ends."""
    aside = [name for name, so in (("publications", not state.place()[1]), ("temporary files in memory", scratch.in_memory())) if so]
    return f"{UNKEPT} ({', '.join(aside)})" if aside else OK


def as_found() -> dict[str, object]:
    """All of it; what is well says ``ok``."""
    now = state.current()
    parts = {"memory": memory.in_a_word(), "threads": _threads(), "disk": _disk(), "kept": _kept(), "inbox": inbox_watch.in_a_word()}
    refused = parts["memory"] == memory.LITTLE_LEFT or UNKEPT in parts["inbox"]
    status = FAILING if parts["threads"] != OK else LIMITED if refused else OK
    about = {"status": status, "release": release.running(), "data": now.digest, "faults": now.faults}
    return {**about, **parts, "proxy": proxies.in_a_word(), "embed": embed.in_a_word()}


async def answer(_request: Request) -> Response:
    """The condition as JSON. It is asked for in the server's own thread: it has to answer when there is no other left."""
    parts = as_found()
    return JSONResponse(parts, status_code=503 if parts["status"] == FAILING else 200, headers={"Cache-Control": "no-store"})


ROUTES = [Route("/health", answer, methods=["GET", "HEAD", "OPTIONS"])]
