"""What several browser tests do as readers: use a tool, press a key, look for what axe finds."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator

from tests.browser.conftest import MAP, Visit

OFFLINE = "ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|error occurred when fetching the script"
TILES = r"ERR_NAME_NOT_RESOLVED|^https://(a\.)?tile\.openstreetmap\.org/"
"""What a visit expects that is cut off, and one that asks for an online background where there is none."""


def place(one: Visit):
    """Where the frame is in the page."""
    return one.page if "/xem" in one.page.url else one.page.frame_locator(MAP)


def act(one: Visit, name: str) -> Locator:
    """A control of the frame by the name of what it does."""
    return place(one).locator(f'[data-act="{name}"]')


def use(one: Visit, tool: str) -> None:
    """Use a tool, also where the tools stand behind one button."""
    if not act(one, f"tool-{tool}").is_visible():
        act(one, "tool-more").click()
    act(one, f"tool-{tool}").click()


def serious(one: Visit) -> list[tuple[str, str]]:
    """What axe finds serious or critical in the page as it stands."""
    found = Axe().run(one.page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:160]) for each in found if each["impact"] in {"serious", "critical"}]


def focused(one: Visit) -> str:
    """What has the focus: the name of what it does, its label or its tag."""
    return one.frame.evaluate(
        "() => { const e = document.activeElement; return e.dataset.act || e.getAttribute('aria-label') || e.className || e.tagName; }"
    )
