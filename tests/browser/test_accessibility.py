"""What axe finds in the frame, in every theme and state; its signs in forced colours; in which order the keyboard meets its parts."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.browser.reading import act, focused, place

THEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
# state: how it is reached from the one before, what is seen then, and how it is left
STATES = {
    "bare": ("", ".panel", ""),
    "card": ("select('2024-06901')", ".card", ""),
    "compare": ("c", ".divider", "Escape"),
    "measure": ("m", ".readout", "Escape"),
    "list": ("l", ".list-sheet", "Escape"),
    "help": ("?", ".help-sheet", "Escape"),
    "share": ("s", ".share", "Escape"),
    "story": ("story()", ".story", ""),
}
# beside the default rules: what is seen of a button is in its name; a theme changes nothing but colours
EVERY = {"rules": {"label-content-name-mismatch": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def findings(one, options):
    """Every finding of axe in the frame, whatever its weight: the rule and the element."""
    found = Axe().run(one.frame, options=options).response["violations"]
    return [(each["id"], node["html"][:160]) for each in found for node in each["nodes"]]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", ["/xem", "/"])
def test_axe_finds_nothing_in_any_state_and_theme(visit, path, theme):
    one = visit(path, bypass_csp=True, reduced_motion="reduce", **THEMES[theme])
    found = {}
    for state, (reached, seen, left) in STATES.items():
        if "(" in reached:
            one.atlas(reached)
        elif reached:
            one.page.keyboard.press(reached)
        place(one).locator(seen).wait_for()
        found[state] = findings(one, EVERY if theme == "light" else COLOURS)
        if left:
            one.page.keyboard.press(left)
            place(one).locator(seen).wait_for(state="detached")
    assert {state: some for state, some in found.items() if some} == {}


def contrast(one, selector: str) -> float:
    """The strongest contrast (WCAG) of two colours within an element as it is painted."""
    picture = Image.open(io.BytesIO(place(one).locator(selector).first.screenshot())).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height)
    shades = [shade(colour) for number, colour in counted if number > 3]
    return (max(shades) + 0.05) / (min(shades) + 0.05)


def shade(colour) -> float:
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_and_what_is_chosen_are_seen_in_forced_colours(visit, scheme):
    one = visit(
        "/xem?layers=new_rural,projects,industry,tourism,infrastructure",
        color_scheme=scheme,
        forced_colors="active",
        reduced_motion="reduce",
    )
    for sign in (".gauge", ".panel .precision.village", ".panel .precision.commune", ".tray .precision.district", ".track"):
        assert contrast(one, sign) >= 3, sign
    chosen = "getComputedStyle(document.querySelector('{0}[aria-checked=true], {0}[aria-pressed=true]')).backgroundColor"
    other = "getComputedStyle(document.querySelector('{0}[aria-checked=false], {0}[aria-pressed=false]')).backgroundColor"
    for group in (".eras button", ".years button", ".languages button"):
        assert one.frame.evaluate(chosen.replace("{0}", group)) != one.frame.evaluate(other.replace("{0}", group)), group
    act(one, "tool-compare").click()
    place(one).locator(".divider").wait_for()
    assert contrast(one, ".divider") >= 3
    assert contrast(one, ".divider .grip") >= 3
    assert one.frame.evaluate(chosen.replace("{0}", ".tool")) != one.frame.evaluate(other.replace("{0}", ".tool"))


@pytest.mark.parametrize("path", ["/", "/xem"])
def test_the_keyboard_meets_the_bar_the_search_the_panel_the_map_the_tools_and_the_card_in_this_order(visit, path):
    """The search field was the 39th stop."""
    one = visit(f"{path}?sel=2024-06901&layers=tourism")
    one.frame.evaluate("document.body.focus()")
    if path == "/":
        one.page.locator(".st-key-bar-menu a").last.focus()
    parts = {".bar": "bar", ".search": "search", ".panel": "panel", ".leaflet-container": "map", ".tools": "tools", ".card": "card"}
    which = f"(() => {{ const at = document.activeElement; return ({list(parts)}).find(part => at.closest(part)) || ''; }})()"
    met = []
    for stop in range(120):
        one.page.keyboard.press("Tab")
        met.append(parts.get(one.frame.evaluate(which), ""))
        if stop == 0:
            assert focused(one) == "skip-search"
        if met[-1] == "card":
            break
    assert list(dict.fromkeys(met)) == list(parts.values())
    assert met.index("search") < 10


def test_skip_links_lead_to_the_search_and_to_the_map(visit):
    one = visit("/xem")
    act(one, "skip-search").focus()
    assert act(one, "skip-search").bounding_box()["width"] > 60
    one.page.keyboard.press("Enter")
    assert focused(one) == "search"
    act(one, "skip-map").focus()
    one.page.keyboard.press("Enter")
    assert one.frame.evaluate("document.activeElement.id") == "map_div"
