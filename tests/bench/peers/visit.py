"""One visit: a new browser profile, from the address to the drawn map, then what a reader does."""

import statistics
import time
from contextlib import suppress
from typing import Any

import psutil
from playwright.sync_api import Browser, Error, Page
from playwright.sync_api import TimeoutError as TooLate

from tests.bench.peers.contenders import Act, Contender
from tests.bench.peers.watching import watch

WITHIN = 120_000
LATE = "not within 120 s"
MOVES, LONGEST = 60, 20
"""Moves of a hand, and the seconds after which a map that can hardly follow is let go."""
HELD = (900, 480)
"""Where a hand takes hold of every map: in all of them, beside the panel of ours."""

Visit = dict[str, Any]


def opened(browser: Browser, who: Contender, **options: Any) -> Page:
    """A page of a new profile that writes down when this one is seen."""
    context = browser.new_context(
        viewport=options.pop("viewport", {"width": 1366, "height": 768}), locale="vi-VN", service_workers="block", **options
    )
    context.set_default_timeout(WITHIN)
    context.add_init_script(watch({"first": who.first, "full": who.full, **who.more}))
    return context.new_page()


def drawn(page: Page, url: str) -> dict[str, float]:
    """Milliseconds from the address to each mark; raises when it is not there in time."""
    page.goto(url, wait_until="commit", timeout=WITHIN)
    page.wait_for_function("() => window.bench?.marks.full", timeout=WITHIN)
    return page.evaluate("() => ({...bench.marks})")


def heap_mb(page: Page) -> float:
    """What JavaScript holds after a collection, typed arrays counted."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    session.detach()
    return float(used["usedSize"] + used.get("backingStorageSize", 0)) / 1e6


def _pan(page: Page) -> float:
    """Frames a second while a hand drags the map to and fro."""
    x, y = HELD
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => { bench.pan(); }")
    ends = time.monotonic() + LONGEST
    for step in range(MOVES):
        if time.monotonic() < ends:
            aside = min(step, MOVES - 1 - step) * 6
            page.mouse.move(x - aside, y - aside / 3)
    pan = page.evaluate("() => bench.pan()")
    page.mouse.up()
    if not pan["moved"]:
        raise AssertionError("the map was not dragged")
    return 1000 / statistics.mean(pan["frames"][1:])


def tree(process: int) -> tuple[float, float]:
    """CPU seconds so far and resident megabytes of a server and everything it has started."""
    root = psutil.Process(process)
    seconds = memory = 0.0
    for one in [root, *root.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):  # a worker may end meanwhile
            times = one.cpu_times()
            seconds += times.user + times.system
            memory += one.memory_info().rss / 2**20
    return seconds, memory


def visited(browser: Browser, url: str, who: Contender, process: int, turns: int) -> Visit:
    """Every figure of one visit; what does not come to its end in time says so, and what follows it is left out."""
    page = opened(browser, who)
    found: Visit = {}
    before, _ = tree(process)
    try:
        marks = drawn(page, url + who.path)
        found |= {f"{name}_ms": took for name, took in marks.items()}
        found["heap_mb"] = heap_mb(page)
        found["cpu_s"] = tree(process)[0] - before
        if who.off:
            acts(page, who, turns, found)
    except TooLate:
        found.setdefault("first_ms", LATE)
        found.setdefault("full_ms", LATE)
    except (Error, AssertionError) as error:
        found["fault"] = str(error).splitlines()[0][:200]
    finally:
        found["rss_mb"] = tree(process)[1]
        page.context.close()
    return found


def acts(page: Page, who: Contender, turns: int, found: Visit) -> None:
    """Switch, select, pan, filter: in this order, each until it is painted; the first that takes too long is the last."""
    page.wait_for_timeout(300)
    found["switch_ms"] = _again(page, turns, who.off, who.on)
    if found["switch_ms"] != LATE:
        found["select_ms"] = _again(page, 1, who.select)
        found["pan_frames"] = _pan(page)
        page.wait_for_timeout(300)
        found["filter_ms"] = _again(page, turns, who.filtered, who.back)


def _again(page: Page, turns: int, *these: Act | None) -> float | str | None:
    """The middle of an act and its opposite, done so often."""
    took: list[float] = []
    for act in these * turns:
        if act is None:
            return None
        one = page.evaluate("(given) => bench.act(...given)", [*act, WITHIN])
        if one is None:
            return LATE
        took.append(float(one))
    return statistics.median(took)
