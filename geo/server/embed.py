"""The map for pages of others under its address, ``/nhung``, and whose pages may hold it."""

import logging
import os
import re
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

EMBED, MAP = "/nhung", "xem"
SETTING = "DAMHA_EMBED"
ANY, NOBODY = "*", "none"
_HOST = re.compile(r"(?:https?://)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:[0-9]{1,5}|\*))?/?", re.ASCII)
_ASKED = re.compile(r"(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)
_log = logging.getLogger(__name__)


def _named() -> list[str]:
    """What the operator has written, word by word."""
    return os.environ.get(SETTING, ANY).lower().replace(",", " ").split() or [ANY]


def unread() -> list[str]:
    """The words of the setting that name no host."""
    return [text for text in _named() if text not in (ANY, NOBODY) and not _HOST.fullmatch(text)]


def ancestors() -> str:
    """The part of the policy that says whose pages may hold the frame, with "; " in front; empty: anybody's.

    Nothing is said then, since ``*`` would leave out pages that were opened from a disk. A word that names no host allows nobody.
    """
    if ANY in _named():
        return ""
    hosts = [text.rstrip("/") for text in _named() if _HOST.fullmatch(text) and text != NOBODY]
    return " ".join(["; frame-ancestors 'self'", *hosts])


def ourselves(host: str) -> str:
    """Our server in the policy of the frame, asked for at ``host`` (a Host header).

    By its name too, which holds for https as well: WebKit takes ``'self'`` of a page that is shut in for nobody.
    """
    return f"'self' http://{host.lower()}" if _ASKED.fullmatch(host.lower()) else "'self'"


def in_a_word() -> str:
    """``ok``, or what of the setting is not understood."""
    return "ok" if not unread() else f"{SETTING} names no host: {', '.join(unread())}"


def in_a_line() -> str:
    """Whose pages may hold the map, in one line for whoever starts the server; what of the setting is not understood is a warning."""
    if unread():
        example = "example.vn, *.example.vn, https://example.vn:8443; other scripts as xn--…"
        _log.warning("%s names no host: “%s”; it is left out (%s)", SETTING, " ".join(unread()), example)
    allowed = ancestors().removeprefix("; frame-ancestors 'self'").strip()
    return f"{EMBED} may stand in pages of {allowed or ('anybody' if not ancestors() else 'this server alone')}"


@lru_cache(maxsize=64)
def page(lang: Lang, base: str, script: str, communes: str, shared: Shared) -> CachedBody:
    """The page, compressed once for each way it is asked for."""
    content = light_page.embedded(lang, script, communes, light_page.canonical(lang, base, shared), MAP).encode()
    return CachedBody(content, "text/html; charset=utf-8", cache=ASK_AGAIN, vary=BY_LANGUAGE)


def nhung(request: Request) -> Response:
    """The page for the link that was asked."""
    view = parse(dict(request.query_params), request.headers.get("accept-language", ""))
    served = current()
    return reply(request, page(view.lang, base_of(request), served.atlas, served.communes[view.era], preview_of(load(), view)))


ROUTES = [Route(EMBED, nhung, methods=["GET", "HEAD"])]
