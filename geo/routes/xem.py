"""The light public page: the frame alone, without Streamlit and without a websocket."""

import html
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.routes.preview import preview
from geo.routes.reply import ASK_AGAIN, Body, reply
from geo.routes.script import early_script
from geo.routes.served import current
from geo.text import LANGUAGES, Lang, word
from geo.view import parse


def canonical(lang: Lang, base: str) -> str:
    """The one address of the page in a language, whatever view a link adds to it, and the same in the other language."""
    here = f"{html.escape(base)}xem?lang="
    others = "".join(f'<link rel="alternate" hreflang="{one}" href="{here}{one}">' for one in LANGUAGES)
    return f'<link rel="canonical" href="{here}{lang}">{others}'


@lru_cache(maxsize=16)
def page(lang: Lang, base: str, atlas: str, communes: str) -> Body:
    """The whole page; nothing in it is inline script or style, and nothing in it depends on what a link says but its language and era."""
    title = html.escape(word("page.title", lang))
    written = f"""<!DOCTYPE html>
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
<script src="{early_script()}" defer></script>
<script src="{atlas}" defer></script>
</head>
<body>
<div id="map_div"></div>
<noscript>{html.escape(word("page.noscript", lang))}</noscript>
</body>
</html>
"""
    return Body(written.encode(), "text/html; charset=utf-8", cache=ASK_AGAIN, vary="Accept-Language")


def xem(request: Request) -> Response:
    """The page for the link that was asked."""
    view = parse(dict(request.query_params), request.headers.get("accept-language", ""))
    served = current()
    return reply(request, page(view.lang, str(request.base_url), served.atlas, served.communes[view.era]))


ROUTES = [Route("/xem", xem, methods=["GET", "HEAD"])]
