"""The map in a page of another origin: shut in, on a phone, spoken to by its page and by strangers; and the code that puts it there."""

import html
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo.client import one_file
from geo.edition import load
from geo.language import DATA
from geo.publish.build import make
from geo.publish.place import SITE
from geo.publish.publications import Publications
from geo.view import View
from tests.bare_host import hosting
from tests.browser.conftest import READY, alone

OURS = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What the share dialog writes."""
PAGE = """<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Xã</title><body style="margin:10px"><h1>Xã</h1><button id="before">trước</button><p>{frame}</p><button id="after">sau</button>
<p style="height:3000px"></p><script>window.heard = []; addEventListener("message", (event) => heard.push([event.origin, event.data]));
window.tell = (message) => frames[0].postMessage(message, "*");</script></body></html>"""


class Office:
    """A page of somebody else's that holds the map, and the map in it."""

    def __init__(self, one):
        self.one, self.page = one, one.page
        self.map = self.page.frame_locator("iframe")

    @property
    def frame(self):
        return self.page.frames[1]

    def atlas(self, call="state()"):
        return self.frame.evaluate(f"() => window.atlas.{call}")

    def hears(self, condition):
        """The first message that the page has heard, or will hear, for which a JavaScript expression over ``it`` holds."""
        script = f"() => heard.map(([origin, it]) => ({{ origin, ...it }})).find((it) => {condition})"
        return self.page.wait_for_function(script).json_value()

    def ready(self):
        self.map.locator(READY).wait_for(state="attached")
        self.hears("it.type === 'atlas:ready'")
        self.frame.evaluate("async () => { while (!window.atlas.settled()) await new Promise(requestAnimationFrame); }")
        return self


@pytest.fixture
def office(chromium, tmp_path):
    """Write a page with a frame, serve it under another origin, open it; at the end nothing may have gone wrong in it."""

    @contextmanager
    def opened(frame, expected="$.", **options):
        (tmp_path / "office").mkdir(exist_ok=True)
        (tmp_path / "office" / "page.html").write_text(PAGE.format(frame=frame), encoding="utf-8")
        with hosting(tmp_path / "office") as address, alone(chromium, expected, **options) as one:
            one.page.goto(address.replace("localhost", "127.0.0.1") + "page.html")
            yield Office(one)

    return opened


def framed(server, link="?lang=vi", sandbox=OURS, height=480):
    shut = "" if sandbox is None else f'sandbox="{sandbox}"'
    address = html.escape(f"{server.url}/nhung{link}")
    return f'<iframe src="{address}" title="Bản đồ" style="width:100%;height:{height}px;border:0" allowfullscreen {shut}></iframe>'


@pytest.mark.parametrize("sandbox", [None, "allow-scripts", OURS, f"{OURS} allow-same-origin"])
def test_it_is_drawn_in_a_page_of_another_origin_however_it_is_shut_in(office, server, sandbox):
    with office(framed(server, "?lang=en&era=2025&sel=2025-06913", sandbox)) as one:
        one.ready()
        assert one.frame.evaluate("document.fonts.check('600 16px \"Be Vietnam Pro\"')")
        state = one.atlas()
        assert (state["era"], state["selection"], state["lang"]) == ("2025", "2025-06913", "en")
        assert all(layer["drawn"] > 0 for layer in state["layers"].values() if layer["shown"])
        before = one.page.evaluate("history.length")
        for ref in ("projects/viet-uc", "2024-06901"):
            one.atlas(f"select('{ref}')")
            one.hears(f"it.ref === '{ref}'")
        assert one.page.evaluate("history.length") == before  # the page's way back is its own
        kept = "() => { try { return localStorage.length + sessionStorage.length; } catch { return 0; } }"
        assert one.frame.evaluate(kept) == 0
        assert one.page.context.cookies() == []


