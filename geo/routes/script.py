"""The scripts as they are served: each under an address that changes with every byte of it."""

from functools import cache
from pathlib import Path
from typing import Any

from geo.bundle import joined
from geo.charts.keys import SCRIPT
from geo.routes.fonts import font_faces
from geo.routes.reply import Body, digest


def script(site: dict[str, Any]) -> tuple[str, Body]:
    """The joined script for a site and its address."""
    content = joined(site, font_faces()).encode()
    return f"/assets/atlas.{digest(content)}.js", Body(content, "text/javascript; charset=utf-8")


@cache
def page_scripts() -> dict[str, Body]:
    """The small scripts of the pages by their addresses: charts that answer keys, steps within a page that stand in the link."""
    found = {}
    for name, path in (("chart-keys", SCRIPT), ("links", Path(__file__).with_name("links.js"))):
        content = path.read_bytes()
        found[f"/assets/{name}.{digest(content)}.js"] = Body(content, "text/javascript; charset=utf-8")
    return found
