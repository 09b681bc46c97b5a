"""Numbers, quantities, days and periods as each language writes them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from geo.language.texts import Lang, catalogue, word

PRECISION: Mapping[str, int] = MappingProxyType({"km2": 2})
"""Decimals of a unit of measure: its figures stand side by side from sources that write more of them or fewer."""
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=16_384)  # the same accuracies and years stand in thousands of cards
def number(value: Decimal | float | str, lang: Lang, digits: int | None = None) -> str:
    """A number as the language writes it: 941,5 and 1.250 in vi, 941.5 and 1,250 in en.

    ``digits`` fixes the decimals; without it those of the value are kept (six at most).
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    decimals = "######" if digits is None else "0" * digits
    return str(format_decimal(exact, format=f"#,##0.{decimals}" if decimals else "#,##0", locale=_locale(lang)))


@cache
def _locale(lang: Lang) -> Locale:
    return Locale.parse(lang)


def decimals(values: Iterable[object]) -> int:
    """How many decimals every number of a column gets: those of the longest, two at most."""
    longest = (-int(Decimal(str(value)).normalize().as_tuple().exponent) for value in values if value == value)  # noqa: PLR0124 - not NaN
    return min(max(0, *longest, 0), 2)


def quantity(value: Decimal | float | str, unit: str, qualifier: str, lang: Lang, digits: int | None = None) -> str:
    """A figure with its unit and how exactly it is known: "trên 598 tỷ đồng", "over 598 billion VND".

    ``unit`` is a unit id (``unit.<id>`` in the locale; two forms "one | many" where the language has them), empty for a bare
    number; ``qualifier`` one of ``= ≥ ≈ ≤ > <`` or empty.
    """
    fixed = PRECISION.get(unit) if digits is None else digits
    figure = number(value, lang, None if fixed and not round(Decimal(str(value)), fixed) else fixed)  # what is small never becomes nothing
    if unit:
        singular, _, many = catalogue(lang)[f"unit.{unit}"].partition(" | ")
        figure = (singular if Decimal(str(value)) == 1 or not many else many).format(n=figure)
    return figure if qualifier in ("", "=") else word(f"qualifier.{qualifier}", lang, q=figure)


def measure(unit: str, lang: Lang) -> str:
    """A unit as words without a number: "triệu đồng/người/năm"; empty for bare numbers."""
    return catalogue(lang)[f"unit.{unit}"].split(" | ")[-1].replace("{n}", "").strip() if unit else ""


def parse_day(partial: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a partial ISO date (2024, 2024-05, 2024-05-17). Raises ValueError for anything else."""
    match = _PARTIAL_DATE.fullmatch(partial)
    if not match:
        raise ValueError(partial)
    year, month, day_ = (int(part) if part else None for part in match.groups())
    date(year or 0, month or 1, day_ or 1)
    return year or 0, month, day_


@lru_cache(maxsize=4096)
def day(partial: str, lang: Lang, month_name: str = "MMM") -> str:
    """A partial ISO date as people write it: 26/10/2021, 5/2024, 2024; 26 Oct 2021, May 2024, 2024 (``MMMM``: 26 October 2021)."""
    year, month, day_ = parse_day(partial)
    if month is None:
        return str(year)
    if lang == "vi":
        return f"{month}/{year}" if day_ is None else f"{day_}/{month}/{year}"
    return str(format_date(date(year, month, day_ or 1), f"{month_name} y" if day_ is None else f"d {month_name} y", locale="en"))


def period(text: str, lang: Lang) -> str:
    """A partial date or a span of two: "2024-01/2024-04" is "tháng 1–4/2024" and "Jan–Apr 2024"; "2021/2025" is "2021–2025"."""
    first, _, last = text.partition("/")
    if not last:
        return day(first, lang)
    (year, month, day_), (to_year, to_month, to_day) = parse_day(first), parse_day(last)
    if year == to_year and month and to_month and day_ is None and to_day is None:
        if lang == "vi":
            return f"tháng {month}–{to_month}/{year}"
        return f"{format_date(date(year, month, 1), 'MMM', locale='en')}–{day(last, lang)}"
    dash = "–" if month is None and to_month is None else " – "
    return f"{day(first, lang)}{dash}{day(last, lang)}"
