"""Readers who come one after another through the same window: what one left is gone, what never changes stays loaded."""

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Page

KEPT = 6
"""Windows that wait for a reader who asks for the same screen; the one that waited longest is closed first."""


MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
"""What a window can take on while it is open, and what it is otherwise."""


class Living:
    """A browser that is started anew when it has crashed, as Debian's does now and then: one reader loses it, not all who come after."""

    def __init__(self, launch: Callable[[], Browser]) -> None:
        self._launch, self._browser = launch, launch()

    def new_context(self, **options) -> BrowserContext:
        """A context of the browser."""
        with suppress(Error):
            return self._browser.new_context(**options)
        with suppress(Error):
            self._browser.close()
        self._browser = self._launch()
        return self._browser.new_context(**options)

    @property
    def browser_type(self) -> BrowserType:
        """What starts browsers of its kind."""
        return self._browser.browser_type

    def close(self) -> None:
        """End it."""
        self._browser.close()


class Window:
    """A browser context with one page."""

    def __init__(self, browser: Living, options: dict) -> None:
        self.options = options
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.heard: list[tuple[str, object]] = []

    def hear(self, event: str, what) -> None:
        """Listen for as long as this reader is here."""
        self.page.on(event, what)
        self.heard.append((event, what))

    def leave(self, home: str) -> None:
        """Make it a new reader's: nothing stored, nothing remembered, no ear and no rule of the one before."""
        for event, what in self.heard:
            self.page.remove_listener(event, what)
        self.heard.clear()
        for other in self.context.pages[1:]:
            other.close()
        self.page.unroute_all(behavior="ignoreErrors")
        self.context.set_offline(offline=False)
        self.context.clear_permissions()
        self.context.clear_cookies()
        self.page.goto(f"{home}/robots.txt")
        self.page.evaluate("() => { sessionStorage.clear(); window.name = ''; }")
        self.page.mouse.move(-1, -1)
        session = self.context.new_cdp_session(self.page)
        session.send("Storage.clearDataForOrigin", {"origin": home, "storageTypes": "all"})
        session.send("Page.resetNavigationHistory")
        session.detach()


class Readers:
    """The windows of one browser that nobody uses at the moment."""

    def __init__(self, browser: Living, home: str) -> None:
        self.browser, self.home = browser, home
        self.free: list[Window] = []

    def window(self, size: dict, options: dict) -> Window:
        """A window with these options, of one who left or a new one; it installs no copy for reading without a network."""
        media = {name: options.get(name, usual) for name, usual in MEDIA.items()}
        options = {"service_workers": "block"} | {name: value for name, value in options.items() if name not in MEDIA}
        self.free = [one for one in self.free if not one.page.is_closed()]
        one = next((one for one in self.free if one.options == options), None)
        if one is None:
            one = self.fresh(size, options)
        else:
            self.free.remove(one)
            one.page.set_viewport_size(size)
        one.page.emulate_media(**media)
        return one

    def fresh(self, size: dict, options: dict) -> Window:
        """A window in which nobody has been."""
        one = Window(self.browser, options)
        one.page.set_viewport_size(size)
        return one

    def back(self, one: Window) -> None:
        """A reader leaves; a window that does not become new is closed."""
        with suppress(Error):
            one.leave(self.home)
            self.free.append(one)
            one = self.free.pop(0) if len(self.free) > KEPT else None
        if one is not None:
            with suppress(Error):
                one.context.close()
