"""The pages of single things, made when somebody asks for one, and the list of them for search engines."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from geo.edition import load
from geo.gazetteer import CONTENTS, KINDS, Host, entry_at, page_of, sitemaps
from geo.language import LANGUAGES, word
from geo.server.not_found import missing
from geo.server.responses import ASK_AGAIN, CachedBody, reply

CONTENTS_PATHS = tuple(f"/{CONTENTS.path(lang)}" for lang in LANGUAGES)
PREFIXES = tuple(f"/{word(f'gazetteer.path_{kind}', lang)}/" for kind in KINDS for lang in LANGUAGES)
"""Under which they lie, in each language."""
POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
LISTS = "/sitemap"
"""What the addresses of the lists begin with."""


def host_of(request: Request) -> Host:
    """Our own server at the address at which it was asked."""
    return Host(str(request.base_url), "xem", "", {lang: f"sources?lang={lang}" for lang in LANGUAGES})


def page(request: Request) -> Response:
    """The page under an address; the name that it has as a file, or had before, leads to it."""
    asked = request.url.path
    path = asked.strip("/").removesuffix(".html")
    edition = load()
    there = entry_at(edition, path)
    if there is None:
        return missing(request.headers.get("accept", ""))
    entry, lang = there
    if asked != f"/{entry.path(lang)}":
        return RedirectResponse(f"/{entry.path(lang)}", status_code=308)
    content = page_of(edition, entry, lang, host_of(request)).encode()
    return reply(request, CachedBody(content, "text/html; charset=utf-8", cache=ASK_AGAIN))


def sitemap(request: Request) -> Response:
    """The list, or one of several."""
    content = sitemaps(load(), host_of(request)).get(request.url.path.strip("/"))
    return reply(request, CachedBody(content, "application/xml", cache=ASK_AGAIN)) if content else missing()


ROUTES = [
    *(Route(path, page, methods=["GET", "HEAD"]) for path in CONTENTS_PATHS),
    *(Route(f"{prefix}{{name:path}}", page, methods=["GET", "HEAD"]) for prefix in PREFIXES),
    Route(f"{LISTS}{{name}}.xml", sitemap, methods=["GET", "HEAD"]),
    Route(f"{LISTS}.xml", sitemap, methods=["GET", "HEAD"]),
]
