"""Sharing as a reader does it: the link of exactly this view, copied, photographed, opened elsewhere and back again."""

import io
import re
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Error

from tests.browser.conftest import MAP
from tests.browser.reading import OFFLINE

PARTS = ("era", "lang", "year", "selection", "zoom", "background")


def place(one):
    """Where the frame is in the page."""
    return one.page.frame_locator(MAP) if urlsplit(one.page.url).path.endswith("/") else one.page


def open_share(one):
    """Open the popover by its tool, also where the tools stand behind one button."""
    tool = place(one).locator('[data-act="tool-share"]')
    if not tool.is_visible():
        place(one).locator('[data-act="tool-more"]').click()
    tool.click()
    box = place(one).get_by_role("dialog")
    box.wait_for()
    return box


def same_view(one, other):
    state, original = other.atlas(), one.atlas()
    for part in PARTS:
        assert state[part] == original[part], part
    assert state["center"] == pytest.approx(original["center"], abs=1e-4)
    shown = [{name: layer["shown"] for name, layer in view["layers"].items()} for view in (state, original)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("path", ["/", "/xem"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_code_on_the_screen_is_the_link_of_this_view(visit, server, path, width, height):
    one = visit(f"{path}?lang=vi", width=width, height=height)
    one.atlas("era('2025')")
    one.atlas("select('2025-06913')")
    one.atlas("show('industry', false)")
    one.until("state.era === '2025' && state.selection === '2025-06913'")
    box = open_share(one)
    code = box.get_by_role("img", name="Mã QR của liên kết")
    code.evaluate("async (image) => { if (!image.complete) await new Promise((done) => image.addEventListener('load', done)); }")
    (seen,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(one.page.screenshot())).convert("L"))
    assert urlsplit(seen.text).path == path
    same_view(one, visit(seen.text.removeprefix(server.url), width=width, height=height))
    link = box.get_by_label("Liên kết", exact=True).input_value()
    assert urlsplit(link).path == path
    same_view(one, visit(link.removeprefix(server.url), width=width, height=height, locale="en-GB"))
    bounds = box.bounding_box()
    assert bounds["x"] >= 0
    assert bounds["x"] + bounds["width"] <= width
    assert bounds["y"] + bounds["height"] <= height
    assert one.errors == []
    assert one.foreign == []


def test_the_link_follows_the_view_and_the_chosen_page(visit):
    one = visit("/xem?lang=vi")
    box = open_share(one)
    field = box.get_by_label("Liên kết", exact=True)
    one.atlas("select('projects/viet-uc')")
    assert "sel=projects/viet-uc" in field.input_value()
    assert "sel=projects/viet-uc" in box.get_by_role("img").get_attribute("src")
    box.get_by_role("radio", name="Trang đầy đủ").click()
    assert urlsplit(field.input_value()).path == "/"
    assert "at=map" in box.get_by_role("img").get_attribute("src")
    one.atlas("lang('en')")
    assert place(one).get_by_role("dialog", name="Share this view").count() == 1
    assert "lang=en" in field.or_(box.get_by_label("Link", exact=True)).input_value()


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_the_link_is_copied(visit, path):
    one = visit(f"{path}?lang=vi")
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = open_share(one)
    box.get_by_role("button", name="Sao chép").click()
    box.get_by_text("Đã sao chép liên kết.").wait_for()
    assert one.frame.evaluate("() => navigator.clipboard.readText()") == box.get_by_label("Liên kết", exact=True).input_value()


def test_what_is_cited_is_the_view_as_it_was_published(visit, server):
    one = visit("/xem?lang=en&sel=projects/viet-uc&era=2024")
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.page.get_by_role("button", name="Cite", exact=True).click()
    box = place(one).get_by_role("dialog")
    field = box.get_by_role("textbox", name="Cite")
    assert field.evaluate("(field) => document.activeElement === field")
    box.get_by_role("button", name="Copy citation").click()
    box.get_by_text("Citation copied").wait_for()
    cited = one.frame.evaluate("() => navigator.clipboard.readText()")
    what, title, version, address = cited.split(". ")
    assert (what, title) == (one.page.locator("article.card h2").inner_text(), "Map of Đầm Hà")
    assert re.fullmatch(r"Version \d{4}-\d{2}-\d{2}-[0-9a-f]{8}, published on \d+ \w+ \d{4}", version)
    assert address.startswith(f"{server.url}/ban/{version.split()[1].rstrip(',')}/?")
    same_view(one, visit(address.removeprefix(server.url)))


def test_a_version_says_of_which_day_it_is_and_leads_to_todays(visit, server):
    (version,) = (f"/ban/{name}/" for name in re.findall(r'href="\./(\d[^/]+)/', server.get("/ban/").text))
    one = visit(f"{version}?lang=en&sel=2024-06913&era=2024")
    bar = one.page.get_by_role("status").filter(has_text="still so today")
    bar.wait_for()
    assert bar.get_by_text(re.compile(r"As published on \d+ \w+ \d{4}")).count() == 1
    assert one.page.get_by_role("button", name="Cite", exact=True).count() == 1
    assert one.page.locator('[data-act="tool-site-files"]').count() == 0  # it has no pages of its own beside it
    one.frame.locator(".search-input").fill("budget revenue")
    one.frame.locator("[role=option]").first.click()
    assert len(one.page.context.pages) == 1
    one.atlas("lang('vi')")
    bar = one.page.get_by_text("nay vẫn vậy")
    bar.wait_for()
    one.page.get_by_role("button", name="Bản hiện nay").click()
    one.page.wait_for_url("**/xem?*")
    one.ready()
    assert (one.atlas()["selection"], one.atlas()["lang"]) == ("2024-06913", "vi")
    assert one.page.get_by_text("nay vẫn vậy").count() == 0


BUSY = """async () => {
  for (let on = true, end = performance.now() + 60000; !document.querySelector(".notice") && performance.now() < end; on = !on) {
    window.atlas.show("tourism", on);
    await new Promise(requestAnimationFrame);
  }
  window.atlas.show("tourism", false);
}"""
"""A reader who goes on switching until something is said."""
LAST_MOMENT = """() => {
  window.atlas.show("tourism", false);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    window.atlas.show("tourism", true);
    requestAnimationFrame(() => setTimeout(() => document.querySelector("[data-act=notice-answer]").click()));
  }));
}"""
"""A last change just before the page is loaded anew: sooner than the address may be written again."""


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_an_open_page_is_told_of_a_newer_version(visit, path):
    one = visit(f"{path}?lang=en", fresh=True, service_workers="block")  # else it may be the worker that asks, whom the route does not meet
    one.page.route("**/data/catalog.json", lambda route: route.fulfill(json={"digest": "another"}))
    one.frame.evaluate(BUSY)
    line = place(one).get_by_text("There is a new version of the data.")
    line.wait_for()
    one.atlas("lang('vi')")
    line = place(one).get_by_text("Đã có bản dữ liệu mới.")
    line.wait_for()
    assert line.count() == 1
    one.page.evaluate("() => { window.before = true; }")
    with suppress(Error):  # the page may be gone before it has answered
        one.frame.evaluate(LAST_MOMENT)
    one.page.wait_for_function("() => !window.before")  # an address that is only written anew is a navigation too
    one.ready()
    assert (one.atlas()["layers"]["tourism"]["shown"], one.atlas()["lang"]) == (True, "vi")


def test_where_nothing_may_be_copied_the_link_is_selected_and_said(visit):
    one = visit("/xem?lang=vi")
    one.page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false; }")
    box = open_share(one)
    box.get_by_role("button", name="Sao chép").click()
    box.get_by_text("nhấn Ctrl+C").wait_for()
    field = box.get_by_label("Liên kết", exact=True)
    assert field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)") == field.input_value()


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_the_code_is_downloaded_as_a_picture(visit, path):
    one = visit(f"{path}?lang=vi&sel=2024-06901")
    box = open_share(one)
    for kind, start in (("SVG", b"<svg "), ("PNG", b"\x89PNG")):
        with one.page.expect_download() as waiting:
            box.get_by_role("link", name=f"Tải mã QR ({kind})").click()
        assert waiting.value.suggested_filename == f"dam-ha-qr.{kind.lower()}"
        assert waiting.value.path().read_bytes().startswith(start)
    (seen,) = zxingcpp.read_barcodes(Image.open(waiting.value.path()).convert("L"))
    assert "sel=2024-06901" in seen.text


