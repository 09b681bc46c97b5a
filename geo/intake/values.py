"""The figure in a cell, as it is shown, in the unit of its indicator; or why it cannot be taken."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from geo.intake.vocabulary import Indicator, Known
from geo.measures import Amount, NotAFigure, Style, convert, read
from geo.measures.units import SHARES, MeasureUnit
from geo.spreadsheets import Cell

NOTHING = ("", "-", "–", "—", "…", "...", "x", "n/a", "na", "chưa có", "chưa công bố", "/", "\\", ".", "..")
"""How people say that there is no figure."""
LARGEST = 10**18
"""No figure of a place is larger: the country's yearly budget is some 10**15 đồng."""
MONEY = ("vnd_bn", "vnd_m")


class UnitFrom(NamedTuple):
    """A unit of measure, and where it was read."""

    measure: MeasureUnit
    where: str


def amount_of(cell: Cell, style: Style | None, words: Known) -> Amount:
    """The figure of a cell: a number as it is shown, else what its text says. Raises NotAFigure."""
    if cell.number is None:
        return read(cell.text, style)
    if abs(cell.number) >= LARGEST:
        raise NotAFigure("too_large", f"{cell.number:.3e}")
    plain = read(f"{cell.before} {abs(cell.number):f}".strip(), "en")
    if cell.before in ("+", "-", "−"):
        plain = Amount(plain.value)
    number = plain.value if cell.number >= 0 else -plain.value
    if not cell.behind:
        return Amount(number, plain.qualifier)
    measure = words.measure(cell.behind)
    return Amount(number * measure.factor, plain.qualifier, measure.unit, scaled=measure.scaled)


def in_unit(value: Decimal, measure: MeasureUnit, indicator: Indicator) -> Decimal:
    """A number in the unit that its table names, in that of the indicator. Raises NotAFigure.

    An indicator that is money a head is told in money, and a yearly rate in percent: their names say the rest.
    """
    to = indicator.unit
    if to == "vnd_m_person" and measure.unit in MONEY:
        to = "vnd_m"
    if to in SHARES and measure.unit in SHARES:
        return value * measure.factor
    return convert(value * measure.factor, measure.unit, to, scaled=measure.scaled)


def fitting(measure: MeasureUnit, indicators: Sequence[Indicator]) -> list[Indicator]:
    """The indicators that are counted in a unit; those in exactly this one, where there are such."""
    fits = []
    for indicator in indicators:
        try:
            in_unit(Decimal(1), measure, indicator)
        except NotAFigure:
            continue
        fits.append(indicator)
    exact = [indicator for indicator in fits if indicator.unit == measure.unit]
    return exact or fits
