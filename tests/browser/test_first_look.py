"""A full page while it opens: nothing moves under a reader's eyes, nothing is looked for in vain, and the tab says which page it is."""

import re

import pytest

PAGES = ["/", "/invest", "/present", "/figures", "/sources"]
MOST = 0.05
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      const moved = one.sources.map((source) => [source.node?.outerHTML?.slice(0, 120), source.previousRect.y, source.currentRect.y]);
      if (!one.hadRecentInput) window.shifts.push({ value: one.value, moved });
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
TITLES = {
    "vi": ["Bản đồ Đầm Hà", "Nhà đầu tư · Bản đồ Đầm Hà", "Trình chiếu · Bản đồ Đầm Hà", "Số liệu · Bản đồ Đầm Hà"],
    "en": ["Map of Đầm Hà", "For investors · Map of Đầm Hà", "Presentation · Map of Đầm Hà", "Figures · Map of Đầm Hà"],
}


@pytest.fixture
def opened(visit):
    """Open a page cold, with an ear for everything that moves, and wait until it has stopped running."""

    def of(path, **options):
        one = visit("/robots.txt", wait=False, fresh=True, **options)
        one.page.add_init_script(SHIFTS)
        one.page.goto(one.page.url.replace("/robots.txt", path))
        one.page.locator(".st-key-answer, .page-end").first.wait_for(state="attached", timeout=60_000)
        one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
        for table in one.page.locator('[data-testid="stDataFrame"]').all():
            table.wait_for()
        return one

    return of


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_opens(opened, path, width, height):
    one = opened(path, width=width, height=height)
    shifts = one.page.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) <= MOST, shifts
    assert one.errors == []


def test_what_stands_there_while_the_server_is_slow_takes_no_room(visit, server):
    one = visit("/robots.txt", wait=False, fresh=True)
    asked = []

    def leave_unanswered(socket):
        asked.append(socket.url)

    one.page.route_web_socket(re.compile(r"/_stcore/stream"), leave_unanswered)
    one.page.goto(f"{server.url}/sources")
    waiting = one.page.locator(".stAppSkeleton")
    waiting.wait_for(state="attached")
    assert waiting.evaluate("(shown) => shown.parentElement.offsetHeight") == 0
    assert asked


def test_a_bar_whose_parts_come_late_is_seen_when_all_of_it_is_there(visit, server):
    one = visit("/robots.txt", wait=False, fresh=True)
    one.page.add_init_script(SHIFTS)
    late = []

    def hold(route):
        late.append(route)

    parts = re.compile(r"/static/js/(Html|PageLink)\.")
    one.page.route(parts, hold)
    one.page.goto(f"{server.url}/figures", wait_until="commit")
    bar = one.page.locator(".st-key-bar-wide > *")
    bar.first.wait_for(state="attached")
    assert set(bar.evaluate_all("parts => parts.map(part => getComputedStyle(part).visibility)")) == {"hidden"}
    for route in late:
        route.continue_()
    one.page.locator(".page-end").wait_for(state="attached")
    one.page.locator(".st-key-bar-wide .name").wait_for()
    assert len(late) == 2
    shifts = one.page.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) <= MOST, shifts


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_tab_says_which_page_it_is_before_and_after_the_page_is_drawn(server, opened, lang):
    for path, title in zip(PAGES, TITLES[lang], strict=False):
        assert f"<title>{title}</title>" in server.get(f"{path}?lang={lang}").text
    assert opened(f"/figures?lang={lang}").page.title() == TITLES[lang][3]


def test_without_javascript_the_page_says_so_in_the_readers_language_and_names_nothing_that_is_not_there(server):
    for lang, said in (("vi", "Bản đồ cần JavaScript"), ("en", "The map needs JavaScript")):
        text = server.get(f"/figures?lang={lang}").text
        assert said in text
        assert "agent" not in text
