"""How much of what readers bring stands in memory: some files of each, a share of the memory for all."""

from collections.abc import Iterable

import psutil
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance

from geo.workers.memory import MEGABYTE

UPLOAD = "/_stcore/upload_file/"
FILES, BYTES = 3, 20 * MEGABYTE
"""Of one session at once."""
SHARE = 16
"""All sessions together have one part in so many of the machine's memory."""


def sizes(session: str = "") -> list[int]:
    """Bytes of each file that Streamlit holds for a session, or for all."""
    held = getattr(get_instance().uploaded_file_mgr, "file_storage", {})
    groups: Iterable[dict[str, object]] = [held.get(session, {})] if session else list(held.values())
    return [len(getattr(file, "data", b"")) for files in groups for file in list(files.values())]


def refusal(session: str, length: int | None, memory: int) -> int:
    """The status with which a file of ``length`` bytes is refused, 0 when there is room. ``memory``: bytes that the machine has."""
    if length is None:
        return 411
    own = sizes(session)
    if len(own) >= FILES or sum(own) + length > BYTES:
        return 413
    return 503 if sum(sizes()) + length > memory // SHARE else 0


class UploadLimit:
    """Middleware: files beyond what may stand in memory are not taken."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.memory = app, psutil.virtual_memory().total

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass what there is room for."""
        status = 0
        if scope["type"] == "http" and scope["method"] == "PUT" and scope["path"].startswith(UPLOAD):
            length = Headers(scope=scope).get("content-length", "")
            session = scope["path"].removeprefix(UPLOAD).partition("/")[0]
            status = refusal(session, int(length[:12]) if length.isdecimal() and length.isascii() else None, self.memory)
        answer: ASGIApp | Response = PlainTextResponse(f"{status}\n", status_code=status) if status else self.app
        await answer(scope, receive, send)
