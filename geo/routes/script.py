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


@cache
def page_scripts() -> dict[str, Body]:
    """The small scripts of the pages by their addresses: what old browsers are told, keys of charts, steps that stand in the link."""
    found = {}
    for name, source in (
        ("early", early()),
        ("chart-keys", SCRIPT.read_text("utf-8")),
        ("links", Path(__file__).with_name("links.js").read_text("utf-8")),
    ):
        content = source.encode()
        found[f"/assets/{name}.{digest(content)}.js"] = Body(content, "text/javascript; charset=utf-8")
    return found


@cache
def early_script() -> str:
    """The address of the lines that any browser reads."""
    return next(address for address in page_scripts() if address.startswith("/assets/early."))
