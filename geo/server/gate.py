"""Who comes in: only under a name of this server, to a websocket only from its own pages, and to websockets only as many as it can bear."""

import ipaddress
import logging
import os
import re
from collections import Counter
from functools import partial
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from geo.language import LANGUAGES, word
from geo.server.file_limit import sockets_at_most
from geo.workers.memory import LOW, available

SETTING = "DAMHA_HOSTS"
"""Names the hosts this server answers for, with commas between; ``*.example.vn`` are all below one."""
OF_ONE = "DAMHA_SOCKETS_OF_ONE"
"""How many websockets one address may have; where it is not set, half of all."""
PUBLIC = "DAMHA_URL"
"""The address under which readers know this server, whatever a proxy calls it: https://map.example.vn."""
PRIVATE = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
"""Endings of names that no public registry gives away (RFC 6761, 6762, 8375, ICANN's .internal)."""
FULL = "full"
"""What tells the answer to a request whether its reader would get no websocket."""
CROWDED = "%s websockets open, as many as this server bears; %s refused since it started"
STREAM = "/_stcore/stream"
BUSY, FOREIGN = 1013, 1008
"""Codes with which a websocket is closed (RFC 6455)."""
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[^\s:/?#@\\\[\]<>\"]{1,253})(?::([0-9]{1,5}))?", re.IGNORECASE | re.ASCII)
_log = logging.getLogger(__name__)


def host_of(header: str) -> str | None:
    """The name in a Host header, in small letters and without port and final dot; None for what is no host."""
    match = _HOST.fullmatch(header)
    return match[1].lower().rstrip(".") or None if match else None


def _number_of(setting: str, default: int) -> int:
    """A number that the operator has set; what is none is said in the log, and the default holds."""
    text = os.environ.get(setting, "").strip()
    if text.isascii() and text.isdecimal() and int(text[:9]):
        return int(text[:9])
    if text:
        _log.warning("%s is no number from 1 on: “%s”; %s holds", setting, text, default)
    return default


def _who(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return None


def is_ours(name: str, named: str) -> bool:
    """Whether this server answers for a host, where the operator ``named`` these.

    Without names: addresses, and names that are private. No stranger's page can be given such a name for this server (DNS rebinding).
    """
    address = _address(name)
    if name == "localhost" or (address and address.is_loopback):
        return True
    hosts = [host for written in named.split(",") if (host := host_of(written.strip().rpartition("://")[2].rstrip("/")))]
    if hosts:
        return any(name.endswith(host[1:]) if host.startswith("*.") else name == host for host in hosts)
    return address is not None or "." not in name or name.endswith(PRIVATE)


def own_origin(origin: str, host: str, scheme: str) -> bool:
    """Whether a page of this very host sent this."""
    try:
        came = urlsplit(origin)
    except ValueError:
        return False
    port = {"http": ":80", "https": ":443", "ws": ":80", "wss": ":443"}
    ours = host.lower().removesuffix(port.get(scheme, ""))
    return came.scheme in ("http", "https") and bool(came.netloc) and came.netloc.lower().removesuffix(port[came.scheme]) == ours


class Gate:
    """Middleware, before everything else; the websockets that are open, by the address they come from."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.named = app, os.environ.get(SETTING, "")
        self.public = urlsplit(os.environ.get(PUBLIC, "").strip())
        self.most = sockets_at_most()
        self.of_one = _number_of(OF_ONE, max(1, self.most // 2))
        self.open: Counter[str] = Counter()
        self.refused = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, let it pass, or say why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            scope[FULL] = partial(self.full, _who(scope))
            await (self._refusal(scope) or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        hosts = Headers(scope=scope).getlist("host")
        if not hosts and scope["path"] == "/health":
            return None  # probes of load balancers name none
        name = host_of(hosts[0]) if len(hosts) == 1 else None
        if name is None:
            return _said(400, "gate.malformed")
        public = self.public.hostname == name
        return None if public or is_ours(name, self.named) else _said(421, "gate.host", host=name, setting=SETTING)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, who = Headers(scope=scope), _who(scope)
        own = self._own(headers.get("origin", ""), headers.get("host", ""), scope["scheme"])
        if self._refusal(scope) or scope["path"] != STREAM or not own:
            await WebSocketClose(FOREIGN)(scope, receive, send)
            return
        if self.full(who):
            self.refused += 1
            _log.warning(CROWDED, self.open.total(), self.refused)
            await WebSocketClose(BUSY)(scope, receive, send)
            return
        self.open[who] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open[who] -= 1
            self.open += Counter()  # forgets addresses that have none

    def _own(self, origin: str, host: str, scheme: str) -> bool:
        """Whether a page of ours sent this: by the name that was asked for, or by the address that readers know."""
        return own_origin(origin, host, scheme) or (bool(self.public.netloc) and own_origin(origin, self.public.netloc, self.public.scheme))

    def full(self, who: str) -> bool:
        """Whether an address gets no further websocket, or nobody for want of memory; this machine itself is counted with all alone."""
        address = _address(who)
        own = bool(address and (address.is_loopback or getattr(address, "ipv4_mapped", None) == ipaddress.IPv4Address("127.0.0.1")))
        return self.open.total() >= self.most or available() < LOW or (not own and self.open[who] >= self.of_one)


def _said(status: int, key: str, **values: str) -> Response:
    text = "\n".join(word(key, lang, **values) for lang in LANGUAGES)
    return PlainTextResponse(f"{status} · {text}\n", status_code=status, headers={"Cache-Control": "no-store"})
