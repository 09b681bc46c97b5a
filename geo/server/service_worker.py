"""What a phone needs to open the light page without a network: the worker that keeps a copy of it, and the list of what to keep."""

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.client.address import digest
from geo.client.bundle import literal
from geo.client.script import early_address
from geo.client.typeface import fonts
from geo.language import LANGUAGES
from geo.server import light_page
from geo.server.responses import ASK_AGAIN, CachedBody, reply
from geo.server.state import CATALOG, ServedState, current

SOURCE = Path(__file__).with_name("sw.js")
SCOPE = "/xem"
LOOSE = (CATALOG, "/assets/manifest.json", "/assets/icon.svg")
"""Kept too, under addresses that stay when their bytes change: asked of the network first."""


@lru_cache(maxsize=4)
def worker(atlas: str, files: tuple[str, ...], pages: tuple[str, ...], source: str) -> CachedBody:
    """The worker for one state of the data and the frame; its version changes with any byte of what it keeps."""
    version = digest("\n".join((atlas, *files, *pages, source)).encode())
    settings = {"VERSION": version, "ATLAS": atlas, "FILES": list(files), "LOOSE": list(LOOSE), "LANGUAGES": list(LANGUAGES)}
    written = "".join(f"const {name} = {literal(value)};\n" for name, value in settings.items())
    return CachedBody((written + source).encode(), "text/javascript; charset=utf-8", cache=ASK_AGAIN)


def files(served: ServedState) -> tuple[str, ...]:
    """Everything the light page may ask for, by addresses that change with their bytes."""
    return (*fonts(), early_address(), *(url for url in served.bodies if url != CATALOG))


def script(request: Request) -> Response:
    """The worker as it is now."""
    served = current()
    pages = tuple(light_page.page(lang, "/", served.atlas, served.communes[era]).tag for lang in LANGUAGES for era in served.communes)
    answer = reply(request, worker(served.atlas, files(served), pages, SOURCE.read_text(encoding="utf-8")))
    answer.headers["Service-Worker-Allowed"] = SCOPE
    return answer


ROUTES = [Route("/sw.js", script, methods=["GET", "HEAD"])]
