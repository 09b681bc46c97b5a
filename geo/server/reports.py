"""Takes a reader's report that something is wrong: from our own pages only, small, and not too often."""

import json
import logging
from asyncio import Lock, wait_for
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.inbox.box import why_not_withdrawn, withdraw
from geo.inbox.report import BOX, Report, faults_of
from geo.inbox.store import NotKept
from geo.language import Words, words

LARGEST = 8 * 1024
"""Bytes of a body."""
PATIENCE = 10.0
"""Seconds that a report waits for those before it."""
_WRITING = Lock()
_log = logging.getLogger(__name__)


def _refused(status: int, text: Words, field: str = "", again: int = 0) -> Response:
    headers = {"Cache-Control": "no-store", **({"Retry-After": str(again)} if again else {})}
    return JSONResponse({"errors": [{"field": field, "text": text._asdict()}]}, status_code=status, headers=headers)


def from_our_pages(request: Request) -> bool:
    """Whether one of our own pages sent this: browsers say so themselves, and other sites cannot make them say it."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:
        return False
    return bool(origin) and origin == request.headers.get("host")


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is larger than we take."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body


def _kept(report: Report, who: str) -> Response:
    """Keep it, or say why not and when to come again."""
    try:
        entry = BOX.keep(report.model_dump(), who)
    except NotKept as refused:
        return _refused(429 if refused.again else 503, BOX.why(refused), again=refused.again)
    return JSONResponse({"id": entry["id"], "months": BOX.months}, status_code=201, headers={"Cache-Control": "no-store"})


def _withdrawn(letter: object, who: str) -> Response:
    """Delete what bears the code in a letter, whatever it was, or say that there is none."""
    code = letter.get("id") if isinstance(letter, dict) else None
    if not isinstance(code, str):
        return _refused(400, words("report.malformed"))
    try:
        deleted = withdraw(code, who)
    except NotKept as refused:
        return _refused(429 if refused.again else 503, why_not_withdrawn(refused), again=refused.again)
    if not deleted:
        return _refused(404, words("inbox.no_such"), "code")
    return JSONResponse({"deleted": deleted}, headers={"Cache-Control": "no-store"})


async def alone(answer: Callable[[], Response], late: str) -> Response:
    """One writes at a time, so that many who wait hold up nobody else's threads; who waits too long is told so."""
    try:
        await wait_for(_WRITING.acquire(), PATIENCE)
    except TimeoutError:
        return _refused(503, words(late))
    try:
        return await run_in_threadpool(answer)
    finally:
        _WRITING.release()


async def letter_of(request: Request) -> Any:
    """What was sent, as JSON; or the answer that refuses it."""
    if not from_our_pages(request):
        return _refused(403, words("report.foreign"))
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        return _refused(415, words("report.malformed"))
    try:
        body = await _body(request)
        return _refused(413, words("report.large"), "message") if body is None else json.loads(body)
    except ClientDisconnect:
        _log.info("a report broke off before it was whole")
        return Response(status_code=400)
    except (ValueError, RecursionError):
        return _refused(400, words("report.malformed"))


async def report(request: Request) -> Response:
    """Keep a report (201 with its id), or say what is wrong with it (``errors``: field and text in both languages)."""
    letter = await letter_of(request)
    if isinstance(letter, Response):
        return letter
    try:
        asked = Report.model_validate(letter)
    except ValidationError as error:
        faults = [{"field": field, "text": text._asdict()} for field, text in faults_of(error)]
        return JSONResponse({"errors": faults}, status_code=422, headers={"Cache-Control": "no-store"})
    return await alone(partial(_kept, asked, sender_of(request)), "report.unkept")


async def withdrawal(request: Request) -> Response:
    """Delete the letter whose code (``id``) is sent: 200, or 404 where there is none."""
    letter = await letter_of(request)
    return letter if isinstance(letter, Response) else await alone(partial(_withdrawn, letter, sender_of(request)), "inbox.undeleted")


def sender_of(request: Request) -> str:
    """The network address that a request came from, as far as it is known."""
    return request.client.host if request.client else ""


def only_sent(_request: Request) -> Response:
    """Nothing is to be read here: reports are the operator's."""
    return PlainTextResponse("405\n", status_code=405, headers={"Allow": "POST, DELETE", "Cache-Control": "no-store"})


ROUTES = [
    Route("/report", report, methods=["POST"]),
    Route("/report", withdrawal, methods=["DELETE"]),
    Route("/report", only_sent, methods=["GET", "HEAD", "PUT", "PATCH"]),
]
