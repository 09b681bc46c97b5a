"""Every published version under an address that stays: the map as it was, with a bar that says of which day it is."""

import html

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from geo.edition.version import day_of
from geo.facts.citation import VERSIONS
from geo.language import LANGUAGES, Lang, day, word
from geo.publish.publication import Publication
from geo.publish.site import PAGE
from geo.server.not_found import ended, missing
from geo.server.plain_page import LIGHT, MAP, section, whole_page
from geo.server.responses import ASK_AGAIN, CachedBody, reply
from geo.server.state import body_in, current
from geo.server.subpath import root_from
from geo.view import parse

HOST = 'data-host="site"'
"""What a page of a publication begins with; here it also learns whether it is still what readers get."""


def _line(publication: Publication, lang: Lang, latest: str) -> str:
    """One version of the list: its day and name, whether it is the one of today, and what its publisher noted."""
    version, note = publication.manifest.version, publication.manifest.note
    parts = [word("frame.as_of", lang, date=day(day_of(version), lang)), word("page.version_now", lang) if version == latest else "", note]
    shown = " · ".join(filter(None, parts))
    return f'<li><a href="./{version}/?lang={lang}">{html.escape(version)}</a>{html.escape(shown)}</li>'


def listed(request: Request) -> Response:
    """Every version that can be read, the newest first."""
    lang = parse(dict(request.query_params), request.headers.get("accept-language", "")).lang
    now = current()
    lines = "".join(_line(publication, lang, now.publication.manifest.version) for publication in now.versions.values())
    other = "".join(f'<p><a href="?lang={code}" lang="{code}">{code.upper()}</a></p>' for code in LANGUAGES if code != lang)
    about, root = [word("page.versions_about", lang)], root_from(VERSIONS)
    page = section(lang, word("page.versions", lang), about, (MAP, LIGHT), root, listed=f"<ol>{lines}</ol>")
    return whole_page(200, [page, other], root, lang, word("page.versions", lang))


def _page(publication: Publication) -> CachedBody | None:
    page = body_in(publication, PAGE)
    if page is None:
        return None
    state = "now" if publication.manifest.version == current().publication.manifest.version else "changed"
    content = page.content.decode().replace(HOST, f'{HOST} data-as-of="{state}"', 1)
    return CachedBody(content.encode(), "text/html; charset=utf-8", cache=ASK_AGAIN)


def version(request: Request) -> Response:
    """A file of a version, or its page; why there is none any more."""
    name, slash, rest = str(request.path_params["path"]).partition("/")
    now = current()
    publication = now.versions.get(name)
    if publication is None:
        return ended(request, now.gone[name]) if name in now.gone else missing(request.scope)
    if not slash:
        return RedirectResponse(str(request.url.replace(path=f"./{name}/", scheme="", netloc="")), status_code=308)
    body = _page(publication) if f"/{rest}" in ("/", PAGE) else body_in(publication, f"/{rest}")
    return missing(request.scope) if body is None else reply(request, body)


def to_list(request: Request) -> Response:
    """The list lies in a folder."""
    return RedirectResponse(str(request.url.replace(path=f".{VERSIONS}", scheme="", netloc="")), status_code=308)


ROUTES = [
    Route(VERSIONS.rstrip("/"), to_list, methods=["GET", "HEAD"]),
    Route(VERSIONS, listed, methods=["GET", "HEAD"]),
    Route(f"{VERSIONS}{{path:path}}", version, methods=["GET", "HEAD"]),
]
