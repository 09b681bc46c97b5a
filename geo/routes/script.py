"""The scripts as they are served: each under an address that changes with every byte of it."""

from functools import cache
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
def chart_keys() -> dict[str, Body]:
    """What makes the charts of the pages reachable by keyboard, by its address."""
    content = SCRIPT.read_bytes()
    return {f"/assets/chart-keys.{digest(content)}.js": Body(content, "text/javascript; charset=utf-8")}
