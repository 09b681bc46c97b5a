"""Files to take away: the view of a link as a picture, a PDF, slides, a map in one file or tables, made when somebody asks."""

import time
from asyncio import sleep
from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.edition import load
from geo.export.formats import FORMATS
from geo.export.pieces import PIECES, Asked, Piece
from geo.export.work import WORK
from geo.inbox.rate_limit import Allowance, house
from geo.language import Lang, word
from geo.paper import CannotPrintError, PrintRequest
from geo.scene.extent import extent_of
from geo.server.not_found import missing
from geo.server.responses import BY_LANGUAGE
from geo.server.subpath import base_of
from geo.view import View, parse
from geo.workers import ASKED_EVERY, SHORT, JobRefused, Limits, Ready, Standing

LONGEST = 2_000
"""Bytes of a query; whatever is longer was not written by us."""
MOST, WINDOW = 30, 600
"""Files of one reader in so many seconds."""
ALLOWANCE = Allowance(MOST, WINDOW)
MOMENT = 1.0
"""Seconds after which a reader who prefers to hear of it is told how a file stands."""
STATUS = {"yours": 429, "died": 500}
"""The answers to what is not made; 503 for the rest."""
NEVER_BEGUN = ("busy", "yours", "low")
"""Refusals that do not count as a file of this reader: nothing was made."""
ELSEWHERE = ("cross-site", "same-site")
"""What a browser says of a request that another site makes."""


def _refused(status: int, text: str, again: int = 0) -> Response:
    headers = {"Cache-Control": "no-store", **({"Retry-After": str(again)} if again else {})}
    return PlainTextResponse(f"{text}\n", status_code=status, headers=headers)


def wish_of(asked: Mapping[str, str], view: View, base: str = "") -> PrintRequest:
    """The paper that a request names around a view; what is not said is A4 across, the whole district."""
    dpi = asked.get("dpi", "")
    return PrintRequest(
        view,
        asked.get("paper", "A4")[:20],
        asked.get("orientation", "landscape")[:20],
        int(dpi) if dpi.isascii() and dpi.isdecimal() and len(dpi) <= len("9999") else 200,
        extent_of(view) if asked.get("part") == "1" else None,
        base=base,
    )


def _host(request: Request) -> str:
    return request.client.host if request.client else ""


def _reader(request: Request) -> str:
    """Whose turn it is: one window of a browser, as it says itself, at one address; how many files an address gets is counted besides."""
    return f"{house(_host(request))} {request.headers.get('x-reader', '')[:40]}"


def _busy(request: Request, job: Callable[[], bytes], lang: Lang, *, anywhere: bool) -> Response | None:
    """The refusal of what asks too much or comes from elsewhere; None for everybody else, and for what is being made or is there."""
    if len(request.url.query) > LONGEST:
        return _refused(414, word("frame.take.unknown", lang))
    if not anywhere and request.headers.get("sec-fetch-site") in ELSEWHERE:
        return _refused(403, word("frame.take.unknown", lang))
    again = 0 if WORK.knows(job) else ALLOWANCE.take(_host(request))
    return _refused(429, word("frame.take.too_many", lang), again) if again else None


async def _made(request: Request, job: Callable[[], bytes], limits: Limits) -> Standing:
    """The file, once it is made; a reader who asks to be told meanwhile hears after a moment how it stands (RFC 7240)."""
    since, is_async = time.monotonic(), "respond-async" in request.headers.get("prefer", "")
    while not await request.is_disconnected():
        standing = WORK.ask(job, _reader(request), limits)
        if isinstance(standing, Ready) or (is_async and time.monotonic() - since > MOMENT):
            return standing
        await sleep(ASKED_EVERY)
    raise JobRefused("left")


async def made_for(request: Request, job: Callable[[], bytes], limits: Limits, lang: Lang, *, anywhere: bool = False) -> bytes | Response:
    """What a worker made for a reader, or in words why there is none; ``anywhere``: pages of other sites may ask for it as well."""
    if refused := _busy(request, job, lang, anywhere=anywhere):
        return refused
    try:
        standing = await _made(request, job, limits)
    except CannotPrintError as reason:
        return _refused(422, reason.text(lang))
    except JobRefused as reason:
        if reason.key in NEVER_BEGUN:
            ALLOWANCE.give_back(_host(request))
        return _refused(STATUS.get(reason.key, 503), reason.text(lang), again=10)
    if isinstance(standing, Ready):
        return bytes(standing.result)
    return JSONResponse(standing._asdict(), status_code=202, headers={"Cache-Control": "no-store"})


def _asked(request: Request, name: str, view: View) -> tuple[Piece, Limits] | None:
    """What a name means with the rest of the address, and what making it may take; None for what there is not."""
    edition, query, base = load(), dict(request.query_params), base_of(request)
    stem, _, form = name.partition(".")
    if stem == "map" and form in FORMATS:
        kind, saved = FORMATS[form], f"{edition.place.stem}-{view.era}-{view.lang}.{form}"
        return Piece(saved, kind.type, partial(kind.make, edition, wish_of(query, view, base))), kind.limits
    piece = PIECES[name](Asked(edition, query, view, base)) if name in PIECES else None
    return (piece, SHORT) if piece else None


async def file(request: Request) -> Response:
    """The file, or in words why there is none. It is made by a worker; 202 says how far it is to whoever prefers to hear of it."""
    view = parse(dict(request.query_params), request.headers.get("accept-language", ""))
    asked = _asked(request, str(request.path_params["name"]), view)
    if asked is None:
        return missing(request.scope)
    piece, limits = asked
    made = await made_for(request, piece.make, limits, view.lang)
    if isinstance(made, Response):
        return made
    headers = {"Content-Disposition": f'attachment; filename="{piece.name}"', "Cache-Control": "no-store", "Vary": BY_LANGUAGE}
    return Response(made, media_type=piece.type, headers=headers)


ROUTES = [Route("/files/{name:path}", file, methods=["GET"])]
