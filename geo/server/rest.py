"""All that is served beside Streamlit's own, in the order in which it is asked."""

from starlette.applications import Starlette
from starlette.types import ASGIApp

from geo.server import assets, downloads, light_page, qr, reports, service_worker, streamlit_pages, versions
from geo.server.allowlist import AllowList
from geo.server.compression import StaticCompression
from geo.server.uploads import UploadLimit

ROUTES = [
    *streamlit_pages.ROUTES,
    *light_page.ROUTES,
    *versions.ROUTES,
    *assets.ROUTES,
    *qr.ROUTES,
    *reports.ROUTES,
    *downloads.ROUTES,
    *service_worker.ROUTES,
]


def rest_of(app: ASGIApp) -> ASGIApp:
    """Our routes in front of an app, behind the list of what may be asked at all."""
    ours = Starlette(routes=ROUTES)
    ours.router.default = app
    return AllowList(UploadLimit(StaticCompression(ours)))
