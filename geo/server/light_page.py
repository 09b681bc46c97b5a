"""The light public page under its address, ``/xem``."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.client import light_page
from geo.language import Lang
from geo.server.responses import ASK_AGAIN, CachedBody, reply
from geo.server.state import current
from geo.view import parse


@lru_cache(maxsize=16)
def page(lang: Lang, base: str, script: str, communes: str, first: str) -> CachedBody:
    """The page, compressed once for each way it is asked for."""
    content = light_page.page(lang, base, script, communes, first).encode()
    return CachedBody(content, "text/html; charset=utf-8", cache=ASK_AGAIN, vary="Accept-Language")


def xem(request: Request) -> Response:
    """The page for the link that was asked."""
    view = parse(dict(request.query_params), request.headers.get("accept-language", ""))
    served = current()
    return reply(request, page(view.lang, str(request.base_url), served.atlas, served.communes[view.era], served.first_look[view.lang]))


ROUTES = [Route("/xem", xem, methods=["GET", "HEAD"])]
