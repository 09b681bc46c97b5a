"""What is drawn anew keeps the reader's place: the focus, the scroll, and the panel itself, whatever control was used."""

import pytest

from tests.browser.reading import TILES, act, focused, place

PANEL = """() => {
  const panel = document.querySelector(".panel");
  const [search, era] = [".search", ".eras"].map((part) => document.querySelector(part).getBoundingClientRect());
  return [panel.scrollTop, search.top >= panel.getBoundingClientRect().top || innerWidth < 641, era.bottom <= innerHeight];
}"""
ALL = "/xem?layers=new_rural,projects,industry,tourism,coverage,infrastructure"
CARD = "/xem?sel=2024-06901"
# path, control, key, what must have happened; an empty name: the control itself keeps the focus
CONTROLS = [
    (ALL, "era-2025", "Space", "state.era === '2025'"),
    (ALL, "layer-infrastructure", "Space", "!state.layers.infrastructure.shown"),
    ("/xem", "layer-infrastructure", "Space", "state.layers.infrastructure.shown"),
    ("/xem", "layer-coverage", "Space", "state.layers.coverage.shown"),
    (ALL, "legend-projects", "Enter", "document.querySelector('.panel')"),
    (ALL, "opacity-fold", "Enter", "document.querySelector('#opacity')"),
    (ALL, "year-2017", "Space", "state.year === 2017"),
    (ALL, "tray-district", "Enter", "document.querySelector('.tray details[open]')"),
    ("/xem", "fold", "Enter", "document.querySelector('.panel').dataset.open === 'no'"),
    ("/xem", "lang-en", "Enter", "state.lang === 'en'"),
    ("/xem", "tool-list", "Enter", "document.querySelector('.list-sheet')", "list-sheet"),
    ("/xem", "tool-plus", "Enter", "state.zoom > 11"),
    ("/xem", "unit-2024-06901", "Enter", "state.selection === '2024-06901'"),
    (CARD, "unit-2024-06901", "Enter", "state.selection === null"),
    (CARD, "card-close", "Enter", "state.selection === null", "unit-2024-06901"),
    (CARD, "card-2025-06913", "Enter", "state.selection === '2025-06913'", "card"),
    (f"{CARD}&lang=en", "lang-vi", "Enter", "state.lang === 'vi'"),
]


@pytest.mark.parametrize(("path", "control", "key", "done", "kept"), [(*one, "")[:5] for one in CONTROLS])
def test_a_control_used_by_keyboard_keeps_the_focus_and_the_scroll(visit, path, control, key, done, kept):
    one = visit(path)
    act(one, control).first.focus()
    one.frame.evaluate("document.activeElement.scrollIntoView({ block: 'center' })")
    before = one.frame.evaluate("document.querySelector('.panel-body').scrollTop")
    one.page.keyboard.press(key)
    one.until(done)
    name = (kept or control).removesuffix("-sheet")
    one.until(f"(document.activeElement.dataset.act || document.activeElement.className).includes({name!r})")
    if control.startswith(("layer", "year", "tray", "opacity")):
        room = one.frame.evaluate("(() => { const b = document.querySelector('.panel-body'); return b.scrollHeight - b.clientHeight; })()")
        assert one.frame.evaluate("document.querySelector('.panel-body').scrollTop") == pytest.approx(min(before, room), abs=2)


def test_the_list_and_the_settings_keep_the_focus_when_they_are_used(visit):
    one = visit("/xem")
    act(one, "tool-list").click()
    entry = act(one, "list-2024-06916").nth(1)  # the second of two: under its layer
    entry.focus()
    one.page.keyboard.press("Enter")
    one.until("state.selection === '2024-06916'")
    assert entry.evaluate("entry => entry === document.activeElement")
    act(one, "tool-comfort").click()
    act(one, "comfort-dark").focus()
    one.page.keyboard.press("Space")
    one.until("document.documentElement.dataset.theme === 'dark'")
    assert focused(one) == "comfort-dark"


def test_the_background_s_list_keeps_the_focus(visit):
    one = visit("/xem", expected=TILES)
    act(one, "background").focus()
    act(one, "background").select_option("osm")
    place(one).locator(".notice").wait_for()  # no tile arrives here: the list was drawn anew twice
    assert focused(one) == "background"


