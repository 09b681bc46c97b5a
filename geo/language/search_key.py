"""The key of a text, under which it is found however it was typed."""

import re
import unicodedata

_STROKED = str.maketrans("đĐðÐ", "dddd")
_BETWEEN = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """The key of a text: no accents, lower case, đ as d, anything between words as one space.

    The frame folds what a reader types in the same way (``geo/client/core/fold.js``): NFC or NFD, Hoà or Hòa, any case are one key.
    """
    bare = unicodedata.normalize("NFKD", text.translate(_STROKED))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_STROKED)
    return _BETWEEN.sub(" ", letters.lower()).strip()
