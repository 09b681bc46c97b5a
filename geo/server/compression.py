"""Streamlit's own scripts and streamlit-folium's, compressed once and kept by the browser."""

import gzip
from typing import Any

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.server.responses import FOREVER, SMALLEST_PACKED, accepts, varies

PLACES = ("/static/", "/component/")
PACKABLE = (".js", ".css", ".html", ".svg")
HASHED = ("/static/js/", "/static/css/", "/static/media/")  # Streamlit's and the component's files with a digest in their name


class StaticCompression:
    """Middleware: what Streamlit serves uncompressed from its installed files is compressed at its first asking and then remembered.

    Only whole answers (200) to plain GETs are remembered, and only files that exist are answered with 200 here, so the memory is bounded by
    the installed files.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.known: dict[str, tuple[bytes, MutableHeaders]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from memory where it was asked before."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not scope["path"].startswith(PLACES):
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope["path"], send, pack=_wanted(scope))
        packed = self.known.get(scope["path"])
        if packed and answer.pack:
            await send({"type": "http.response.start", "status": 200, "headers": packed[1].raw})
            await send({"type": "http.response.body", "body": packed[0]})
            return
        await self.app(scope, receive, answer.take)
        if answer.made:
            self.known[scope["path"]] = answer.made


def _wanted(scope: Scope) -> bool:
    """Whether this asks for the whole of something that is worth packing, and can read it packed."""
    headers = Headers(scope=scope)
    partly = any(name in headers for name in ("range", "if-none-match", "if-modified-since"))
    whole = scope["method"] == "GET" and not partly
    return whole and scope["path"].endswith(PACKABLE) and accepts(headers.get("accept-encoding", ""), "gzip")


class _Answer:
    """One answer on its way out."""

    def __init__(self, path: str, send: Send, *, pack: bool) -> None:
        self.path, self.send, self.pack = path, send, pack
        self.start: dict[str, Any] = {}
        self.chunks: list[bytes] = []
        self.made: tuple[bytes, MutableHeaders] | None = None

    async def take(self, message: Message) -> None:
        """Pass a message on; while packing, hold it until the answer is whole."""
        if message["type"] == "http.response.start":
            self._cacheable(message)
            self.start = dict(message)
            self.pack = self.pack and message["status"] == 200  # noqa: PLR2004 - the status of a whole answer
            if not self.pack:
                await self.send(message)
        elif not self.pack:
            await self.send(message)
        elif message["type"] == "http.response.body":
            self.chunks.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish()

    def _cacheable(self, message: Message) -> None:
        if self.path.endswith(PACKABLE):  # packed or not: a cache in between must keep the two apart
            varies(MutableHeaders(scope=message), "Accept-Encoding")
        if message["status"] in (200, 304) and any(place in self.path for place in HASHED):
            MutableHeaders(scope=message)["Cache-Control"] = FOREVER

    async def _finish(self) -> None:
        content = b"".join(self.chunks)
        headers = MutableHeaders(raw=list(self.start["headers"]))
        if len(content) >= SMALLEST_PACKED and "content-encoding" not in headers:
            content = await to_thread.run_sync(gzip.compress, content, 6)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(content))
            if "etag" in headers and not headers["etag"].startswith("W/"):
                headers["ETag"] = f"W/{headers['etag']}"
            self.made = (content, headers)
        await self.send({**self.start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": content})
