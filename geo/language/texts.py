"""The words of each language, and texts in both."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
HERE = Path(__file__).parent
DATA = Path(__file__).parents[2] / "data"
_OURS = str(DATA)
SETTING = "DAMHA_DATA_DIR"
"""Names the data folder of another place."""
PLACE_FILE = "district.toml"
FILL = (
    *("place_name", "scope", "scope_kind", "scope_whole", "province", "reform_day", "reform_brief", "grid_name", "grid_zone"),
    *("sample_year", "sample_next_year", "sample_unit", "sample_lon", "sample_lat"),
)
"""What a place puts into the words of this house, each as ``{name}``."""


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


_told_from = ""
_meanwhile: ContextVar[str] = ContextVar("meanwhile", default="")


def given_folder() -> Path:
    """The data folder of the place this map is about, in which people write."""
    return Path(os.environ.get(SETTING) or DATA)


def _folder() -> str:
    return _meanwhile.get() or _told_from or os.environ.get(SETTING) or _OURS


def data_folder() -> Path:
    """The data folder that is told from: the given one, or that of the publication which this process serves."""
    return Path(_folder())


def tell_from(folder: Path | None) -> None:
    """From now on the words and the data of this process are those of ``folder`` (None: of the given one)."""
    global _told_from  # noqa: PLW0603 - one process tells of one place
    _told_from = str(folder or "")


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Meanwhile and in this thread alone, words and data are those of ``folder``."""
    before = _meanwhile.set(str(folder))
    try:
        yield
    finally:
        _meanwhile.reset(before)


def _of_place(folder: Path, lang: Lang) -> tuple[dict[str, str], dict[str, str]]:
    """What a place puts in, and its own sentences, as far as they can be read; what it does not say is "…", so that the rest opens."""
    try:
        place = tomllib.loads((folder / PLACE_FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        place = {}
    parts = [place.get(part) for part in ("fill", "words")]
    fill, own = (
        {key: nfc(by_lang[lang]) for key, by_lang in (part if isinstance(part, dict) else {}).items() if _said(by_lang, lang)}
        for part in parts
    )
    return dict.fromkeys(FILL, "…") | fill, own


def _said(by_lang: object, lang: Lang) -> bool:
    return isinstance(by_lang, dict) and isinstance(by_lang.get(lang), str)


@cache
def _texts(lang: Lang) -> Mapping[str, str]:
    """The words of this house, whatever the place."""
    with (HERE / f"{lang}.toml").open("rb") as file:
        return MappingProxyType(dict(_leaves("", tomllib.load(file))))


@lru_cache(maxsize=8)
def _catalogue(lang: Lang, folder: str) -> Mapping[str, str]:
    fill, own = _of_place(Path(folder), lang)
    tokens = re.compile("|".join(re.escape(f"{{{key}}}") for key in fill))
    return MappingProxyType({key: tokens.sub(lambda token: fill[token[0][1:-1]], text) for key, text in {**_texts(lang), **own}.items()})


def catalogue(lang: Lang) -> Mapping[str, str]:
    """All words of a language by dotted key (``unit.ha``), read once from ``<lang>.toml``.

    The place of the data folder puts its own words in: ``fill`` of its district.toml stands for ``{place_name}`` and the like,
    its ``words`` are sentences that only it has.
    """
    return _catalogue(lang, _folder())


def word(key: str, lang: Lang, /, **values: str | int | Words) -> str:
    """The words of ``key`` with ``{name}`` replaced by ``values``.

    A value may hold anything: it is put in as it is and never read as a pattern. Raises KeyError for a key nobody wrote.
    """
    return _filled(catalogue(lang)[key], lang, values)


def _filled(text: str, lang: Lang, values: Mapping[str, str | int | Words]) -> str:
    return text.format_map({k: v.text(lang) if isinstance(v, Words) else str(v) for k, v in values.items()}) if values else text


def words(key: str, /, **values: str | int | Words) -> Words:
    """The words of ``key`` in both languages."""
    return Words(_filled(catalogue("vi")[key], "vi", values), _filled(catalogue("en")[key], "en", values))


def known(key: str) -> bool:
    """Whether both languages have words for ``key``."""
    return all(key in catalogue(lang) for lang in LANGUAGES)
