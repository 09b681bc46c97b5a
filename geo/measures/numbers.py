"""Digits with their signs: 1.234,5 as Vietnamese write it, 1,234.5 as English do; a text that both read differently is asked about."""

import re
from decimal import Decimal
from typing import Literal

from geo.language import Words, number
from geo.measures.unread import NotAFigure

Style = Literal["vi", "en"]
LONGEST = 24
"""Digits and signs of a figure: more would not be kept to the last digit."""
SPACES = "\u0020\u00a0\u2009\u202f"
"""Blanks that group digits: space, no-break, thin, narrow no-break."""


def _shape(group: str, decimal: str) -> re.Pattern[str]:
    """Digits grouped by threes with ``group`` or blanks, and decimals behind ``decimal``."""
    return re.compile(rf"-?(?:[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+|\d+)(?:{decimal}\d+)?", re.ASCII)


_SHAPES: dict[Style, re.Pattern[str]] = {"vi": _shape(r"\.", ","), "en": _shape(",", r"\.")}
_SIGNS: dict[Style, dict[int, str | None]] = {
    "vi": str.maketrans({".": None, ",": ".", **dict.fromkeys(SPACES)}),
    "en": str.maketrans({",": None, **dict.fromkeys(SPACES)}),
}


def readings(text: str) -> dict[Style, Decimal]:
    """What a text of digits is in each way of writing; empty when it is in none."""
    return {style: Decimal(text.translate(_SIGNS[style])) for style, shape in _SHAPES.items() if shape.fullmatch(text)}


def read_digits(text: str, style: Style | None = None, *, counted: bool = False) -> Decimal:
    """The number a text of digits means.

    ``style`` says how the whole table is written; without it a text that the two ways read differently ("1.234") raises NotAFigure, as does
    one that is no number, or not written in ``style``. ``counted``: what is counted one by one is written without decimals, so that the
    sign in "1.234" can only group.
    """
    meanings = readings(text.replace("−", "-"))
    if not meanings or len(text) > LONGEST:
        raise NotAFigure("no_number", text)
    if style is not None and style not in meanings:
        raise NotAFigure("other_style", text, wanted=number(next(iter(meanings.values())), style))
    meant = {meanings[style]} if style is not None else set(meanings.values())
    if len(meant) > 1 and counted:
        return max(meant, key=abs)  # three digits behind a sign that groups make the number a thousand times that of a sign for decimals
    if len(meant) > 1:
        both = Words(*(" / ".join(number(value, lang) for value in sorted(meant)) for lang in ("vi", "en")))
        raise NotAFigure("ambiguous", text, meant=both)
    return meant.pop()
