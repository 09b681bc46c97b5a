"""An error is reported from a card, kept for the operator and told in words; nothing typed is lost, nothing hostile runs."""

import os
import subprocess
import sys
from functools import partial
from itertools import count

import pytest

from geo.inbox.store import FILE, Store
from tests.browser.conftest import MAP
from tests.browser.reading import OFFLINE
from tests.serving import ROOT

HOSTILE = '<img src=x onerror="alert(1)">\n${alert(1)} </script>\u202e=1+1'


READERS = count(1)


@pytest.fixture
def desk(server):
    """Nobody has reported anything yet."""
    for path in server.kept.glob(f"{FILE}*"):
        path.unlink()
    return server


@pytest.fixture
def visit(visit):
    """A reader from another house each time: the limit is one house's."""
    return partial(visit, extra_http_headers={"X-Forwarded-For": f"203.0.{next(READERS)}.9"})


def place(one):
    return one.page if "/xem" in one.page.url else one.page.frame_locator(MAP)


def told(server):
    """What the server kept."""
    return Store(server.kept).entries("reports")


def write(one, message, contact=""):
    where = place(one)
    where.get_by_role("button", name="Báo sai").click()
    where.get_by_label("Điều gì sai").fill(message)
    where.get_by_label("Liên hệ").fill(contact)
    return where.get_by_role("form", name="Báo sai")


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_a_report_reaches_the_operator_as_it_was_typed(visit, desk, path):
    one = visit(f"{path}?lang=vi&sel=projects/viet-uc&era=2024", base=desk.url)
    form = write(one, HOSTILE, "=0912 345 678")
    form.get_by_role("button", name="Gửi").click()
    receipt = place(one).get_by_text("Đã nhận, mã")
    receipt.wait_for()
    (entry,) = told(desk)
    assert (entry["message"], entry["contact"], entry["what"]) == (HOSTILE, "=0912 345 678", "projects/viet-uc")
    assert entry["link"].startswith(f"{path}?sel=projects/viet-uc&lang=vi")
    assert entry["id"] in receipt.text_content()
    place(one).get_by_text("Sau 12 tháng máy chủ tự xóa").wait_for()
    environment = {**os.environ, "DAMHA_DATA": str(desk.kept)}
    listed = subprocess.run(
        [sys.executable, "-m", "geo.inbox", "reports", "list"], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert entry["id"] in listed.stdout.decode()
    assert one.errors == []
    assert "345 678" not in desk.said()


def test_what_is_wrong_with_a_report_is_said_at_its_field_and_stays_typed(visit, desk):
    one = visit("/xem?lang=vi&sel=2024-06901", base=desk.url, expected="status of 422")
    form = write(one, "a", "x" * 201)
    form.get_by_role("button", name="Gửi").click()
    form.get_by_text("Nội dung cần ít nhất 5 ký tự").wait_for()
    form.get_by_text("Liên hệ dài quá 200 ký tự").wait_for()
    message, contact = form.get_by_label("Điều gì sai"), form.get_by_label("Liên hệ")
    assert (message.input_value(), contact.input_value()) == ("a", "x" * 201)
    assert message.get_attribute("aria-invalid") == contact.get_attribute("aria-invalid") == "true"
    assert one.page.evaluate("() => document.activeElement.id") == "report-message"
    one.atlas("lang('en')")
    one.page.get_by_text("The message needs at least 5 characters").wait_for()
    assert one.page.get_by_label("What is wrong").input_value() == "a"
    one.page.get_by_label("What is wrong").fill("Area is wrong")
    one.page.get_by_label("Contact").fill("")
    one.page.get_by_role("button", name="Send", exact=True).click()
    one.page.get_by_text("Received, number").wait_for()
    assert [entry["lang"] for entry in told(desk)] == ["en"]


def test_nothing_typed_is_lost_without_a_network_in_another_card_or_on_a_page_read_anew(visit, desk):
    one = visit("/xem?lang=vi&sel=2024-06901", base=desk.url, expected=OFFLINE)
    form = write(one, "Số thôn không đúng", "0912")
    one.page.context.set_offline(True)
    form.get_by_role("button", name="Gửi").click()
    form.get_by_text("Chưa gửi được: không kết nối được").wait_for()
    one.page.context.set_offline(False)
    one.atlas("select('2024-06913')")
    one.page.get_by_role("button", name="Báo sai").wait_for()
    one.atlas("era('2025')")
    one.until("state.era === '2025'")
    one.atlas("era('2024')")
    one.until("state.era === '2024'")
    one.atlas("select('2024-06901')")
    one.until("window.atlas.written()")
    one.page.reload()
    form = one.page.get_by_role("form", name="Báo sai")
    assert form.get_by_label("Điều gì sai").input_value() == "Số thôn không đúng"
    assert form.get_by_label("Liên hệ").input_value() == "0912"
    form.get_by_role("button", name="Gửi").click()
    one.page.get_by_text("Đã nhận, mã").wait_for()
    assert [entry["what"] for entry in told(desk)] == ["2024-06901"]
    one.page.reload()
    one.page.get_by_role("button", name="Báo sai").wait_for()  # what was sent is not typed again
    assert form.count() == 0


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_what_was_sent_is_deleted_by_its_number(visit, desk, path):
    one = visit(f"{path}?lang=en&sel=2024-06901", base=desk.url, expected="status of 404")
    where = place(one)
    where.get_by_role("button", name="Report an error").click()
    where.get_by_label("What is wrong").fill("Area is wrong")
    where.get_by_text("Delete what was sent").click()
    code = where.get_by_label("The number you were given")
    code.fill("0" * 16)
    code.press("Enter")
    where.get_by_text("No letter has this number").wait_for()
    assert where.get_by_label("What is wrong").input_value() == "Area is wrong"
    where.get_by_role("button", name="Send", exact=True).click()
    where.get_by_text("Received, number").wait_for()
    assert where.get_by_text("No letter has this number").count() == 0
    (entry,) = told(desk)
    where.get_by_text("Delete what was sent").click()
    assert code.input_value() == entry["id"]
    where.get_by_role("button", name="Delete for good").click()
    where.get_by_text("Deleted for good from the server.").wait_for()
    assert told(desk) == []


def test_a_flood_ends_in_words(visit, desk):
    one = visit("/xem?lang=vi&sel=2024-06901", base=desk.url, expected="status of 429")
    for n in range(5):
        write(one, f"Lần thứ {n} sai").get_by_role("button", name="Gửi").click()
        one.page.get_by_text("Đã nhận, mã").wait_for()
    form = write(one, "Lần thứ sáu")
    form.get_by_role("button", name="Gửi").click()
    form.get_by_text("Xin chờ khoảng 10 phút").wait_for()
    assert form.get_by_label("Điều gì sai").input_value() == "Lần thứ sáu"
    assert len(told(desk)) == 5


def test_the_keyboard_writes_sends_and_leaves(visit, desk):
    one = visit("/xem?lang=vi&sel=2024-06901", base=desk.url)
    opener = one.page.get_by_role("button", name="Báo sai")
    opener.focus()
    one.page.keyboard.press("Enter")
    one.page.keyboard.type("Gõ bằng bàn phím")
    one.page.keyboard.press("Escape")
    assert opener.evaluate("(button) => button === document.activeElement")
    assert one.atlas()["selection"] == "2024-06901"
    one.page.keyboard.press("Enter")
    assert one.page.get_by_label("Điều gì sai").input_value() == "Gõ bằng bàn phím"
    for _ in range(3):
        one.page.keyboard.press("Tab")
    one.page.keyboard.press("Enter")
    one.page.get_by_text("Đã nhận, mã").wait_for()
    assert one.page.evaluate("() => document.activeElement.className") == "receipt"
