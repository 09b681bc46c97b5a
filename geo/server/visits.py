"""Visits that have ended: kept for who comes back after a gap of the network, then closed, so that none leaves files open."""

import time
from collections import OrderedDict

from streamlit import runtime
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

from geo.server.file_limit import BESIDE, OURS

OF_A_VISIT = 3
"""Open files that a visit has without its websocket: the event loop of its session (a selector and a pair of sockets)."""
MOST = (BESIDE - OURS) // OF_A_VISIT
"""Visits kept at once: as many as there are files left for them."""
SECONDS = 120.0
"""How long one is kept, as Streamlit does; it lets go of them without closing them."""


class EndedVisits(SessionStorage):
    """The visits without a websocket, the longest ended first. All of it happens in the server's event loop."""

    def __init__(self) -> None:
        self._ended: OrderedDict[str, tuple[float, SessionInfo]] = OrderedDict()

    def get(self, session_id: str) -> SessionInfo | None:
        """The visit, if it is still kept."""
        self._close_old()
        when_and_visit = self._ended.get(session_id)
        return when_and_visit[1] if when_and_visit else None

    def save(self, session_info: SessionInfo) -> None:
        """Keep a visit that has just ended."""
        self._ended[session_info.session.id] = (time.monotonic(), session_info)
        self._close_old()

    def delete(self, session_id: str) -> None:
        """Let go of a visit that goes on, or that somebody else closes."""
        self._ended.pop(session_id, None)

    def list(self) -> list[SessionInfo]:
        """All that are kept."""
        return [visit for _, visit in self._ended.values()]

    def _close_old(self) -> None:
        until = time.monotonic() - SECONDS
        while self._ended and (len(self._ended) > MOST or next(iter(self._ended.values()))[0] < until):
            _, (_, visit) = self._ended.popitem(last=False)
            visit.session.shutdown()


def close_when_ended() -> None:
    """Have the running Streamlit keep its visits here; it leaves no other way to say so when an app is served by itself."""
    if runtime.exists():
        manager = runtime.get_instance()._session_mgr  # noqa: SLF001 - as said
        manager._session_storage = EndedVisits()  # type: ignore[attr-defined]  # noqa: SLF001
