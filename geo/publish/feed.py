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


class FeedVersion(NamedTuple):
    """A version that readers got: its first publication, and why it is gone (empty: it is there, or only grew old)."""

    manifest: Manifest
    reason: str = ""
    gone: bool = False


def feed_path(lang: Lang) -> str:
    """Its address in a language, without a slash in front."""
    return word("feed.path", lang)


def feed_versions(every: Iterable[Manifest], ended: Iterable[Gone], until: Manifest) -> list[FeedVersion]:
    """Versions up to the one that readers get, the newest first, each by its first publication; what was withdrawn too."""
    first: dict[str, FeedVersion] = {}
    gone = [FeedVersion(went.manifest, went.reason, gone=True) for went in ended]
    for version in sorted([*gone, *map(FeedVersion, every)], key=lambda version: version.manifest.made):
        name = version.manifest.version
        if name and version.manifest.made <= until.made:
            kept = first.setdefault(name, version)
            gone_too = kept.gone and version.gone
            first[name] = kept._replace(gone=gone_too, reason=(version.reason or kept.reason) if gone_too else "")
    return [*reversed(first.values())][:MOST]


def _urn(*parts: str) -> str:
    """The same name for the same thing wherever it is served."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "/".join(parts)).urn


def _element(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = _NOT_XML.sub("\ufffd", text) or None
    return made


def _lines(version: FeedVersion, lang: Lang) -> Iterator[str]:
    if version.reason:
        yield word("feed.withdrawn", lang, reason=version.reason)
        return
    yield from version.manifest.changes.get(lang) or (word("feed.first", lang),)


def _content(version: FeedVersion, lang: Lang) -> str:
    """As HTML; whatever stands in the data is text in it."""
    rows = [html.escape(line) for line in _lines(version, lang)]
    note = f"<p>{html.escape(version.manifest.note)}</p>" if version.manifest.note and not version.reason else ""
    return f"{note}<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _entry(root: ET.Element, stem: str, version: FeedVersion, lang: Lang, base: str, *, server: bool) -> None:
    name = version.manifest.version
    entry = ET.SubElement(root, "entry")
    key = "feed.gone_title" if version.reason else "feed.version_title"
    _element(entry, "title", word(key, lang, day=day(day_of(name), lang), version=name))
    _element(entry, "id", _urn(stem, name, lang))
    _element(entry, "updated", version.manifest.made)
    if server or not version.gone:
        _element(entry, "link", rel="alternate", href=f"{base}{VERSIONS[1:]}{name}/?lang={lang}" if server else f"{base}?lang={lang}")
    _element(entry, "content", _content(version, lang), type="html")


def atom(versions: Sequence[FeedVersion], stem: str, lang: Lang, base: str, *, server: bool) -> bytes:
    """The feed of a site at ``base`` (with a slash at its end); ``stem`` names the place, ``server`` tells whether old versions stay there.

    There is always a version: the one that readers get.
    """
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _element(root, "title", word("feed.title", lang))
    _element(root, "subtitle", word("feed.about", lang))
    _element(root, "id", _urn(stem, "feed", lang))
    _element(root, "updated", max((entry.manifest.made for entry in versions), default="1970-01-01T00:00:00+00:00"))
    _element(root, "link", rel="self", type=TYPE, href=f"{base}{feed_path(lang)}")
    _element(root, "link", rel="alternate", type="text/html", hreflang=lang, href=f"{base}?lang={lang}")
    for other in (code for code in LANGUAGES if code != lang):
        _element(root, "link", rel="alternate", type=TYPE, hreflang=other, href=f"{base}{feed_path(other)}")
    _element(_element(root, "author"), "name", word("page.title", lang))
    for version in versions:
        _entry(root, stem, version, lang, base, server=server)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
