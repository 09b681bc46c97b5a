"""What is served beside the pages: frame, data, light page and its copy at sea, QR codes, reports, files; headers, packing, plain 404."""

import mimetypes

from starlette.middleware import Middleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from geo.server.cold_start import ColdStart, opening
from geo.server.connection import be_impatient
from geo.server.gate import Gate

# Windows takes these from its registry, where they may be wrong; a wrong type with nosniff is a blank page.
for ending, kind in {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".csv": "text/csv; charset=utf-8",
}.items():
    mimetypes.add_type(kind, ending)

# A proxy on this machine says who really asks and whether by https. uvicorn itself trusts 127.0.0.1 alone, and behind a socket for both
# kinds of addresses that is another name.
THIS_MACHINE = ["127.0.0.1", "::1", "::ffff:127.0.0.1"]
MIDDLEWARE = [Middleware(ProxyHeadersMiddleware, trusted_hosts=THIS_MACHINE), Middleware(Gate), Middleware(ColdStart)]
be_impatient()
__all__ = ["MIDDLEWARE", "opening"]
