"""Files taken away from the page: the view as the reader has it, made when the button is pressed and not before."""

import pytest

STARTS = {"png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK", "html": b"<!DOCTYPE html>", "xlsx": b"PK"}


def block(one):
    """The files below the map, once they stand there."""
    found = one.page.locator(".st-key-files")
    found.wait_for()
    return found


@pytest.mark.slow
def test_layers_switched_on_the_map_reach_the_files(visit, tmp_path):
    one = visit("/?lang=vi")
    assert "Camera, WiFi" not in block(one).inner_text()
    one.atlas("show('coverage', true)")
    one.frame.locator('[data-act="tool-files"]').click()
    one.page.locator(".st-key-files b", has_text="Camera, WiFi").wait_for()
    for form, start in STARTS.items():
        with one.page.expect_download(timeout=60_000) as download:
            one.page.locator(f".st-key-files-{form} button").first.click()
        assert download.value.suggested_filename == f"dam-ha-2024-vi.{form}"
        target = tmp_path / download.value.suggested_filename
        download.value.save_as(target)
        assert target.read_bytes().startswith(start)
    assert one.foreign == []
    assert one.errors == []


def test_the_tool_is_only_where_a_server_answers(visit):
    assert visit("/xem?lang=vi").frame.locator('[data-act="tool-files"]').count() == 0


def test_neither_a_switch_nor_a_zoom_asks_the_server(visit):
    one = visit("/?lang=vi")
    block(one)
    one.answered()
    before = len(one.asked)
    one.atlas("show('coverage', true)")
    one.until("state.layers.coverage.shown")
    one.frame.locator('[data-act="tool-plus"]').click()
    one.until("state.zoom > 10")
    assert len(one.asked) == before
