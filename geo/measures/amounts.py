"""A figure as people write it: how exactly it is known, the number, its unit, and a note behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from geo.language import nfc
from geo.measures.numbers import SPACES, Style, read_digits
from geo.measures.units import SIZES, MeasureUnit, convert, measure_of
from geo.measures.unread import NotAFigure

LONGEST = 200
"""Characters of a cell that may be a figure; whatever is longer is a text."""
BEFORE = {
    "≥": ("≥", ">=", "tối thiểu", "ít nhất", "từ", "at least", "minimum"),
    "≤": ("≤", "<=", "tối đa", "không quá", "nhiều nhất", "at most", "up to", "maximum"),
    "≈": ("≈", "~", "khoảng", "xấp xỉ", "ước", "ước khoảng", "about", "approximately", "around", "approx."),
    ">": (">", "trên", "hơn", "over", "more than", "above"),
    "<": ("gần", "nearly", "almost"),
    "below": ("<", "dưới", "below", "under", "less than"),
}
AFTER = {"≥": ("trở lên", "or more", "and over", "and more"), "≤": ("trở xuống", "or less", "at most")}
_BEFORE = sorted(((word, sign) for sign, many in BEFORE.items() for word in many), key=lambda pair: -len(pair[0]))
_AFTER = [(word, sign) for sign, many in AFTER.items() for word in many]
_NUMBER = rf"[-−]?\d+(?:[.,{SPACES}]\d+)*"
_FOOTNOTE = re.compile(r"(?:\s*(?:\*+|(?<!m)[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|\(\d{1,2}\)|\(\*+\)))+$")
_NOTE = re.compile(r"^(?P<figure>[^()]*[^()\s])\s*\((?P<note>[^()]*)\)$")
_RANGE = re.compile(rf"{_NUMBER}\s*(?:%|\w+)?\s*(?:[-–—]|đến|to)\s*{_NUMBER}", re.ASCII)
_SHARE = re.compile(r"(?P<part>\d{1,6})/(?P<whole>\d{1,6})(?P<unit>\s+\D+)")
_PART = re.compile(rf"(?P<number>{_NUMBER})(?P<tail>[^\d]*)")
_AREA = re.compile(r"(?<=m)2\b")


@dataclass(frozen=True)
class Amount:
    """A figure that was read: ``value`` in ``unit`` (a unit id, empty for none), its qualifier, and what stood in brackets behind it.

    ``scaled``: a bare "tỷ" or "nghìn" was multiplied out; the column must say of what.
    """

    value: Decimal
    qualifier: str = "="
    unit: str = ""
    note: str = ""
    scaled: bool = False


def _qualifier(text: str) -> tuple[str, str]:
    """How exactly, and the rest of the text."""
    sign, rest = "=", text
    for word, meant in _BEFORE:
        behind = text[len(word) :]
        if text.casefold().startswith(word) and (not word[-1].isalpha() or not behind[:1].isalpha()):
            sign, rest = meant, behind.strip()
            break
    if sign == "below":
        raise NotAFigure("below", text)
    for word, meant in _AFTER:
        if rest.casefold().endswith(f" {word}") and sign in ("=", meant):
            return meant, rest[: -len(word)].strip()
    return sign, rest


def _share(text: str) -> Amount | None:
    """A part of a whole, "6/8 xã": six, and the whole stays a note."""
    match = _SHARE.fullmatch(text)
    if not match or int(match["part"]) > int(match["whole"]):
        return None
    return Amount(Decimal(match["part"]), unit=measure_of(match["unit"]).unit, note=text)


def _sum(text: str, style: Style | None) -> Amount:
    """One number with its unit, or several that add up: "1 tỷ 250 triệu đồng"."""
    parts = list(_PART.finditer(text))
    if not parts or parts[0].start():
        raise NotAFigure("no_number", text)
    noun = parts[-1]["tail"].strip().partition(" ")[2]
    measures = [measure_of(f"{part['tail'].strip()} {noun}") for part in parts[:-1]] + [measure_of(parts[-1]["tail"])]
    values = [
        read_digits(part["number"], style, counted=measure.counted) * measure.factor for part, measure in zip(parts, measures, strict=True)
    ]
    first = measures[0]
    if len(parts) > 1 and not _falls(measures):
        raise NotAFigure("no_number", text)
    whole = sum((convert(value, measure.unit, first.unit) for value, measure in zip(values, measures, strict=True)), Decimal(0))
    return Amount(whole, unit=first.unit, scaled=first.scaled)


def _falls(measures: Sequence[MeasureUnit]) -> bool:
    """Whether numbers behind each other may be one: all money, each counted in less than the one before."""
    sizes = [SIZES.get(measure.unit, ("", Decimal(0)))[1] * measure.factor for measure in measures]
    return all(size > 0 for size in sizes) and all(high > low for high, low in pairwise(sizes))


def read(text: str, style: Style | None = None) -> Amount:
    """The figure that ``text`` says; exact, in the unit it names.

    ``style`` is how the whole table writes numbers ("vi": 1.234,5; "en": 1,234.5). Raises NotAFigure, with a reason and how to mend it, for
    what is no figure, a range, "below" without saying how far, or a number that could be two ("1.234" while ``style`` is not known).
    """
    plain = nfc(re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " "))).strip()
    if not plain or len(plain) > LONGEST or not re.search(r"\d", plain):
        raise NotAFigure("no_number", plain[:LONGEST])
    plain = _FOOTNOTE.sub("", plain)
    noted = _NOTE.match(plain)
    figure, note = (noted["figure"], noted["note"]) if noted else (plain, "")
    if "(" in figure or ")" in figure:
        raise NotAFigure("brackets", plain)
    sign, rest = _qualifier(figure)
    if _RANGE.search(rest):
        raise NotAFigure("range", plain)
    if re.fullmatch(r"\d+\s*/\s*\d+", rest):
        raise NotAFigure("share", plain)
    amount = _share(rest) or _sum(_AREA.sub("²", rest), style)
    return Amount(amount.value, sign, amount.unit, note or amount.note, amount.scaled)
