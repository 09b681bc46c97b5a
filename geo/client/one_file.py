"""The whole map as one HTML file for a USB stick: scripts, styles, data and typeface inside, no request at all."""

import base64
import html
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from geo.client.bundle import early, joined, later, literal, policy_hash, sheet
from geo.client.config import client_config
from geo.client.typeface import font_faces, fonts
from geo.datasets import data_files
from geo.edition import Edition
from geo.language import word
from geo.view import View, spell

# Shorter objects are not worth a reference.
_WORTH = 24
# Asked for by a page of the server and never by the map alone.
_PAGES_ONLY = {"prospects.json"}


def _texts(value: Any) -> Iterator[str]:
    """Every object inside a value as it is written, outlines apart."""
    if isinstance(value, dict):
        yield literal(value)
        for key, part in value.items():
            yield from _texts(part) if key != "geometry" else ()
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def folded(value: Any) -> tuple[Any, list[Any]]:
    """A value in which an object that is said more than once is ``{"=": n}``, and the list of those objects; files.js puts them back."""
    often = [text for text, times in Counter(_texts(value)).items() if times > 1 and len(text) >= _WORTH]
    number = {text: n for n, text in enumerate(often)}

    def fold(part: Any, *, known: bool = False) -> Any:
        if isinstance(part, list):
            return [fold(item) for item in part]
        if not isinstance(part, dict):
            return part
        n = None if known else number.get(literal(part))
        return {key: fold(item) for key, item in part.items()} if n is None else {"=": n}

    return fold(value), [fold(json.loads(text), known=True) for text in often]


def page(edition: Edition, view: View) -> bytes:
    """The file, UTF-8, opening at ``view``.

    Its policy allows its own script by hash, and nothing from elsewhere but the pictures of an online background that the
    reader switches on. At most 1.5 MB, which ``tests/test_onefile.py`` holds it to.
    """
    config = {**client_config(edition)}
    inline = {url: json.loads(document.body) for url, document in data_files(edition).items() if document.name not in _PAGES_ONLY}
    config["inline"], config["shared"] = folded(inline)
    faces = font_faces({url: f"data:font/woff2;base64,{base64.b64encode(font).decode()}" for url, font in fonts().items()})
    script = (joined(config, faces) + later()).replace("</script", "<\\/script")
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
