"""An ordinary folium map in a browser that may ask nobody: Leaflet comes from the package, everything else is refused."""

from pathlib import Path

import folium
import xstatic.pkg.leaflet
from playwright.sync_api import Page

LEAFLET = {path.name: path for path in Path(xstatic.pkg.leaflet.BASE_DIR).rglob("leaflet.*")}


def show(page: Page, made: folium.Map) -> list[str]:
    """Open the map and wait until it is drawn; gives the list in which its errors will stand."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def answer(route):
        file = LEAFLET.get(route.request.url.rsplit("/", 1)[-1])
        return route.fulfill(path=file) if file else route.abort()

    page.route("**/*", answer)
    page.set_content(made.get_root().render())
    page.locator(".leaflet-overlay-pane path").first.wait_for(state="attached")
    page.locator(".leaflet-control-layers-expanded").wait_for()
    return errors
