"""A connection that is one too many is closed, and one whose header does not come to its end: uvicorn would wait for ever."""

import asyncio

import h11
from uvicorn.protocols.http import auto
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


def be_impatient() -> None:
    """Have uvicorn use it: Streamlit leaves no way to say so when it starts the server."""
    auto.AutoHTTPProtocol = ImpatientProtocol
