"""Bytes that are served as they are: compressed once, named by their digest, not sent twice."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from geo.client.address import digest

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SMALLEST_PACKED = 600  # bytes; below it a compressed answer is no shorter on the wire
PACKABLE = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/manifest+json",
    "image/svg+xml",
    "font/ttf",
    "text/javascript",
)


@dataclass(frozen=True)
class CachedBody:
    """One thing to serve: its bytes, its type and how long a browser may keep it.

    ``packed`` are its packed forms by their encoding, the smallest first; where none are given, its gzip form is made once.
    """

    content: bytes
    type: str
    cache: str = FOREVER
    vary: str = ""
    packed: Mapping[str, bytes] | None = None
    tag: str = field(init=False)

    def __post_init__(self) -> None:
        """Compress and name the bytes."""
        if self.packed is None:
            worth = len(self.content) >= SMALLEST_PACKED and self.type.startswith(PACKABLE)
            object.__setattr__(self, "packed", {"gzip": gzip.compress(self.content, 9, mtime=0)} if worth else {})
        object.__setattr__(self, "tag", f'W/"{digest(self.content)}"')


def reply(request: Request, body: CachedBody) -> Response:
    """Answer with ``body``: 304 when the browser has it, compressed when the browser can read that."""
    headers = {"ETag": body.tag, "Cache-Control": body.cache, "Vary": ", ".join(filter(None, ("Accept-Encoding", body.vary)))}
    if body.tag in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    content, accepted = body.content, request.headers.get("accept-encoding", "")
    for encoding, packed in (body.packed or {}).items():
        if encoding in accepted:
            content, headers["Content-Encoding"] = packed, encoding
            break
    return Response(content, headers={**headers, "Content-Type": body.type})
