"""The frame as its readers use it: layers, eras, years, cards, the tray, and room for everything at every size."""

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.columns import with_more

SIZES = [(1920, 1080), (1366, 768), (1024, 768), (390, 844)]
LAYERS = ["new_rural", "projects", "industry", "tourism", "coverage", "infrastructure"]


def all_on(query: str = "") -> str:
    return f"/xem?layers={','.join(LAYERS)}{query}"


def test_a_first_visit_shows_what_the_customer_asked_for(visit):
    """Nine units, the latest year, four layers on; English for readers of other languages."""
    state = visit("/xem", locale="fr-FR").atlas()
    assert (state["era"], state["year"], state["lang"], state["selection"]) == ("2024", 2024, "en", None)
    assert [name for name, layer in state["layers"].items() if layer["shown"]] == ["new_rural", "projects", "industry", "tourism"]
    assert visit("/xem", locale="vi-VN").atlas()["lang"] == "vi"


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_drawn_when_it_is_on_and_gone_when_it_is_off(visit, name):
    one = visit(f"/xem?layers={name}")
    assert one.atlas()["layers"][name]["drawn"] > 0
    assert one.page.locator(f"#layer-{name}").is_checked()
    for folded in one.page.locator(f"[data-act=legend-{name}][aria-expanded=false]").all():
        folded.click()
    if name != "new_rural":
        counts = one.page.locator(f".layer-block:has(#layer-{name}) .legend .count").all_inner_texts()
        assert sum(map(int, counts)) == one.atlas()["layers"][name]["drawn"]
    one.page.locator(f"label:has(#layer-{name})").click()
    one.until(f"!state.layers.{name}.shown && state.layers.{name}.drawn === 0")
    assert one.page.locator(".spot, path.area.model, path.open").count() == 0
    assert one.query()["layers"] == ""


def test_what_is_drawn_and_what_lies_in_the_tray_is_everything(visit):
    """Every row of a place layer is either on the map or in the tray, in both eras."""
    for era in ("2024", "2025"):
        one = visit(all_on(f"&era={era}"))
        listed = one.page.request.get(one.page.url.split("/xem")[0] + "/data/catalog.json").json()["layers"]
        for entry in listed:
            layer = one.atlas()["layers"][entry["id"]]
            if entry["era"] == era and entry["id"] not in {"new_rural", "coverage"}:
                assert layer["drawn"] + layer["unplaced"] == entry["features"], entry["id"]
                assert layer["drawn"] == entry["placed"], entry["id"]


def test_the_era_switch_swaps_the_units_and_never_goes_back_by_guess(visit):
    one = visit("/xem?sel=2024-06901")
    assert one.frame.locator("path.unit").count() == 9
    one.page.get_by_role("radio", name="2 xã").click()
    one.until("state.era === '2025'")
    one.frame.locator("path.unit >> nth=2").wait_for(state="detached")
    assert one.atlas()["selection"] == "2025-06913"
    one.page.get_by_role("radio", name="9 đơn vị").click()
    one.until("state.era === '2024' && state.selection === null")


def test_years_change_the_levels_and_unknown_is_said(visit):
    one = visit("/xem?layers=new_rural")
    assert one.frame.locator("path.area.model").count() > 0
    one.page.get_by_role("radio", name="2017").click()
    one.until("state.year === 2017")
    assert one.frame.locator("path.area.model").count() == 0
    assert one.frame.locator("path.area.unknown").count() > 0
    assert one.page.locator(".status").get_by_text("chưa công bố").first.is_visible()
    assert one.query()["year"] == "2017"


def test_a_click_opens_a_card_whose_figures_carry_numbered_sources(visit):
    one = visit("/xem")
    one.page.get_by_role("button", name="Xã Quảng Lâm").first.click(position={"x": 60, "y": 30}, force=True)
    card = one.page.locator("article.card")
    card.wait_for()
    assert one.atlas()["selection"] == "2024-06898"
    assert card.get_by_text("nay thuộc xã Quảng Tân (từ 1/7/2025)").is_visible()
    numbers = [int(text) for text in card.locator("sup").all_inner_texts()]
    assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))
    assert card.locator(".sources li").count() == max(numbers)
    parts = card.locator(".card-body > *").evaluate_all("parts => parts.map(part => part.className)")
    assert parts[:3] == ["rows", "inside", "rows"]
    assert card.locator("dt").first.inner_text() == "Nông thôn mới"
    one.page.keyboard.press("Escape")
    one.until("state.selection === null")
    assert card.count() == 0


def test_a_thing_without_a_place_opens_from_the_tray(visit):
    one = visit("/xem")
    one.page.locator(".tray summary").first.click()
    one.page.get_by_role("button", name="Đảo Đá Dựng").click()
    one.until("state.selection === 'tourism/dao-da-dung'")
    assert one.page.locator("article.card .where").inner_text().startswith("Chưa công bố vị trí")


@pytest.mark.parametrize("era", ["2024", "2025"])
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_pill_opens_the_list_of_its_unit_and_each_thing_its_card(visit, era, by):
    """In the later era the list of the old unit in the card of the new one."""
    one = visit(f"/xem?layers=projects,tourism&era={era}", width=1366, height=768)
    pill = one.page.locator(".pill-spot").last
    told, refs = pill.get_attribute("aria-label"), pill.get_attribute("data-refs").split()
    pill.click() if by == "mouse" else pill.press("Enter")
    title = one.page.locator("article.card [data-act^=list-]:focus")
    title.wait_for()
    assert re.match(r"^(Xã|Thị trấn) ", told)
    acts = one.page.locator(".inside .item").evaluate_all("items => items.map((item) => item.dataset.act)")
    assert {f"card-{ref}" for ref in refs} <= set(acts)
    assert "Chỉ xác định đến cấp xã" in one.page.locator(".inside .item").first.inner_text()
    assert era == "2024" or title.inner_text().startswith(f"{told.split(',')[0]} cũ (")
    body = one.page.locator(".card-body").bounding_box()
    assert body["y"] - 1 <= title.bounding_box()["y"] < body["y"] + body["height"]
    title.locator("xpath=following::button[contains(@class, 'item')]").first.click()
    one.until("/^(projects|tourism)\\//.test(state.selection || '')")
    assert one.page.locator("article.card .where").inner_text()


