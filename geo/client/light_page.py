"""The light public page: the client alone, without Streamlit and without a websocket."""

import html
from collections.abc import Iterable

from geo.client.icons import ADDRESS
from geo.client.open_graph import Shared, of_map, preview
from geo.client.script import early_address
from geo.language import LANGUAGES, Lang, word
from geo.release import running

HERE = "./"
"""Where the map is on a host without a server of ours, seen from the frame."""


def canonical(lang: Lang, base: str, shared: Shared) -> str:
    """The one address of the page in a language, whatever view a link adds to it, and the same in the other language.

    What a link shows of a single thing is that thing's own page.
    """
    if shared.path:
        return f'<link rel="canonical" href="{html.escape(base)}{html.escape(shared.path)}">'
    address = f"{html.escape(base)}xem?lang="
    others = "".join(f'<link rel="alternate" hreflang="{code}" href="{address}{code}">' for code in LANGUAGES)
    return f'<link rel="canonical" href="{address}{lang}">{others}'


def page(lang: Lang, base: str, script: str, communes: str, first: str, shared: Shared) -> str:
    """The whole page; nothing in it is inline script or style, and nothing depends on what a link says but its language, era and preview.

    ``first`` is what is seen before anything is drawn.
    """
    head = f"{preview(lang, base, shared)}\n{canonical(lang, base, shared)}"
    return _page(lang, "xem", head, script, communes, _seen(first, without_script(lang)))


def embedded(lang: Lang, script: str, communes: str, head: str, at: str = HERE) -> str:
    """The map for a page of somebody else's: search engines are led to the map itself, and every link opens a window of its own.

    ``at`` is where the map itself is, beside this page: on a server of ours a page, on any other web host the folder.
    """
    title = html.escape(word("page.title", lang))
    way = f'<a href="{at}?lang={lang}">{html.escape(word("frame.embed.open", lang))}</a>'
    seen = f'<div id="map_div"></div>\n<noscript><p>{html.escape(word("page.noscript", lang))} {way}</p></noscript>'
    head = f'{head}\n<meta name="robots" content="noindex">\n<base target="_blank">'
    return _PAGE.format(
        lang=lang,
        data=f'data-host="embed" data-map="{at}"{"" if at == HERE else _program()}',
        title=title,
        head=head,
        seen=seen,
        **_addresses(script, communes),
    )


def without_script(lang: Lang, ending: str | None = "") -> str:
    """What a reader sees whose browser runs none: why there is no map, and the way to plain pages of the same (None: there are none)."""
    why, way = (html.escape(word(f"page.{name}", lang)) for name in ("noscript", "plain"))
    link = "" if ending is None else f' <a href="{word("gazetteer.path_contents", lang)}{ending}">{way}</a>'
    return f"<p>{why}{link}</p>"


def _seen(first: str, otherwise: str) -> str:
    """The body of the page: what is seen first, the room of the map, and what stands there where no script runs."""
    return f'{first}\n<div id="map_div"></div>\n<noscript>{otherwise}</noscript>'


def site_policy(hosts: Iterable[str]) -> str:
    """What a page may use that lies on any host; ``hosts`` are those of the online backgrounds.

    A style sheet that some browsers want inline names the typeface by where the site lies, so that no digest of it can be known here.
    """
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; "
        f"manifest-src 'self'; worker-src 'self'; img-src 'self' data: {' '.join(hosts)}; base-uri 'none'; form-action 'none'"
    )


def site_page(lang: Lang, base: str | None, script: str, communes: str, first: str, hosts: Iterable[str]) -> str:
    """The same page for any web host: its policy stands inside.

    ``base`` is its address, empty where nobody knows it (only previews need one), None where no other page lies beside it. ``hosts`` are
    those of the online backgrounds.
    """
    head = f"{_policy(hosts)}\n{preview(lang, base or '', of_map(lang))}"
    return _page(lang, "site", head, script, communes, _seen(first, without_script(lang, None if base is None else ".html")))


def site_embedded(lang: Lang, script: str, communes: str, hosts: Iterable[str]) -> str:
    """The map for pages of others, from any web host: a page cannot say itself whose pages may hold it."""
    return embedded(lang, script, communes, _policy(hosts))


def _policy(hosts: Iterable[str]) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{html.escape(site_policy(hosts))}">'


def _page(lang: Lang, host: str, head: str, script: str, communes: str, seen: str) -> str:
    """The page of a host: every address in it is relative, so that it lies in any folder."""
    title = html.escape(word("page.title", lang))
    own = f"""{head}
<meta name="theme-color" content="#0b6e5b">
<link rel="apple-touch-icon" href="assets/icon-180.png">
<link rel="manifest" href="assets/manifest.json">"""
    data = f'data-host="{host}"{_program() if host == "xem" else ""}'
    return _PAGE.format(lang=lang, data=data, title=title, head=own, seen=seen, **_addresses(script, communes))


def _program() -> str:
    """The program that serves the page: an open page asks whether it still does."""
    return f' data-release="{running()}"'


def _addresses(script: str, communes: str) -> dict[str, str]:
    """What every page of the map asks for, seen from it."""
    asked = {"script": script, "communes": communes, "early": early_address(), "icon": ADDRESS}
    return {name: address.lstrip("/") for name, address in asked.items()}


_PAGE = """<!DOCTYPE html>
<html lang="{lang}" {data}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>{title}</title>
{head}
<link rel="icon" href="{icon}" type="image/svg+xml">
<link rel="preload" href="{communes}" as="fetch" crossorigin>
<script src="{early}" defer></script>
<script src="{script}" defer></script>
</head>
<body>
{seen}
</body>
</html>
"""
