"""The pages of single things, made when somebody asks for one; the same in other forms; views as pictures; lists for search engines."""

from datetime import UTC, datetime
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from geo.edition import Edition, load
from geo.export.formats import FORMATS
from geo.gazetteer import CONTENTS, DRAWN, FORMS, KINDS, Entry, Host, entry_at, has_moved, page_of, sitemaps
from geo.gazetteer.drawn import picture_of, sheet_of, view_of_entry
from geo.gazetteer.forms import TYPES, form_of
from geo.gazetteer.of_view import VIEW_FORMS
from geo.language import LANGUAGES, Lang, word
from geo.server.downloads import made_for, wish_of
from geo.server.not_found import missing, withdrawn
from geo.server.responses import ASK_AGAIN, BY_LANGUAGE, CachedBody, reply
from geo.server.streamlit_pages import FIRST, PAGES
from geo.server.subpath import base_of, root_from
from geo.view import parse
from geo.workers import SHORT

CONTENTS_PATHS = tuple(f"/{CONTENTS.path(lang)}{ending}" for lang in LANGUAGES for ending in ("", ".html"))
PREFIXES = tuple(f"/{word(f'gazetteer.path_{kind}', lang)}/" for kind in KINDS for lang in LANGUAGES)
"""Under which they lie, in each language."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
LISTS = "/sitemap"
"""What the addresses of the lists begin with."""
VIEWS = tuple(f"/xem.{form}" for form in (*VIEW_FORMS, *DRAWN))
"""A view of the map in other forms."""
AN_HOUR = "public, max-age=3600"


def host_of(request: Request) -> Host:
    """Our own server at the address at which it was asked."""
    return Host(base_of(request), True, ("", "xem", *(name for name in PAGES if name != FIRST)))


def _drawing(edition: Edition, entry: Entry, lang: Lang, form: str, base: str) -> partial[bytes]:
    """The job of drawing a page."""
    if form == "png":
        return partial(picture_of, edition, view_of_entry(edition, entry, lang))
    day = datetime.now(UTC).astimezone().date()
    return partial(sheet_of, edition, entry, lang, f"{base}{entry.path(lang)}", day)


async def _drawn(request: Request, job: partial[bytes], lang: Lang, form: str, vary: str = "") -> Response:
    made = await made_for(request, job, SHORT, lang, anywhere=True)
    return made if isinstance(made, Response) else reply(request, CachedBody(made, TYPES[form], cache=AN_HOUR, vary=vary))


def _meant(edition: Edition, asked: str) -> tuple[Entry, Lang, str] | None:
    """The page, its language and its form (empty: the page itself) that an address means; an id may end like a form."""
    path, _, form = asked.rpartition(".")
    if there := entry_at(edition, asked) or (entry_at(edition, path) if form == "html" else None):
        return *there, ""
    there = entry_at(edition, path)
    return (*there, form) if there and (form in FORMS[there[0].kind] or there[0].kind == "withdrawn") else None


async def page(request: Request) -> Response:
    """What stands under an address, in the form that its ending says; the name that a page has as a file, or had before, leads to it.

    What was withdrawn answers 410 in every form, with the reason.
    """
    asked, edition = request.url.path, load()
    meant = await run_in_threadpool(_meant, edition, asked.strip("/"))
    if meant is None:
        return missing(request.scope)
    entry, lang, form = meant
    address = f"/{entry.path(lang)}{form and f'.{form}'}"
    if asked != address:
        return RedirectResponse(root_from(asked) + address[1:], status_code=301 if has_moved(edition, asked.strip("/")) else 308)
    if entry.kind == "withdrawn":
        return withdrawn(request, page_of(edition, entry, lang, host_of(request)), edition.former.gone[entry.id], lang)
    if form in DRAWN:
        return await _drawn(request, _drawing(edition, entry, lang, form, base_of(request)), lang, form)
    return reply(request, await run_in_threadpool(_body, edition, entry, lang, form, host_of(request)))


def _body(edition: Edition, entry: Entry, lang: Lang, form: str, host: Host) -> CachedBody:
    if form:
        return CachedBody(form_of(edition, entry, lang, form, host), TYPES[form], cache=ASK_AGAIN)
    return CachedBody(page_of(edition, entry, lang, host).encode(), "text/html; charset=utf-8", cache=ASK_AGAIN)


async def view(request: Request) -> Response:
    """The view of a link in another form: a picture for previews, documents and other sites, a sheet, or its rows."""
    asked, form = dict(request.query_params), request.url.path.rpartition(".")[2]
    shown, edition = parse(asked, request.headers.get("accept-language", "")), load()
    if form in VIEW_FORMS:
        content = await run_in_threadpool(VIEW_FORMS[form], edition, shown, host_of(request))
        return reply(request, CachedBody(content, TYPES[form], cache=ASK_AGAIN, vary=BY_LANGUAGE))
    if form == "png":
        return await _drawn(request, partial(picture_of, edition, shown), shown.lang, form, BY_LANGUAGE)
    sheet = FORMATS[form]
    job = partial(sheet.make, edition, wish_of(asked, shown, base_of(request)))
    made = await made_for(request, job, sheet.limits, shown.lang, anywhere=True)
    return made if isinstance(made, Response) else reply(request, CachedBody(made, sheet.type, cache=AN_HOUR, vary=BY_LANGUAGE))


def sitemap(request: Request) -> Response:
    """The list, or one of several."""
    host = host_of(request)
    content = sitemaps(load(), host).get(request.url.path.strip("/")) if host.base else None  # it names whole addresses alone
    return reply(request, CachedBody(content, "application/xml", cache=ASK_AGAIN)) if content else missing(request.scope)


ROUTES = [
    *(Route(path, page, methods=["GET", "HEAD"]) for path in CONTENTS_PATHS),
    *(Route(f"{prefix}{{name:path}}", page, methods=["GET", "HEAD"]) for prefix in PREFIXES),
    *(Route(path, view, methods=["GET", "HEAD"]) for path in VIEWS),
    Route(f"{LISTS}{{name}}.xml", sitemap, methods=["GET", "HEAD"]),
    Route(f"{LISTS}.xml", sitemap, methods=["GET", "HEAD"]),
]
