"""Where is this: under the cursor, in the middle of a phone, and for a point that was pointed out; copied in every form."""

import re

import pytest

from geo.measures.coordinates import projected

LINE = ".position-line"

CRS = 5899


def pointed(text):
    lat, lon = (float(part.replace(",", ".")) for part in re.findall(r"(\d+[.,]\d{5})°", text))
    return lat, lon


def test_the_cursor_is_told_in_both_systems(visit):
    one = visit("/xem")
    one.page.mouse.move(800, 300)
    first = pointed(one.frame.locator(LINE).inner_text())
    one.page.mouse.move(900, 400)
    text = one.frame.locator(LINE).inner_text()
    lat, lon = pointed(text)
    assert lat < first[0]
    assert lon > first[1]
    northing, easting = projected(lon, lat, CRS)
    told = [int(part) for part in re.findall(r"[XY] (\d+)", text)]
    assert told == pytest.approx([northing, easting], abs=1.5)
    assert "B" in text
    assert "Đ" in text


def test_a_point_stays_until_it_is_cleared_and_is_copied_in_every_form(visit):
    one = visit("/xem")
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.frame.locator(LINE).click()
    one.page.mouse.click(740, 290)
    sheet = one.frame.locator(".position")
    sheet.locator(".position-form").first.wait_for()
    assert one.atlas()["selection"] is None
    forms = sheet.locator(".position-form").all_inner_texts()
    assert len(forms) == 4
    assert "VN-2000, 107°45′, múi 3°" in forms[3]
    assert re.search(r"\d+°\d\d′\d\d,\d″ B; \d+°\d\d′\d\d,\d″ Đ", forms[2])
    assert re.search(r"\n21\.\d{5}, 107\.\d{5}$", forms[1])
    one.page.mouse.move(900, 450)
    assert sheet.locator(".position-form").all_inner_texts() == forms
    sheet.locator(".position-form").nth(3).click()
    assert one.page.evaluate("navigator.clipboard.readText()") == forms[3].split("\n")[1]
    sheet.locator(".position-all").click()
    assert len(one.page.evaluate("navigator.clipboard.readText()").splitlines()) == 4
    one.page.keyboard.press("Escape")
    assert sheet.is_hidden()
    assert one.frame.locator(".cross").count() == 0


def test_the_other_button_and_a_long_press_point_out_too(visit):
    one = visit("/xem")
    one.page.mouse.click(740, 290, button="right")
    one.frame.locator(".position-form").first.wait_for()
    assert one.atlas()["selection"] is None
    one.frame.locator(".position .close").click()
    one.page.mouse.click(740, 290)
    one.until("state.selection !== null")


def test_a_phone_is_told_the_middle_of_its_map(visit):
    one = visit("/xem", width=390, height=844, has_touch=True, is_mobile=True)
    before = one.frame.locator(LINE).inner_text()
    line, panel = one.frame.locator(LINE).bounding_box(), one.frame.locator(".panel").bounding_box()
    assert line["y"] + line["height"] <= panel["y"]
    one.frame.locator("[data-act=tool-plus]").tap()
    one.frame.locator(LINE).filter(has_not_text=before.split("\n")[0]).wait_for()
    lat, lon = pointed(one.frame.locator(LINE).inner_text())
    assert 21 < lat < 22
    assert 107 < lon < 108


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768), (390, 844)])
@pytest.mark.parametrize("query", ["", "?sel=2024-06901", "?lang=en&sel=2024-06901"])
def test_it_covers_nothing_and_nothing_covers_it(visit, width, height, query):
    one = visit(f"/xem{query}", width=width, height=height)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    if one.frame.locator(LINE).is_hidden():
        assert width < 640
        return
    row = one.frame.locator(".position-row").bounding_box()
    assert row["x"] >= 0
    assert row["x"] + row["width"] <= width
    for other in (".panel", ".card", ".tools", ".leaflet-control-attribution", ".search"):
        box = one.frame.locator(other).first.bounding_box() if one.frame.locator(other).count() else None
        if box:
            apart = (
                row["x"] + row["width"] <= box["x"] + 1
                or box["x"] + box["width"] <= row["x"] + 1
                or row["y"] + row["height"] <= box["y"] + 1
                or box["y"] + box["height"] <= row["y"] + 1
            )
            assert apart, (other, row, box)
