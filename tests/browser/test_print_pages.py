"""Ctrl+P on the pages: what is on them, whole, on A4 upright and across, in light and dark, with backgrounds left out."""

import re

import pytest

from tests.browser.conftest import MAP
from tests.browser.papers import A4, Printed
from tests.browser.reading import place

MARGIN = 20.0
SEA = (180, 208, 227)
MARGINS = {"top": "8mm", "bottom": "8mm", "left": "10mm", "right": "10mm"}


def paper(one, tmp_path, *, landscape):
    """The page as the outer window prints it on the paper that the reader chose, without backgrounds."""
    pdf = one.page.pdf(format="A4", landscape=landscape, print_background=False, prefer_css_page_size=False, margin=MARGINS)
    printed = Printed.of(pdf, tmp_path)
    wide, high = reversed(A4) if landscape else A4
    cut = [box for box in printed.boxes if box[0] < MARGIN or box[1] < MARGIN or box[2] > wide - MARGIN or box[3] > high - MARGIN]
    assert cut == []
    assert [number for number, page in enumerate(printed.pages, start=1) if not page.strip()] == []
    return printed


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_printed_whole_and_then_what_stands_below_it(visit, tmp_path, landscape, scheme):
    one = visit("/?lang=vi", color_scheme=scheme)
    one.answered()
    printed = paper(one, tmp_path, landscape=landscape)
    first = " ".join(printed.pages[0].split())
    for said in ("Bản đồ Đầm Hà", "Nông thôn mới 2024", "Du lịch", "nguồn 1–", "Quảng Lâm", " km", "107°30′ Đ"):
        assert said in first
    assert "không phải ranh giới pháp lý" in printed.text
    assert "50. " in printed.text
    assert "Số liệu của huyện" in printed.text
    assert "So sánh 9 đơn vị" in printed.text
    assert printed.colours(1).get(SEA, 0) > 3000
    place(one).locator(".paper, .furniture").first.wait_for(state="detached")
    assert one.page.locator(".paper").count() == 0
    assert one.errors == []


@pytest.mark.parametrize(("path", "said"), [("/invest", "Vì sao Đầm Hà"), ("/present", "Sắp xếp")])
def test_the_first_sheet_of_every_page_with_the_map_is_the_map(visit, tmp_path, path, said):
    one = visit(f"{path}?lang=vi")
    one.page.get_by_text(said).first.wait_for(state="attached")
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    printed = paper(one, tmp_path, landscape=False)
    assert "Bản đồ Đầm Hà" in printed.pages[0]
    assert printed.colours(1).get(SEA, 0) > 3000
    assert said in printed.text


@pytest.mark.parametrize(("lang", "last"), [("vi", "Wikipedia"), ("en", "Wikipedia")])
def test_every_source_and_every_gap_is_on_paper(visit, tmp_path, edition, lang, last):
    one = visit(f"/sources?lang={lang}", wait=False)
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    one.page.locator("table.on-paper").nth(1).wait_for(state="attached")
    printed = paper(one, tmp_path, landscape=lang == "en")
    assert last in printed.text
    assert printed.text.count("http") >= len([source for source in edition.sources.values() if source.url])
    sentences = ("Download the XLSX form", "Download any layer")  # beside the buttons
    assert "Download" not in re.sub("|".join(sentences), "", " ".join(printed.text.split()))
    assert "Browse" not in printed.text


def test_all_figures_are_on_paper_and_nothing_to_press(visit, tmp_path):
    one = visit("/figures?lang=vi", wait=False, color_scheme="dark")
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    one.page.locator("table.on-paper").nth(2).wait_for(state="attached")
    one.page.locator("svg.marks").nth(3).wait_for()
    printed = paper(one, tmp_path, landscape=False)
    for said in ("Dân số", "Nông thôn mới", "Cộng số liệu", "Thu nhập bình quân đầu người", "Phép cộng của bản đồ"):
        assert said in printed.text
    for gone in ("Tải ảnh (PNG)", "Browse files", "Drag and drop"):
        assert gone not in printed.text
    black = sum(many for colour, many in printed.colours(1).items() if max(colour) < 70)
    assert black < 0.05 * sum(printed.colours(1).values())


def test_the_frame_is_as_it_was_after_the_page_was_printed(visit):
    one = visit("/?lang=vi&sel=2024-06901")
    one.answered()
    before, link = one.atlas(), one.page.url
    one.page.pdf(format="A4")
    one.until("document.documentElement.dataset.print === undefined")
    assert one.atlas() == before
    assert one.page.url == link
    assert one.page.locator(MAP).bounding_box()["height"] == 768
