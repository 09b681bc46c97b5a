"""The scripts as they are served: each under an address that changes with every byte of it."""

from functools import cache
from pathlib import Path
from typing import Any

from geo.bundle import early, joined
from geo.charts.keys import SCRIPT
from geo.routes.fonts import font_faces
from geo.routes.reply import Body, digest


def script(site: dict[str, Any]) -> tuple[str, Body]:
    """The joined script for a site and its address."""
    content = joined(site, font_faces()).encode()
    return f"/assets/atlas.{digest(content)}.js", Body(content, "text/javascript; charset=utf-8")


SHELL = Path(__file__).parents[1] / "shell"


@cache
def look() -> tuple[str, Body]:
    """The look of the pages and its address: asked for by the first HTML, so that what is drawn later stays where it was put."""
    parts = [path.read_text(encoding="utf-8") for path in (SHELL / "look.css", *sorted(SHELL.glob("*/look.css")), SHELL / "print.css")]
    content = "\n".join([font_faces(), *parts]).encode()
    return f"/assets/look.{digest(content)}.css", Body(content, "text/css; charset=utf-8")


@cache
def page_scripts() -> dict[str, Body]:
    """The small scripts of the pages by their addresses: the theme (it runs before Streamlit's own), what old browsers are told, others."""
    found = {}
    here = Path(__file__).parent
    for name, source in (
        ("theme", (here / "theme.js").read_text("utf-8")),
        ("early", early()),
        ("chart-keys", SCRIPT.read_text("utf-8")),
        ("links", (here / "links.js").read_text("utf-8")),
        ("streamlit-words", (here / "streamlit-words.js").read_text("utf-8")),
    ):
        content = source.encode()
        found[f"/assets/{name}.{digest(content)}.js"] = Body(content, "text/javascript; charset=utf-8")
    return found


@cache
def early_script() -> str:
    """The address of the lines that any browser reads."""
    return next(address for address in page_scripts() if address.startswith("/assets/early."))
