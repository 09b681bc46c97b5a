"""A phone at the edge of the network: a quarter of this processor, 1.5 Mbit/s, 150 ms until an answer (websockets are not slowed)."""

import statistics
from typing import Any

from playwright.sync_api import Browser

from tests.bench.peers.contenders import Contender
from tests.bench.peers.visit import drawn, opened

LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.5e6 / 8, "uploadThroughput": 1.5e6 / 8}
SLOWER = 4
SCREEN: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def once(browser: Browser, url: str, who: Contender) -> dict[str, float]:
    """Milliseconds to each mark of one cold visit."""
    page = opened(browser, who, **SCREEN)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    marks = drawn(page, url + who.path)
    page.context.close()
    return marks


def on_a_slow_phone(browser: Browser, asked: list[tuple[Contender, str]], rounds: int) -> dict[str, dict[str, float]]:
    """The middle of several visits of each, in turn."""
    found: dict[str, dict[str, list[float]]] = {who.name: {} for who, _ in asked}
    for _ in range(rounds):
        for who, url in asked:
            for name, took in once(browser, url, who).items():
                found[who.name].setdefault(f"{name}_ms", []).append(took)
    print(f"slow phone {found}", flush=True)
    return {who: {name: round(statistics.median(values)) for name, values in those.items()} for who, those in found.items()}
