"""Figures of units added up to the units they became part of: sums conserved exactly, shares only with their weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Why = Literal["share", "weights", "missing"]


class NotAdditive(ValueError):  # noqa: N818 - what happened, as its reader would say it
    """Figures that cannot be joined: ``key`` is ``share`` (no weights known), ``weights`` (not of every unit) or ``missing``.

    ``units`` are the units that lack a figure or a weight.
    """

    def __init__(self, key: Why, units: tuple[str, ...] = ()) -> None:
        super().__init__(f"{key}: {', '.join(units)}")
        self.key: Why = key
        self.units = units


@dataclass(frozen=True)
class Sum:
    """The sums by new unit, and their total, which is that of the old units to the last digit."""

    by_unit: Mapping[str, Decimal]
    total: Decimal


def _members(into: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The old units of each new one."""
    return {new: tuple(old for old, became in into.items() if became == new) for new in dict.fromkeys(into.values())}


def exact(values: Mapping[str, Decimal]) -> Decimal:
    """The sum without a rounding: through fractions, whatever the number of digits."""
    total = sum((Fraction(value) for value in values.values()), Fraction(0))
    places = max((-int(value.as_tuple().exponent) for value in values.values()), default=0)
    scaled = total * 10 ** max(places, 0)
    return Decimal(f"{scaled.numerator}E-{max(places, 0)}")


def add_up(values: Mapping[str, Decimal], into: Mapping[str, str]) -> Sum:
    """Counts and areas of old units (``values``) as those of the units they became part of (``into``: old → new).

    Raises NotAdditive (``missing``) when an old unit has no figure: a part would pass for the whole.
    """
    gaps = tuple(old for old in into if old not in values)
    if gaps:
        raise NotAdditive("missing", gaps)
    known = {old: values[old] for old in into}
    sums = {new: exact({old: known[old] for old in members}) for new, members in _members(into).items()}
    return Sum(sums, exact(sums))


def average(shares: Mapping[str, Decimal], weights: Mapping[str, Decimal] | None, into: Mapping[str, str]) -> Mapping[str, Decimal]:
    """Shares or averages of old units as those of the new ones, weighted (by people, by area) and rounded to 28 digits.

    Raises NotAdditive: ``share`` without weights (a mean of shares is no share of the whole), ``weights`` when a unit has none or all of a
    new unit weigh nothing, ``missing`` when a unit has no figure.
    """
    if weights is None:
        raise NotAdditive("share")
    for key, given in (("missing", shares), ("weights", weights)):
        gaps = tuple(old for old in into if old not in given)
        if gaps:
            raise NotAdditive("missing" if key == "missing" else "weights", gaps)
    means = {}
    for new, members in _members(into).items():
        weight = sum((Fraction(weights[old]) for old in members), Fraction(0))
        if weight <= 0 or any(weights[old] < 0 for old in members):
            raise NotAdditive("weights", members)
        mean = sum((Fraction(shares[old]) * Fraction(weights[old]) for old in members), Fraction(0)) / weight
        means[new] = Decimal(mean.numerator) / Decimal(mean.denominator)
    return means
