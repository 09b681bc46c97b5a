"""Words, numbers and dates of each language; the key of a text."""

from geo.language.fold import fold
from geo.language.formats import PRECISION, day, decimals, number, parse_day, period, quantity
from geo.language.words import LANGUAGES, Lang, Words, catalogue, known, nfc, same, word, words

__all__ = [
    "LANGUAGES",
    "PRECISION",
    "Lang",
    "Words",
    "catalogue",
    "day",
    "decimals",
    "fold",
    "known",
    "nfc",
    "number",
    "parse_day",
    "period",
    "quantity",
    "same",
    "word",
    "words",
]
