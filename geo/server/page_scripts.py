"""The scripts as they are served: each under an address that changes with every byte of it."""

from functools import cache
from pathlib import Path

from geo.charts.keys import SCRIPT
from geo.client import compact
from geo.client.address import asset
from geo.client.bundle import early, placing
from geo.client.typeface import addresses, font_faces
from geo.server.responses import CachedBody

UI = Path(__file__).parents[1] / "ui"
OURS = ("updated", "links", "server-silent", "lost-session", "take-file", "streamlit-words")


@cache
def look() -> tuple[str, CachedBody]:
    """The look of the pages and its address: asked for by the first HTML, so that what is drawn later stays where it was put."""
    parts = [path.read_text(encoding="utf-8") for path in (UI / "look.css", *sorted(UI.glob("*/look.css")), UI / "print.css")]
    beside = {address: address.removeprefix("/assets/") for address in addresses()}
    content = compact.rules("\n".join([font_faces(beside), *parts])).encode()
    return asset("look.css", content), CachedBody(content, "text/css; charset=utf-8")


@cache
def inline() -> tuple[str, str]:
    """The theme, which runs before Streamlit's own scripts, and what places that which is seen first: for neither a request is waited."""
    return compact.program(Path(__file__).with_name("theme.js").read_text("utf-8")), compact.program(placing())


@cache
def scripts_of_pages() -> dict[str, CachedBody]:
    """The small scripts of the pages by their addresses: what old browsers are told, what hears Streamlit begin, others."""
    scripts = {}
    sources = {name: Path(__file__).with_name(f"{name}.js") for name in OURS} | {"chart-keys": SCRIPT}
    written = {name: compact.program(path.read_text("utf-8")) for name, path in sources.items()}
    for name, source in {"early": early(), **written}.items():
        content = source.encode()
        scripts[asset(f"{name}.js", content)] = CachedBody(content, "text/javascript; charset=utf-8")
    return scripts
