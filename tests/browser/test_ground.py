"""The ground on the screen: it comes after the map, small roads only to who is near, and it can be left out."""

import time

import pytest

NEAR = "/data/ground-near."
FAR = "/data/ground."
WAYS = ".leaflet-ways-pane canvas"
CREDIT = ".leaflet-control-attribution"
DARK_PIXELS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]) drawn += 1;
  return drawn;
}"""


def grounded(one):
    """The same, once the ground is drawn."""
    one.page.locator(WAYS).wait_for(state="attached")
    one.page.locator("img.relief").wait_for(state="attached")
    return one


def drawn(one):
    return one.page.locator(WAYS).evaluate(DARK_PIXELS)


def inked(one, *, some):
    """Wait until roads are painted, or none is any more: painting comes with a frame, and a frame may be late."""
    end = time.monotonic() + 20
    while (drawn(one) > 1000) != some:
        assert time.monotonic() < end


def asked(one, start):
    return [url for url in one.requests if start in url]


def test_it_comes_after_the_map_and_small_roads_when_somebody_is_near(visit):
    one = grounded(visit("/xem", fresh=True))
    ready, start = one.page.evaluate("""() => [performance.getEntriesByName("atlas-ready")[0].startTime,
      performance.getEntriesByType("resource").find((entry) => entry.name.includes("/data/ground.")).startTime]""")
    assert start > ready
    assert asked(one, NEAR) == []
    with one.page.expect_response(lambda answer: NEAR in answer.url):
        for _ in range(3):
            one.page.keyboard.press("+")
    assert len(asked(one, FAR)) == len(asked(one, NEAR)) == 1


def test_it_can_be_left_out_and_the_link_keeps_that(visit):
    one = grounded(visit("/xem", fresh=True))
    inked(one, some=True)
    assert "OpenStreetMap" in one.page.locator(CREDIT).inner_text()
    one.page.locator("[data-act=background]").select_option("plain")
    one.until("state.background === 'plain'")
    assert one.query()["bg"] == "plain"
    one.page.locator("img.relief").wait_for(state="detached")
    inked(one, some=False)
    assert drawn(one) == 0
    assert "OpenStreetMap" not in one.page.locator(CREDIT).inner_text()
    assert one.page.locator(".road-shield:not(.probe)").count() == 0
    assert one.page.locator("summary[data-act=ground]").count() == 0
    assert one.page.locator(".around-name.neighbour").count() > 0
    one.page.locator("[data-act=background]").select_option("own")
    grounded(one)
    assert "bg" not in one.query()
    inked(one, some=True)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_legend_explains_whatever_is_drawn(visit, lang):
    one = grounded(visit(f"/xem?lang={lang}&c=21.35,107.6&z=14", fresh=True))
    one.page.wait_for_function(f"() => performance.getEntriesByType('resource').some((entry) => entry.name.includes('{NEAR}'))")
    fold = one.page.locator("summary[data-act=ground]")
    fold.click()
    one.page.get_by_text("Đường nhỏ" if lang == "vi" else "Small road").wait_for()
    rows = one.page.locator("details:has(> summary[data-act=ground]) .legend li").all_inner_texts()
    wanted = {
        "vi": ["Cao tốc", "Quốc lộ", "Đường nhỏ", "Sông, suối, hồ"],
        "en": ["Expressway", "National road", "Small road", "River, stream, lake"],
    }
    assert set(wanted[lang]) <= {row.strip() for row in rows}


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_no_shield_lies_on_anything(visit, size):
    one = grounded(visit("/xem?c=21.36,107.6&z=12.5", fresh=True, viewport={"width": size[0], "height": size[1]}))
    shields = one.page.locator(".road-shield:not(.probe)")
    shields.first.wait_for()
    covered = """(shields) => shields.flatMap((shield) => {
      const { left, right, top, bottom } = shield.getBoundingClientRect();
      const meets = ({ x, y, w, h }) => left < x + w && right > x && top < y + h && bottom > y;
      return window.atlas.boxes().filter(meets).map(({ text }) => text);
    })"""
    assert shields.evaluate_all(covered) == []
    assert set(shields.all_inner_texts()) <= {"CT.06", "QL.18"}


def test_what_lies_beneath_takes_no_click(visit):
    one = grounded(visit("/xem?c=21.353,107.597&z=13", fresh=True))
    one.page.mouse.click(640, 300)
    one.until("state.selection !== null")


def test_where_it_does_not_come_the_map_says_so_and_works(visit):
    one = visit("/robots.txt", wait=False, fresh=True, service_workers="block", expected="503")
    one.page.route("**/data/ground.*", lambda route: route.fulfill(status=503, body=""))
    one.page.goto(one.page.url.replace("/robots.txt", "/xem?lang=vi"))
    one.ready()
    one.page.get_by_text("Chưa tải được: đường, sông và địa hình của nền.").wait_for()
    one.page.unroute("**/data/ground.*")
    one.page.get_by_role("button", name="Tải lại").click()
    grounded(one)


@pytest.mark.parametrize(
    ("lang", "names"), [("vi", "Quần đảo Hoàng Sa, Quần đảo Trường Sa"), ("en", "Hoàng Sa Archipelago, Trường Sa Archipelago")]
)
def test_over_the_border_the_country_is_shown_with_its_archipelagos(visit, lang, names):
    one = grounded(visit(f"/xem?lang={lang}&c=21.55,107.55&z=11", fresh=True))
    box = one.page.get_by_role("img", name=names)
    box.wait_for()
    assert box.locator("text").all_text_contents() == (
        ["QĐ. Hoàng Sa", "QĐ. Trường Sa"] if lang == "vi" else ["Hoàng Sa Islands", "Trường Sa Islands"]
    )
    clear = """(box) => { const { left, right, top, bottom } = box.getBoundingClientRect();
      return !window.atlas.boxes().some(({ x, y, w, h }) => left < x + w && right > x && top < y + h && bottom > y); }"""
    one.page.wait_for_function(clear, arg=box.element_handle())
    one.page.get_by_role("button", name="Toàn huyện" if lang == "vi" else "Whole").click()
    box.wait_for(state="detached")  # home is inside
    assert len(asked(one, "/data/country.")) == 1


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1024, 600), (844, 390), (740, 360), (700, 500), (390, 844)])
@pytest.mark.parametrize("chosen", ["", "&sel=2024-06901"])
def test_nothing_covers_the_country_and_its_archipelagos(visit, width, height, chosen):
    one = grounded(visit(f"/xem?c=21.55,107.55&z=10{chosen}", width=width, height=height))
    box = one.page.locator("svg.country")
    box.wait_for()
    over = """(box) => { const { left, right, top, bottom } = box.getBoundingClientRect();
      const others = document.querySelectorAll('.tools .stack, .card, .panel, .bar, .position-row, .leaflet-control-attribution');
      return [...others].filter((other) => {
        const at = other.getBoundingClientRect();
        return at.width && left < at.right - 1 && right > at.left + 1 && top < at.bottom - 1 && bottom > at.top + 1;
      }).map((other) => other.className); }"""
    assert box.evaluate(over) == []