def test_a_place_without_a_position_keeps_the_focus_in_the_tray_and_its_card_can_be_left(visit):
    one = visit("/xem?layers=tourism")
    act(one, "tray-district").press("Enter")
    item = act(one, "tourism/dao-da-dung")
    item.press("Enter")
    one.until("state.selection === 'tourism/dao-da-dung'")
    assert focused(one) == "tourism/dao-da-dung"


def test_an_investor_keeps_the_focus_in_filters_results_and_card(visit):
    one = visit("/invest")
    act(one, "find-more").press("Enter")
    stage = place(one).locator(".find-chip").nth(3)
    name = stage.get_attribute("data-act")
    stage.press("Space")
    one.until("document.querySelector('.find-asked')")
    assert focused(one) == name
    place(one).locator(".find-asked").first.press("Enter")  # the filter is let go of, and its chip is gone
    one.until("!document.querySelector('.find-asked.all')")
    assert focused(one) == "panel-body"
    row = place(one).locator(".find-row .item").nth(2)
    name = row.get_attribute("data-act")
    row.press("Enter")
    one.until("state.selection !== null")
    assert focused(one) == name
    act(one, "card-pick").press("Enter")
    one.until("document.querySelector('[data-act=card-pick]').getAttribute('aria-pressed') === 'true'")
    assert focused(one) == "card-pick"
    act(one, "find-sort").focus()
    act(one, "find-sort").select_option(index=1)
    assert focused(one) == "find-sort"


@pytest.mark.parametrize("way", ["click", "tab"])
@pytest.mark.parametrize("width", [1366, 390])
def test_the_panel_stays_whole_when_a_switch_below_is_reached(visit, way, width):
    """A hidden check box outside its scrolling box made the panel itself scroll: search and era switch were gone for good."""
    one = visit(ALL, width=width, height=768 if width > 640 else 844)
    if width < 641:
        act(one, "fold").click()
    for name in ("projects", "industry", "tourism"):
        if act(one, f"legend-{name}").get_attribute("aria-expanded") == "false":
            act(one, f"legend-{name}").click()
    switch = act(one, "layer-infrastructure")
    if way == "click":
        place(one).locator("label:has(#layer-infrastructure)").click()
    else:
        act(one, "layer-coverage").focus()
        switch.focus()
    assert one.frame.evaluate(PANEL) == [0, True, True]
    hidden = "[...document.querySelectorAll('.panel, .card, .sheet, html, body')].map(box => box.scrollHeight - box.clientHeight)"
    assert max(one.frame.evaluate(hidden)) <= 1


MARKS = """() => [...document.querySelectorAll('.leaflet-marker-pane .leaflet-marker-icon, .layer-block')]
  .map((mark) => mark.born ??= `${Math.random()}`)"""
IN_ORDER = """[...document.querySelectorAll('.leaflet-marker-pane [data-act], .panel [data-act]')]
  .map((mark) => [mark.dataset.act, mark.innerText])"""
SINGLE = "[...document.querySelectorAll('.leaflet-marker-pane [data-refs]')].find((mark) => mark.born && !mark.dataset.refs.includes(' '))"


def test_what_a_switch_does_not_change_is_not_drawn_again(visit):
    """Rows, signs and names stay the same elements and do what they did; all stand in the order of a first drawing."""
    link = "/xem?layers=new_rural,projects,tourism,infrastructure"
    one = visit(link)
    before = one.frame.evaluate(MARKS)
    act(one, "layer-coverage").click(force=True)
    one.until("state.layers.coverage.shown")
    ref = one.frame.evaluate(f"{SINGLE}.dataset.refs")
    stayed = [name in before for name in one.frame.evaluate(MARKS)]
    assert stayed.count(True) > len(before) / 2
    assert not all(stayed)
    assert one.frame.evaluate(IN_ORDER) == visit(f"{link},coverage").frame.evaluate(IN_ORDER)
    act(one, f"mark-{ref}").press("Enter")
    one.until(f"state.selection === {ref!r}")
