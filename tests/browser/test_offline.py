"""The light page at sea: opened once, it opens again without a network, says how old it is, and never stands in for newer data."""

import re
import signal

import pytest

from geo.edition import load
from geo.facts import data_dates
from tests.browser.reading import OFFLINE
from tests.serving import Server, copy_of_the_app

KEPT = """async () => {
  const registration = await navigator.serviceWorker.ready;
  while (registration.active?.state !== "activated") await new Promise(requestAnimationFrame);
  const [name] = (await caches.keys()).filter((one) => one.startsWith("damha-xem-"));
  return { scope: new URL(registration.scope).pathname, name, urls: (await (await caches.open(name)).keys()).map((one) => one.url) };
}"""


def kept(one):
    """What the worker keeps, as soon as it keeps everything."""
    return one.page.evaluate(KEPT)


def drawn(one):
    """Everything that is drawn, by layer."""
    return {name: layer["drawn"] for name, layer in one.atlas()["layers"].items()}


def every_layer(one):
    for name in one.atlas()["layers"]:
        one.atlas(f"show('{name}', true)")
    return drawn(one)


@pytest.fixture
def changing(tmp_path):
    """A server of its own, whose data and life the test may change."""
    (tmp_path / "app").mkdir()
    running = Server(tmp_path, copy_of_the_app(tmp_path / "app"))
    yield running.wait()
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGCONT)
    running.stop()


def test_one_visit_is_enough_to_open_everything_without_a_network(visit, server):
    one = visit("/xem?lang=vi", fresh=True, expected=OFFLINE)
    online = every_layer(one)
    found = kept(one)
    assert found["scope"] == "/xem"
    catalog = server.get("/data/catalog.json").json
    for entry in [*catalog["layers"], *catalog["base"]]:
        assert server.url + entry["url"] in found["urls"]
    one.page.context.set_offline(True)
    one.page.reload()
    one.ready()
    assert every_layer(one) == online
    one.page.get_by_text(f"Đang xem bản lưu. {data_dates(load()).vi}.").wait_for()
    one.atlas("era('2025')")
    one.until("state.era === '2025' && state.layers.projects.drawn > 0 && state.layers.coverage.drawn === 2")
    one.atlas("select('2025-06913')")
    one.page.locator("article.card").get_by_role("heading", level=2, name="Xã Quảng Tân").wait_for()
    one.page.goto(f"{server.url}/xem?lang=en&sel=2024-06901&layers=")
    one.ready()
    one.page.get_by_text("You are looking at a saved copy").wait_for()
    assert one.atlas()["selection"] == "2024-06901"
    assert [name for name, layer in one.atlas()["layers"].items() if layer["shown"]] == []
    loaded = "async () => { await document.fonts.ready; return [...document.fonts].filter((one) => one.status === 'loaded').length; }"
    assert one.page.evaluate(loaded) >= 2
    assert one.foreign == []


@pytest.mark.parametrize("width", [1366, 390])
def test_the_note_of_a_copy_is_covered_by_nothing(visit, width):
    one = visit("/xem?lang=vi", width=width, height=800, fresh=True, expected=OFFLINE)
    one.page.context.set_offline(True)
    one.page.get_by_text("Đang xem bản lưu").wait_for()
    on_top = """() => {
      const note = document.querySelector(".saved");
      const box = note.getBoundingClientRect();
      const spots = [[.05, .5], [.5, .2], [.5, .8], [.95, .5]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
      return spots.every(([x, y]) => note.contains(document.elementFromPoint(x, y))) && box.right <= innerWidth && box.left >= 0;
    }"""
    assert one.page.evaluate(on_top)


def test_a_page_that_loses_its_network_says_so_and_takes_it_back(visit):
    one = visit("/xem?lang=vi", fresh=True, expected=OFFLINE)
    assert one.page.locator(".saved").count() == 0
    one.page.context.set_offline(True)
    one.page.get_by_text("Đang xem bản lưu").wait_for()
    one.atlas("lang('en')")
    one.page.get_by_text("You are looking at a saved copy").wait_for()
    one.page.context.set_offline(False)
    one.page.locator(".saved").wait_for(state="detached")


