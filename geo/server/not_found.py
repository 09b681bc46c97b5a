"""The answer for whatever is not here, no longer, or not now: one line, and to a reader a page that leads on."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Scope

from geo.edition.former import Former
from geo.facts.citation import VERSIONS
from geo.language import LANGUAGES, Lang, day, word
from geo.publish.gone import Gone
from geo.server.plain_page import LIGHT, MAP, SOURCES, UNKEPT, section, whole_page
from geo.server.subpath import root_from
from geo.view import View, query


def missing(scope: Scope) -> Response:
    """Whatever is not here: to a reader a page in both languages that leads on, to everybody else one line."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return PlainTextResponse("404 · Không tìm thấy · Not found\n", status_code=404, headers=UNKEPT)
    root, ways = root_from(scope["path"]), (MAP, LIGHT, SOURCES)
    parts = [section(lang, word("page.lost", lang), [word("page.lost_why", lang)], ways, root) for lang in LANGUAGES]
    return whole_page(404, parts, root)


def ended(request: Request, gone: Gone) -> Response:
    """What was here until somebody deleted it: when, why, and where to go on."""
    version = gone.manifest.version
    titles = {lang: word("page.ended", lang, version=version, day=day(gone.when[:10], lang)) for lang in LANGUAGES}
    if "text/html" not in request.headers.get("accept", ""):
        shown = " · ".join(filter(None, ["410", *titles.values(), gone.reason]))
        return PlainTextResponse(f"{shown}\n", status_code=410, headers=UNKEPT)
    parts, root = [], root_from(request.url.path)
    for lang in LANGUAGES:
        reason = word("page.ended_why", lang, reason=gone.reason) if gone.reason else word("page.ended_old", lang)
        parts.append(section(lang, titles[lang], [reason], (LIGHT, VERSIONS), root))
    return whole_page(410, parts, root)


def withdrawn(request: Request, page: str, former: Former, lang: Lang) -> Response:
    """What was taken off the map: its page says when and why, to everybody else one line does."""
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(page, status_code=410, headers=UNKEPT)
    reason = former.reason.text(lang) if former.reason else ""
    line = f"410 · {former.name.text(lang)} · {day(former.when, lang)} · {reason}\n"
    return PlainTextResponse(line, status_code=410, headers=UNKEPT)


def crowded(view: View) -> Response:
    """The full page when it has as many readers as the server can bear: the same view on the light one, which needs no websocket."""
    parts, root = [], root_from("/")
    for lang in sorted(LANGUAGES, key=lambda lang: lang != view.lang):
        same = query(view.model_copy(update={"lang": lang}))
        parts.append(section(lang, word("page.crowded", lang), [word("page.crowded_why", lang)], (LIGHT,), root, view=same))
    answer = whole_page(503, parts, root, view.lang, word("page.crowded", view.lang))
    answer.headers["Retry-After"] = "60"
    return answer
