"""The first seconds of a server: the current publication's files at once, whatever else is asked for as soon as all is imported."""

import gc
import json
import logging
import os
import signal
from asyncio import sleep
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.language import given_folder
from geo.publish.place import CURRENT, MANIFEST, SITE, line_of, place_of
from geo.server.responses import ALWAYS, NOTHING, PUBLIC, CachedBody, file_body, reply
from geo.server.visits import close_when_ended
from geo.workers.memory import in_a_word
from geo.workers.scratch import NoScratch, settle

OF_THE_SITE = ("/data/", "/assets/")
LIGHT, PAGE = "/xem", "/index.html"
HOSTS = (b'data-host="site"', b'data-host="xem"')
"""What the page of a publication says of its host, and what it is here."""
PATIENCE = 0.02
"""Seconds between two looks whether all is imported."""
WELL_BEGUN = 0.3
"""Seconds that the server is left to itself first: its own start needs the processor."""
_whole = Event()
_log = logging.getLogger(__name__)


def _current() -> Path | None:
    """The folder of the current publication, as its last server left it."""
    place = place_of(given_folder())
    folder = place / (line_of(place, CURRENT) or "-")
    return folder if (folder / SITE / PAGE[1:]).is_file() and (folder / MANIFEST).is_file() else None


class ColdStart:
    """Middleware: answers out of the current publication what it can, until the rest of the server is there; then passes everything on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.rest: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what has to wait waits."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if not _whole.is_set() and scope["type"] == "http" and (early := _early(Request(scope))):
            await early(scope, receive, send)
            return
        while not _whole.is_set():  # noqa: ASYNC110 - set by another thread, and waited for in the first seconds alone
            await sleep(PATIENCE)
        if self.rest is None:
            from geo.server.rest import rest_of  # noqa: PLC0415 - what takes long to import

            self.rest = rest_of(self.app)
        await self.rest(scope, receive, send)


def _early(request: Request) -> Response | None:
    """What the publication holds of that; None for everything else."""
    folder = _current()
    if folder is None or request.method not in (("GET", "HEAD", "OPTIONS") if request.url.path == "/health" else ("GET", "HEAD")):
        return None
    path = request.url.path
    try:
        if path == "/health":
            return _health(json.loads((folder / MANIFEST).read_bytes()))
        if path == LIGHT:
            body = file_body(folder / SITE, PAGE)
            page = CachedBody(body.content.replace(*HOSTS, 1), "text/html; charset=utf-8", cache="no-store")
            return _secured(reply(request, page), "frame-ancestors 'self'")
        if path.startswith(OF_THE_SITE) and ".." not in path:
            return _secured(reply(request, file_body(folder / SITE, path)), NOTHING, PUBLIC)
    except (OSError, ValueError, KeyError):
        return None
    return None


def _secured(answer: Response, policy: str, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    """With the headers of every answer of ours."""
    answer.headers.update({**ALWAYS, **more, "Content-Security-Policy": policy})
    return answer


def _health(manifest: Mapping[str, object]) -> Response:
    faults = manifest["faults"]
    counted = len(faults) if isinstance(faults, list) else 0
    state = {"status": "ok", "data": manifest["data"], "faults": counted, "memory": in_a_word()}
    answer = JSONResponse(state, headers={"Cache-Control": "no-store"})
    return _secured(answer, NOTHING)


def settled() -> None:
    """A folder that can be written, before a library looks for one; where there is none, the process ends with a sentence."""
    try:
        settle()
    except NoScratch as error:
        raise SystemExit(f"the server cannot start: {error}") from None


@contextmanager
def opening(warm: Callable[[], None]) -> Iterator[None]:
    """Serve. Where there is a publication, the rest is imported beside; the very first start makes one before anybody is answered.

    ``warm`` imports what the pages need. What is there then is left out of every later garbage collection: Streamlit collects after each
    run of a page, which would walk the millions of objects that geopandas and folium bring.
    """
    ended = Event()
    close_when_ended()

    def bring() -> None:
        from geo.server.rest import begin  # noqa: PLC0415 - what takes long to import
        from geo.server.state import keep  # noqa: PLC0415 - same

        begin(ended)
        warm()
        _whole.set()
        keep()
        gc.collect()
        gc.freeze()

    def bring_beside() -> None:
        ended.wait(WELL_BEGUN)
        try:
            bring()
        except BaseException as error:
            _log.exception("the server cannot start: %s", error)
            os.kill(os.getpid(), signal.SIGTERM)
            raise

    if _current() is None:
        bring()
    else:
        Thread(target=bring_beside, name="opening", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
