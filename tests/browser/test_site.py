"""The published site on a bare host, driven as the light page is: it draws, links open, it opens again without a network."""

import re

import pytest

from geo.language import DATA
from geo.publish.build import make
from geo.publish.place import SITE
from geo.publish.publications import Publications
from tests.bare_host import hosting

KEPT = """async () => {
  const worker = (await navigator.serviceWorker.ready).active;
  const [name] = (await caches.keys()).filter((each) => each.startsWith("damha-site-"));
  const urls = name ? (await (await caches.open(name)).keys()).map((request) => request.url) : [];
  return worker.state === "activated" && urls.some((url) => url.endsWith("/a/b/?lang=en"));
}"""
OFFLINE = r"ERR_INTERNET_DISCONNECTED|Failed to load resource"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The real district's site, without the downloads that nobody opens here."""
    made = make(DATA, Publications(tmp_path_factory.mktemp("site")), site_at="")
    with hosting(made.folder / SITE) as address:
        yield address.rstrip("/")


def test_the_site_is_the_map(visit, site):
    one = visit("/?lang=en&era=2025&sel=2025-06913", base=site)
    assert one.atlas()["era"] == "2025"
    assert one.page.title() == "Map of Đầm Hà"
    one.page.locator("article.card").get_by_text("Quảng Tân Commune").first.wait_for()
    assert one.page.locator('[data-act="report"]').count() == 0
    assert one.page.evaluate("document.fonts.check('600 16px \"Be Vietnam Pro\"')")
    assert all(address.startswith((site, "data:", "blob:")) for address in one.requests)


def test_its_link_opens_the_same_view(visit, site):
    one = visit("/?lang=vi&era=2024&sel=2024-06901", base=site)
    one.page.keyboard.press("s")
    link = one.page.get_by_label("Liên kết", exact=True).input_value()
    assert link.startswith(f"{site}/?")
    assert "sel=2024-06901" in link
    assert one.page.locator(".share-code").count() == 0


def test_it_leads_to_sources_and_files_and_back(visit, site):
    one = visit("/?lang=vi", base=site, width=1366, height=768)
    one.page.get_by_role("link", name="Nguồn và tải về").click()
    one.page.get_by_role("heading", name="Nguồn và độ tin cậy").wait_for()
    assert one.page.get_by_role("link", name=re.compile("XLSX")).get_attribute("href") == "downloads/dam-ha-vi.xlsx"
    one.page.get_by_role("link", name="English").click()
    one.page.get_by_role("link", name="Map of Đầm Hà").click()
    one.ready()
    assert one.atlas()["lang"] == "en"


def test_an_answer_leads_to_a_page_of_the_site(visit, site):
    one = visit("/?lang=en", base=site)
    one.frame.locator(".search-input").fill("budget revenue 4 months")
    with one.page.context.expect_page() as opened:
        one.frame.locator("[role=option]").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{site}/indicator/budget_revenue.html"
    assert opened.value.locator("h1").inner_text() == "State budget revenue"


def test_a_phone_leads_to_sources_and_files_too(visit, site):
    one = visit("/?lang=en", base=site, width=390, height=844, has_touch=True)
    one.page.locator('[data-act="tool-more"]').click()
    one.page.locator('[data-act="tool-site-files"]').click()
    one.page.get_by_role("heading", name="Sources and how far to trust them").wait_for()


def test_it_opens_again_without_a_network(visit, site):
    one = visit("/?lang=vi", base=site, fresh=True, expected=OFFLINE)
    one.page.wait_for_function(KEPT)
    one.page.context.set_offline(True)
    one.page.goto(f"{site}/?lang=en&era=2025")
    one.ready()
    assert one.atlas()["lang"] == "en"
    one.page.get_by_text("saved copy").first.wait_for()
