"""Files beside the pages: the frame's script, the layers' data, the typeface, the icon."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo import release
from geo.client import open_graph
from geo.client.icons import ADDRESS, MANIFEST, icon_at, manifest
from geo.server.not_found import ended, missing
from geo.server.page_scripts import look, scripts_of_pages
from geo.server.responses import CachedBody, reply
from geo.server.state import body_at, current
from geo.server.subpath import base_of

A_DAY = "public, max-age=86400"


@lru_cache(maxsize=8)
def icon(path: str) -> CachedBody | None:
    """The icon under an address, or what a phone reads of it."""
    if path == MANIFEST:
        return CachedBody(manifest("../xem"), "application/manifest+json", cache=A_DAY)
    drawn = icon_at(ADDRESS if path == "/favicon.png" else path)  # Streamlit's page asks for it by that name
    return CachedBody(drawn, "image/png" if path.startswith("/assets/icon-") else "image/svg+xml", cache=A_DAY) if drawn else None


def _constant(path: str) -> CachedBody | None:
    """What does not change with the data."""
    if path == open_graph.ADDRESS and (drawn := open_graph.picture()):
        return CachedBody(drawn, "image/png", cache=A_DAY)
    address, style = look()
    if path == address:
        return style
    return icon(path) or scripts_of_pages().get(path)


def served(request: Request) -> Response:
    """Whatever is served under this address; that of data nobody keeps any more says so (410), and its reader asks the catalog."""
    path = request.url.path
    if body := _constant(path) or body_at(path):
        return reply(request, body)
    gone = current().gone.get(path)
    return ended(request, gone) if gone else missing(request.scope)


def program(_request: Request) -> Response:
    """Which program answers: an open page of another one says so, and is read anew."""
    return JSONResponse({"release": release.running()}, headers={"Cache-Control": "no-store"})


def robots(request: Request) -> Response:
    """What a search engine may read: the pages and what they are drawn from, not every code of every view, nor a sheet of each page."""
    base = base_of(request)
    return PlainTextResponse(
        "User-agent: *\nAllow: /\nDisallow: /qr.\nDisallow: /files/\nDisallow: /ban/\nDisallow: /_stcore/\nDisallow: /*.pdf$\n"
        + (f"Sitemap: {base}sitemap.xml\n" if base else ""),
        headers={"Cache-Control": A_DAY},
    )


ROUTES = [
    Route("/robots.txt", robots, methods=["GET", "HEAD"]),
    Route("/favicon.png", served, methods=["GET", "HEAD"]),
    Route("/assets/{path:path}", served, methods=["GET", "HEAD"]),
    Route("/data/release.json", program, methods=["GET", "HEAD"]),
    Route("/data/{path:path}", served, methods=["GET", "HEAD"]),
]
