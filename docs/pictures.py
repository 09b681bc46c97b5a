"""Makes the pictures of README and of shared links: ``python -m docs.pictures`` (needs Chromium and requirements-dev.txt)."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import geo
from tests.browser.conftest import ARGUMENTS, CHROMIUM, MAP, READY
from tests.folium_page import show
from tests.serving import Server

HERE = Path(__file__).parent / "img"
PICTURES = (
    ("map-vi", "/xem?lang=vi&sel=2024-06901", 1600, 900, 1),
    ("map-2025-en", "/xem?lang=en&era=2025&sel=2025-06913", 1366, 768, 1),
    ("story-vi", "/xem?lang=vi&slide=12", 1366, 768, 1),
    ("invest-en", "/invest?lang=en&sel=projects/th-dairy", 1366, 768, 1),
    ("phone-vi", "/xem?lang=vi", 390, 844, 2),
    ("og", "/xem?lang=vi&layers=new_rural", 1200, 630, 1),
)


def picture(browser: Browser, url: str, name: str, width: int, height: int, scale: int) -> None:
    """One view, drawn and at rest, as PNG."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale, locale="vi-VN")
    page.goto(url)
    place = page if "/xem" in url else page.frame_locator(MAP)
    place.locator(f"{READY}[data-fonts=ready]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / f"{name}.png")
    page.close()


def notebook(browser: Browser, name: str) -> None:
    """The folium map of README; Leaflet comes from the package, nothing from elsewhere."""
    page = browser.new_page(viewport={"width": 900, "height": 620})
    show(page, geo.explore("data", ["new_rural", "industry", "tourism"], "2024", "en"))
    page.screenshot(path=HERE / f"{name}.png")
    page.close()


def main() -> None:
    """All pictures, from the real server on the real data."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder)).wait()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            notebook(browser, "explore-en")
            for name, path, width, height, scale in PICTURES:
                picture(browser, server.url + path, name, width, height, scale)
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
