"""Words, numbers, money and dates in the reader's language."""

from typing import Literal, NamedTuple

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")


class Words(NamedTuple):
    """One text in both languages, NFC."""

    vi: str
    en: str

    def said(self, lang: Lang) -> str:
        """The text in ``lang``."""
        return self.vi if lang == "vi" else self.en