def test_nothing_can_be_written_and_everything_else_is_one_press_away(office, server):
    with office(framed(server, "?lang=vi&sel=projects/viet-uc&c=21.35,107.6&z=11.5&tools=layers")) as one:
        one.ready()
        assert one.map.locator("article.card").is_visible()
        assert one.map.locator('form, textarea, [data-act="report"], [data-act="card-cite"], [data-act^="tool-"]').count() == 0
        with one.page.context.expect_page() as waiting:
            one.map.get_by_role("link", name="Mở bản đồ", exact=True).click()
        whole = waiting.value
        whole.locator(READY).wait_for(state="attached")
        assert urlsplit(whole.url).path == "/xem"
        asked = parse_qs(urlsplit(whole.url).query)
        assert (asked["sel"], asked["c"], asked["z"], asked["lang"]) == (["projects/viet-uc"], ["21.35,107.6"], ["11.5"], ["vi"])
        assert whole.evaluate("window.opener") is None
        whole.get_by_role("button", name="Báo sai").wait_for()
        assert one.map.get_by_role("link", name="Báo sai, trích dẫn, tải về: mở bản đồ").get_attribute("target") == "_blank"


def test_only_what_the_link_names_is_offered(office, server):
    with office(framed(server, "?tools=search,measure,list&lang=vi")) as one:
        one.ready()
        one.map.locator('[data-act="tool-more"]').click()
        tools = one.map.locator('[data-act^="tool-"]')
        assert tools.evaluate_all("(all) => all.map((tool) => tool.dataset.act)") == ["tool-measure", "tool-list", "tool-more"]
        assert tools.first.is_visible()
        assert one.map.locator(".search-input").is_visible()
        assert not one.map.locator(".eras").is_visible()
        assert not one.map.locator(".languages").is_visible()
        one.map.locator(".leaflet-container").press("c")
        one.map.locator(".leaflet-container").press("m")
        one.frame.wait_for_function("() => document.documentElement.dataset.mode === 'measure'")
        assert one.map.locator(".divider").count() == 0


def test_a_frame_about_one_unit_is_fitted_to_it_and_draws_what_lies_in_it(office, server):
    with office(framed(server, "?unit=2024-06901&era=2025&layers=projects,tourism,coverage&lang=vi&tools=")) as one:
        one.ready()
        assert one.atlas()["era"] == "2024"
        inside = [row for row in load().features["tourism"] if "2024-06901" in row.where["2024"].units]
        drawn = [row for row in inside if not row.where["2024"].unplaced]
        assert 0 < one.atlas()["layers"]["tourism"]["drawn"] == len(drawn)
        assert one.frame.evaluate("window.atlas.state().zoom") > 11
        one.map.locator("path[fill-opacity='0.74']").wait_for(state="attached")
        one.atlas("era('2025')")
        one.map.locator("path[fill-opacity='0.74']").wait_for(state="detached")


ORDERED = """(messages) => new Promise((done) => {
  for (const message of messages) window.tell(message);
  window.tell({ type: "atlas:select", ref: "projects/no-such-thing" });
  addEventListener("message", ({ data }) => { if (data.type === "atlas:unknown") done(); });
})"""
HOSTILE = [
    None,
    "atlas:select",
    7,
    [],
    {},
    {"type": None},
    {"type": "constructor"},
    {"type": "__proto__", "ref": "2024-06901"},
    {"type": ["atlas:select"], "ref": "2024-06901"},
    {"type": "atlas:select"},
    {"type": "atlas:select", "ref": 7},
    {"type": "atlas:select", "ref": ["2024-06901"]},
    {"type": "atlas:select", "ref": "<img src=x onerror=alert(1)>"},
    {"type": "atlas:select", "ref": "javascript:alert(1)"},
    {"type": "atlas:select", "ref": "x" * 100_000},
    {"type": "atlas:view", "link": 7},
    {"type": "atlas:view", "link": f"era=2025&{'x' * 5000}"},
    {"type": "atlas:view"},
]


