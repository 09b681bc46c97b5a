"""The legend of a slide about the new-rural programme says the figures of its text, and how many communes are named."""

import pytest

from geo.edition import load
from geo.facts import totals
from geo.story import load as told

SLIDES = told(load()).slides
RURAL = [number for number, slide in enumerate(SLIDES, start=1) if slide.map_only and slide.view.layers == ("new_rural",)]


@pytest.mark.parametrize("number", RURAL)
def test_each_level_is_said_as_published_with_how_many_are_named(visit, number):
    one = visit(f"/xem?slide={number}&lang=vi", reduced_motion="reduce")
    said = one.frame.locator(".story-legend .totals li").all_inner_texts()
    published = totals(load(), "new_rural", SLIDES[number - 1].view.year)
    assert len(said) == len(published)
    for line, total in zip(said, reversed(published), strict=True):
        assert f"{total.value}/{total.of}" in line
        assert (f"nêu tên {total.named}/{total.value}" in line) == (total.named < total.value)
    body = one.frame.locator(".story-body")
    assert body.evaluate("(box) => box.scrollHeight <= box.clientHeight + 1")
