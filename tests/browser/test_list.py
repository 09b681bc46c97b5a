"""The list: everything that is drawn, and what is not, for those who do not look at the map."""

import itertools

import pytest

from tests.browser.reading import act, place, serious, use

LAYERS = "new_rural,projects,industry,tourism,coverage,infrastructure"
PLACES = ["projects", "industry", "tourism", "infrastructure"]


def entries(one, section):
    listed = "(id) => [...document.querySelectorAll(`[data-list='${id}'] .item`)].map(entry => entry.dataset.act.replace('list-', ''))"
    return one.frame.evaluate(listed, section)


@pytest.mark.parametrize("era", ["2024", "2025"])
def test_the_list_holds_all_that_is_drawn_and_all_that_is_not(visit, era):
    one = visit(f"/xem?layers={LAYERS}&era={era}")
    use(one, "list")
    state = one.atlas()
    for name in PLACES:
        assert len(set(entries(one, name))) == state["layers"][name]["drawn"], name
    assert len(entries(one, "tray")) == sum(state["layers"][name]["unplaced"] for name in PLACES)
    assert len(entries(one, "units")) == (9 if era == "2024" else 2)
    assert len(entries(one, "new_rural")) == state["layers"]["new_rural"]["drawn"]
    assert one.errors == []


def test_an_entry_says_name_class_and_precision_and_opens_its_card(visit):
    one = visit("/xem")
    one.page.keyboard.press("l")
    entry = act(one, "list-tourism/thac-bach-van").first
    assert "Thác Bạch Vân" in entry.inner_text()
    assert "Thác nước" in entry.inner_text()
    assert "thôn" in entry.inner_text()
    entry.click()
    one.until("state.selection === 'tourism/thac-bach-van'")
    place(one).locator("article.card").wait_for()
    assert act(one, "list-tourism/thac-bach-van").first.get_attribute("aria-current") == "true"


def test_the_list_follows_the_view_and_keeps_the_place_of_the_reader(visit):
    one = visit("/xem")
    use(one, "list")
    one.atlas("show('tourism', false)")
    one.until("!document.querySelector('[data-list=tourism]')")
    one.atlas("lang('en')")
    place(one).get_by_role("heading", name="Administrative units").wait_for()
    act(one, "list-2024-06901").first.focus()
    one.page.keyboard.press("Enter")
    one.until("state.selection === '2024-06901'")
    assert one.frame.evaluate("document.activeElement.dataset.act") == "list-2024-06901"
    one.atlas("era('2025')")
    one.until("document.querySelectorAll('[data-list=units] .item').length === 2")


def test_headings_lead_through_the_list_and_escape_gives_the_focus_back(visit):
    one = visit("/xem")
    act(one, "tool-list").focus()
    one.page.keyboard.press("Enter")
    levels = one.frame.evaluate("[...document.querySelectorAll('.sheet :is(h2, h3, h4)')].map(heading => Number(heading.tagName[1]))")
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    one.page.keyboard.press("Escape")
    place(one).locator(".sheet").wait_for(state="detached")
    assert one.frame.evaluate("document.activeElement.dataset.act") == "tool-list"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_axe_finds_nothing_serious_in_the_list(visit, scheme, width, height):
    one = visit(f"/xem?layers={LAYERS}", color_scheme=scheme, bypass_csp=True, width=width, height=height)
    use(one, "list")
    assert serious(one) == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
