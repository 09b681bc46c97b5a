"""The light public page: the client alone, without Streamlit and without a websocket."""

import html

from geo.client.open_graph import preview
from geo.client.script import early_address
from geo.language import LANGUAGES, Lang, word


def canonical(lang: Lang, base: str) -> str:
    """The one address of the page in a language, whatever view a link adds to it, and the same in the other language."""
    address = f"{html.escape(base)}xem?lang="
    others = "".join(f'<link rel="alternate" hreflang="{code}" href="{address}{code}">' for code in LANGUAGES)
    return f'<link rel="canonical" href="{address}{lang}">{others}'


def page(lang: Lang, base: str, script: str, communes: str) -> str:
    """The whole page; nothing in it is inline script or style, and nothing in it depends on what a link says but its language and era."""
    title = html.escape(word("page.title", lang))
    return f"""<!DOCTYPE html>
<html lang="{lang}" data-host="xem">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>{title}</title>
{preview(lang, base)}
<meta name="theme-color" content="#0b6e5b">
{canonical(lang, base)}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/assets/icon-180.png">
<link rel="manifest" href="/assets/manifest.json">
<link rel="preload" href="{communes}" as="fetch" crossorigin>
<script src="{early_address()}" defer></script>
<script src="{script}" defer></script>
</head>
<body>
<div id="map_div"></div>
<noscript>{html.escape(word("page.noscript", lang))}</noscript>
</body>
</html>
"""
