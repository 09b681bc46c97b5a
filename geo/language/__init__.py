"""Words, numbers and dates of each language; the key of a text."""

from geo.language.formats import PRECISION, day, decimals, number, parse_day, period, quantity
from geo.language.search_key import fold
from geo.language.texts import (
    DATA,
    LANGUAGES,
    PLACE_FILE,
    Lang,
    Words,
    catalogue,
    data_folder,
    given_folder,
    joined,
    known,
    nfc,
    same,
    tell_from,
    telling,
    word,
    words,
)

__all__ = [
    "DATA",
    "LANGUAGES",
    "PLACE_FILE",
    "PRECISION",
    "Lang",
    "Words",
    "catalogue",
    "data_folder",
    "day",
    "decimals",
    "fold",
    "given_folder",
    "joined",
    "known",
    "nfc",
    "number",
    "parse_day",
    "period",
    "quantity",
    "same",
    "tell_from",
    "telling",
    "word",
    "words",
]