def test_the_page_chooses_and_hears_what_its_reader_chooses(office, server):
    with office(framed(server, "?lang=en&layers=projects")) as one:
        ready = one.ready().hears("it.type === 'atlas:ready'")
        assert (ready["origin"], ready["lang"]) == ("null", "en")
        assert "layers=projects" in ready["link"]
        one.page.evaluate("tell({ type: 'atlas:select', ref: 'tourism/thac-bach-van' })")
        told = one.hears("it.ref === 'tourism/thac-bach-van'")
        assert (told["type"], told["name"], told["lang"]) == ("atlas:selected", "Bạch Vân Waterfall", "en")
        assert one.atlas()["layers"]["tourism"]["shown"]
        one.page.evaluate("tell({ type: 'atlas:select', ref: '2025-06913' })")
        one.hears("it.ref === '2025-06913' && it.link.includes('era=2025')")
        one.page.evaluate("tell({ type: 'atlas:select', ref: null })")
        one.hears("it.type === 'atlas:selected' && it.ref === null")
        one.page.evaluate("tell({ type: 'atlas:view', link: 'era=2024&lang=vi&layers=industry&c=21.35,107.6&z=12&sel=2024-06917' })")
        one.hears("it.ref === '2024-06917' && it.lang === 'vi'")
        state = one.atlas()
        assert {name for name, layer in state["layers"].items() if layer["shown"]} == {"industry"}
        assert (state["center"], state["zoom"]) == (pytest.approx([21.35, 107.6], abs=0.01), 12)
        one.map.locator("[data-act=card-close]").click()
        one.page.wait_for_function("() => heard.at(-1)[1].ref === null")


def test_strangers_and_nonsense_are_not_heard(office, server):
    script = "parent.frames[0].postMessage({ type: 'atlas:select', ref: '2024-06901' }, '*')"
    stranger = f'<iframe srcdoc="<script>{script}</script>"></iframe>'
    with office(framed(server)) as one:
        one.ready()
        before = one.atlas()
        one.page.evaluate(ORDERED, HOSTILE)
        one.page.evaluate("(markup) => new Promise((done) => { const box = document.createElement('div'); box.innerHTML = markup; "
                          "box.firstChild.onload = done; document.body.append(box); })", stranger)  # fmt: skip
        one.page.evaluate(ORDERED, [])
        assert one.atlas() == before
        assert one.map.locator("img[src=x]").count() == 0
        assert one.page.evaluate("heard.map(([, it]) => it.type)") == ["atlas:ready", "atlas:unknown", "atlas:unknown"]


def test_a_page_that_is_no_frame_says_nothing(visit):
    one = visit("/nhung?lang=vi", wait=False)
    one.page.locator(READY).wait_for(state="attached")
    assert one.page.get_by_role("link", name="Mở bản đồ").is_visible()


def touches(page):
    session = page.context.new_cdp_session(page)

    def send(kind, *points):
        found = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    return send


AT_REST = """async () => {
  for (let stood = 0, last = -1; stood < 20; last = scrollY) {
    stood = scrollY === last ? stood + 1 : 0;
    await new Promise(requestAnimationFrame);
  }
}"""
"""The throw of a finger has ended."""


def test_on_a_phone_one_finger_scrolls_the_page_and_two_move_the_map(office, server):
    with office(framed(server), viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True) as one:
        one.ready()
        box = one.page.locator("iframe").bounding_box()
        x, y = box["x"] + 150, box["y"] + 260
        before, send = one.atlas(), touches(one.page)
        send("touchStart", (x, y))
        for step in range(1, 16):
            send("touchMove", (x, y - 8 * step))
        one.map.locator(".gesture[data-shown]", has_text="Dùng hai ngón tay").wait_for()
        send("touchEnd")
        one.page.wait_for_function("() => scrollY > 60")
        assert (one.atlas()["center"], one.atlas()["zoom"]) == (before["center"], before["zoom"])
        one.page.evaluate(AT_REST)
        one.page.evaluate("scrollTo(0, 0)")
        send("touchStart", (x - 40, y))
        send("touchStart", (x - 40, y), (x + 40, y))
        for step in range(1, 16):
            send("touchMove", (x - 40 - 4 * step, y), (x + 40 + 4 * step, y))
        send("touchEnd")
        one.frame.wait_for_function(f"() => window.atlas.state().zoom > {before['zoom']}")
        assert one.page.evaluate("scrollY") < 20


