"""What is served beside the pages: frame, data, light page and its copy at sea, QR codes, reports, files; headers, packing, plain 404."""

import mimetypes

from starlette.middleware import Middleware

from geo.server.cold_start import ColdStart, opening, settled
from geo.server.connection import be_impatient
from geo.server.gate import Gate
from geo.server.proxies import Forwarded, PublicAddress
from geo.server.subpath import Subpath

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

MIDDLEWARE = [Middleware(Forwarded), Middleware(Subpath), Middleware(Gate), Middleware(PublicAddress), Middleware(ColdStart)]
be_impatient()
__all__ = ["MIDDLEWARE", "opening", "settled"]
