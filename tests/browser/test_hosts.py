"""No other machine is ever asked, neither by the browser nor by the server, unless the reader wants an online background."""

import pytest

from tests.browser.reading import TILES


@pytest.mark.parametrize("path", ["/", "/xem", "/?era=2025&sel=2025-06913&lang=en"])
def test_the_map_opens_without_any_other_machine(visit, server, path):
    one = visit(path, fresh=True)
    assert one.atlas()["ready"] is True
    assert one.foreign == []
    assert one.errors == []
    assert server.outgoing == []


def test_the_pages_open_without_any_other_machine(visit, server):
    one = visit("/sources", wait=False, fresh=True)
    one.page.get_by_role("heading", name="Ghi công").wait_for()
    assert one.foreign == []
    assert one.errors == []
    assert server.outgoing == []


def test_an_online_background_is_asked_for_only_on_request_and_its_absence_is_said(visit, server):
    one = visit("/xem?bg=osm", fresh=True, expected=TILES)
    one.page.locator(".notice", has_text="OpenStreetMap").wait_for()
    assert server.outgoing == []
