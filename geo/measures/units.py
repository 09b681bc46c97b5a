"""Words behind a number: which unit of measure they name, how many thousands they add, and how one unit becomes another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from geo.language import LANGUAGES, Words, catalogue, known, words
from geo.measures.unread import NotAFigure

SCALES: Mapping[str, Decimal] = {
    **dict.fromkeys(("nghìn", "ngàn", "thousand"), Decimal(10) ** 3),
    **dict.fromkeys(("triệu", "tr", "million", "mn"), Decimal(10) ** 6),
    **dict.fromkeys(("tỷ", "tỉ", "billion", "bn"), Decimal(10) ** 9),
}
DONG = ("đồng", "đ", "₫", "vnđ", "vnd", "dong", "đồng việt nam")
A_HEAD = ("/người/năm", "/người", " per person a year", " per person per year", " per person", "/person/year", " một người một năm")
OTHER: Mapping[str, str] = {
    **dict.fromkeys(("phần trăm", "percent", "per cent"), "percent"),
    **dict.fromkeys(("%/year", "percent a year", "phần trăm/năm"), "percent_year"),
    **dict.fromkeys(("héc ta", "hecta", "hectare", "hectares"), "ha"),
    **dict.fromkeys(("km2", "sq km"), "km2"),
    **dict.fromkeys(("m2", "sq m"), "m2"),
    **dict.fromkeys(("người dân", "nhân khẩu", "inhabitants", "residents"), "people"),
    **dict.fromkeys(("usd/người/năm", "usd/person"), "usd_person"),
}
"""Ways of naming a unit beside those of the locale files."""
SIZES: Mapping[str, tuple[str, Decimal]] = {
    "vnd_bn": ("vnd", Decimal(10) ** 9),
    "vnd_m": ("vnd", Decimal(10) ** 6),
    "vnd_m_person": ("vnd_person", Decimal(10) ** 6),
    "km2": ("area", Decimal(10) ** 6),
    "ha": ("area", Decimal(10) ** 4),
    "m2": ("area", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "m": ("length", Decimal(1)),
}
"""Units that measure the same thing: what, and how many đồng, square metres or metres one is."""
SHARES = frozenset({"percent", "percent_year"})


NOT_COUNTED = frozenset({*SIZES, *SHARES, "usd_person", "tonnes", "tonnes_year", "tonnes_day", "hours", "minutes", "m3_m", "kmh", ""})
"""Units whose figures may have decimals; what bears any other unit is counted one by one."""
ADDITIVE = frozenset({"km2", "ha", "m2", "people", "households", "villages", "cells", "members", "workers", "jobs", "products"})
"""Unit ids whose figures add up when areas are joined; shares, averages and ranks do not."""

BASE = {"ha": 1.0, "m2": 1e-4, "km2": 100.0, "vnd_bn": 1e9, "vnd_m": 1e6}
"""How many hectares or đồng one of a unit id is."""


@dataclass(frozen=True)
class MeasureUnit:
    """What stands behind a number: a unit id (empty for none) and by how much the number has to be multiplied for it.

    ``scaled``: only a scale word stood there ("941,5 tỷ"): of what, the column must say.
    """

    unit: str = ""
    factor: Decimal = Decimal(1)
    scaled: bool = False

    @property
    def counted(self) -> bool:
        """Whether the figure counts things one by one and is not given in thousands of them."""
        return self.unit not in NOT_COUNTED and self.factor == 1


def _plain(text: str) -> str:
    return re.sub(r"\s*/\s*", "/", re.sub(r"\s+", " ", text.casefold())).strip()


@cache
def _named() -> Mapping[str, str]:
    """Unit ids by every way of naming them: both languages' own words, singular and plural, and ``OTHER``."""
    ids = dict(OTHER)
    for lang in LANGUAGES:
        for key, template in catalogue(lang).items():
            if key.startswith("unit."):
                for form in template.split(" | "):
                    ids.setdefault(_plain(form.replace("{n}", "")), key.removeprefix("unit."))
    return ids


def _money(noun: str) -> str:
    """The unit in millions or billions that đồng are counted in: "vnd_bn", "vnd_m_person"; empty when the noun is not money."""
    if noun in DONG:
        return "vnd_bn"
    return "vnd_m_person" if any(noun.endswith(tail) and noun.removesuffix(tail) in DONG for tail in A_HEAD) else ""


def measure_of(text: str) -> MeasureUnit:
    """What the words behind a number say. Raises NotAFigure for words nobody knows."""
    tail = _plain(text)
    if not tail:
        return MeasureUnit()
    if tail in _named():
        return MeasureUnit(_named()[tail])
    factor, rest = Decimal(1), tail
    while rest.partition(" ")[0] in SCALES:
        head, _, rest = rest.partition(" ")
        factor *= SCALES[head]
    if not rest:
        return MeasureUnit("", factor, scaled=True)
    money = _money(rest)
    if money:
        return MeasureUnit(money, factor / SIZES[money][1])
    if rest in _named() and _named()[rest] not in SIZES and _named()[rest] not in SHARES:
        return MeasureUnit(_named()[rest], factor)
    raise NotAFigure("unknown_unit", text)


def convert(value: Decimal, unit: str, to: str, *, scaled: bool = False) -> Decimal:
    """``value`` of ``unit`` in the unit ``to``, exactly; a number without a unit is taken to be in ``to`` already.

    ``scaled``: the number was multiplied out by a bare "tỷ" or "nghìn" and counts đồng or things. Raises NotAFigure when the units measure
    different things.
    """
    if unit == to or (not unit and not scaled):
        return value
    if not unit and to not in SHARES:
        kind, size = SIZES.get(to, ("", Decimal(1)))
        if kind in ("", "vnd", "vnd_person"):
            return value / size
    elif unit in SIZES and to in SIZES and SIZES[unit][0] == SIZES[to][0]:
        return value * SIZES[unit][1] / SIZES[to][1]
    raise NotAFigure("other_unit", unit_words(unit).vi, found=unit_words(unit), wanted=unit_words(to))


def unit_words(unit: str) -> Words:
    """A unit of measure without a number: "tỷ đồng", "billion VND"; a dash for none."""
    if not unit or not known(f"unit.{unit}"):
        return Words(unit or "–", unit or "–")
    template = words(f"unit.{unit}")
    return Words(*(template.text(lang).split(" | ")[-1].replace("{n}", "").strip() for lang in LANGUAGES))


def base(value: float, unit: str) -> float:
    """A figure in base units: areas in hectares, money in đồng. Raises KeyError for a unit that is neither."""
    return value * BASE[unit]
