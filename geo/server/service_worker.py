"""What a phone needs to open the light page without a network: the worker that keeps a copy of it."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.client.open_graph import of_map
from geo.client.script import LATER, early_address
from geo.client.typeface import addresses
from geo.datasets import CATALOG
from geo.language import LANGUAGES
from geo.publish.copy_at_sea import worker
from geo.publish.linked_catalog import LINKED
from geo.server import light_page
from geo.server.responses import ASK_AGAIN, CachedBody, reply
from geo.server.state import ServedState, current

SCOPE = "/xem"


@lru_cache(maxsize=4)
def _body(atlas: str, kept: tuple[str, ...], pages: tuple[str, ...]) -> CachedBody:
    return CachedBody(worker(SCOPE, atlas, kept, pages), "text/javascript; charset=utf-8", cache=ASK_AGAIN)


def files(served: ServedState) -> tuple[str, ...]:
    """Everything the light page may ask for, by addresses that change with their bytes."""
    asked = (url for url in served.addresses if url.startswith(("/data/", LATER)) and url not in (CATALOG, LINKED))
    return (*addresses(), early_address(), *asked, served.atlas)


def script(request: Request) -> Response:
    """The worker as it is now."""
    served = current()
    pages = tuple(
        light_page.page(lang, "/", served.atlas, served.communes[era], served.first_look[lang], of_map(lang)).tag
        for lang in LANGUAGES
        for era in served.communes
    )
    answer = reply(request, _body(served.atlas, files(served), pages))
    answer.headers["Service-Worker-Allowed"] = f".{SCOPE}"
    return answer


ROUTES = [Route("/sw.js", script, methods=["GET", "HEAD"])]
