"""Counts what was searched for in vain: from our own pages only, words only; nobody is answered anything."""

from functools import partial

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.inbox.search import VainSearch, keep
from geo.inbox.store import NotKept
from geo.server.reports import alone, letter_of, only_sent, sender_of

NOTHING = {"Cache-Control": "no-store"}


def _counted(asked: VainSearch, who: str) -> Response:
    """What is too much, or cannot be kept, is not counted: no reader waits for it."""
    try:
        keep(asked, who)
    except NotKept:
        return Response(status_code=503, headers=NOTHING)
    return Response(status_code=204, headers=NOTHING)


async def searched(request: Request) -> Response:
    """Count one search: 204, or 422 for what is not words."""
    letter = await letter_of(request)
    if isinstance(letter, Response):
        return letter
    try:
        asked = VainSearch.model_validate(letter)
    except ValidationError:
        return Response(status_code=422, headers=NOTHING)
    return await alone(partial(_counted, asked, sender_of(request)), "report.unkept")


ROUTES = [
    Route("/searched", searched, methods=["POST"]),
    Route("/searched", only_sent, methods=["GET", "HEAD", "PUT", "PATCH", "DELETE"]),
]