def test_the_phones_own_share_sheet_gets_the_link(visit):
    one = visit("/xem?lang=vi", width=390, height=844, has_touch=True)
    one.page.evaluate("() => { window.sent = null; navigator.share = async (what) => { window.sent = what; }; }")
    box = open_share(one)
    box.get_by_role("button", name="Gửi qua ứng dụng…").click()
    sent = one.page.evaluate("() => window.sent")
    assert sent["url"] == box.get_by_label("Liên kết", exact=True).input_value()


def test_without_the_server_the_link_stays_and_the_missing_code_is_said(visit):
    one = visit("/xem?lang=vi", fresh=True, expected=OFFLINE)
    one.page.context.set_offline(True)
    box = open_share(one)
    box.get_by_text("Chưa lấy được mã QR").wait_for()
    assert box.get_by_label("Liên kết", exact=True).is_visible()
    one.page.context.set_offline(False)
    one.atlas("select('2024-06901')")
    box.get_by_role("img", name="Mã QR của liên kết").wait_for()


def test_the_keyboard_opens_uses_and_closes_it(visit):
    one = visit("/xem?lang=vi&sel=2024-06901")
    tool = one.page.locator('[data-act="tool-share"]')
    tool.focus()
    one.page.keyboard.press("Enter")
    box = one.page.get_by_role("dialog")
    box.wait_for()
    assert box.evaluate("(box) => box.contains(document.activeElement)")
    assert tool.get_attribute("aria-pressed") == "true"
    one.page.keyboard.press("Escape")
    box.wait_for(state="detached")
    assert one.page.evaluate("() => document.activeElement.dataset.act") == "tool-share"
    assert one.atlas()["selection"] == "2024-06901"


