"""Files to take away: the view of a link as a picture, a PDF, slides, a map in one file or tables, made when somebody asks."""

from collections.abc import Mapping
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.edition import load
from geo.export.formats import FORMATS
from geo.inbox.rate_limit import Allowance
from geo.language import Lang, word
from geo.paper import CannotPrintError, PrintRequest
from geo.scene.extent import extent_of
from geo.server.not_found import missing
from geo.view import View, parse

LONGEST = 2_000
"""Bytes of a query; whatever is longer was not written by us."""
MOST, WINDOW = 30, 600
"""Files of one reader in so many seconds."""
ALLOWANCE = Allowance(MOST, WINDOW)
AT_ONCE, WAITING = 2, 8
_MAKING, _ROOM = BoundedSemaphore(AT_ONCE), BoundedSemaphore(AT_ONCE + WAITING)
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


def _busy(request: Request, lang: Lang) -> Response | None:
    """The refusal of what asks too much or comes from elsewhere; None for everybody else."""
    if len(request.url.query) > LONGEST:
        return _refused(414, word("frame.take.unknown", lang))
    if request.headers.get("sec-fetch-site") in ELSEWHERE:
        return _refused(403, word("frame.take.unknown", lang))
    again = ALLOWANCE.take(request.client.host if request.client else "")
    return _refused(429, word("frame.take.too_many", lang), again) if again else None


def file(request: Request) -> Response:
    """The file, or in words why there is none. Two are made at once, a few more wait; whoever comes then is asked to come again."""
    stem, _, form = str(request.path_params["name"]).partition(".")
    if stem != "map" or form not in FORMATS:
        return missing()
    asked = dict(request.query_params)
    view = parse(asked, request.headers.get("accept-language", ""))
    if refused := _busy(request, view.lang):
        return refused
    if not _ROOM.acquire(blocking=False):
        return _refused(503, word("frame.take.busy", view.lang), again=10)
    try:
        with _MAKING:
            edition = load()
            content = FORMATS[form].make(edition, wish_of(asked, view, str(request.base_url)))
    except CannotPrintError as reason:
        return _refused(422, reason.text(view.lang))
    finally:
        _ROOM.release()
    name = f'attachment; filename="{edition.place.stem}-{view.era}-{view.lang}.{form}"'
    return Response(content, media_type=FORMATS[form].type, headers={"Content-Disposition": name, "Cache-Control": "no-store"})


ROUTES = [Route("/files/{name:path}", file, methods=["GET"])]
