"""The search field as it is used: by mouse, finger and keyboard, in both eras, on every screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

FIELD = ".search-input"
OPTION = "[role=option]"


def typed(one, text):
    one.frame.locator(FIELD).fill(text)
    return one.frame.locator(OPTION)


def test_it_is_the_first_thing_of_the_panel_and_asks_for_names_only_when_used(visit):
    one = visit("/xem", wait=False, fresh=True)
    asked = []
    one.page.on("request", lambda request: asked.append(request.url))
    one.ready()
    assert not [url for url in asked if "/data/search" in url]
    field, eras = one.frame.locator(FIELD).bounding_box(), one.frame.locator(".eras").bounding_box()
    assert field["y"] + field["height"] <= eras["y"]
    with one.page.expect_request(lambda request: "/data/search." in request.url):
        one.frame.locator(FIELD).focus()


def test_slash_leads_to_it_and_a_name_without_accents_to_its_unit(visit):
    one = visit("/xem?era=2025")
    one.page.keyboard.press("/")
    one.page.keyboard.type("quang an")
    one.frame.locator(OPTION).first.wait_for()
    assert "Xã Quảng An" in one.frame.locator(OPTION).first.inner_text()
    assert "→ nay thuộc xã Quảng Tân" in one.frame.locator(OPTION).first.inner_text()
    one.page.keyboard.press("Enter")
    one.until("state.era === '2024' && state.selection === '2024-06901'")
    assert one.frame.locator(".found-box").is_hidden()


def test_a_panel_drawn_anew_leaves_the_field_its_caret_and_its_list(visit):
    one = visit("/xem")
    typed(one, "quang").first.wait_for()
    one.atlas("era('2025')")
    one.frame.locator(".eras [data-act=era-2025][aria-checked=true]").wait_for()
    assert one.frame.locator(FIELD).get_attribute("aria-expanded") == "true"
    one.page.keyboard.type(" an")
    assert one.frame.locator(FIELD).input_value() == "quang an"
    assert "Xã Quảng An" in one.frame.locator(OPTION).first.inner_text()


def test_arrows_home_end_and_escape(visit):
    one = visit("/xem")
    options = typed(one, "quang")
    options.first.wait_for()
    count = options.count()
    assert count >= 5

    def active():
        chosen = one.frame.locator(FIELD).get_attribute("aria-activedescendant")
        assert one.frame.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        assert one.frame.locator("[role=option][aria-selected=true]").count() == 1
        return int(chosen.removeprefix("found-"))

    assert active() == 0
    for key, wanted in (("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", count - 1), ("ArrowDown", 0), ("End", count - 1), ("Home", 0)):
        one.page.keyboard.press(key)
        assert active() == wanted, key
    one.page.keyboard.press("Escape")
    assert one.frame.locator(FIELD).get_attribute("aria-expanded") == "false"
    assert one.frame.locator(FIELD).input_value() == "quang"
    one.page.keyboard.press("Escape")
    assert one.frame.locator(FIELD).input_value() == ""
    one.page.keyboard.press("Escape")
    assert one.frame.evaluate("document.activeElement === document.body")


def test_a_thing_of_a_layer_that_is_off_switches_it_on(visit):
    one = visit("/xem?layers=")
    typed(one, "thac bach van").first.click()
    one.until("state.selection === 'tourism/thac-bach-van' && state.layers.tourism.shown")
    assert "Bạch Vân" in one.frame.locator(".card").inner_text()


def test_a_thing_without_a_place_opens_its_card(visit):
    one = visit("/xem")
    option = typed(one, "dao da dung").first
    option.wait_for()
    assert "Chưa công bố vị trí" in option.inner_text()
    option.click()
    one.until("state.selection === 'tourism/dao-da-dung'")
    assert one.frame.locator(".card").is_visible()


def test_a_thing_known_by_a_new_commune_is_shown_in_the_new_era(visit):
    one = visit("/xem")
    typed(one, "pho am thuc dem").first.click()
    one.until("state.era === '2025' && state.selection === 'tourism/pho-am-thuc-dem'")


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("hon mai", "Hòn Mài", "±300 m"),
        ("tam lang", "Tầm Làng", "±1 km · GeoNames"),
        ("con lim bac", "Cồn Lim Bắc", "Thông tư 33/2024"),
        ("van don", "Đặc khu Vân Đồn", "lân cận"),
    ],
)
def test_a_place_is_flown_to_and_labelled_for_a_while(visit, text, name, line):
    one = visit("/xem")
    before = one.atlas()["center"]
    typed(one, text).filter(has_text=name).first.click()
    label = one.frame.locator(".spotted")
    label.wait_for()
    assert name in label.inner_text()
    assert line in label.inner_text()
    one.until(f"state.center[0] !== {before[0]} && !document.querySelector('.leaflet-zoom-anim.leaflet-pan-anim')")
    assert one.atlas()["selection"] is None
    one.frame.locator(".search-clear").click()
    label.wait_for(state="detached")


def test_nothing_found_says_what_can_be_searched(visit):
    one = visit("/xem?lang=en")
    assert typed(one, "zzzz").count() == 0
    said = one.frame.locator(".found-said", has_text="zzzz")
    said.wait_for()
    assert "shoals" in said.inner_text()
    assert "VN-2000" in said.inner_text()
    assert said.get_attribute("role") == "status"


def test_what_is_typed_is_never_run(visit):
    one = visit("/xem")
    typed(one, "<img src=x onerror=alert(1)>")
    one.frame.locator(".found-said", has_text="<img src=x").wait_for()
    assert one.frame.locator(".found-box img").count() == 0


def test_coordinates_are_gone_to_and_another_zone_is_said(visit):
    one = visit("/xem")
    options = typed(one, "2362010 510010")
    options.first.wait_for()
    assert options.all_inner_texts()[0].endswith("Hiểu là VN-2000, 107°30′, múi 3°")
    options.first.click()
    one.until("Math.abs(state.center[0] - 21.3527) < 0.02 && state.zoom >= 14")
    assert "X 236201" in one.frame.locator(".position").inner_text()
    typed(one, "10,7769; 106,7009")
    one.frame.locator(".found-said", has_text="ngoài vùng bản đồ").wait_for()


def test_on_a_phone_it_stands_at_the_top_and_covers_nothing(visit):
    one = visit("/xem", width=390, height=844, has_touch=True, is_mobile=True)
    field = one.frame.locator(".search").bounding_box()
    bar, tools = one.frame.locator(".bar").bounding_box(), one.frame.locator(".tools .moving").bounding_box()
    assert field["y"] >= bar["y"] + bar["height"]
    assert field["x"] >= 0
    assert field["x"] + field["width"] <= tools["x"]
    one.frame.locator(FIELD).tap()
    options = typed(one, "quang loi")
    options.first.tap()
    one.until("state.selection === '2024-06913'")
    assert one.frame.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_works_in_the_streamlit_page_and_speaks_the_language_it_is_switched_to(visit):
    one = visit("/")
    typed(one, "Đầm Hà").first.wait_for()
    one.page.keyboard.press("Escape")
    one.atlas("lang('en')")
    one.until("state.lang === 'en'")
    assert one.frame.locator(FIELD).get_attribute("aria-label") == "Search the map"
    options = typed(one, "dam ha commune since")
    assert options.count() == 0
    assert "Đầm Hà Commune (since 1 Jul 2025)" in "\n".join(typed(one, "dam ha commune").all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_and_the_open_position_are_accessible(visit, scheme):
    one = visit("/xem", color_scheme=scheme)
    typed(one, "quang").first.wait_for()
    found = Axe().run(one.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(issue["id"], [node["target"] for node in issue["nodes"]][:3]) for issue in found] == []
    one.page.keyboard.press("Escape")
    one.page.keyboard.press("Escape")
    one.frame.locator(".position-line").click()
    one.page.mouse.click(740, 290)
    one.frame.locator(".position-form").first.wait_for()
    found = Axe().run(one.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(issue["id"], [node["target"] for node in issue["nodes"]][:3]) for issue in found] == []


def test_a_question_is_answered_with_figure_time_and_source_and_brings_the_layer_out(visit):
    one = visit("/xem?era=2025&layers=tourism")
    options = typed(one, "xa nao kieu mau")
    options.first.wait_for()
    said = options.first.inner_text()
    assert "Nông thôn mới: Kiểu mẫu" in said
    assert "Xã Quảng Tân" in said
    assert "vietnam.vn, 5/2024" in said
    one.page.keyboard.press("Enter")
    one.until("state.layers.new_rural.shown && state.era === '2024'")


def test_an_indicator_leads_to_its_page(visit):
    one = visit("/xem?lang=en")
    options = typed(one, "budget revenue 4 months")
    options.first.wait_for()
    assert "over 598 billion VND" in options.first.inner_text()
    with one.page.context.expect_page() as opened:
        options.first.click()
    opened.value.wait_for_load_state()
    assert opened.value.locator("h1").inner_text() == "State budget revenue"


def test_what_nobody_published_is_said_and_nothing_is_guessed(visit):
    one = visit("/xem")
    options = typed(one, "số hộ nghèo xã Dực Yên")
    one.frame.locator(".found-said").filter(has_text="Không tìm thấy").wait_for()  # until the names have come it says that
    assert options.count() == 0


def test_what_is_not_found_is_counted_once_when_it_is_left_and_the_reader_is_told(visit):
    one = visit("/xem?lang=en", fresh=True)
    sent = []
    one.page.on("request", lambda request: sent.append(request.post_data_json) if request.url.endswith("/searched") else None)
    one.frame.locator(FIELD).press_sequentially("parking zzz")
    said = one.frame.locator(".found-said")
    said.filter(has_text="counted").wait_for()
    assert sent == []
    with one.page.expect_response(lambda response: response.url.endswith("/searched")) as answered:
        one.frame.locator(FIELD).press("Escape")
    assert answered.value.status == 204
    assert sent == [{"message": "parking zzz", "lang": "en"}]
    one.frame.locator(FIELD).fill("quang an")
    one.frame.locator(OPTION).first.wait_for()
    one.frame.locator(FIELD).press("Enter")
    one.until("state.selection === '2024-06901'")
    assert len(sent) == 1
