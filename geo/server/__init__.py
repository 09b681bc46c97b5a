"""What is served beside the pages: frame, data, light page and its copy at sea, QR codes, reports, files; headers, packing, plain 404."""

import mimetypes

from starlette.middleware import Middleware

from geo.publish.file_types import TYPES
from geo.server.cold_start import ColdStart, opening, settled
from geo.server.connection import be_impatient
from geo.server.gate import Gate
from geo.server.proxies import Forwarded, PublicAddress
from geo.server.subpath import Subpath

for ending, kind in TYPES.items():
    mimetypes.add_type(kind, ending)

MIDDLEWARE = [Middleware(Forwarded), Middleware(Subpath), Middleware(Gate), Middleware(PublicAddress), Middleware(ColdStart)]
be_impatient()
__all__ = ["MIDDLEWARE", "opening", "settled"]
