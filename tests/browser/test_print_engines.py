"""Paper from Firefox and WebKit: the same sheets as from Chromium, nothing cut, nothing lost, no empty one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.marionette import FIREFOX, Firefox
from tests.browser.papers import Printed

SHOWN = "new_rural,projects,industry,tourism"
SOURCES = 50
FONTS = "document.documentElement.dataset.fonts === 'ready'"
MAP = "document.querySelector('iframe[src*=\"streamlit_folium\"]').contentDocument"
BELOW = "document.querySelector('.st-key-answer')?.textContent.includes('So sánh 9')"
SETTLED = "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'"
LAST = "[...document.querySelectorAll('.st-key-answer *')].some((part) => part.textContent.startsWith('Diện tích công bố, km² (2009):'))"
WHOLE = f"{SETTLED} && {LAST} && {MAP}.documentElement.dataset.fonts === 'ready' && {BELOW} === true"
SIZE = "[document.querySelector('.st-key-answer').scrollHeight, document.querySelector('[data-testid=stMain]').scrollHeight].join()"
STEADY = f"({WHOLE}) && {SIZE} === window.size ? (window.steady ?? 0) + 1 : 0"
PAGE = f"(() => {{ window.steady = {STEADY}; window.size = {SIZE}; return window.steady > 9; }})()"
"""The page around the map is whole and has had the same size ten looks long."""
SYSTEM_PYTHON = Path("/usr/bin/python3")
SCRIPT = Path(__file__).with_name("webkit_print.py")


@pytest.fixture(scope="module")
def firefox():
    """Firefox as Debian has it."""
    if FIREFOX is None:
        pytest.skip("no Firefox on this machine (Debian: apt-get install firefox-esr)")
    with Firefox() as one:
        yield one


@pytest.fixture
def webkit(tmp_path):
    """Print by WebKitGTK, the nearest to Safari that runs here."""
    probe = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
    if shutil.which("xvfb-run") is None or subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        pytest.skip("no WebKitGTK on this machine (Debian: apt-get install python3-gi gir1.2-webkit2-4.1 xvfb xauth)")

    def printed(url, ready, orientation):
        path = tmp_path / "webkit.pdf"
        command = ["xvfb-run", "-a", SYSTEM_PYTHON, SCRIPT, url, ready, path, orientation]
        environment = {**os.environ, "WEBKIT_SKIA_ENABLE_CPU_RENDERING": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        subprocess.run(command, env=environment, capture_output=True, check=True, timeout=150)
        return Printed.of(path.read_bytes(), tmp_path)

    return printed


def holds_all(sheet):
    """The disclaimer whole on the map's own sheet, then every source by its number, and no sheet without words."""
    assert "Để tham khảo, không phải ranh giới pháp lý." in " ".join(sheet.pages[0].split())
    numbers = [int(word[:-1]) for word in sheet.pages[-1].split() if word[:-1].isdigit() and word.endswith(".")]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len(numbers) >= SOURCES
    assert all(page.strip() for page in sheet.pages)


def test_firefox_prints_two_sheets_with_every_source(firefox, server, tmp_path):
    firefox.open(f"{server.url}/xem?lang=vi&layers={SHOWN}")
    firefox.until(FONTS)
    sheet = Printed.of(firefox.pdf(background=False, landscape=True), tmp_path)
    assert len(sheet.pages) == 2
    holds_all(sheet)


def test_webkit_prints_two_sheets_with_every_source(webkit, server):
    sheet = webkit(f"{server.url}/xem?lang=vi&layers={SHOWN}", FONTS, "landscape")
    assert len(sheet.pages) == 2
    holds_all(sheet)


def test_firefox_prints_the_page_with_the_map_first(firefox, server, tmp_path):
    firefox.open(f"{server.url}/?lang=vi")
    firefox.until(PAGE)
    sheet = Printed.of(firefox.pdf(background=False), tmp_path)
    first = sheet.pages[0]
    assert "Nông thôn mới" in first
    assert "So sánh 9 đơn vị" in sheet.text
    assert all(page.strip() for page in sheet.pages)


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_webkit_prints_the_page_with_the_map_first_and_all_that_stands_below(webkit, server, orientation):
    sheet = webkit(f"{server.url}/?lang=vi", PAGE, orientation)
    assert "Nông thôn mới" in sheet.pages[0]
    assert "Quảng Lâm" in sheet.pages[0]
    assert "So sánh 9 đơn vị" in sheet.text
    assert "Phép cộng của bản đồ" in sheet.pages[-1]  # the last line of the page
    assert all(page.strip() for page in sheet.pages)
