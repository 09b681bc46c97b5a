"""A slide with the map of the new-rural programme says, in legend or chart, what its text says, and how many communes are named."""

import pytest

from geo.edition import load
from geo.facts import totals
from geo.story import load as told

SLIDES = told(load()).slides
RURAL = [number for number, slide in enumerate(SLIDES, start=1) if slide.shows_map and slide.view.layers == ("new_rural",)]


@pytest.mark.parametrize("number", RURAL)
def test_each_level_is_said_as_published_with_how_many_are_named(visit, number):
    one = visit(f"/xem?slide={number}&lang=vi", reduced_motion="reduce")
    slide = SLIDES[number - 1]
    named, rows = ("nêu tên {0}", ".story .chart-row") if slide.chart else ("nêu tên {0}/{1}", ".story-legend .totals li")
    said = one.frame.locator(rows).all_inner_texts()
    published = totals(load(), "new_rural", slide.view.year)
    assert len(said) == len(published)
    for line, total in zip(said, published if slide.chart else reversed(published), strict=True):
        assert f"{total.value}/{total.of}" in line
        assert (named.format(total.named, total.value) in line) == (total.named < total.value)
    if not slide.chart:
        assert one.frame.locator(".story-legend .totals sup").count() >= len(published)
    assert one.frame.locator(".story-legend .totals .gauge:visible").count() == (0 if slide.chart else len(said))
    body = one.frame.locator(".story-body")
    assert body.evaluate("(box) => box.scrollHeight <= box.clientHeight")
