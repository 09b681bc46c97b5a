"""The words of each language, and texts in both."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
HERE = Path(__file__).parent
DATA = Path(__file__).parents[2] / "data"
SETTING = "DAMHA_DATA_DIR"
"""Names the data folder of another place."""
PLACE_FILE = "district.toml"


class Words(NamedTuple):
    """One text in both languages, NFC."""

    vi: str
    en: str

    def text(self, lang: Lang) -> str:
        """The text in ``lang``."""
        return self.vi if lang == "vi" else self.en


def same(text: str) -> Words:
    """A text that is the same in every language (a code, a proper name)."""
    return Words(text, text)


def joined(between: str, parts: Iterable[Words | None]) -> Words:
    """Several texts as one, those left out that say nothing."""
    texts = [part for part in parts if part]
    return Words(*(between.join(filter(None, (part.text(lang) for part in texts))) for lang in LANGUAGES))


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


def data_folder() -> Path:
    """The data folder of the place this map is about."""
    return Path(os.environ.get(SETTING) or DATA)


class _Unsaid(dict[str, str]):
    """Words of a map whose place cannot be read: what only the place can say is passed over, so that the rest opens."""

    def __missing__(self, key: str) -> str:
        return "…"


@cache
def _catalogue(lang: Lang, folder: str) -> Mapping[str, str]:
    with (HERE / f"{lang}.toml").open("rb") as file:
        texts = dict(_leaves("", tomllib.load(file)))
    try:
        place = tomllib.loads((Path(folder) / PLACE_FILE).read_text(encoding="utf-8-sig"))
        fill, own = ({key: nfc(str(by_lang[lang])) for key, by_lang in place[part].items()} for part in ("fill", "words"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return MappingProxyType(_Unsaid(texts))
    tokens = re.compile("|".join(re.escape(f"{{{key}}}") for key in fill) or "(?!)")
    return MappingProxyType({key: tokens.sub(lambda token: fill[token[0][1:-1]], text) for key, text in (texts | own).items()})


def catalogue(lang: Lang) -> Mapping[str, str]:
    """All words of a language by dotted key (``unit.ha``), read once from ``<lang>.toml``.

    The place of the data folder puts its own words in: ``fill`` of its district.toml stands for ``{place_name}`` and the like,
    its ``words`` are sentences that only it has.
    """
    return _catalogue(lang, os.environ.get(SETTING) or str(DATA))


def word(key: str, lang: Lang, /, **values: str | int | Words) -> str:
    """The words of ``key`` with ``{name}`` replaced by ``values``.

    A value may hold anything: it is put in as it is and never read as a pattern. Raises KeyError for a key nobody wrote.
    """
    filled = {k: v.text(lang) if isinstance(v, Words) else str(v) for k, v in values.items()}
    return catalogue(lang)[key].format_map(filled) if filled else catalogue(lang)[key]


def words(key: str, /, **values: str | int | Words) -> Words:
    """The words of ``key`` in both languages."""
    return Words(word(key, "vi", **values), word(key, "en", **values))


def known(key: str) -> bool:
    """Whether both languages have words for ``key``."""
    return all(key in catalogue(lang) for lang in LANGUAGES)
