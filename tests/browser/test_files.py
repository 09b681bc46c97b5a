"""Files taken away without leaving the map: the view as the reader has it, made when the button is pressed and not before."""

import pytest

from tests.browser.conftest import INSECURE, alone
from tests.browser.reading import OFFLINE, act, place, serious, use

STARTS = {"png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK", "html": b"<!DOCTYPE html>", "xlsx": b"PK"}


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/xem"])
def test_every_file_is_taken_away_from_the_map_itself(visit, tmp_path, path):
    one = visit(f"{path}?lang=vi")
    one.atlas("show('coverage', true)")
    use(one, "files")
    assert "9 đơn vị" in place(one).locator(".files-sheet").inner_text()
    assert "Camera, WiFi" in place(one).locator(".files-sheet").inner_text()
    for form, start in STARTS.items():
        with one.page.expect_download(timeout=90_000) as download:
            act(one, f"file-{form}").click()
        assert download.value.suggested_filename == f"dam-ha-2024-vi.{form}"
        target = tmp_path / download.value.suggested_filename
        download.value.save_as(target)
        assert target.read_bytes().startswith(start)
    assert one.page.evaluate("(document.querySelector('[data-testid=stMain]') ?? document.documentElement).scrollTop") == 0
    assert one.foreign == []
    assert one.errors == []


def test_the_view_and_the_paper_that_are_chosen_are_those_that_are_asked_for(visit):
    one = visit("/xem?lang=en&era=2025&c=21.35,107.6&z=12")
    use(one, "files")
    act(one, "files-choices").click()
    act(one, "files-orientation").select_option("portrait")
    act(one, "files-part").check()
    assert "the part in view" in place(one).locator(".files-sheet b").first.inner_text()
    with one.page.expect_request("**/files/map.pdf?*") as asked, one.page.expect_download(timeout=90_000):
        act(one, "file-pdf").click()
    for part in ("era=2025", "lang=en", "paper=A4", "orientation=portrait", "part=1", "z=12"):
        assert part in asked.value.url


def test_a_reason_stands_where_no_file_can_be_made(visit):
    one = visit("/xem?lang=vi&layers=", fresh=True, expected=f"status of 422|{OFFLINE}")
    use(one, "files")
    act(one, "file-png").click()
    place(one).get_by_text("Chưa bật lớp nào").wait_for()
    assert act(one, "file-png").inner_text() == "Tải về"
    one.page.context.set_offline(offline=True)
    act(one, "file-xlsx").click()
    place(one).get_by_text("Không liên lạc được với máy chủ").wait_for()


@pytest.mark.parametrize(("host", "shown"), [("localhost", 0), (INSECURE, 1)])
def test_an_address_at_which_the_browser_keeps_no_copy_says_so_and_what_to_do(chromium, server, host, shown):
    with alone(chromium, f"http://{INSECURE}") as one:
        one.page.goto(f"http://{host}:{server.port}/xem?lang=vi")
        one.ready()
        use(one, "files")
        assert place(one).get_by_text("Trang mở bằng http nên trình duyệt không cho giữ bản lưu").count() == shown
        use(one, "help")
        assert one.page.locator(".help-sheet [data-about=insecure]").count() == shown
        use(one, "share")
        one.page.locator(".share-row button").first.click()  # copied the old way
        one.page.get_by_text("Đã sao chép liên kết").wait_for()


NO_COPYING = """() => {
  document.execCommand = () => false;
  Object.defineProperty(navigator, "clipboard", { value: undefined });
}"""


@pytest.mark.parametrize(("host", "why"), [("localhost", "Trình duyệt"), (INSECURE, "Trang mở bằng http nên trình duyệt")])
def test_what_cannot_be_copied_is_marked_for_the_readers_own_hands(chromium, server, host, why):
    sentence = f"{why} không cho tự sao chép. Chữ đã được bôi chọn"
    with alone(chromium, f"http://{INSECURE}") as one:
        one.page.goto(f"http://{host}:{server.port}/xem?lang=vi")
        one.ready()
        one.page.evaluate(NO_COPYING)
        one.page.mouse.click(740, 290, button="right")
        act(one, "position-1").click()
        one.page.locator(".notice").get_by_text(sentence).wait_for()
        assert one.page.evaluate("getSelection().toString()") == one.page.locator("[data-act=position-1] b").inner_text()
        use(one, "share")
        one.page.locator(".share-row button").first.click()
        one.page.locator(".share .said").get_by_text(sentence).wait_for()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (683, 312)])
def test_the_list_of_files_fits_the_window_and_is_accessible(visit, width, height):
    one = visit("/xem?lang=vi", width=width, height=height, bypass_csp=True)
    use(one, "files")
    box = place(one).locator(".files-sheet").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    assert box["x"] + box["width"] <= width
    assert serious(one) == []
    one.page.keyboard.press("Escape")
    place(one).locator(".files-sheet").wait_for(state="detached")


def test_neither_a_switch_nor_a_zoom_asks_the_server(visit):
    one = visit("/?lang=vi").answered()
    before = len(one.asked)
    one.atlas("show('coverage', true)")
    one.until("state.layers.coverage.shown")
    one.frame.locator('[data-act="tool-plus"]').click()
    one.until("state.zoom > 10")
    assert len(one.asked) == before


def test_who_waits_sees_place_and_progress_and_can_give_up(visit):
    one = visit("/xem?lang=vi", fresh=True, service_workers="block")
    standings = [{"before": 3}, {"before": 0}, {"seconds": 1.4, "done": 0, "of": 0}, {"seconds": 2, "done": 5, "of": 12}]
    asked, seen = [], []

    def answer(route):
        asked.append(route.request.headers)
        route.fulfill(status=202, json=standings[len(seen)])

    one.page.route("**/files/map.pptx?*", answer)
    use(one, "files")
    act(one, "file-pptx").click()
    for said in ("Đang chờ, trước còn 3 tệp", "Đang chờ, sắp đến lượt", "Đang làm… 1 giây", "Đang làm… 5/12"):
        place(one).get_by_text(said).wait_for()
        seen[:] = [*seen, said][: len(standings) - 1]
    assert {header["prefer"] for header in asked} == {"respond-async"}
    assert len({header["x-reader"] for header in asked}) == 1
    assert act(one, "file-pptx").inner_text() == "Hủy"
    act(one, "file-pptx").click()  # long after the first press
    place(one).get_by_text("Đang làm").wait_for(state="detached")
    assert act(one, "file-pptx").inner_text() == "Tải về"
    act(one, "file-png").click()  # what was given up keeps nobody from something else
    place(one).get_by_text("Đã tải về").wait_for(state="attached")
    before = len(asked)
    act(one, "file-xlsx").click()
    place(one).get_by_text("Đã tải về dam-ha-2024-vi.xlsx").wait_for(state="attached")
    assert len(asked) == before


def test_a_double_click_asks_once_and_gives_nothing_up(visit):
    one = visit("/xem?lang=vi", fresh=True)
    use(one, "files")
    with one.page.expect_download(timeout=90_000) as download:
        act(one, "file-xlsx").dblclick()
    assert download.value.suggested_filename == "dam-ha-2024-vi.xlsx"
