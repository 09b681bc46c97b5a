"""The first visit in every engine that readers have: Chromium with scroll bars, Firefox, WebKit."""

import os
import shutil
import subprocess
import time
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from tests.bare_host import hosting
from tests.browser import engines
from tests.browser.conftest import MAP
from tests.browser.engine import Driven, closing
from tests.serving import Server

SEA = "getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor.match(/\\d+/g).map(Number)"
HEAD = '<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,">'
STREAMLIT = r"/static/js/protobuf\..*blocked WebAssembly"
"""Firefox writes down on each full page that our policy forbids Streamlit's WebAssembly, which does without it."""


@pytest.fixture(scope="session")
def screen():
    """A screen for an engine that needs one."""
    if os.environ.get("DISPLAY"):
        yield
        return
    if shutil.which("Xvfb") is None:
        pytest.skip("no screen on this machine (Debian: apt-get install xvfb)")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        os.environ["DISPLAY"] = f":{running.stdout.readline().decode().strip()}"
        yield
        del os.environ["DISPLAY"]
        running.terminate()


def started(kind, request, folder):
    """A window of that engine, or the reason why there is none."""
    if kind == "chromium":
        return Driven(request.getfixturevalue("chromium"))
    if kind == "webkit":
        request.getfixturevalue("screen")
    made = getattr(engines, kind)(folder)
    if made is None:
        pytest.skip(f"no {kind} on this machine; .ci/run names the packages")
    return made


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def reader(request, server, tmp_path_factory):
    """The map opened once in each engine: in the full page, whose frame is entered; alone in WebKit, whose driver loses frames."""
    with closing(started(request.param, request, tmp_path_factory.mktemp(request.param))) as one:
        one.expected = STREAMLIT
        one.size(1366, 860).goto(f"{server.url}{'/xem' if request.param == 'webkit' else '/'}?lang=vi")
        if request.param != "webkit":
            one.enter(MAP)
        yield one.ready()


def held(one, condition):
    """Wait until something holds of the map's ``state``."""
    return one.until(f"((state) => {condition})(window.atlas.state())")


def query(one):
    return parse_qs(urlsplit(one.url).query)


def test_the_map_opens_with_all_that_is_switched_on(reader):
    layers = reader.state()["layers"]
    assert all(layer["drawn"] > 0 for layer in layers.values() if layer["shown"])
    assert reader.run("document.querySelectorAll('path.unit').length") >= 9


def test_nobody_moved_the_map_so_the_link_keeps_no_place(reader):
    assert not {"c", "z"} & set(query(reader))


def test_the_other_era_is_chosen(reader):
    reader.click("[data-act=era-2025]")
    held(reader, "state.era === '2025'")
    reader.click("[data-act=era-2024]")
    held(reader, "state.era === '2024'")


def test_a_layer_is_switched_on(reader):
    reader.click("label[for=layer-infrastructure], label:has(#layer-infrastructure)")
    held(reader, "state.layers.infrastructure.drawn > 0")


def test_a_name_without_accents_is_found_and_its_card_opens(reader):
    reader.click(".search-input").press(*"thac bach van")
    reader.until("document.querySelector('[role=option]')?.textContent.includes('Bạch Vân')")
    reader.click("[role=option]")
    held(reader, "state.selection === 'tourism/thac-bach-van'")
    reader.until("document.querySelector('article.card h2')?.textContent.includes('Bạch Vân')")


def test_a_unit_is_touched_and_its_card_opens(reader):
    reader.run("window.atlas.select(null)")
    held(reader, "state.selection === null && window.atlas.written()")  # the map stands: a place on it is still there when it is touched
    spot = """(() => {
      for (let y = 150; y < innerHeight - 150; y += 8) for (let x = 400; x < innerWidth - 200; x += 8) {
        const unit = document.elementFromPoint(x, y)?.closest('path.unit');
        if (unit && document.elementFromPoint(x + 6, y + 6)?.closest('path.unit') === unit) return [x + 3, y + 3];
      }
      return null;
    })()"""
    reader.tap(reader.run(spot))
    held(reader, "/^2024-/.test(state.selection ?? '')")
    reader.until("document.querySelector('article.card h2') !== null")
    reader.run("window.atlas.select(null)")
    reader.until("document.querySelector('article.card') === null")


