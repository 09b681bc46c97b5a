"""The keyboard alone: every function by its key or by Tab, and no key while somebody is typing."""

import pytest

from tests.browser.reading import act, focused, place

# the switch and the search field wear the outline on the element that is seen
OUTLINED = """() => {
  const focused = document.activeElement;
  const seen = focused.matches("input[role=switch]") ? focused.nextElementSibling : focused.closest(".search") ?? focused;
  const style = getComputedStyle(seen);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || parseFloat(style.strokeWidth) >= 4;
}"""


def press(one, *keys):
    for key in keys:
        one.page.keyboard.press(key)


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_keys_work_before_anything_has_the_focus(visit, path):
    one = visit(path)
    press(one, "e")
    one.until("state.era === '2025'")
    press(one, "E")
    one.until("state.era === '2024'")
    for digit, name in enumerate(["new_rural", "projects", "industry", "tourism", "coverage", "infrastructure"], start=1):
        was = one.atlas()["layers"][name]["shown"]
        press(one, str(digit))
        one.until(f"state.layers.{name}.shown === {str(not was).lower()}")
    zoom, center = one.atlas()["zoom"], one.atlas()["center"]
    press(one, "+")
    one.until(f"state.zoom > {zoom} && !document.querySelector('.leaflet-zoom-anim')")
    press(one, "ArrowRight")
    one.until(f"state.center[1] > {center[1]}")
    press(one, "h")
    one.until(f"state.zoom === {zoom}")


def test_every_tool_has_its_key_and_escape_closes_the_topmost_first(visit):
    one = visit("/xem?sel=2024-06901")
    press(one, "c")
    place(one).locator(".divider").wait_for()
    press(one, "m")
    place(one).locator(".readout").wait_for()
    press(one, "l")
    place(one).locator(".list-sheet").wait_for()
    press(one, "?")
    place(one).locator(".help-sheet").wait_for()
    for gone in (".sheet", ".readout", ".divider", ".card"):
        assert place(one).locator(gone).count() == 1
        press(one, "Escape")
        place(one).locator(gone).wait_for(state="detached")
    assert one.atlas()["selection"] is None
    assert one.errors == []


def test_the_map_moves_by_the_keys_when_it_has_the_focus(visit):
    one = visit("/xem")
    one.frame.evaluate("document.querySelector('#map_div').focus()")
    zoom = one.atlas()["zoom"]
    press(one, "+")
    one.until(f"state.zoom > {zoom} && !document.querySelector('.leaflet-zoom-anim')")
    assert one.atlas()["zoom"] == pytest.approx(zoom + 1)
    lat = one.atlas()["center"][0]
    press(one, "ArrowUp")
    one.until(f"state.center[0] > {lat}")


def test_slash_leads_to_the_search_and_letters_typed_there_are_only_letters(visit):
    one = visit("/xem")
    press(one, "/")
    field = act(one, "search")
    one.until("document.activeElement.dataset.act === 'search'")
    one.page.keyboard.type("hemlcp?1")
    assert field.input_value() == "hemlcp?1"
    state = one.atlas()
    assert (state["era"], state["layers"]["new_rural"]["shown"]) == ("2024", True)
    assert place(one).locator(".sheet, .readout, .divider").count() == 0


def test_keys_with_control_belong_to_the_browser(visit):
    one = visit("/xem")
    press(one, "Control+e", "Alt+m")
    assert one.atlas()["era"] == "2024"
    assert place(one).locator(".readout").count() == 0


def test_help_tells_exactly_the_keys_that_are_answered(visit):
    one = visit("/xem")
    press(one, "?")
    told = place(one).locator(".keys kbd").all_inner_texts()
    shortcuts = "[...document.querySelectorAll('.tool[aria-keyshortcuts]')].map(tool => tool.getAttribute('aria-keyshortcuts'))"
    tools = one.frame.evaluate(shortcuts)
    assert set(tools) <= set(told)
    assert {"/", "E", "1–6", "Esc", "H", "F", "L", "M", "C", "P", "?"} <= set(told)
    assert len(told) == len(set(told))


def test_tab_reaches_everything_with_a_visible_focus(visit):
    one = visit("/xem?sel=2024-06901")
    wanted = {"search", "era-2024", "layer-projects", "background"}
    wanted |= {f"tool-{name}" for name in ("measure", "compare", "list", "print", "help", "comfort")}
    met, faint = [], []
    for _ in range(140):
        press(one, "Tab")
        name = focused(one)
        if name == "BODY":
            break
        met.append(name)
        if not one.frame.evaluate(OUTLINED):
            faint.append(name)
    assert wanted <= set(met)
    assert faint == []


def test_a_unit_is_chosen_and_left_by_keyboard(visit):
    one = visit("/xem")
    place(one).locator("path.unit").first.focus()
    press(one, "Enter")
    one.until("state.selection !== null")
    press(one, "Escape")
    one.until("state.selection === null")


def test_the_tool_names_are_seen_on_focus(visit):
    one = visit("/xem")
    act(one, "tool-list").focus()
    press(one, "Shift+Tab", "Tab")
    name = act(one, "tool-list").locator(".tool-name")
    assert name.is_visible()
    assert "(L)" in name.inner_text()