def test_a_saved_copy_offers_the_server_as_soon_as_it_is_back(visit):
    one = visit("/xem?lang=vi", fresh=True, expected=OFFLINE)
    kept(one)
    one.page.context.set_offline(True)
    one.page.reload()
    one.ready()
    one.page.get_by_text("Đang xem bản lưu").wait_for()
    one.page.keyboard.press("Tab")
    one.page.context.set_offline(False)
    one.page.get_by_role("button", name="Tải lại").click()
    one.page.locator("html:not([data-copy])[data-atlas=ready]").wait_for(state="attached")
    assert one.page.locator(".saved").count() == 0


def test_a_copy_that_nobody_has_touched_gives_way_by_itself(visit):
    one = visit("/xem?lang=vi&era=2025", fresh=True, expected=OFFLINE)
    kept(one)
    one.page.context.set_offline(True)
    one.page.reload()
    one.ready()
    one.page.get_by_text("Đang xem bản lưu").wait_for()
    one.page.context.set_offline(False)
    one.page.locator("html:not([data-copy])[data-atlas=ready]").wait_for(state="attached")
    assert one.atlas()["era"] == "2025"


def test_a_copy_that_came_again_gives_way_a_minute_later(visit):
    one = visit("/xem?lang=vi&era=2025", fresh=True, expected=OFFLINE)
    kept(one)
    one.page.clock.install()
    one.page.context.set_offline(True)
    one.page.reload()
    one.ready()
    one.page.evaluate("sessionStorage.setItem('atlas.renewed', String(Date.now()))")  # as if it had just been renewed, too early
    one.page.context.set_offline(False)
    one.page.get_by_role("button", name="Tải lại").wait_for()
    one.page.clock.fast_forward("01:31")
    one.page.locator("html:not([data-copy])[data-atlas=ready]").wait_for(state="attached")


def test_new_data_is_shown_at_the_next_visit_and_kept_instead_of_the_old(visit, changing):
    one = visit("/xem?lang=vi&sel=2024-06901", base=changing.url, fresh=True, expected=OFFLINE)
    before = kept(one)["name"]
    published = changing.get("/health").json["data"]
    claims = changing.root / "data" / "claims.csv"
    text = claims.read_text(encoding="utf-8-sig")
    row = next(line for line in text.splitlines() if line.startswith("communes,2024-06901,area,"))
    claims.write_text(text.replace(row, re.sub(r",area,[0-9.]+,", ",area,77.77,", row)), encoding="utf-8-sig")
    changing.until(lambda: changing.get("/health").json["data"] != published)
    one.page.reload()
    one.ready()
    one.page.locator("article.card").get_by_text("77,77").first.wait_for()
    assert one.page.locator(".saved").count() == 0
    after = one.page.evaluate(
        "async (before) => { for (;;) { const now = (await caches.keys()).filter((one) => one.startsWith('damha-xem-')).join();"
        " if (now && now !== before && !now.includes(',')) return now; await new Promise(requestAnimationFrame); } }",
        before,
    )
    assert after != before
    one.page.context.set_offline(True)
    one.page.reload()
    one.ready()
    one.page.locator("article.card").get_by_text("77,77").first.wait_for()


def test_a_silent_server_is_not_waited_for(visit, changing):
    one = visit("/xem?lang=vi", base=changing.url, fresh=True, expected=OFFLINE)
    kept(one)
    changing.process.send_signal(signal.SIGSTOP)
    one.page.reload()
    one.ready()
    one.page.get_by_text("Chưa kết nối được với máy chủ. Đang xem bản lưu").wait_for()
    one.page.keyboard.press("Tab")
    changing.process.send_signal(signal.SIGCONT)


def test_a_dead_server_is_replaced_by_the_copy(visit, changing):
    one = visit("/xem?lang=en&era=2025", base=changing.url, fresh=True, expected=OFFLINE)
    kept(one)
    changing.stop()
    one.page.reload()
    one.ready()
    assert one.atlas()["era"] == "2025"
    one.page.get_by_text("The server cannot be reached").wait_for()


def test_the_whole_page_has_no_worker(visit):
    one = visit("/", fresh=True, expected=OFFLINE)
    assert one.page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert one.frame.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_the_copy_stays_apart_from_the_other_pages(visit, server):
    one = visit("/xem", fresh=True, expected=OFFLINE)
    kept(one)
    one.page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        one.page.goto(server.url + "/sources")
