"""Takes a reader's report that something is wrong: from our own pages only, small, and not too often."""

import json
import math
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.inbox.rate_limit import Allowance
from geo.inbox.report import BOX, Report, faults_of, keep
from geo.inbox.store import StoreFull, StoreUnavailable
from geo.language import Words, words

LARGEST = 8 * 1024
"""Bytes of a body."""
MOST, WINDOW = 5, 600
"""Reports of one reader in so many seconds."""
ALLOWANCE = Allowance(MOST, WINDOW)


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


def _read(body: bytes) -> Report | Response:
    try:
        letter: Any = json.loads(body)
    except (ValueError, RecursionError):
        return _refused(400, words("report.malformed"))
    try:
        return Report.model_validate(letter)
    except ValidationError as error:
        faults = [{"field": field, "text": text._asdict()} for field, text in faults_of(error)]
        return JSONResponse({"errors": faults}, status_code=422, headers={"Cache-Control": "no-store"})


def _kept(report: Report, who: str) -> Response:
    """Keep it, or say why not and when to come again."""
    wait = ALLOWANCE.take(who)
    if wait:
        minutes = math.ceil(wait / 60)
        return _refused(429, words("report.often", most=MOST, window=WINDOW // 60, minutes=minutes), again=wait)
    try:
        entry = keep(report)
    except StoreFull as full:
        ALLOWANCE.give_back(who)
        return _refused(429, words("report.full"), again=full.again)
    except StoreUnavailable:
        ALLOWANCE.give_back(who)
        return _refused(503, words("report.unkept"))
    return JSONResponse({"id": entry["id"], "months": BOX.months}, status_code=201, headers={"Cache-Control": "no-store"})


async def report(request: Request) -> Response:
    """Answer 201 with the report's id, or in words what is wrong with it (``errors``: field and text in both languages)."""
    if not from_our_pages(request):
        return _refused(403, words("report.foreign"))
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        return _refused(415, words("report.malformed"))
    body = await _body(request)
    if body is None:
        return _refused(413, words("report.large"), "message")
    read = _read(body)
    if isinstance(read, Response):
        return read
    return await run_in_threadpool(_kept, read, request.client.host if request.client else "")


def only_sent(_request: Request) -> Response:
    """Nothing is to be read here: reports are the operator's."""
    return PlainTextResponse("405\n", status_code=405, headers={"Allow": "POST", "Cache-Control": "no-store"})


ROUTES = [Route("/report", report, methods=["POST"]), Route("/report", only_sent, methods=["GET", "HEAD", "PUT", "DELETE", "PATCH"])]
