"""The answer for whatever is not here: one line, and to a reader a page that leads on."""

import html

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from geo.language import LANGUAGES, Lang, word


def missing(accepted: str = "") -> Response:
    """Whatever is not here: to a reader a page in both languages that leads on, to everybody else one line."""
    headers = {"Cache-Control": "no-store"}
    if "text/html" not in accepted:
        return PlainTextResponse("404 · Không tìm thấy · Not found\n", status_code=404, headers=headers)
    parts = [_lost(lang) for lang in LANGUAGES]
    return HTMLResponse(_LOST.format(title=html.escape(word("page.title", "vi")), parts="".join(parts)), status_code=404, headers=headers)


def _lost(lang: Lang) -> str:
    ways = (("/", "lost_map"), ("/xem", "lost_light"), ("/sources", "lost_sources"))
    links = "".join(f'<li><a href="{path}?lang={lang}">{html.escape(word(f"page.{key}", lang))}</a></li>' for path, key in ways)
    sentences = (html.escape(word(f"page.{key}", lang)) for key in ("lost", "lost_why"))
    return '<section lang="{}"><h1>{}</h1><p>{}</p><ul>{}</ul></section>'.format(lang, *sentences, links)


_LOST = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>404 · {title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<style>
:root {{ color-scheme: light dark; --ink: #16232e; --quiet: #55625f; --accent: #0b6e5b; --ground: #fff; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #eef3f5; --quiet: #a9b5b2; --accent: #4cc2a5; --ground: #19232b; }} }}
body {{ max-width: 34rem; margin: 12vh auto 0; padding: 0 20px; font: 16px/1.6 "Be Vietnam Pro", system-ui, sans-serif; }}
body {{ color: var(--ink); background: var(--ground); }}
h1 {{ font-size: 1.4rem; line-height: 1.3; margin: 0; }}
p {{ margin: .4rem 0 0; color: var(--quiet); }}
ul {{ display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }}
a {{ display: inline-block; padding: 10px 0; color: var(--accent); font-weight: 600; }}
section + section {{ margin-top: 2rem; padding-top: 2rem; border-top: 1px solid var(--quiet); }}
</style>
</head>
<body>{parts}</body>
</html>
"""
