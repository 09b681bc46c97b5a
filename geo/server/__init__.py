"""What is served beside the pages: frame, data, light page and its copy at sea, QR codes, reports, files; headers, packing, plain 404."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.middleware import Middleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from geo.server import assets, downloads, light_page, qr, reports, service_worker, state, streamlit_pages, versions
from geo.server.allowlist import AllowList
from geo.server.compression import StaticCompression

# Windows takes these from its registry, where they may be wrong; a wrong type with nosniff is a blank page.
for ending, kind in {
    ".js": "text/javascript",
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".geojson": "application/geo+json",
}.items():
    mimetypes.add_type(kind, ending)

ROUTES = [
    *streamlit_pages.ROUTES,
    *light_page.ROUTES,
    *versions.ROUTES,
    *assets.ROUTES,
    *qr.ROUTES,
    *reports.ROUTES,
    *downloads.ROUTES,
    *service_worker.ROUTES,
]
# A proxy on this machine says who really asks and whether by https. uvicorn itself trusts 127.0.0.1 alone, and behind a socket for both
# kinds of addresses that is another name.
THIS_MACHINE = ["127.0.0.1", "::1", "::ffff:127.0.0.1"]
__all__ = ["MIDDLEWARE", "ROUTES", "following"]
MIDDLEWARE = [Middleware(ProxyHeadersMiddleware, trusted_hosts=THIS_MACHINE), Middleware(AllowList), Middleware(StaticCompression)]


@contextmanager
def following() -> Iterator[None]:
    """Make what is served before the first reader comes: the publication, the typeface; look for something new meanwhile."""
    assets.typeface()
    with state.following():
        yield
