"""What may be asked of the server at all, and the security headers of every answer."""

import re
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from geo.client import folium_map
from geo.datasets import FOLDER
from geo.facts.citation import VERSIONS
from geo.server import embed, gazetteer_pages, open_data, security_headers, streamlit_pages
from geo.server.not_found import missing
from geo.server.subpath import root_from

STATIC = Path(file_util.get_static_dir())
STATIC_FILES = frozenset(f"/{path.relative_to(STATIC).as_posix()}" for path in (STATIC / "static").rglob("*") if path.is_file())
BESIDE = (
    "/xem",
    embed.EMBED,
    VERSIONS.rstrip("/"),
    "/health",
    "/favicon.png",
    "/robots.txt",
    "/sw.js",
    "/report",
    "/searched",
    "/qr.svg",
    "/qr.png",
    *gazetteer_pages.VIEWS,
    *gazetteer_pages.CONTENTS_PATHS,
    *open_data.FEEDS,
)
STREAMLIT = ("/_stcore/health", "/_stcore/host-config")
"""What Streamlit's own pages ask for, beside their websocket and the files that readers bring."""
OWN = frozenset({"/", *BESIDE, *STREAMLIT, *(f"/{name}" for name in streamlit_pages.PAGES)})
STREAMS = ("/media/", "/component/", "/_stcore/upload_file/", "/_stcore/bidi-components/")
"""Of Streamlit as well: what lies under these."""
PREFIXES = ("/assets/", "/data/", VERSIONS, FOLDER, "/files/", *STREAMS)
_AROUND = re.compile(r"[\s/.,;:!?()\[\]{}<>'\"“”‘’«»…*]+$")
"""What a sentence leaves behind an address."""


def allowed(path: str) -> bool:
    """Whether something may live under ``path``; Streamlit itself would answer every path with its page."""
    inside = path.startswith((*PREFIXES, *gazetteer_pages.PREFIXES, gazetteer_pages.LISTS)) and ".." not in path
    return path in OWN or path in STATIC_FILES or inside


class AllowList:
    """Middleware: plain 404 for unknown paths, security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.policies = security_headers.Policies(streamlit_pages.inline_scripts(), folium_map.inline_script())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a websocket passes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path, host = scope["path"], Headers(scope=scope).get("host", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.policies.headers(path, host))
            await send(message)

        await (self.app if allowed(path) else self._elsewhere(scope))(scope, receive, send_with_headers)

    @staticmethod
    def _elsewhere(scope: Scope) -> ASGIApp:
        """A page's name in other letters, or with a slash or a full stop behind it, leads to the page; everything else is not here."""
        path, query = _AROUND.sub("", scope["path"]).lower(), scope["query_string"].decode("latin-1")
        if path in OWN - {"/"}:
            return RedirectResponse(root_from(scope["path"]) + path[1:] + (f"?{query}" if query else ""), status_code=308)
        return missing(scope)
