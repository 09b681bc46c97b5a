"""What a cold start takes over the wire until the map is ready: held to what was promised, and to what it was last."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import MAP

LAST = Path(__file__).with_name("bytes.csv")
"""Bytes by page and kind, as they were when somebody last looked at them; a missing file is made, and fails."""
GROWS = 1.02
PROMISED = {
    ("/xem", "all"): 240_000,
    ("/nhung", "all"): 240_000,
    ("/xem", "script"): 110_000,
    ("/xem", "typeface"): 70_000,
    ("/", "all"): 1_200_000,
}
"""Bytes."""
KINDS = {
    "script": ("/assets/atlas.", "/assets/early."),
    "typeface": ("/assets/fonts/",),
    "units and ground": ("/data/communes/", "/data/context."),
    "layers": ("/data/",),
    "Streamlit's letters": ("/static/media/",),
    "Streamlit": ("/static/", "/component/"),
}
BY_CHANCE = ("Streamlit", "all")
"""Which of Streamlit's parts are asked for before the map is ready depends on how busy the machine is."""
ASKED = """() => {
  const at = (entry) => performance.timeOrigin + entry.startTime;
  const [ready] = performance.getEntriesByName("atlas-ready");
  const entries = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
  const asked = entries.map((entry) => ({ url: entry.name, at: at(entry), bytes: entry.encodedBodySize }));
  return { ready: ready ? at(ready) : null, asked };
}"""


def kind_of(url):
    return next((kind for kind, starts in KINDS.items() if urlsplit(url).path.startswith(starts)), "page and others")


def taken(one, path):
    """Bytes of bodies on the wire by kind, of all that was asked for before the map was ready; "all" together."""
    frames = [frame.evaluate(ASKED) for frame in {one.page.main_frame, one.frame}]
    (ready,) = [frame["ready"] for frame in frames if frame["ready"]]
    sizes = {(path, "all"): 0}
    for answer in {answer["url"]: answer for frame in frames for answer in frame["asked"] if answer["at"] <= ready}.values():
        if "/assets/icon" in answer["url"]:  # whenever the browser likes
            continue
        for kind in ("all", kind_of(answer["url"])):
            sizes[path, kind] = sizes.get((path, kind), 0) + answer["bytes"]
    return sizes


@pytest.fixture(scope="module")
def cold(chromium, server):
    """The sizes of the pages on a phone, each opened by a browser that has never been there."""
    found = {}
    for path in ("/xem", "/nhung", "/"):
        context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", service_workers="block")
        page = context.new_page()
        page.goto(f"{server.url}{path}")
        (page.frame_locator(MAP) if path == "/" else page).locator("html[data-atlas=ready]").wait_for(state="attached", timeout=60_000)
        frame = next((frame for frame in page.frames if "streamlit_folium" in frame.url), page.main_frame)
        found |= taken(type("Cold", (), {"page": page, "frame": frame}), path)
        context.close()
    return found


def test_what_was_promised_is_kept(cold):
    assert {what: size for what, size in cold.items() if size > PROMISED.get(what, size)} == {}
    assert not [kind for _, kind in cold if kind == "Streamlit's letters"]


def test_nothing_grows_unnoticed(cold):
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerows([("page", "kind", "bytes"), *((page, kind, size) for (page, kind), size in sorted(cold.items()))])
    if not LAST.exists():
        LAST.write_text(written.getvalue(), encoding="utf-8")
        pytest.fail(f"{LAST.name} was made: look at it, and commit it")
    last = {(row["page"], row["kind"]): int(row["bytes"]) for row in csv.DictReader(LAST.read_text(encoding="utf-8").splitlines())}
    watched = {what: size for what, size in cold.items() if what[1] not in BY_CHANCE}
    grown = [
        f"{page} {kind}: {last.get((page, kind), 0)} → {size}"
        for (page, kind), size in watched.items()
        if size > GROWS * last.get((page, kind), 0)
    ]
    assert not grown, "\n".join(["more than 2 % grew; what is meant to grow is written into bytes.csv", *grown])


def named_early(server, path):
    """The data that a page's header names."""
    return {*re.findall(r"<\.(/data/[^>]+)>; rel=prefetch", server.get(path).headers["link"])}


@pytest.mark.parametrize("path", ["/", "/?layers=infrastructure,coverage", "/?layers="])
def test_the_page_names_early_what_its_map_asks_for_before_it_is_ready(visit, server, path):
    """So that it comes while Streamlit begins, when the line has nothing else to do."""
    one = visit(path, fresh=True, service_workers="block")
    frame = one.frame.evaluate(ASKED)
    needed = {urlsplit(answer["url"]).path for answer in frame["asked"] if answer["at"] < frame["ready"] and "/data/" in answer["url"]}
    assert needed == named_early(server, path)


def test_pages_that_choose_their_layers_themselves_name_the_ground(server):
    named = sorted(named_early(server, "/invest?era=2025"))
    assert [address.split(".")[0] for address in named] == ["/data/communes/2025", "/data/context"]
