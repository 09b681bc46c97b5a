"""The sources as the client names and links them."""

from collections.abc import Iterable
from typing import Any

from geo.cards.rows import as_json
from geo.edition import Edition
from geo.edition.sources import brief
from geo.language import LANGUAGES, Words


def sources_json(edition: Edition, names: Iterable[str]) -> dict[str, Any]:
    """Of each named source who said it and when, in words, with its ``title`` and ``url`` where they are known."""
    sources = {}
    for name in dict.fromkeys(names):
        source = edition.sources[name]
        known = {"title": source.title, "url": source.url}
        text = as_json(Words(*(brief(source, lang) for lang in LANGUAGES)))
        sources[name] = {"text": text, **{key: value for key, value in known.items() if value}}
    return sources
