"""The light public page under its address, ``/xem``."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.client import light_page
from geo.client.open_graph import Shared
from geo.edition import load
from geo.gazetteer import preview_of
from geo.language import Lang
from geo.server.responses import ASK_AGAIN, BY_LANGUAGE, CachedBody, reply
from geo.server.state import current
from geo.server.subpath import base_of
from geo.view import parse


@lru_cache(maxsize=64)
def page(lang: Lang, base: str, script: str, communes: str, first: str, shared: Shared) -> CachedBody:
    """The page, compressed once for each way it is asked for."""
    content = light_page.page(lang, base, script, communes, first, shared).encode()
    return CachedBody(content, "text/html; charset=utf-8", cache=ASK_AGAIN, vary=BY_LANGUAGE)


def xem(request: Request) -> Response:
    """The page for the link that was asked."""
    view = parse(dict(request.query_params), request.headers.get("accept-language", ""))
    served, shared = current(), preview_of(load(), view)
    body = page(view.lang, base_of(request), served.atlas, served.communes[view.era], served.first_look[view.lang], shared)
    answer = reply(request, body)
    if served.around:
        answer.headers["Link"] = f"<.{served.around}>; rel=preload; as=fetch; crossorigin; fetchpriority=low"
    return answer


ROUTES = [Route("/xem", xem, methods=["GET", "HEAD"])]