def test_two_eras_are_compared_and_the_district_stays_painted(reader):
    def sea():
        return int((np.asarray(reader.picture()) == np.array(reader.run(SEA))).all(axis=-1).sum())

    end = time.monotonic() + 20
    while not (before := sea()) and time.monotonic() < end:
        pass  # this engine's picture may still be that of the frame before
    reader.click("[data-act=tool-compare]")
    reader.until("document.querySelectorAll('.leaflet-other-surface-pane path.unit').length > 0")
    assert 0 < sea() < 1.1 * before
    reader.click("[data-act=compare-leave]")
    reader.until("document.querySelector('.divider') === null")


def test_a_distance_is_measured(reader):
    reader.click("[data-act=tool-measure]")
    reader.until("document.querySelector('[data-act=measure-leave]') !== null")
    reader.tap((620, 300), (760, 420))
    reader.until("/\\d (km|m)/.test(document.querySelector('.measure-value')?.textContent ?? '')")
    reader.press("Escape", "Escape")
    reader.until("document.querySelector('[data-act=measure-leave]') === null")


def test_the_view_is_shared_by_its_link_and_code(reader):
    reader.click("[data-act=tool-share]")
    reader.until("document.querySelector('.share-link')?.value.includes('era=2024')")
    reader.until("document.querySelector('.share-code')?.naturalWidth > 0")
    reader.press("Escape")
    reader.until("document.querySelector('.share') === null")


def test_the_map_is_laid_on_paper(reader):
    reader.run("window.print = () => { document.documentElement.dataset.printed = document.documentElement.dataset.print; }")
    reader.click("[data-act=tool-print]")
    reader.until("document.documentElement.dataset.printed === 'frame'")
    reader.press("Escape")
    reader.until("!document.documentElement.dataset.print")


def test_the_story_is_told_and_left(reader, server):
    reader.enter(None).goto(f"{server.url}/xem?lang=vi").ready()
    reader.click("[data-act=tool-story]")
    held(reader, "state.slide === 1")
    reader.press("PageDown")
    held(reader, "state.slide === 2")
    reader.press("Escape")
    held(reader, "state.slide === null")


def test_the_map_stands_shut_in_in_a_page_of_another_origin(reader, server, tmp_path):
    told = "addEventListener('message', ({ data }) => told.push(data.ref ?? data.type))"
    frame = f'<iframe src="{server.url}/nhung?lang=vi" title="Bản đồ" width="800" height="480" sandbox="allow-scripts"></iframe>'
    (tmp_path / "page.html").write_text(f"{HEAD}<script>window.told = []; {told};</script>{frame}", encoding="utf-8")
    with hosting(tmp_path) as address:
        reader.goto(f"{address.replace('localhost', '127.0.0.1')}page.html")
        reader.until("told.includes('atlas:ready')")
        reader.run("frames[0].postMessage({ type: 'atlas:select', ref: 'tourism/thac-bach-van' }, '*')")
        reader.until("told.includes('tourism/thac-bach-van')")


def test_a_commune_is_remembered_and_sharing_gives_other_forms(reader, server):
    reader.enter(None).goto(f"{server.url}/xa/2024-06901")
    reader.until("document.querySelector('button.mine:not([hidden])') !== null")
    reader.click("button.mine").until("document.querySelector('button.mine').ariaPressed === 'true'")
    reader.goto(f"{server.url}/xem?lang=vi&sel=2024-06901").ready()
    reader.until("document.querySelector('[data-act=card-mine]')?.textContent.startsWith('★')")
    reader.click("[data-act=tool-share]").until("document.querySelector('[data-act=view-forms]') !== null")
    reader.click("[data-act=view-forms]").until("document.querySelectorAll('.view-form[href]').length === 5")
    reader.press("Escape")


def test_firefox_opens_the_offline_copy_after_the_server_is_gone(request, tmp_path):
    running = Server(tmp_path)
    try:
        with closing(started("firefox", request, tmp_path)) as one:
            one.goto(f"{running.wait().url}/xem?lang=vi").ready()
            one.until("navigator.serviceWorker.controller?.state === 'activated'")
            running.stop()
            one.goto(one.url).ready().until("document.documentElement.dataset.copy === 'saved'")
            assert all(layer["drawn"] > 0 for layer in one.state()["layers"].values() if layer["shown"])
    finally:
        if running.process.poll() is None:
            running.stop()
