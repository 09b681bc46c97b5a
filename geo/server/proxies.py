"""Proxies in front of this server: which are believed about who asks and under which name, and what is wrong with one, in words."""

import ipaddress
import logging
import os
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from geo.server.gate import PUBLIC, STREAM, host_of
from geo.server.subpath import FORWARDED, ROOT, folder_of

SETTING = "FORWARDED_ALLOW_IPS"
"""Names proxies that are believed, with commas between: addresses or networks, ``*`` for all (uvicorn's own name for it)."""
THIS_MACHINE = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
"""A proxy on this machine. uvicorn itself trusts 127.0.0.1 alone, and behind a socket for both kinds of addresses that is another name."""
MAPPED = 96
"""Bits in front of an IPv4 address where a socket for both kinds shows it as IPv6 (RFC 4291, 2.5.5.2)."""
MOST_NAMED = 5
"""Proxies that are named as not believed."""
_UNTRUSTED = "the proxy at %s is not believed, so all of its readers count as one: name it in %s (behind several proxies, each of them)"
_NO_SOCKET = (
    "the proxy at %s does not pass websockets, so readers get the light map alone: it must speak HTTP/1.1 to this server and hand on the"
    " headers Upgrade and Connection (nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade;"
    " proxy_set_header Connection upgrade). It also must hand on the name that was asked for (proxy_set_header Host $http_host), or"
    " DAMHA_URL says it; deploy/ has configurations that do"
)
_NO_ADDRESS = "%s: “%s” is no address of a server (https://example.vn, https://example.vn/map); addresses are made from what a proxy says"
_log = logging.getLogger(__name__)
_wrong: dict[tuple[str, str], None] = {}


def _both(written: str) -> list[str]:
    """An address or network as each kind of socket shows it; empty, and said in the log, for what is none."""
    try:
        network = ipaddress.ip_network(written)
    except ValueError:
        _log.warning("%s: “%s” is no address and no network (192.0.2.7, 10.0.0.0/8); no proxy is believed for it", SETTING, written)
        return []
    if network.version == 4:  # noqa: PLR2004 - IPv4
        return [written, f"::ffff:{network.network_address}/{MAPPED + network.prefixlen}"]
    return [written]


def trusted() -> list[str] | str:
    """The addresses and networks whose word counts, as uvicorn wants them."""
    named = [written for part in os.environ.get(SETTING, "").split(",") if (written := part.strip())]
    if "*" in named:
        return "*"
    return [*THIS_MACHINE, *(form for written in named for form in _both(written))]


def in_a_word() -> str:
    """``ok``, or what is wrong with proxies: ``untrusted 10.0.0.2``, ``no websocket 127.0.0.1``."""
    return ", ".join(" ".join(wrong) for wrong in _wrong) or "ok"


def _note(kind: str, who: str, sentence: str, *more: str) -> None:
    who = who.removeprefix("::ffff:") if "." in who else who  # as the operator knows it, whatever the socket calls it (RFC 4291, 2.5.5.2)
    if (kind, who) not in _wrong and len(_wrong) < MOST_NAMED:
        _wrong[kind, who] = None
        _log.warning(sentence, who, *more)


class Forwarded(ProxyHeadersMiddleware):
    """Middleware: who asks, by which scheme, under which host and in which folder, as a believed proxy says; uvicorn's own knows two."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, trusted())  # type: ignore[arg-type]  # uvicorn has types of its own for the same

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]  # as above
        """Pass one request on."""
        if scope["type"] in ("http", "websocket"):
            headers, who = Headers(scope=scope), str((scope.get("client") or ("",))[0])
            believed = who in self.trusted_hosts
            if not believed and "x-forwarded-for" in headers:
                _note("untrusted", who, _UNTRUSTED, SETTING)
            if scope["type"] == "http" and scope["path"].endswith(STREAM) and "sec-websocket-key" in headers:
                _note("no websocket", who, _NO_SOCKET)
            named = headers.get("x-forwarded-host", "").partition(",")[0].strip()
            if believed and host_of(named):
                MutableHeaders(scope=scope)["host"] = named
            if believed and FORWARDED in headers:
                scope[ROOT] = folder_of(headers[FORWARDED])
        await super().__call__(scope, receive, send)  # type: ignore[arg-type]


class PublicAddress:
    """Middleware behind the gate: whatever a proxy calls this server, addresses that go out are those that readers know."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, written = app, os.environ.get(PUBLIC, "").strip()
        known = urlsplit(written)
        self.scheme, self.host = known.scheme, known.netloc
        lies = host_of(known.netloc) and folder_of(known.path) == known.path.rstrip("/")
        if written and not (known.scheme in ("http", "https") and lies):
            _log.warning(_NO_ADDRESS, PUBLIC, written)
            self.host = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if self.host and scope["type"] == "http":
            scope = {**scope, "scheme": self.scheme, "headers": [*scope["headers"]]}
            MutableHeaders(scope=scope)["host"] = self.host
        await self.app(scope, receive, send)
