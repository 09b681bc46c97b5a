"""A connection that is one too many is closed, and one whose header does not come to its end: uvicorn would wait for ever."""

import asyncio
import socket

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from geo.server.file_limit import connections_at_most

HEADER_WITHIN = 15.0
"""Seconds from the opening of a connection, or from the first byte of a later request, to the end of the request's header."""


_WAITING: dict["ImpatientProtocol", None] = {}
"""Connections whose header is awaited, the longest first."""


class ImpatientProtocol(H11Protocol):
    """uvicorn's own, with a clock that runs while a header is awaited."""

    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait; where there are too many, whoever has waited longest without asking makes room."""
        super().connection_made(transport)
        _at_once(transport)
        self._start()
        if len(self.connections) > connections_at_most():
            longest = next(iter(_WAITING))
            longest.stop_waiting()
            longest.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Go on waiting while the header is not whole."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self.stop_waiting()
        else:
            self._start()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self.stop_waiting()
        super().connection_lost(exc)

    def _start(self) -> None:
        if self._clock is None:
            self._clock = self.loop.call_later(HEADER_WITHIN, self.transport.close)
            _WAITING[self] = None

    def stop_waiting(self) -> None:
        """Its header is whole, or nobody waits for it any more."""
        if self._clock:
            self._clock.cancel()
            self._clock = None
        _WAITING.pop(self, None)


def _at_once(transport: asyncio.Transport) -> None:
    """What is written is sent at once (RFC 896 is off).

    asyncio sees to it only where the listening socket names its protocol, and Streamlit's does not: every answer on a kept connection
    then waits for the reader's delayed acknowledgement (RFC 1122, 4.2.3.2).
    """
    own = transport.get_extra_info("socket")
    if own is not None and own.family in (socket.AF_INET, socket.AF_INET6):
        own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def be_impatient() -> None:
    """Have uvicorn use it: Streamlit leaves no way to say so, and imports us when uvicorn has chosen already."""
    begin = uvicorn.Server.startup

    async def startup(server: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        server.config.http_protocol_class = ImpatientProtocol
        await begin(server, sockets)

    uvicorn.Server.startup = startup  # type: ignore[method-assign, assignment]  # there is no other way in
