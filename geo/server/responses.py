"""Bytes that are served as they are: compressed once, named by their digest, not sent twice."""

import gzip
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

from geo.client.address import digest
from geo.publish.place import PACKED

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
ASKED_AGAIN = ("/data/catalog.json", "/data/catalog.jsonld", "/assets/manifest.json", "/assets/icon.svg", "/index.html", "/downloads/")
"""What keeps its address when its bytes change, by how its address begins."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",  # tile servers ask to know which site reads them
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers of every answer."""
BY_LANGUAGE = "Accept-Language"
"""What an answer varies by where a link may leave its language to the browser."""
PUBLIC = {"Access-Control-Allow-Origin": "*"}
"""Headers of data and assets: they are the same for everybody, and a frame that is shut in asks for them as a stranger (decision 039)."""
NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The content security policy of what is no page."""
REFUSED = re.compile(r"q=0(\.0{0,3})?", re.ASCII)
"""The weight of an encoding that a browser or a proxy cannot read."""
SMALLEST_PACKED = 600  # bytes; below it a compressed answer is no shorter on the wire
PACKABLE = (
    "text/",
    "application/atom+xml",
    "application/json",
    "application/ld+json",
    "application/geo+json",
    "application/manifest+json",
    "image/svg+xml",
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


def file_body(site: Path, address: str) -> CachedBody:
    """A file of a publication's site, with the packed forms that stand beside it. Raises OSError where there is none."""
    path = site / address.lstrip("/")
    beside = {encoding: path.with_name(f"{path.name}{ending}") for encoding, ending in PACKED.items()}
    packed = {encoding: file.read_bytes() for encoding, file in beside.items() if file.is_file()}
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return CachedBody(path.read_bytes(), kind, cache=ASK_AGAIN if address.startswith(ASKED_AGAIN) else FOREVER, packed=packed)


def accepts(header: str, encoding: str) -> bool:
    """Whether an Accept-Encoding header names an encoding, or any, and does not refuse it with ``q=0`` (RFC 9110, 12.5.3)."""
    weights = {name.strip().lower(): weight.strip() for name, _, weight in (part.partition(";") for part in header.split(","))}
    weight = weights.get(encoding, weights.get("*"))
    return weight is not None and not REFUSED.fullmatch(weight)


def varies(headers: MutableHeaders, *names: str) -> None:
    """Say that the answer would be another with other request headers; caches keep the answers apart by it (RFC 9110, 12.5.5)."""
    named = [name.strip() for name in headers.get("vary", "").split(",") if name.strip()]
    headers["Vary"] = ", ".join([*named, *(name for name in names if name not in named)])


def reply(request: Request, body: CachedBody) -> Response:
    """Answer with ``body``: 304 when the browser has it, compressed when the browser can read that."""
    headers = {"ETag": body.tag, "Cache-Control": body.cache, "Vary": ", ".join(filter(None, ("Accept-Encoding", body.vary)))}
    if body.tag in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    content, accepted = body.content, request.headers.get("accept-encoding", "")
    for encoding, packed in (body.packed or {}).items():
        if accepts(accepted, encoding):
            content, headers["Content-Encoding"] = packed, encoding
            break
    return Response(content, headers={**headers, "Content-Type": body.type})
