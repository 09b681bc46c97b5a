"""The folder of a host in which all of this lies (``/ban-do/``): off what is asked, in front of addresses that go out whole.

Everything else is written relative to the page it stands in, so that a proxy may take the folder away or leave it.
"""

import logging
import os
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.config import get_option

from geo.server.gate import PUBLIC

ROOT = "app_root_path"
"""Where Starlette looks for the folder when it makes a whole address; what is asked stands without it."""
OWN = "server.baseUrlPath"
"""Streamlit's name for the folder, where no proxy takes it away."""
FORWARDED = "x-forwarded-prefix"
"""The header in which a proxy that takes the folder away says so (Traefik's and Spring's name for it)."""
OWN_NAMES = ("localhost", "127.0.0.1", "::1", "::ffff:127.0.0.1")
"""How a program on this machine reaches it."""
PROBE = "/health"
"""What is answered with or without the folder: load balancers ask for it beside the proxy."""
_PAGE = re.compile(r"(.*?)/(?:component/.*|[a-z]*)", re.ASCII)
"""The path of a page that the map stands in, or of its frame, behind the folder."""
_FOLDER = re.compile(r"(?:/[A-Za-z0-9._~-]{1,60}){0,4}/?", re.ASCII)
_UNKNOWN = "pages are read at %s/, which nobody said: previews, sitemap and citations lead to / unless %s says so, or %s from the proxy"
_log = logging.getLogger(__name__)


def folder_of(written: str) -> str:
    """A folder as it stands in front of paths: ``/ban-do``, or empty for none and for what is no path."""
    slashed = f"/{written.strip().strip('/')}"
    return slashed.rstrip("/") if _FOLDER.fullmatch(slashed) else ""


def root_from(path: str) -> str:
    """The way from a path to the folder of all: ``./``, ``../`` and so on."""
    return "../" * (path.count("/") - 1) or "./"


def base_of(request: Request) -> str:
    """The address at which readers find this server, with a slash at its end; empty where nobody said it, so that links are relative.

    No browser speaks HTTP/1.0: who does, and asks this machine by its own address, is a proxy that does not hand on what was asked for.
    """
    inner = request.scope.get("http_version") == "1.0" and request.url.hostname in OWN_NAMES
    return "" if inner else str(request.base_url)


class Subpath:
    """Middleware: what is asked in our folder, as if it lay at the root of a host."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.own = app, folder_of(str(get_option(OWN) or ""))
        self.public = folder_of(urlsplit(os.environ.get(PUBLIC, "").strip()).path)
        self.folders = [folder for folder in (self.own, self.public) if folder]
        self._noted = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on; what lies beside the folder is led into it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        inner = self._inner(scope)
        if scope["type"] == "http":
            beside = bool(self.own) and scope["path"] != PROBE and inner["path"] == scope["path"]
            if beside or scope["path"] in self.folders:
                await self._into(scope)(scope, receive, send)
                return
        await self.app(inner, receive, send)

    def _inner(self, scope: Scope) -> Scope:
        asked, root = scope["path"], self.public or scope.get(ROOT, "") or self.own or self._read_at(Headers(scope=scope))
        path = next((asked.removeprefix(folder) for folder in self.folders if asked.startswith(f"{folder}/")), asked)
        return {**scope, "path": path, "root_path": "", ROOT: root}

    def _into(self, scope: Scope) -> ASGIApp:
        """A link of the time before there was a folder leads on; nothing else does."""
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse(f"404 · {self.own}/\n", status_code=404)
        asked, path = scope["query_string"].decode("latin-1"), scope["path"]
        there = f"{path}/" if path in self.folders else f"{self.own}{path}"
        return RedirectResponse(there + (f"?{asked}" if asked else ""), status_code=307)

    def _read_at(self, headers: Headers) -> str:
        """The folder of our page that asks, as the browser names it, for its own answer alone: a proxy took it away without a word."""
        try:
            page = urlsplit(headers.get("referer", ""))
        except ValueError:
            return ""
        lies = _PAGE.fullmatch(page.path) if page.netloc and page.netloc == headers.get("host") else None
        folder = folder_of(lies[1]) if lies else ""
        if folder and not self._noted:
            self._noted = True
            _log.warning(_UNKNOWN, folder, PUBLIC, FORWARDED)
        return folder


class InStreamlit:
    """Streamlit's own app, whose addresses begin with the folder that it was told of."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.own = app, folder_of(str(get_option(OWN) or ""))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask it."""
        named = scope["type"] in ("http", "websocket") and self.own
        await self.app({**scope, "path": self.own + scope["path"]} if named else scope, receive, send)
