"""The frame's script as it is served: under an address that changes with every byte of it."""

from typing import Any

from geo.bundle import joined
from geo.routes.fonts import font_faces
from geo.routes.reply import Body, digest


def script(site: dict[str, Any]) -> tuple[str, Body]:
    """The joined script for a site and its address."""
    content = joined(site, font_faces()).encode()
    return f"/assets/atlas.{digest(content)}.js", Body(content, "text/javascript; charset=utf-8")
