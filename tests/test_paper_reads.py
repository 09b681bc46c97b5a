"""Print that can be read: letters of legend and tray on A4, sheets that are used, a district that nothing hides."""

import io
from datetime import date

import pikepdf
import pytest

from geo.invest.projects import projects_of
from geo.paper import PrintRequest, pdf_bytes
from geo.paper.canvas.pen import Pen
from geo.paper.map.framed_map import FramedMap
from geo.paper.map.outlines import ground
from geo.paper.map_sheet import MM, Sheet
from geo.paper.project_brief import Brief, brief_bytes
from geo.placement.asked import Spot
from geo.scene.scene import scene_of
from geo.view import View
from tests.pdf_words import pages, size
from tests.real import IDS

DAY = date(2026, 11, 23)
LEAST = 6.5
SHEETS = [(lang, era, side) for lang in ("vi", "en") for era in ("2024", "2025") for side in ("landscape", "portrait")]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "era", "side"), SHEETS)
def test_with_everything_on_no_letter_of_the_legend_is_too_small_and_no_sheet_is_nearly_empty(edition, made, lang, era, side):
    wish = PrintRequest(View(lang=lang, era=era, layers=IDS), orientation=side, printed=DAY)
    sheet = Sheet(edition, wish)
    left, _, wide, _ = sheet.body
    foot = sheet.pen.high - 9 * MM - 34 * sheet.k - sheet._sources_high()
    first, *others = pages(made(pdf_bytes, wish))
    if side == "landscape":
        legend = [word for word in first if word[0] > left + wide * 0.755 - 1 and word[3] < foot]
    else:
        legend = [word for word in first if foot - 90 < word[1] and word[3] < foot]
    assert len(legend) > 20
    for words in (legend, *others):
        assert min(map(size, words)) >= LEAST - 0.001
    assert 1 <= len(others) <= 2
    assert min(map(len, others)) * 3 > max(map(len, others))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_brief_of_every_project_is_one_page(edition, lang):
    for ref in projects_of(edition):
        made = brief_bytes(edition, Brief(ref, lang, f"https://map.example/invest?sel={ref}", DAY))
        assert len(pikepdf.open(io.BytesIO(made)).pages) == 1, ref


@pytest.mark.parametrize("era", ["2024", "2025"])
@pytest.mark.parametrize("size", [(186.0, 200.0), (280.0, 280.0), (540.0, 400.0)])
def test_scale_and_inset_hide_nothing_of_the_district(edition, era, size):
    shown, land, frame = scene_of(edition, View(era=era, layers=("new_rural",))), ground(edition), (10.0, 10.0, *size)
    layout = FramedMap(Pen(size[0] + 20, size[1] + 20), shown, land, 0.5, 0.44).lay(frame, None)
    for left, top, wide, high in (layout.bar, layout.inset):
        plate = layout.plane.outline(Spot(left + wide / 2, top + high / 2, wide, high))
        assert not plate.intersects(land.district)
