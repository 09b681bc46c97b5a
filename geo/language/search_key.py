"""The key of a text, under which it is found however it was typed."""

import unicodedata

_KEYS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_STROKED = {"đ": "d", "ð": "d"}


class _Letters(dict[int, str]):
    """What each character of a text in NFKD is in a key, worked out when it is first met: itself, nothing (an accent), or a space."""

    def __missing__(self, code: int) -> str:
        plain = "" if unicodedata.combining(chr(code)) else chr(code).lower()
        self[code] = "".join(part if (part := _STROKED.get(letter, letter)) in _KEYS else " " for letter in plain)
        return self[code]


_LETTERS = _Letters()


def fold(text: str) -> str:
    """The key of a text: no accents, lower case, đ as d, anything between words as one space.

    The frame folds what a reader types in the same way (``geo/client/core/fold.js``): NFC or NFD, Hoà or Hòa, any case are one key.
    """
    return " ".join(unicodedata.normalize("NFKD", text).translate(_LETTERS).split())