@pytest.mark.parametrize(("width", "height"), [(360, 480), (320, 360), (800, 400)])
def test_nothing_lies_over_anything_in_a_small_frame(office, server, width, height):
    with office(
        framed(server, "?lang=vi&tools=layers,zoom,search,language", height=height), viewport={"width": width, "height": 700}
    ) as one:
        one.ready()
        parts = [".bar-title h1", "[data-act=whole-map]", ".languages", ".search", ".panel", ".tools"]
        boxes = [one.map.locator(part).first.bounding_box() for part in parts]
        over = [
            (a, b)
            for number, (a, one_box) in enumerate(zip(parts, boxes, strict=True))
            for b, other in list(zip(parts, boxes, strict=True))[number + 1 :]
            if (a, b) != (".search", ".panel") and crossing(one_box, other)
        ]
        assert over == []
        assert one.frame.evaluate("document.documentElement.scrollWidth") <= width
        assert one.map.get_by_role("link", name="Mở bản đồ").bounding_box()["height"] >= 44


def crossing(one, other):
    return (
        one["x"] + one["width"] > other["x"] + 1
        and other["x"] + other["width"] > one["x"] + 1
        and one["y"] + one["height"] > other["y"] + 1
        and other["y"] + other["height"] > one["y"] + 1
    )


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(office, server):
    with office(framed(server)) as one:
        one.ready()
        zoom, box = one.atlas()["zoom"], one.page.locator("iframe").bounding_box()
        one.page.mouse.move(box["x"] + 600, box["y"] + 240)
        one.page.mouse.wheel(0, 120)
        one.page.wait_for_function("() => scrollY === 120")
        one.map.locator(".gesture[data-shown]", has_text="Giữ Ctrl và cuộn").wait_for()
        assert one.atlas()["zoom"] == zoom
        one.page.keyboard.down("Control")
        one.page.mouse.wheel(0, -240)
        one.page.keyboard.up("Control")
        one.frame.wait_for_function(f"() => window.atlas.state().zoom > {zoom}")
        assert one.page.evaluate("scrollY") == 120
        one.frame.wait_for_function("() => window.atlas.written()")
        center = one.atlas()["center"]
        one.page.mouse.down()
        one.page.mouse.move(box["x"] + 500, box["y"] + 200, steps=4)
        one.page.mouse.up()
        one.frame.wait_for_function(f"() => window.atlas.state().center[1] !== {center[1]}")


def test_the_keyboard_goes_through_it(office, server):
    with office(framed(server, "?tools=zoom,layers&layers=&lang=vi")) as one:
        one.ready()
        one.page.locator("#before").focus()
        for _ in range(90):
            one.page.keyboard.press("Tab")
            if one.page.evaluate("document.activeElement.id") == "after":
                break
        assert one.page.evaluate("document.activeElement.id") == "after"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it_and_it_is_dark_where_its_reader_is(visit, scheme):
    one = visit("/nhung?lang=vi&sel=2024-06901&tools=search,layers,zoom,language", wait=False, fresh=True, color_scheme=scheme)
    one.page.locator(READY).wait_for(state="attached")
    assert one.page.evaluate("document.documentElement.dataset.theme") == scheme
    faults = Axe().run(one.page, options={"rules": {"region": {"enabled": False}}}).response["violations"]
    assert [(fault["id"], node["html"]) for fault in faults for node in fault["nodes"]] == []


