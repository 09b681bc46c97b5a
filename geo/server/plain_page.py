"""A page of a few sentences and links, whole without a script: for what is not here, is here no longer, or has been published before."""

import html

from starlette.responses import HTMLResponse

from geo.facts.citation import VERSIONS
from geo.language import Lang, word

MAP, LIGHT, SOURCES = "/", "/xem", "/sources"
NAMES = {MAP: "lost_map", LIGHT: "lost_light", SOURCES: "lost_sources", VERSIONS: "lost_versions"}
"""The words of the links that lead on from such a page."""
UNKEPT = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
"""Headers of such a page, and of the line that says the same to programs: nobody keeps it, and the reader's language comes first."""


def section(lang: Lang, title: str, sentences: list[str], ways: tuple[str, ...], root: str, *, listed: str = "", view: str = "") -> str:
    """A part in one language: title and sentences as text, a list that is HTML already, and links to pages by their paths.

    ``root`` leads to where these begin (``../``). ``view`` is the part of the links behind their ``?``; where it is not said, the language.
    """
    shown = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in sentences)
    asked = html.escape(view or f"lang={lang}")
    links = "".join(f'<li><a href="{root}{path[1:]}?{asked}">{html.escape(word(f"page.{NAMES[path]}", lang))}</a></li>' for path in ways)
    return f'<section lang="{lang}"><h1>{html.escape(title)}</h1>{shown}{listed}<ul class="ways">{links}</ul></section>'


def whole_page(status: int, parts: list[str], root: str, lang: Lang = "vi", title: str = "") -> HTMLResponse:
    """The whole page; it is not kept by anybody. ``title`` stands in front of the map's own, ``root`` leads to where paths begin."""
    shown = html.escape(" · ".join(filter(None, [title or str(status), word("page.title", lang)])))
    page = _PAGE.format(lang=lang, title=shown, root=root, parts="".join(parts))
    return HTMLResponse(page, status_code=status, headers=UNKEPT)


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{root}assets/icon.svg" type="image/svg+xml">
<style>
:root {{ color-scheme: light dark; --ink: #16232e; --quiet: #55625f; --accent: #0b6e5b; --ground: #fff; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #eef3f5; --quiet: #a9b5b2; --accent: #4cc2a5; --ground: #19232b; }} }}
body {{ max-width: 34rem; margin: 12vh auto 6vh; padding: 0 20px; font: 16px/1.6 "Be Vietnam Pro", system-ui, sans-serif; }}
body {{ color: var(--ink); background: var(--ground); }}
h1 {{ font-size: 1.4rem; line-height: 1.3; margin: 0; }}
p {{ margin: .4rem 0 0; color: var(--quiet); }}
ul, ol {{ margin: 0; padding: 0; list-style: none; }}
.ways {{ display: flex; flex-wrap: wrap; gap: 0 1.5rem; }}
ol {{ margin: 1rem 0; border-top: 1px solid var(--quiet); }}
ol li {{ padding: .4rem 0; border-bottom: 1px solid var(--quiet); }}
ol a {{ display: block; padding: 6px 0; }}
a {{ display: inline-block; padding: 10px 0; color: var(--accent); font-weight: 600; }}
section + section {{ margin-top: 2rem; padding-top: 2rem; border-top: 1px solid var(--quiet); }}
</style>
</head>
<body>{parts}</body>
</html>
"""
