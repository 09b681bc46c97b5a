"""Files to take away that are the same for all readers, their catalogue as linked data, and what changed from version to version."""

import json
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.datasets import FOLDER
from geo.edition import load
from geo.language import LANGUAGES
from geo.publish.feed import TYPE, atom, feed_path
from geo.publish.linked_catalog import LINKED, at_base
from geo.server.not_found import missing
from geo.server.responses import ASK_AGAIN, CachedBody, reply
from geo.server.state import body_in, current
from geo.server.subpath import base_of

FEEDS = {f"/{feed_path(lang)}": lang for lang in LANGUAGES}
SHOWN = (".json",)
"""What a browser may as well show; all else it keeps."""


def open_file(request: Request) -> Response:
    """A file of the publication that readers get, under the name that the place's files have."""
    name = str(request.path_params["name"])
    body = body_in(current().publication, f"{FOLDER}{name}")
    if body is None:
        return missing(request.scope)
    answer = reply(request, body)
    if not name.endswith(SHOWN):
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def catalogue(request: Request) -> Response:
    """The catalogue with the address at which it was asked for, so that whoever passes it on passes on where all lies."""
    body = body_in(current().publication, LINKED)
    return reply(request, _at(body.content, base_of(request))) if body else missing(request.scope)


@lru_cache(maxsize=8)
def _at(content: bytes, base: str) -> CachedBody:
    whole = at_base(json.loads(content), base)
    return CachedBody(json.dumps(whole, ensure_ascii=False).encode(), "application/ld+json", cache=ASK_AGAIN)


def changes(request: Request) -> Response:
    """The feed in the language of its address."""
    content = atom(current().history, load().place.stem, FEEDS[request.url.path], base_of(request), server=True)
    return reply(request, CachedBody(content, TYPE, cache=ASK_AGAIN))


ROUTES = [
    Route(f"{FOLDER}{{name}}", open_file, methods=["GET", "HEAD"]),
    Route(LINKED, catalogue, methods=["GET", "HEAD"]),
    *(Route(path, changes, methods=["GET", "HEAD"]) for path in FEEDS),
]