def test_points_of_one_village_are_one_mark_that_fans_out_when_it_is_chosen(visit):
    one = visit("/xem?layers=tourism", width=1366, height=768)
    many = one.page.locator(".pin-spot.many")
    count = int(many.first.inner_text())
    single = one.page.locator(".pin-spot:not(.many)").count()
    many.first.click()
    one.frame.locator(f".pin-spot:not(.many) >> nth={single + count - 1}").wait_for()
    one.page.locator(".pin-spot:not(.many)").last.click(force=True)
    one.until("(state.selection || '').startsWith('tourism/')")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_legend_explains_pills_and_numbers_only_where_they_are_drawn(visit, width, height):
    one = visit("/xem?layers=projects", width=width, height=height)
    shown = "signs => signs.some((sign) => getComputedStyle(sign).display !== 'none')"
    for layer in ("projects", "tourism", "coverage"):
        for name in ("projects", "tourism", "coverage"):
            one.atlas(f"show('{name}', {'true' if name == layer else 'false'})")
        one.until(f"state.layers['{layer}'].shown")
        for form, sign in (("pill", ".pill"), ("points", ".pin-spot.many")):
            assert one.page.locator(f".form-{form}").evaluate_all(shown) == (one.page.locator(sign).count() > 0), (layer, form)


def test_ten_thousand_things_known_to_their_commune_take_no_more_elements_than_the_real_ones(visit):
    elements, pills = [], []
    for times in (1, 1000):

        def grown(route, _request, times=times):
            told = route.fetch().json()
            known = [at for at in range(told["rows"]) if told["lon"][at] is None and not told["eras"]["2024"]["unplaced"][at]]
            for at in known:
                told = with_more(told, at, [{"id": f"{told['id'][at]}-{n}"} for n in range(times - 1)])
            assert times == 1 or told["rows"] > 10_000
            route.fulfill(json=told)

        one = visit("/health", wait=False, fresh=True, service_workers="block")
        one.page.route("**/data/tourism/places.*", grown)
        one.page.goto(one.page.url.removesuffix("/health") + "/xem?layers=projects,tourism")
        one.ready()
        elements.append(one.frame.evaluate("document.querySelectorAll('*').length"))
        pills.append(one.frame.locator(".pill-spot").count())
    assert elements[1] <= 1.2 * elements[0]
    assert pills[1] >= pills[0] > 0


def test_badges_do_not_touch_names_or_one_another(visit):
    for (width, height), era in itertools.product(SIZES, ("2024", "2025")):
        one = visit(f"/xem?era={era}", width=width, height=height).settled()
        boxes = [b.bounding_box() for b in one.page.locator(".unit-name:not(.probe), .badge-spot > span, .pill-spot > span").all()]
        for first, second in itertools.combinations(boxes, 2):
            apart_x = first["x"] + first["width"] <= second["x"] + 1 or second["x"] + second["width"] <= first["x"] + 1
            apart_y = first["y"] + first["height"] <= second["y"] + 1 or second["y"] + second["height"] <= first["y"] + 1
            assert apart_x or apart_y, (width, era, first, second)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_fits_its_window(visit, width, height, lang):
    """No horizontal scroll, panels inside the window, no text cut in the panel's head; at 1366 × 768 nothing scrolls."""
    one = visit(f"/xem?lang={lang}&sel=2024-06901", width=width, height=height)
    assert one.frame.evaluate("document.documentElement.scrollWidth") <= width
    parts = (".card", ".bar") if width <= 640 else (".panel", ".card", ".bar")  # on a phone the panel waits behind the card
    for part in parts:
        box = one.page.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height + 1
    if (width, height) == (1366, 768):
        assert (
            one.frame.evaluate(
                "(() => { const body = document.querySelector('.panel-body'); return body.scrollHeight - body.clientHeight; })()"
            )
            <= 1
        )


@pytest.mark.parametrize("path", ["/xem", "/xem?era=2025&sel=2025-06913&lang=en", "/xem?sel=tourism/thac-bach-van"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_finding_of_axe(visit, path, scheme):
    one = visit(path, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(one.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in {"serious", "critical"}] == []


def test_hostile_links_open_the_default_view(visit):
    for query in (
        "era=1999&year=-1&layers=%3Cscript%3E&sel=../../etc&c=999,999&z=99&lang=xx&bg=evil",
        "sel=" + "a" * 5000,
        "c=NaN,1e9&z=Infinity",
    ):
        one = visit(f"/xem?{query}")
        state = one.atlas()
        assert (state["era"], state["year"], state["selection"], state["lang"]) == ("2024", 2024, None, "vi")
        assert one.errors == []


def test_a_toggle_asks_nothing_of_the_server(visit):
    one = visit("/xem", fresh=True).settled()
    one.page.wait_for_load_state("networkidle")
    asked = []
    one.page.on("request", lambda request: asked.append(request.url))
    for name in LAYERS:
        one.atlas(f"show('{name}', false)")
        one.atlas(f"show('{name}', true)")
    one.until("state.layers.infrastructure.drawn > 0")
    # Chromium looks at its own cached icon whenever the address changes; that asks nobody
    assert [url for url in asked if not url.endswith("/icon.svg")] == []
