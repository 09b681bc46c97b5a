"""Paper: one A4 sheet with map, legend, scale, dates and sources; a second one when the sources are many."""

import re

import pytest

from tests.browser.papers import Printed
from tests.browser.reading import place

A4_LANDSCAPE = (841.9, 595.3)
SEA = (180, 208, 227)
ALL = "new_rural,projects,industry,tourism,coverage,infrastructure"


def sheets(pdf):
    """Width and height of every page in points."""
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == len(re.findall(rb"/MediaBox", pdf))
    return [tuple(float(n) for n in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", pdf)]


LOOK = """() => addEventListener("beforeprint", () => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const box = (selector) => all(selector)[0].getBoundingClientRect().toJSON();
  window.sheet = {
    text: all(".paper").map((e) => e.innerText).join(" "), sources: all(".paper ol li").length, names: all(".unit-name").length,
    theme: document.documentElement.dataset.theme, zoom: window.atlas.state().zoom,
    hidden: all(".panel, .tools, .bar, .card").filter((e) => e.getBoundingClientRect().height > 0).length,
    scale: all(".furniture .scale text").map((e) => e.textContent).join(" "), degrees: all(".degrees text").length,
    inset: all(".inset .district-here").length, map: box(".leaflet-container"), outline: box("path.district"),
    small: Number(getComputedStyle(all(".paper-legend")[0]).getPropertyValue("--small")),
    legend: all(".paper-legend")[0].offsetHeight - all(".leaflet-container")[0].offsetHeight,
  };
})"""


def on_paper(one):
    """Print as the browser does; what the sheet says while it is printed."""
    one.frame.evaluate(LOOK)
    pdf = one.page.pdf(format="A4", landscape=True, prefer_css_page_size=True)
    return pdf, one.frame.evaluate("window.sheet")


@pytest.mark.parametrize(("layers", "pages"), [("new_rural", 1), (ALL, 2)])
@pytest.mark.parametrize(("lang", "said"), [("vi", "không phải ranh giới pháp lý"), ("en", "not a legal boundary")])
def test_the_map_is_printed_on_a4_with_everything_that_explains_it(visit, lang, said, layers, pages):
    one = visit(f"/xem?lang={lang}&layers={layers}", locale="vi-VN")
    pdf, sheet = on_paper(one)
    assert sheets(pdf) == [pytest.approx(A4_LANDSCAPE, abs=1)] * pages
    assert said in sheet["text"]
    assert "4/8" in sheet["text"]
    assert re.search(r"20\d\d", sheet["text"])
    assert sheet["sources"] >= 1
    assert sheet["names"] == 9
    assert sheet["scale"].endswith("km")
    assert sheet["degrees"] >= 5
    assert sheet["inset"] == 1
    assert sheet["hidden"] == 0
    assert sheet["legend"] <= 1
    assert sheet["small"] * 11 * 0.75 >= 6.5


def test_the_sea_and_the_levels_are_printed_with_backgrounds_left_out(visit, tmp_path):
    one = visit("/xem?lang=vi&layers=new_rural")
    printed = Printed.of(one.page.pdf(prefer_css_page_size=True, print_background=False), tmp_path)
    colours = printed.colours(1)
    assert colours.get(SEA, 0) > 2000
    for rung in ("#14573f", "#3f9070", "#84bf9b"):
        assert colours.get(tuple(bytes.fromhex(rung[1:])), 0) > 20


def test_the_whole_district_is_on_the_sheet(visit):
    _, sheet = on_paper(visit("/xem", width=390, height=844))
    inside, outline = sheet["map"], sheet["outline"]
    for near, far in (("left", "right"), ("top", "bottom")):
        assert inside[near] <= outline[near]
        assert outline[far] <= inside[far]


def test_paper_is_white_also_when_the_screen_is_dark_and_the_screen_comes_back(visit):
    one = visit("/xem?sel=2024-06901", color_scheme="dark")
    before, link = one.atlas(), one.page.url
    _, sheet = on_paper(one)
    assert sheet["theme"] == "light"
    one.until("document.documentElement.dataset.theme === 'dark'")
    assert one.atlas() == before
    assert one.page.url == link
    place(one).locator(".card").wait_for()
    assert one.frame.evaluate("document.querySelector('.paper') === null")
    assert one.errors == []


def test_what_the_reader_looks_at_is_what_is_printed(visit):
    one = visit("/xem?c=21.30,107.62&z=13")
    before = one.atlas()
    _, sheet = on_paper(one)
    assert 11.9 <= sheet["zoom"] < 13
    assert one.atlas() == before


NEVER_SAID = "addEventListener('afterprint', (event) => event.stopImmediatePropagation(), { capture: true })"


def test_the_frame_prints_itself_in_the_page(visit):
    """A browser that never says it has printed gives the screen back at the next touch."""
    one = visit("/robots.txt", wait=False, fresh=True)
    one.page.add_init_script(NEVER_SAID)
    one.page.goto(one.page.url.removesuffix("/robots.txt"))
    one.ready()
    one.frame.evaluate("() => addEventListener('beforeprint', () => { document.body.dataset.printed = 'yes'; })")
    place(one).locator('[data-act="tool-print"]').click()
    place(one).locator("body[data-printed=yes]").wait_for()
    assert place(one).locator(".panel").is_hidden()
    assert place(one).locator(".paper").first.is_visible()
    one.page.mouse.click(500, 400)
    place(one).locator(".paper").first.wait_for(state="detached")
    assert place(one).locator(".panel").is_visible()
