"""All that is served beside Streamlit's own, in the order in which it is asked."""

import logging
from threading import Event

from starlette.applications import Starlette
from starlette.types import ASGIApp

from geo.server import (
    assets,
    condition,
    downloads,
    embed,
    gazetteer_pages,
    inbox_watch,
    light_page,
    open_data,
    qr,
    reports,
    searches,
    service_worker,
    state,
    streamlit_pages,
    versions,
)
from geo.server.allowlist import AllowList
from geo.server.compression import StaticCompression
from geo.server.log import in_one_form
from geo.server.subpath import InStreamlit
from geo.server.uploads import UploadLimit

_log = logging.getLogger(__name__)
ROUTES = [
    *streamlit_pages.ROUTES,
    *light_page.ROUTES,
    *embed.ROUTES,
    *versions.ROUTES,
    *open_data.ROUTES,
    *assets.ROUTES,
    *condition.ROUTES,
    *qr.ROUTES,
    *reports.ROUTES,
    *searches.ROUTES,
    *downloads.ROUTES,
    *service_worker.ROUTES,
    *gazetteer_pages.ROUTES,
]


def rest_of(app: ASGIApp) -> ASGIApp:
    """Our routes in front of an app, behind the list of what may be asked at all."""
    ours = Starlette(routes=ROUTES)
    ours.router.redirect_slashes = False  # it would not know our folder
    ours.router.default = InStreamlit(app)
    return AllowList(UploadLimit(StaticCompression(ours)))


def begin(ended: Event) -> None:
    """Look after the data and what readers leave until the end, and say to whoever starts the server what it serves and where."""
    in_one_form()
    state.follow(ended)
    inbox_watch.follow(ended)
    _log.info("%s · %s · %s", state.in_a_line(), inbox_watch.in_a_line(), embed.in_a_line())
