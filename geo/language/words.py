"""The words of each language, and texts in both."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
HERE = Path(__file__).parent


class Words(NamedTuple):
    """One text in both languages, NFC."""

    vi: str
    en: str

    def said(self, lang: Lang) -> str:
        """The text in ``lang``."""
        return self.vi if lang == "vi" else self.en


def same(text: str) -> Words:
    """A text that is the same in every language (a code, a proper name)."""
    return Words(text, text)


def nfc(text: str) -> str:
    """The text in Unicode normal form C, the only form in data and locale."""
    return unicodedata.normalize("NFC", text)


def _leaves(prefix: str, node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _leaves(f"{name}.", value)
        else:
            yield name, nfc(str(value))


@cache
def catalogue(lang: Lang) -> Mapping[str, str]:
    """All words of a language by dotted key (``unit.ha``), read once from ``<lang>.toml``."""
    with (HERE / f"{lang}.toml").open("rb") as file:
        return MappingProxyType(dict(_leaves("", tomllib.load(file))))


def word(key: str, lang: Lang, /, **values: str | int | Words) -> str:
    """The words of ``key`` with ``{name}`` replaced by ``values``.

    A value may hold anything: it is put in as it is and never read as a pattern. Raises KeyError for a key nobody wrote.
    """
    said = {k: v.said(lang) if isinstance(v, Words) else str(v) for k, v in values.items()}
    return catalogue(lang)[key].format_map(said) if said else catalogue(lang)[key]


def words(key: str, /, **values: str | int | Words) -> Words:
    """The words of ``key`` in both languages."""
    return Words(word(key, "vi", **values), word(key, "en", **values))


def known(key: str) -> bool:
    """Whether both languages have words for ``key``."""
    return all(key in catalogue(lang) for lang in LANGUAGES)