def test_from_the_light_page_to_the_whole_one_and_back_the_view_stays(visit, server):
    one = visit("/xem?lang=vi&era=2025&sel=2025-06913&layers=projects,coverage&c=21.35,107.6&z=11.5")
    before = one.atlas()
    link = one.page.get_by_role("link", name="Mở trang đầy đủ")
    link.click()
    one.page.locator(MAP).wait_for()
    one.ready()
    whole = one.atlas()
    box = open_share(one)
    box.get_by_role("radio", name="Bản đồ nhẹ").click()
    back = visit(box.get_by_label("Liên kết", exact=True).input_value().removeprefix(server.url)).atlas()
    for state in (whole, back):
        for part in PARTS:
            assert state[part] == before[part], part
        assert state["center"] == pytest.approx(before["center"], abs=1e-3)
        assert {name for name, layer in state["layers"].items() if layer["shown"]} == {"projects", "coverage"}
    one.page.go_back()
    one.page.locator("html[data-host=xem][data-atlas=ready]").wait_for(state="attached")
    assert one.atlas()["selection"] == before["selection"]
    assert one.errors == []


def test_in_a_file_only_what_needs_no_server_is_offered(visit, server):
    script = next(part for part in server.get("/xem").text.split('"') if part.startswith("assets/atlas."))
    one = visit("/health", wait=False, fresh=True)
    blank = f'<!DOCTYPE html><html lang="vi"><body><div id="map_div"></div><script src="{script}"></script></body></html>'
    one.page.route("**/file.html*", lambda route: route.fulfill(body=blank, content_type="text/html; charset=utf-8"))
    one.page.goto(f"{server.url}/file.html#lang=vi&sel=projects/viet-uc")
    one.page.evaluate("() => { window.atlas.start(L.map('map_div', { zoomControl: false }), { host: 'file' }); }")
    one.page.locator("html[data-atlas=ready]").wait_for(state="attached")
    one.page.locator("img.relief").wait_for(state="attached")  # what a real file holds has come
    asked = []
    one.page.on("request", lambda request: asked.append(request.url))
    assert one.page.locator("article.card").is_visible()
    assert one.page.get_by_role("button", name="Báo sai").count() == 0
    box = open_share(one)
    assert box.get_by_role("img").count() == box.get_by_role("radio").count() == 0
    box.get_by_text("liên kết chỉ mở được trên máy đang có tệp").wait_for()
    assert "#era=2024" in box.get_by_label("Liên kết", exact=True).input_value()
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_popover_form_and_note_can_be_used_by_everyone(visit, width, scheme):
    one = visit("/xem?lang=vi&sel=projects/viet-uc", width=width, height=800, color_scheme=scheme, fresh=True, expected=OFFLINE)
    one.page.get_by_role("button", name="Báo sai").click()
    found = faults(one.page, [".report", ".saved", ".share"])
    open_share(one)
    one.page.context.set_offline(True)
    one.page.get_by_text("Đang xem bản lưu").wait_for()
    assert found + faults(one.page, [".report", ".saved", ".share"]) == []
    small = """() => [...document.querySelectorAll(".share, .report")]
      .flatMap((part) => [...part.querySelectorAll("button, a, input, textarea")])
      .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 40)
      .map((one) => one.outerHTML)"""
    assert one.page.evaluate(small) == []
    assert one.page.evaluate("() => document.documentElement.scrollWidth") <= width


def faults(page, places):
    """What axe finds in our parts."""
    include = [[place] for place in places if page.locator(place).count()]
    return [
        (fault["id"], node["html"])
        for fault in Axe().run(page, context={"include": include}).response["violations"]
        for node in fault["nodes"]
    ]
