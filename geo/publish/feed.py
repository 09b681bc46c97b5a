"""What changed from version to version, as an Atom feed (RFC 4287) in each language."""

import html
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from geo.edition.version import day_of
from geo.facts.citation import VERSIONS
from geo.language import LANGUAGES, Lang, day, word
from geo.publish.gone import Gone
from geo.publish.publication import Manifest

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
MOST = 50
"""Versions that it tells of."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What an office types into a note or a reason may be anything."""


class Told(NamedTuple):
    """A version that readers got: its first publication, and why it is gone (empty: it is there, or only grew old)."""

    manifest: Manifest
    reason: str = ""
    gone: bool = False


def feed_path(lang: Lang) -> str:
    """Its address in a language, without a slash in front."""
    return word("feed.path", lang)


def versions_told(every: Iterable[Manifest], ended: Iterable[Gone], until: Manifest) -> list[Told]:
    """Versions up to the one that readers get, the newest first, each by its first publication; what was withdrawn too."""
    first: dict[str, Told] = {}
    gone = [Told(went.manifest, went.reason, gone=True) for went in ended]
    for told in sorted([*gone, *map(Told, every)], key=lambda told: told.manifest.made):
        version = told.manifest.version
        if version and told.manifest.made <= until.made:
            kept = first.setdefault(version, told)
            gone_too = kept.gone and told.gone
            first[version] = kept._replace(gone=gone_too, reason=(told.reason or kept.reason) if gone_too else "")
    return [*reversed(first.values())][:MOST]


def _urn(*parts: str) -> str:
    """The same name for the same thing wherever it is served."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "/".join(parts)).urn


def _element(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = _NOT_XML.sub("\ufffd", text) or None
    return made


def _lines(told: Told, lang: Lang) -> Iterator[str]:
    if told.reason:
        yield word("feed.withdrawn", lang, reason=told.reason)
        return
    yield from told.manifest.changes.get(lang) or (word("feed.first", lang),)


def _content(told: Told, lang: Lang) -> str:
    """As HTML; whatever stands in the data is text in it."""
    rows = [html.escape(line) for line in _lines(told, lang)]
    note = f"<p>{html.escape(told.manifest.note)}</p>" if told.manifest.note and not told.reason else ""
    return f"{note}<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _entry(feed: ET.Element, stem: str, told: Told, lang: Lang, base: str, *, server: bool) -> None:
    version = told.manifest.version
    entry = ET.SubElement(feed, "entry")
    key = "feed.gone_title" if told.reason else "feed.version_title"
    _element(entry, "title", word(key, lang, day=day(day_of(version), lang), version=version))
    _element(entry, "id", _urn(stem, version, lang))
    _element(entry, "updated", told.manifest.made)
    if server or not told.gone:
        _element(entry, "link", rel="alternate", href=f"{base}{VERSIONS[1:]}{version}/?lang={lang}" if server else f"{base}?lang={lang}")
    _element(entry, "content", _content(told, lang), type="html")


def feed(told: Sequence[Told], stem: str, lang: Lang, base: str, *, server: bool) -> bytes:
    """The feed of a site at ``base`` (with a slash at its end); ``stem`` names the place, ``server`` tells whether old versions stay there.

    There is always a version: the one that readers get.
    """
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _element(root, "title", word("feed.title", lang))
    _element(root, "subtitle", word("feed.about", lang))
    _element(root, "id", _urn(stem, "feed", lang))
    _element(root, "updated", max((entry.manifest.made for entry in told), default="1970-01-01T00:00:00+00:00"))
    _element(root, "link", rel="self", type=TYPE, href=f"{base}{feed_path(lang)}")
    _element(root, "link", rel="alternate", type="text/html", hreflang=lang, href=f"{base}?lang={lang}")
    for other in (code for code in LANGUAGES if code != lang):
        _element(root, "link", rel="alternate", type=TYPE, hreflang=other, href=f"{base}{feed_path(other)}")
    _element(_element(root, "author"), "name", word("page.title", lang))
    for entry in told:
        _entry(root, stem, entry, lang, base, server=server)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
