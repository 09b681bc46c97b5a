"""The whole map as one HTML file for a USB stick: scripts, styles, data and typeface inside, no request at all."""

import base64
import gzip
import html
from collections.abc import Iterator
from typing import Any

from geo.client.bundle import early, joined, later, policy_hash, sheet, unpacking
from geo.client.config import client_config
from geo.client.typeface import font_faces, fonts
from geo.datasets import data_files
from geo.datasets.pictures import address
from geo.edition import Edition
from geo.edition.pictures import smaller
from geo.language import word
from geo.view import View, spell

# Asked for by a page of the server and never by the map alone.
_PAGES_ONLY = {"prospects.json"}
PICTURES, SMALLER = 6_000_000, (1024, 72)
"""Bytes of all pictures together; pixels of the long side and quality of each: the file goes by mail."""


def packed(body: bytes) -> str:
    """Bytes as gzip in base64, which ``core/data.js`` opens: a thousand cards that say much the same take a fifteenth."""
    return base64.b64encode(gzip.compress(body, mtime=0)).decode()


def _pictures(edition: Edition) -> Iterator[tuple[str, str]]:
    """Pictures smaller than elsewhere, in base64, as many as there is room for; of the others the words are shown."""
    room = PICTURES
    for picture in edition.pictures:
        content = smaller(picture, *SMALLER)
        room -= len(content)
        if room < 0:
            return
        yield address(picture), base64.b64encode(content).decode()


def page(edition: Edition, view: View) -> bytes:
    """The file, UTF-8, opening at ``view``.

    Its policy allows its own script by hash, and nothing from elsewhere but the pictures of an online background that the
    reader switches on. At most 1.5 MB without pictures, which ``tests/test_onefile.py`` holds it to.
    """
    inline = {url: packed(document.body) for url, document in data_files(edition).items() if document.name not in _PAGES_ONLY}
    config = {**client_config(edition), "inline": inline | dict(_pictures(edition))}
    faces = font_faces({url: f"data:font/woff2;base64,{base64.b64encode(font).decode()}" for url, font in fonts().items()})
    script = (unpacking() + joined(config, faces) + later()).replace("</script", "<\\/script")
    return _html(script, policy_hash(sheet(faces)), view, config).encode()


def _html(script: str, style: str, view: View, config: dict[str, Any]) -> str:
    first = early()
    scripts = f"{policy_hash(first)} {policy_hash(script)}"
    hosts = sorted({entry["url"].split("/")[2].replace("{s}", "*") for entry in config["backgrounds"] if entry.get("url")})
    pictures = " ".join(["data:", *(f"https://{host}" for host in hosts)])
    policy = f"default-src 'none'; script-src {scripts}; style-src {style}; font-src data:; img-src {pictures}; base-uri 'none'"
    link = "&".join(f"{name}={value}" for name, value in spell(view).items())
    title = html.escape(word("page.title", view.lang))
    return f"""<!DOCTYPE html>
<html lang="{view.lang}" data-host="file" data-view="{html.escape(link)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<script>{first}</script>
</head>
<body>
<div id="map_div"></div>
<noscript>{html.escape(word("page.noscript", view.lang))}</noscript>
<script>{script}</script>
</body>
</html>
"""
