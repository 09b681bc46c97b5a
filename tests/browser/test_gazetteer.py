"""Pages of single things in a browser that runs no script: whole at every width, by day and night, for eyes, ears and fingers."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PATHS = ["/muc-luc", "/xa/2024-06901", "/commune/2025-06913", "/du-an/projects/viet-uc", "/indicator/income", "/lop/coverage"]
PATHS += ["/place/infrastructure/cao-toc-van-don-mong-cai", "/source/vietnam-vn-tang-truong-2024"]
WIDE = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("header a:not([hidden]), .list a, sup a, .live")]
  .filter((one) => one.getBoundingClientRect().height < 24)
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_without_a_script_every_page_is_whole(visit, width):
    one = visit("/robots.txt", wait=False, fresh=True, width=width, height=844, java_script_enabled=False)
    home = one.page.url.removesuffix("/robots.txt")
    for path in PATHS:
        one.page.goto(f"{home}{path}")
        assert one.page.locator("h1").is_visible()
        assert one.page.locator("main").inner_text().count("\n") > 3
        assert one.page.evaluate(WIDE) <= 0, path
        assert one.page.evaluate(SMALL) == [], path
        for picture in one.page.locator(".map img").all():
            assert picture.evaluate("(image) => image.complete && image.naturalWidth") == 1280


def test_its_links_lead_to_others_and_to_the_map_that_shows_the_same(visit):
    one = visit("/robots.txt", wait=False, fresh=True)
    one.page.goto(one.page.url.replace("/robots.txt", "/muc-luc"))
    one.page.get_by_role("link", name="Xã Quảng An", exact=True).click()
    one.page.get_by_role("link", name="English", exact=True).click()
    assert one.page.locator("h1").inner_text() == "Quảng An Commune"
    one.page.get_by_role("link", name="Quảng Lâm Commune", exact=True).first.click()
    assert one.page.url.endswith("/commune/2024-06898")
    one.page.locator("a.live").click()
    one.ready()
    one.until("state.selection === '2024-06898'")


def test_a_thing_opens_where_it_is_known_most_closely(visit):
    one = visit("/robots.txt", wait=False, fresh=True)
    one.page.goto(one.page.url.replace("/robots.txt", "/diem/tourism/cot-co-nui-hua"))
    one.page.locator("a.live").click()
    one.ready()
    one.until("state.selection === 'tourism/cot-co-nui-hua' && state.era === '2024' && state.layers.tourism.shown")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme):
    one = visit("/robots.txt", wait=False, fresh=True, bypass_csp=True, color_scheme=scheme)
    home = one.page.url.removesuffix("/robots.txt")
    for path in PATHS:
        one.page.goto(f"{home}{path}")
        found = Axe().run(one.page).response["violations"]
        assert [(each["id"], node["html"][:200]) for each in found for node in each["nodes"]] == [], path


def test_a_page_prints_on_white_with_its_map_and_without_its_menus(visit):
    one = visit("/robots.txt", wait=False, fresh=True, color_scheme="dark")
    one.page.goto(one.page.url.replace("/robots.txt", "/xa/2024-06901"))
    one.page.emulate_media(media="print", color_scheme="light")
    assert one.page.locator(".map").is_visible()
    assert not one.page.locator("header nav").is_visible()
    assert not one.page.locator(".live").is_visible()


def test_a_reader_has_a_commune_of_their_own_on_pages_and_on_the_map(visit):
    one = visit("/robots.txt", wait=False, fresh=True)
    home = one.page.url.removesuffix("/robots.txt")
    one.page.goto(f"{home}/xa/2024-06901")
    own = one.page.locator("button.mine")
    assert (own.inner_text(), own.get_attribute("aria-pressed")) == ("☆ Đặt làm xã của tôi", "false")
    assert not one.page.locator("a.mine").is_visible()
    own.click()
    assert (own.inner_text(), own.get_attribute("aria-pressed")) == ("★ Xã của tôi", "true")
    one.page.goto(f"{home}/indicator/income")
    assert one.page.locator("a.mine").inner_text() == "★ Quảng An Commune"
    one.page.locator("a.mine").click()
    assert one.page.url == f"{home}/commune/2024-06901"

    one.page.goto(f"{home}/xem?lang=en")
    one.ready()
    one.page.locator(".search-input").click()
    one.page.locator("#found").get_by_role("option", name="Quảng An").click()
    one.until("state.selection === '2024-06901'")
    line = one.page.locator('[data-act="card-mine"]')
    assert line.get_attribute("aria-pressed") == "true"
    assert one.page.locator('[data-act="card-page"]').get_attribute("href") == "/commune/2024-06901"
    assert one.page.locator('[data-act="card-pdf"]').get_attribute("href") == "/commune/2024-06901.pdf"
    line.click()
    assert line.inner_text() == "☆ Make this my commune"
    one.page.goto(f"{home}/commune/2024-06901")
    assert one.page.locator("button.mine").get_attribute("aria-pressed") == "false"
    assert not one.page.locator("a.mine").is_visible()


@pytest.mark.parametrize(
    "kept", ["{", "[1]", '{"id": "javascript:alert(1)", "vi": "x", "en": "x"}', '{"id": "2024-06901", "vi": "<img src=x>", "en": "<b>"}']
)
def test_whatever_a_browser_has_kept_is_text_or_nothing(visit, kept):
    one = visit("/robots.txt", wait=False, fresh=True)
    home = one.page.url.removesuffix("/robots.txt")
    one.page.goto(f"{home}/xa/2024-06901")
    one.page.evaluate("(kept) => localStorage.setItem('atlas.mine', kept)", kept)
    one.page.goto(f"{home}/xa/2024-06901")
    link = one.page.locator("a.mine")
    assert link.is_visible() == ("2024-06901" in kept)
    assert link.locator("*").count() == 0
    assert one.page.locator("h1").inner_text() == "Xã Quảng An"


def test_sharing_gives_the_addresses_of_other_forms_of_exactly_this_view(visit):
    one = visit("/xem?lang=en&era=2025&layers=tourism", fresh=True)
    one.page.keyboard.press("s")
    one.frame.locator('[data-act="view-forms"]').click()
    ways = {way.inner_text(): way.get_attribute("href") for way in one.frame.locator(".view-form").all()}
    assert list(ways) == ["PNG", "PDF", "CSV", "GEOJSON", "JSON"]
    assert ways["CSV"].startswith("/xem.csv?era=2025")
    told = one.page.request.get(one.page.url.partition("/xem")[0] + ways["JSON"]).json()
    assert (told["lang"], told["era"]["id"], [layer["id"] for layer in told["layers"]]) == ("en", "2025", ["tourism"])
