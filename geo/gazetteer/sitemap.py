"""The list of all pages for search engines, in both languages, with the day of the version; several lists where there are very many."""

import html
from collections.abc import Iterator

from geo.edition import Edition
from geo.edition.version import day_of
from geo.gazetteer.entry import CONTENTS, Entry, Host, entries
from geo.language import LANGUAGES

MOST = 25_000
"""Pages in one file: half of what search engines take, for each has its other language beside it."""
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _whole(host: Host, path: str) -> str:
    return html.escape(f"{host.base}{path}")


def _pages(host: Host, entry: Entry, changed: str) -> Iterator[str]:
    """A page in each language, with the same in the other."""
    there = {lang: _whole(host, host.at(entry, lang)) for lang in LANGUAGES}
    others = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href="{address}"/>' for lang, address in there.items())
    for address in there.values():
        yield f"<url><loc>{address}</loc>{changed}{others}</url>\n"


def _set(urls: list[str]) -> bytes:
    return f'{XML}<urlset xmlns="{SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(urls)}</urlset>\n'.encode()


def sitemaps(edition: Edition, host: Host) -> dict[str, bytes]:
    """``sitemap.xml`` by its name, and those that it names where there is more than one."""
    day = day_of(edition.version) or edition.compiled
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    urls = [f"<url><loc>{_whole(host, path)}</loc>{changed}</url>\n" for path in host.beside]
    urls += [url for entry in (CONTENTS, *entries(edition).values()) if entry.kind != "withdrawn" for url in _pages(host, entry, changed)]
    if len(urls) <= MOST:
        return {"sitemap.xml": _set(urls)}
    parts = {f"sitemap-{at // MOST + 1}.xml": _set(urls[at : at + MOST]) for at in range(0, len(urls), MOST)}
    named = "".join(f"<sitemap><loc>{_whole(host, name)}</loc>{changed}</sitemap>\n" for name in parts)
    return {"sitemap.xml": f'{XML}<sitemapindex xmlns="{SCHEMA}">\n{named}</sitemapindex>\n'.encode(), **parts}
