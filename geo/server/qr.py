"""The QR code of a link to one view of this map; never of any other text."""

import io
import re
from functools import lru_cache
from typing import Literal
from urllib.parse import urlencode

import segno
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.server.responses import CachedBody, reply
from geo.server.streamlit_pages import FIRST, PAGES
from geo.server.subpath import base_of
from geo.view import parse, query
from geo.view.project_filter import parse as finding
from geo.view.project_filter import spell

Kind = Literal["svg", "png"]
TYPES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
AT = "at"
"""The parameter that names the page; everything else that is read are the view's own, and what an investor looks for."""
INVEST = "invest"
PLACES = {FIRST: "", "xem": "xem", **{name: name for name in PAGES if name != FIRST}}
LONGEST = 2_000
"""Bytes of a query; whatever is longer was not written by us."""
PIXELS = 12
"""Width of one module of the PNG: sharp on paper at 5 cm."""
QUIET = 4
"""Empty modules around the code, as the standard asks."""
A_DAY = "public, max-age=86400"
_HOST = re.compile(r"https?://([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?/([\w.~-]+/)*", re.ASCII | re.IGNORECASE)


@lru_cache(maxsize=64)
def picture(link: str, kind: Kind) -> CachedBody:
    """The code of a link as a picture: error correction M, black on white whatever the theme."""
    code = segno.make(link, error="m", micro=False)
    out = io.BytesIO()
    if kind == "svg":
        code.save(out, kind="svg", border=QUIET, xmldecl=False, nl=False, omitsize=True, light="#fff")
    else:
        code.save(out, kind="png", border=QUIET, scale=PIXELS)
    return CachedBody(out.getvalue(), TYPES[kind], cache=A_DAY)


def link_of(request: Request) -> str | None:
    """The absolute address that a request asks the code of, or None when the request names no host of the web."""
    base = base_of(request)
    if not _HOST.fullmatch(base):
        return None
    asked = request.query_params
    at = asked.get(AT, "")
    parts = urlencode(spell(finding(dict(asked))), safe=",/") if at == INVEST else ""
    return f"{base}{PLACES.get(at, '')}?{'&'.join(filter(None, [query(parse(dict(asked))), parts]))}"


def code(request: Request) -> Response:
    """The picture for the view that is asked; what is not a view is taken as not said."""
    if len(request.url.query) > LONGEST:
        return PlainTextResponse("414 · Liên kết quá dài · Link too long\n", status_code=414, headers={"Cache-Control": "no-store"})
    link = link_of(request)
    if link is None:
        return PlainTextResponse("400 · Không rõ địa chỉ máy chủ · Unknown host\n", status_code=400, headers={"Cache-Control": "no-store"})
    return reply(request, picture(link, "png" if request.url.path.endswith(".png") else "svg"))


ROUTES = [Route(f"/qr.{kind}", code, methods=["GET", "HEAD"]) for kind in TYPES]
