"""The page of figures in a real browser: cards open, charts answer keys, tables sort, a table is brought and taken away merged."""

import csv
import io
import re
import time

import pytest

from tests.browser.reading import serious
from tests.hostile_tables import workbook
from tests.test_intake import HEAD, SOURCE

SIZES = [(1920, 1080), (1366, 768), (1024, 768), (390, 844)]
WIDER = "main => main.scrollWidth - main.clientWidth"
GOOD = ("Tổng mức lưu chuyển hàng hóa và doanh thu dịch vụ", "tỷ đồng", "1.250,75", "4 tháng đầu năm 2025", SOURCE)
BAD = [
    ("Dân số", "người", "dưới 500", "2025", SOURCE),
    ("Dân số", "người", 45_000, "32/1/2025", SOURCE),
    ("Không có gì", "người", 5, "2024", SOURCE),
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def figures(visit):
    """Open the page of figures and wait until all of it stands there."""

    def opened(link="lang=vi", **options):
        one = visit(f"/figures?{link}", wait=False, **options)
        one.page.get_by_role("heading", name=re.compile("Số liệu của huyện|Figures of the district")).wait_for()
        one.page.locator('[role="graphics-document"] svg').nth(3).wait_for()
        one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
        return one

    return opened


@pytest.mark.parametrize(("lang", "scheme"), [("vi", "light"), ("en", "dark")])
def test_nothing_is_wider_than_the_window_and_nothing_comes_from_elsewhere(figures, lang, scheme):
    """As it is opened on the smallest screen, then on larger ones, and on the smallest again."""
    one = figures(f"lang={lang}", width=390, height=844, color_scheme=scheme)
    assert one.page.locator("[data-testid=stMain]").evaluate(WIDER) <= 0
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        one.page.wait_for_function(f"() => ({WIDER})(document.querySelector('[data-testid=stMain]')) <= 0")
        assert one.page.locator("details.card").count() >= 20, width
    assert one.foreign == []
    assert one.errors == []


@pytest.mark.parametrize(("lang", "scheme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing_serious(figures, lang, scheme):
    one = figures(f"lang={lang}", color_scheme=scheme)
    one.page.locator("details.card summary").first.click()
    assert serious(one) == []


@pytest.mark.parametrize(
    ("lang", "heading", "other"), [("vi", "Các năm và các nguồn", "74,4"), ("en", "Over the years, by source", "74.4")]
)
def test_a_card_opens_by_key_and_shows_its_neighbours(figures, lang, heading, other):
    card = figures(f"lang={lang}").page.locator("#result-income")
    assert other in card.locator("summary").inner_text()
    assert not card.locator("table").is_visible()
    card.locator("summary").focus()
    card.page.keyboard.press("Enter")
    card.locator("table").wait_for()
    assert heading in card.locator("caption").inner_text()
    assert card.locator("tbody tr").count() >= 6
    assert card.locator('tbody a[target="_blank"]').count() >= 5


def test_a_chart_is_walked_by_keys_and_says_every_value(figures):
    page = figures().page
    chart = page.locator('.st-key-chart-new-rural-2024 [role="graphics-document"]')
    page.wait_for_selector('.st-key-chart-new-rural-2024 [role="graphics-document"][tabindex="0"]')
    assert "Nâng cao: 6/8 xã · nêu tên 3" in chart.get_attribute("aria-label")
    chart.focus()
    heard = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "End", "Home", "Escape"):
        page.keyboard.press(key)
        heard.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert heard[:3] == ["Đạt chuẩn, Đã nêu tên: 8 xã", "Nâng cao, Đã nêu tên: 3 xã", "Nâng cao, Chưa nêu tên: 3 xã"]
    assert heard[3:5] == ["Kiểu mẫu, Chưa nêu tên: 2 xã", "Đạt chuẩn, Đã nêu tên: 8 xã"]
    assert heard[5] == chart.get_attribute("aria-label")


@pytest.mark.parametrize(
    ("lang", "open_table", "value"), [("vi", "Xem dạng bảng", "6/8 xã · nêu tên 3"), ("en", "Show as a table", "6 of 8 communes · 3 named")]
)
def test_a_chart_has_its_twin_and_its_files(figures, lang, open_table, value):
    one = figures(f"lang={lang}")
    place = one.page.locator(".st-key-chart-new-rural-2024")
    place.get_by_text(open_table).focus()
    one.page.keyboard.press("Enter")
    place.get_by_role("cell", name=value).wait_for()
    for name, begins in (("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbf")):
        with one.page.expect_download(timeout=60_000) as waiting:
            place.get_by_role("link", name=re.compile(name)).click()
        assert waiting.value.path().read_bytes().startswith(begins)


def test_the_year_is_in_step_with_the_map_and_back(visit):
    one = visit("/?lang=vi&year=2021&layers=new_rural,tourism")
    one.page.locator(".st-key-bar-menu").get_by_role("link", name="Số liệu").click()
    one.page.get_by_role("heading", name="Xã nào đạt mức nào, đến hết năm 2021").wait_for()
    one.page.locator(".st-key-rural-years").get_by_role("link", name="2022").click()
    one.page.get_by_role("heading", name="Xã nào đạt mức nào, đến hết năm 2022").wait_for()
    assert one.query()["year"] == "2022"
    one.page.get_by_role("link", name="Xem năm 2022 trên bản đồ").click()
    one.ready()
    state = one.atlas()
    assert state["year"] == 2022
    assert state["layers"]["tourism"]["shown"] is True
    assert state["layers"]["projects"]["shown"] is False
    heard, end = len(one.asked), time.monotonic() + 20
    one.atlas("year(2024)")
    while len(one.asked) == heard:  # nobody presses the link before the page has been told
        one.until("state.year === 2024")
        assert time.monotonic() < end
    one.page.locator(".st-key-bar-menu").get_by_role("link", name="Số liệu").click()
    one.page.get_by_role("heading", name="Xã nào đạt mức nào, đến hết năm 2024").wait_for()
    assert one.errors == []


def test_the_units_are_sorted_by_a_click_on_a_heading(figures):
    page = figures().page
    grid = page.locator('.st-key-units [data-testid="stDataFrame"]')
    grid.scroll_into_view_if_needed()
    area = grid.locator("tbody tr td:nth-child(4)")
    area.first.wait_for(state="attached")
    before = area.all_inner_texts()
    box = grid.bounding_box()
    page.mouse.move(box["x"] + 350, box["y"] + 60)
    page.mouse.move(box["x"] + 350, box["y"] + 18)
    page.mouse.down()
    page.mouse.up()
    grid.locator("th", has_text="↑ Diện tích đo").wait_for(state="attached")
    numbers = [float(text) for text in area.all_inner_texts()]
    assert numbers == sorted(float(text) for text in before)
    assert area.all_inner_texts() != before


@pytest.mark.parametrize(
    ("lang", "found", "fault", "merged"),
    [
        ("vi", "Lấy được 1 số liệu; 0 câu hỏi; 2 lỗi.", "“dưới” chưa rõ là ≤ hay gần", "Tải figures.csv đã gộp"),
        ("en", "Figures to take over: 1. Questions: 0. Faults: 2.", "may be ≤ or nearly", "Merged figures.csv"),
    ],
)
def test_a_table_with_faults_is_checked_and_the_rest_taken_away_merged(figures, edition, lang, found, fault, merged):
    one = figures(f"lang={lang}")
    intake = one.page.locator(".st-key-intake")
    file = {"name": "bang.xlsx", "mimeType": XLSX, "buffer": workbook([GOOD, *BAD])}
    intake.locator("input[type=file]").set_input_files(file)
    intake.get_by_text(found).wait_for()
    intake.get_by_role("cell", name=re.compile(re.escape(fault))).wait_for()
    intake.get_by_role("cell", name=f"C · {HEAD[2]}").first.wait_for()
    with one.page.expect_download() as waiting:
        intake.get_by_role("button", name=merged).click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(edition.figures) + 1
    new = next(row for row in rows if row["id"] == "turnover-2025-01-2025-04")
    assert (new["value"], new["unit"], new["period"], new["source"]) == ("1250.75", "vnd_bn", "2025-01/2025-04", SOURCE)
    assert one.errors == []


def test_a_hostile_file_is_refused_in_the_readers_words(figures):
    one = figures("lang=en")
    intake = one.page.locator(".st-key-intake")
    file = {"name": "bang.xls", "mimeType": "application/vnd.ms-excel", "buffer": b"<html><table><script>alert(1)</script></table></html>"}
    intake.locator("input[type=file]").set_input_files(file)
    intake.get_by_text("This file is not opened: it is a web page under the name of a spreadsheet").wait_for()
    assert one.errors == []


def test_reading_a_long_table_shows_how_far_it_is_and_can_be_given_up(visit, tmp_path):
    one = visit("/figures?lang=vi", wait=False, fresh=True)
    row = f"Dân số,người,{{}},{{}},{SOURCE}"
    long = "\n".join([",".join(HEAD), *(row.format(number, 1900 + number % 125) for number in range(40_000))])
    file = tmp_path / "dai.csv"
    file.write_text(long, encoding="utf-8")
    place = one.page.locator(".st-key-intake")
    place.locator("input[type=file]").set_input_files(file)
    waiting = one.page.locator(".st-key-intake-waiting")
    waiting.get_by_text(re.compile(r"Đang đọc… (dòng [\d.]+/40\.000|\d+ giây)")).wait_for()
    waiting.get_by_role("button", name="Hủy").click()
    waiting.wait_for(state="detached")
    place.locator('[data-testid="stFileChip"]').wait_for(state="detached")
    assert place.get_by_text("Lấy được").count() == 0
    place.locator("input[type=file]").set_input_files(file)  # and the same file once more, to its end
    place.get_by_text("Lấy được").wait_for(timeout=60_000)


@pytest.mark.parametrize(("lang", "said"), [("vi", "Máy chủ không nhận thêm tệp"), ("en", "The server takes no further file")])
def test_a_file_that_the_server_has_no_room_for_is_refused_in_the_readers_language(visit, tmp_path, lang, said):
    one = visit(f"/figures?lang={lang}", wait=False, fresh=True, expected="413|Client Error|Failed to load resource")
    one.page.route("**/_stcore/upload_file/**", lambda route: route.fulfill(status=413, body="413"))
    file = tmp_path / "bang.csv"
    file.write_text("a,b\n", encoding="utf-8")
    place = one.page.locator(".st-key-intake")
    place.locator("input[type=file]").set_input_files(file)
    place.get_by_text(said).wait_for()
