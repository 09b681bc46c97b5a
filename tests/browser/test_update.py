"""The program is replaced under a running server: open pages go on, and after the restart they take up the new one, once."""

import re
import shutil
from contextlib import contextmanager

import pytest

from tests.browser.conftest import alone
from tests.serving import ROOT, Server, copy_of_the_app

GONE = "ERR_|WebSocket|Connection timed out|Failed to load|[Ee]rror|Cannot send|from server|dynamically imported"
GONE += "|Unable to preload|Is Streamlit still running"
NEW = {"vi": "Bản đồ mới tinh", "en": "A brand new map"}
COUNT = "() => Number(sessionStorage.getItem('loads'))"
COUNTED = "sessionStorage.setItem('loads', Number(sessionStorage.getItem('loads') ?? 0) + 1)"


def replace(root):
    """A later version, as ``git pull`` or a copied folder leaves it: a function and a module are called otherwise, a word is new."""
    for name in ("geo", "pages"):
        shutil.rmtree(root / name)
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [*(root / "geo").rglob("*.js"), *(root / "geo").rglob("*.py"), *(root / "pages").glob("*.py")]:
        text = path.read_text("utf-8")
        path.write_text(text.replace("dropNotice", "letNoticeGo").replace("geo.ui.printed_table", "geo.ui.table_on_paper"), "utf-8")
    (root / "geo/ui/printed_table.py").rename(root / "geo/ui/table_on_paper.py")
    for lang, words in NEW.items():
        path = root / f"geo/language/{lang}.toml"
        text = re.sub(r"(?m)^lost_versions = .*$", f'versions_of_late = "{words}"', path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    for path in (root / "geo").rglob("*.py"):
        path.write_text(path.read_text("utf-8").replace("page.lost_versions", "page.versions_of_late"), "utf-8")


def change_data(claims):
    text = claims.read_text("utf-8-sig")
    row = next(line for line in text.splitlines() if re.search(r",area,[0-9.]+,", line))
    claims.write_text(text.replace(row, re.sub(r",area,[0-9.]+,", ",area,77.77,", row)), "utf-8-sig")


@pytest.fixture
def place(tmp_path):
    (tmp_path / "app").mkdir()
    return copy_of_the_app(tmp_path / "app")


def readers_who_come_now(chromium, server):
    """They get the version that runs, whole."""
    for path in ("/?lang=vi", "/present?lang=en", "/xem?lang=vi"):
        with alone(chromium) as late:
            late.page.goto(f"{server.url}{path}")
            late.ready().settled()
            if "xem" not in path:
                late.page.get_by_text(re.compile("Các bản đã công bố|All published versions")).wait_for(state="attached")


def release_of(server):
    return server.get("/data/release.json").json["release"]


UNTOUCHED = "window.parent.document.querySelector('iframe').contentWindow === window && window.marked"
"""In a frame: it is still the one that was marked."""
TOLD = """() => addEventListener("message", ({ data }) => {
  if (data.type === "streamlit:setComponentValue") document.documentElement.dataset.told = "";
})"""
RESTED = """() => new Promise((done) => {
  const [ready] = performance.getEntriesByName("atlas-ready");
  (function look() { performance.now() - ready.startTime > 5100 ? done() : requestAnimationFrame(look); })();
})"""
"""As long after its start as a page asks again whether another program answers (geo/client/tools/newer.js)."""
CACHES = "async () => (await caches.keys()).filter((name) => name.startsWith('damha-xem-'))"
INSTALLED = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const worker = await registration.update().then(() => registration.installing ?? registration.waiting, () => null);
  while (worker && !["redundant", "activated"].includes(worker.state)) await new Promise(requestAnimationFrame);
  return worker?.state ?? "redundant";
}"""


@pytest.mark.slow
def test_an_update_of_the_copy_that_breaks_off_leaves_the_old_copy_whole(chromium, tmp_path, place):
    """One file of the new version does not come; the copy changes when all of it comes."""
    server = Server(tmp_path, place).wait()
    with alone(chromium, GONE) as one:
        try:
            one.page.goto(f"{server.url}/xem?lang=vi")
            one.ready().settled()
            one.page.evaluate(INSTALLED)
            before, data = one.page.evaluate(CACHES), server.get("/health").json["data"]
            claims = place / "data" / "claims.csv"
            claims.write_text(claims.read_text("utf-8-sig").replace("Market built in 2002", "Built in 2002"), "utf-8-sig")
            server.until(lambda: server.get("/health").json["data"] != data)
            current = next(server.kept.glob("publications/*/CURRENT"))
            site = current.parent / current.read_text().strip() / "site"
            others = {path.name for path in current.parent.glob("*/site/data/**/*") if site not in path.parents}
            cards = next(path for path in sorted(site.glob("data/**/cards-*.json")) if path.name not in others)
            away = tmp_path / "away"
            cards.rename(away)
            assert one.page.evaluate(INSTALLED) == "redundant"
            assert one.page.evaluate(CACHES) == before
            one.page.context.set_offline(True)
            one.page.reload()
            one.page.get_by_text("Đang xem bản lưu").wait_for()
            one.ready()
            away.rename(cards)
            one.page.context.set_offline(False)
            one.page.locator("html:not([data-copy])[data-atlas=ready]").wait_for(state="attached")  # the copy gives way, and asks anew
            server.until(lambda: one.page.evaluate(CACHES) != before)
        finally:
            server.stop()


@contextmanager
def tabs(chromium, server):
    with alone(chromium, GONE) as one, alone(chromium, GONE) as light, alone(chromium, GONE, locale="en-GB") as invest:
        one.page.context.add_init_script(f"if (window === top) {COUNTED}")
        for tab, path in ((one, "/?lang=vi&era=2025&sel=2025-06913"), (light, "/xem?lang=en&era=2024"), (invest, "/invest?lang=en")):
            tab.page.goto(f"{server.url}{path}")
            tab.ready().settled()
        yield one, light, invest


@pytest.mark.slow
def test_readers_keep_their_version_until_the_restart_and_then_get_the_new_one_once(chromium, tmp_path, place):
    first = Server(tmp_path, place).wait()
    with tabs(chromium, first) as (one, light, invest):
        try:
            before, data = release_of(first), first.get("/health").json["data"]
            replace(place)
            readers_who_come_now(chromium, first)
            one.atlas("select('2025-06901')")
            one.answered()
            assert first.get("/files/map.pdf?lang=vi", within=150).body.startswith(b"%PDF")
            change_data(place / "data" / "claims.csv")
            first.until(lambda: first.get("/health").json["data"] != data)
            assert release_of(first) == before
        finally:
            first.stop()
        again = Server(tmp_path, place, port=first.port).wait()
        try:
            taken_up(one, light, invest, release_of(again))
        finally:
            again.stop()


@pytest.mark.slow
def test_a_story_goes_on_a_frame_for_others_asks_and_a_light_page_is_read_anew_when_its_reader_comes_back(chromium, tmp_path, place):
    first = Server(tmp_path, place).wait()
    with alone(chromium, GONE) as story, alone(chromium, GONE) as frame, alone(chromium, GONE) as away:
        try:
            for tab, path in ((story, "/present?lang=vi"), (frame, "/nhung?lang=vi"), (away, "/xem?lang=en&sel=2024-06901")):
                tab.page.goto(f"{first.url}{path}")
                tab.ready().settled()
            story.page.keyboard.press("Space")
            story.until("state.slide === 2")
            story.frame.evaluate("() => { window.marked = true; }")
        finally:
            first.stop()
        asked = len(story.asked)
        replace(place)
        again = Server(tmp_path, place, port=first.port).wait()
        try:
            read_anew = f"html[data-release='{release_of(again)}'][data-atlas=ready]"
            for tab in (away, frame):
                tab.page.evaluate(RESTED)
            away.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            away.page.locator(read_anew).wait_for(state="attached")
            assert away.atlas()["selection"] == "2024-06901"
            frame.atlas("era('2025')")
            frame.page.get_by_text("Bản đồ vừa được cập nhật").wait_for()
            frame.page.get_by_role("button", name="Tải lại").click()
            frame.page.locator(read_anew).wait_for(state="attached")
            line = story.page.locator(".server-silent.updated").get_by_text("Xin tải lại trang khi đã xong việc")
            line.wait_for(state="attached", timeout=90_000)
            story.page.keyboard.press("Space")
            story.until("state.slide === 3")
            assert story.frame.evaluate(f"() => {UNTOUCHED}")
            assert len(story.asked) == asked
            with story.page.expect_navigation():
                story.page.keyboard.press("Escape")
            story.page.get_by_text(NEW["vi"]).wait_for(state="attached")
        finally:
            again.stop()


@pytest.mark.slow
def test_what_was_typed_and_what_fills_the_screen_waits_for_its_reader(chromium, tmp_path, place):
    first = Server(tmp_path, place).wait()
    with alone(chromium, GONE) as typing, alone(chromium, GONE) as projector:
        try:
            for tab in (typing, projector):
                tab.page.goto(f"{first.url}/?lang=vi&sel=2024-06901")
                tab.ready().settled()
            typing.frame.locator("[data-act=report]").first.click()
            typing.frame.locator(".report textarea").fill("Tên xã viết sai.")
            projector.page.evaluate("() => document.querySelector('iframe').requestFullscreen()")
            projector.frame.evaluate("() => { window.marked = true; }")
            projector.page.evaluate(TOLD)
        finally:
            first.stop()
        asked = len(projector.asked)
        replace(place)
        again = Server(tmp_path, place, port=first.port).wait()
        try:
            for tab in (typing, projector):
                line = tab.page.locator(".server-silent.updated").get_by_text("Xin tải lại trang khi đã xong việc")
                line.wait_for(state="attached", timeout=90_000)
            assert typing.frame.locator(".report textarea").input_value() == "Tên xã viết sai."
            typing.page.locator("html[data-silent]").wait_for(state="attached")  # the map, and the form in it, make room for the line
            projector.atlas("select('2024-06913')")
            projector.until("state.selection === '2024-06913'")  # the map goes on, and the new program does not draw the page under it
            projector.page.locator("html[data-told]").wait_for(state="attached")
            assert projector.page.evaluate("async () => (await fetch('./data/release.json')).ok")
            assert projector.frame.evaluate(f"() => {UNTOUCHED}")
            assert len(projector.asked) == asked
            with projector.page.expect_navigation():
                projector.page.evaluate("() => { document.exitFullscreen(); }")
            projector.ready()
            assert projector.atlas()["selection"] == "2024-06913"
            with typing.page.expect_navigation():
                typing.page.get_by_role("button", name="Tải lại").click()
            typing.ready()
            typing.page.get_by_text(NEW["vi"]).wait_for(state="attached")
        finally:
            again.stop()


def taken_up(one, light, invest, release):
    """Each open tab shows the new version with the view that it had; the light page when its reader wants."""
    one.page.get_by_text("Bản đồ vừa được cập nhật").wait_for()
    one.ready().settled()
    one.page.get_by_text(NEW["vi"]).wait_for(state="attached")
    assert (one.query()["sel"], one.atlas()["era"]) == ("2025-06901", "2025")
    assert one.page.evaluate(COUNT) == 2
    invest.page.get_by_text(NEW["en"]).wait_for(state="attached")
    invest.ready()
    light.atlas("era('2025')")
    light.page.get_by_text("The map has just been updated").wait_for()
    light.page.get_by_role("button", name="Reload").click()
    light.page.locator(f"html[data-release='{release}']").wait_for(state="attached")
    light.ready()
    assert light.atlas()["era"] == "2025"