def open_code(one):
    """The share dialog with the code to embed."""
    one.page.locator('[data-act="tool-share"]').click()
    one.page.locator('[data-act="embed"]').click()
    return one.page.get_by_label("Mã nhúng")


def test_the_code_of_the_dialog_shows_that_view_in_another_page(visit, office, server):
    one = visit("/xem?lang=vi&era=2025&sel=2025-06913&layers=tourism")
    code = open_code(one)
    one.page.get_by_role("checkbox", name="Danh sách").check()
    one.page.get_by_role("radio", name="Tự chọn").click()
    one.page.get_by_label("Rộng (px)").fill("99999")
    one.page.get_by_label("Rộng (px)").press("Tab")
    assert 'width="4000" height="600"' in code.input_value()
    one.page.get_by_role("radio", name="Rộng 100%").click()
    one.page.locator('[data-act="embed-en"]').click()
    one.page.get_by_label("Chỉ một đơn vị").check()
    text = code.input_value()
    assert f'sandbox="{OURS}" referrerpolicy="no-referrer" allowfullscreen="" style=' in text
    assert 'width="100%" height="560"' in text
    assert one.page.get_by_role("link", name="Xem thử").get_attribute("href") in html.unescape(text)
    with office(text) as other:
        other.ready()
        state = other.atlas()
        assert (state["era"], state["lang"], state["selection"]) == ("2025", "en", None)
        assert {name for name, layer in state["layers"].items() if layer["shown"]} == {"tourism"}
        assert other.map.locator('[data-act="tool-list"]').count() == 1
        assert other.page.locator("iframe").bounding_box()["width"] == other.page.evaluate("document.body.clientWidth")


def test_the_code_is_copied_and_it_is_said(visit):
    one = visit("/xem?lang=vi", permissions=["clipboard-read", "clipboard-write"], fresh=True)
    code = open_code(one)
    one.page.locator('[data-act="embed-copy"]').click()
    one.page.get_by_role("status").get_by_text("Đã sao chép mã nhúng").wait_for()
    assert one.page.evaluate("navigator.clipboard.readText()") == code.input_value()


def test_a_site_of_files_is_embedded_too(chromium, office, tmp_path):
    made = make(DATA, Publications(tmp_path / "site"), site_at="")
    with hosting(made.folder / SITE) as address:
        with alone(chromium) as one:
            one.page.goto(f"{address}?lang=vi")
            one.ready()
            text = open_code(one).input_value()
        assert f'src="{address}nhung.html?' in text
        with office(text) as other:
            other.ready()
            link = other.map.get_by_role("link", name="Mở bản đồ")
            assert link.evaluate("(link) => link.href").startswith(f"{address}?era=")


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-same-origin"])
def test_the_one_file_lives_in_a_page_as_text(office, sandbox):
    text = html.escape(one_file.page(load(), View()).decode())
    frame = f'<iframe srcdoc="{text}" sandbox="{sandbox}" title="Bản đồ" style="width:100%;height:560px"></iframe>'
    with office(frame, expected="can escape its sandboxing") as one:
        one.map.locator(READY).wait_for(state="attached")
        assert one.frame.evaluate("location.href") == "about:srcdoc"
        for ref in ("projects/viet-uc", "2024-06901"):
            one.atlas(f"select('{ref}')")
            one.map.locator("article.card").wait_for()
        one.map.locator("[data-act=card-close]").click()
        one.map.get_by_role("radio", name="2 xã").click()
        one.frame.wait_for_function("() => window.atlas.state().era === '2025' && window.atlas.written()")
        one.map.locator('[data-act="tool-share"]').click()
        box = one.map.get_by_role("dialog")
        box.get_by_label("Trích dẫn", exact=True).wait_for()
        assert box.get_by_label("Liên kết", exact=True).count() == box.locator(".embed").count() == 0  # it has no address
        one.map.locator(".share [data-act=share-close]").click()
        one.map.locator('[data-act="bar-story"]').click()
        one.frame.wait_for_function("() => window.atlas.state().slide === 1")
