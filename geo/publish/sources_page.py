"""Sources and downloads as a page of plain HTML, for a site without a server of ours."""

import html
from collections.abc import Iterable, Mapping

from geo.client.typeface import font_faces
from geo.edition import Edition
from geo.edition.sources import KINDS, Source, note, titled
from geo.facts import rests, subtitle
from geo.language import LANGUAGES, Lang, Words, day, number, word
from geo.publish.feed import TYPE, feed_path
from geo.publish.linked_catalog import LINKED
from geo.publish.takeaways import Download

HEADS = ("title", "publisher", "date", "source_kind", "rests", "standing", "licence", "note")


def _cells(source: Source, resting: Mapping[Words, int], lang: Lang) -> Iterable[str]:
    """The cells of a source, as HTML; its title leads to its address."""
    remark, title = note(source), html.escape(titled(source, lang))
    yield f'<a href="{html.escape(source.url)}" rel="noopener">{title}</a>' if source.url else title
    texts = (
        source.who(lang),
        day(source.date, lang) if source.date else word("cite.undated", lang),
        word(f"source_kind.{source.kind}", lang),
        " · ".join(f"{about.text(lang)} {n}" for about, n in resting.items()) or word("rests.map", lang),
        word(f"standing.{source.standing}", lang),
        source.licence or word("table.facts_only", lang),
        remark.text(lang) if remark else "",
    )
    yield from map(html.escape, texts)


def _table(edition: Edition, lang: Lang) -> str:
    resting = rests(edition)
    heads = "".join(f'<th scope="col">{html.escape(word(f"table.{name}", lang))}</th>' for name in HEADS)
    ordered = sorted(edition.sources.values(), key=lambda source: (source.rank, KINDS.index(source.kind)))
    rows = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(source, resting[source.id], lang))}</tr>" for source in ordered)
    return f'<div class="wide" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'


def _link(download: Download, text: str, lang: Lang) -> str:
    size = number(max(1, round(len(download.content) / 1000)), lang)
    return f'<a href="{download.address[1:]}" download>{html.escape(text)}</a> ({size}&nbsp;kB)'


def _files(taken: Iterable[Download], lang: Lang) -> str:
    """The files for readers of a language, a line for each thing that they hold."""
    held: dict[Words, list[Download]] = {}
    for download in taken:
        if download.lang in (None, lang):
            held.setdefault(download.title, []).append(download)
    lines = []
    for title, files in held.items():
        text = title.text(lang)
        links = (_link(download, download.form, lang) for download in files)
        lines.append(_link(files[0], text, lang) if len(files) == 1 else f"{html.escape(text)}: {' · '.join(links)}")
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _described(lang: Lang, *, changes: bool) -> str:
    """How the files describe themselves, and for programs, what there is and what changed."""
    ways = {LINKED[1:]: word("sources.catalogue", lang), **({feed_path(lang): word("sources.changes", lang)} if changes else {})}
    links = "".join(f'<li><a href="{path}">{html.escape(text)}</a></li>' for path, text in ways.items())
    return f"<p>{html.escape(word('sources.described', lang))}</p><ul>{links}</ul>"


def page_of_sources(edition: Edition, lang: Lang, taken: Iterable[Download], base: str = "") -> str:
    """The page in a language: every source, what rests on it, the files to take away; where ``base`` is known, what changed."""
    other = next(code for code in LANGUAGES if code != lang)
    texts = {name: html.escape(word(name, lang)) for name in ("title.sources", "sources.title", "sources.about", "sources.list")}
    faults = "".join(f"<li>{html.escape(fault.text(lang))}</li>" for fault in edition.faults)
    return PAGE.format(
        lang=lang,
        title=texts["title.sources"],
        map=html.escape(word("page.title", lang)),
        other=other,
        other_page=word("frame.site_page", other),
        other_name={"vi": "Tiếng Việt", "en": "English"}[other],
        heading=texts["sources.title"],
        dates=html.escape(subtitle(edition).text(lang)),
        about=texts["sources.about"],
        faults=f"<p>{html.escape(word('page.faults', lang, n=len(edition.faults)))}</p><ul>{faults}</ul>" if faults else "",
        files_heading=html.escape(word("frame.take.title", lang)),
        fonts=font_faces().replace("url('/", "url('"),
        files=_files(taken, lang),
        described=_described(lang, changes=bool(base)),
        feed=f'<link rel="alternate" type="{TYPE}" title="{html.escape(word("feed.title", lang))}" href="{feed_path(lang)}">'
        if base
        else "",
        list=texts["sources.list"],
        table=_table(edition, lang),
    )


PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
{feed}
<link rel="alternate" type="application/ld+json" href="data/catalog.jsonld">
<style>
{fonts}
:root {{ color-scheme: light dark; --ink: #16232e; --quiet: #55625f; --accent: #0b6e5b; --ground: #fff; --line: #d5dcda; }}
@media (prefers-color-scheme: dark) {{
:root {{ --ink: #eef3f5; --quiet: #a9b5b2; --accent: #4cc2a5; --ground: #19232b; --line: #3a4750; }}
}}
body {{ max-width: 100rem; margin: 0 auto; padding: 20px; font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }}
body {{ color: var(--ink); background: var(--ground); }}
nav {{ display: flex; gap: 24px; }}
h1 {{ margin: 1rem 0 0; font-size: 1.6rem; line-height: 1.3; }}
h2 {{ margin: 2rem 0 .5rem; font-size: 1.2rem; }}
a {{ color: var(--accent); }}
nav a {{ padding: 10px 0; font-weight: 600; }}
ul {{ margin: 0; padding: 0; list-style: none; }}
li a {{ display: inline-block; padding: 10px 0; }}
p {{ max-width: 46rem; }}
.quiet {{ color: var(--quiet); }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: .875rem; }}
th, td {{ padding: 8px 12px 8px 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); min-width: 6rem; }}
td:first-child {{ min-width: 16rem; }}
</style>
</head>
<body>
<nav><a href="index.html?lang={lang}">{map}</a><a href="{other_page}" lang="{other}" hreflang="{other}">{other_name}</a></nav>
<main>
<h1>{heading}</h1>
<p class="quiet">{dates}</p>
<p>{about}</p>
{faults}
<h2>{files_heading}</h2>
{files}
{described}
<h2>{list}</h2>
{table}
</main>
</body>
</html>
"""
