"""The scripts as they are served: each under an address that changes with every byte of it."""

from functools import cache
from pathlib import Path

from geo.charts.keys import SCRIPT
from geo.client.address import asset
from geo.client.bundle import early
from geo.client.typeface import addresses, font_faces
from geo.server.responses import CachedBody

UI = Path(__file__).parents[1] / "ui"


@cache
def look() -> tuple[str, CachedBody]:
    """The look of the pages and its address: asked for by the first HTML, so that what is drawn later stays where it was put."""
    parts = [path.read_text(encoding="utf-8") for path in (UI / "look.css", *sorted(UI.glob("*/look.css")), UI / "print.css")]
    beside = {address: address.removeprefix("/assets/") for address in addresses()}
    content = "\n".join([font_faces(beside), *parts]).encode()
    return asset("look.css", content), CachedBody(content, "text/css; charset=utf-8")


@cache
def scripts_of_pages() -> dict[str, CachedBody]:
    """The small scripts of the pages by their addresses: the theme (it runs before Streamlit's own), what old browsers are told, others."""
    scripts = {}
    folder = Path(__file__).parent
    for name, source in (
        ("theme", (folder / "theme.js").read_text("utf-8")),
        ("early", early()),
        ("chart-keys", SCRIPT.read_text("utf-8")),
        ("links", (folder / "links.js").read_text("utf-8")),
        ("server-silent", (folder / "server-silent.js").read_text("utf-8")),
        ("take-file", (folder / "take-file.js").read_text("utf-8")),
        ("updated", (folder / "updated.js").read_text("utf-8")),
        ("streamlit-words", (folder / "streamlit-words.js").read_text("utf-8")),
    ):
        content = source.encode()
        scripts[asset(f"{name}.js", content)] = CachedBody(content, "text/javascript; charset=utf-8")
    return scripts
