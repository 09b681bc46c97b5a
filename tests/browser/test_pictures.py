"""The screen looks as it did: each window, both languages and eras, light, dark, forced colours, printed (tests/pictures/screen-….png)."""

import subprocess

import pytest

from tests.kept import assert_like
from tests.tools import tool

UNDATED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".paper-right p:last-child { visibility: hidden; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""Without the day of printing, and the version with its day."""
EVERY = "layers=new_rural,projects,industry,tourism,coverage,infrastructure"
DARK, FORCED = {"color_scheme": "dark"}, {"forced_colors": "active"}
VIEWS = {
    "1920-vi-2024": (1920, 1080, f"lang=vi&era=2024&{EVERY}", {}),
    "1920-en-2025-dark": (1920, 1080, f"lang=en&era=2025&{EVERY}", DARK),
    "1366-vi-2024-forced": (1366, 768, f"lang=vi&era=2024&{EVERY}", FORCED),
    "1366-vi-2024-tourism": (1366, 768, "lang=vi&era=2024&layers=tourism", {}),
    "1366-vi-2025-projects-dark": (1366, 768, "lang=vi&era=2025&layers=projects", DARK),
    "1366-en-2024-card": (1366, 768, f"lang=en&era=2024&sel=2024-06913&{EVERY}", {}),
    "1366-en-2025": (1366, 768, f"lang=en&era=2025&{EVERY}", {}),
    "1366-vi-ground-10": (1366, 768, "lang=vi&layers=&c=21.36,107.58&z=10", {}),
    "1366-vi-ground-13": (1366, 768, "lang=vi&layers=&c=21.36,107.59&z=13", DARK),
    "1366-vi-ground-14": (1366, 768, "lang=vi&layers=&c=21.353,107.597&z=14.5", {}),
    "1366-vi-ground-16": (1366, 768, "lang=vi&layers=&c=21.353,107.597&z=16", DARK),
    "1024-vi-2025": (1024, 768, f"lang=vi&era=2025&{EVERY}", {}),
    "1024-en-2024-dark": (1024, 768, f"lang=en&era=2024&{EVERY}", DARK),
    "844-vi-2024": (844, 390, f"lang=vi&era=2024&{EVERY}", {}),
    "844-en-2025-dark": (844, 390, f"lang=en&era=2025&{EVERY}", DARK),
    "390-vi-2024": (390, 844, f"lang=vi&era=2024&{EVERY}", {}),
    "390-en-2025-dark": (390, 844, f"lang=en&era=2025&{EVERY}", DARK),
    "360-vi-2025": (360, 740, f"lang=vi&era=2025&{EVERY}", {}),
    "360-en-2024": (360, 740, f"lang=en&era=2024&{EVERY}", {}),
}


@pytest.fixture
def settled(visit):
    """A map on which everything stands: letters, names around, heights."""

    def opened(width, height, query, options):
        one = visit(f"/xem?{query}", width=width, height=height, has_touch=width < 1000, **options)
        one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
        if "c=" not in query:
            one.frame.locator(".around-name:not(.probe)").first.wait_for(state="attached")
        one.frame.locator("img.relief").wait_for(state="attached")
        one.page.wait_for_load_state("networkidle")
        one.frame.evaluate("() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))")
        return one

    return opened


@pytest.mark.parametrize("name", VIEWS)
def test_the_screen_looks_as_it_did(settled, name):
    width, height, *rest = VIEWS[name]
    picture = settled(width, height, *rest).page.screenshot(animations="disabled", caret="hide")
    assert_like(f"screen-{name}", picture, wide=width // 2 if width > 1000 else width)


def test_the_printed_page_looks_as_it_did(settled, tmp_path):
    one = settled(1366, 768, f"lang=vi&era=2024&{EVERY}", {})
    one.page.evaluate(UNDATED)
    one.page.pdf(path=tmp_path / "map.pdf", print_background=True, format="A4", landscape=True)
    command = [tool("pdftoppm", "poppler-utils"), "-png", "-singlefile", "-r", "100", tmp_path / "map.pdf", tmp_path / "page"]
    subprocess.run(command, check=True)
    assert_like("screen-printed-vi-2024", (tmp_path / "page.png").read_bytes(), wide=900)
