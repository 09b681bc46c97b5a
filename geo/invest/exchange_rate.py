"""Money in đồng also in USD, at one sourced rate; without a rate, in đồng alone."""

from dataclasses import dataclass

from geo.edition import Edition
from geo.edition.sources import brief
from geo.facts import best
from geo.facts.claims import UNITS
from geo.language import LANGUAGES, Lang, Words, day, number, quantity, words

FIELD = "usd"
"""Where claims.csv keeps the rate: đồng for one USD."""
MILLION = 1e6
DIGITS = 3
"""Significant digits of an amount in USD: the rate is older than the figure or younger, more would pretend."""


@dataclass(frozen=True)
class Rate:
    """How many đồng one USD was, on which day, and who says so."""

    dong: float
    as_of: str
    source: str
    note: Words | None

    def usd(self, dong: float) -> Words:
        """An amount of đồng in USD, always "about"."""
        millions = f"{float(f'{dong / self.dong / MILLION:.{DIGITS}g}'):.10g}"
        return Words(*(quantity(millions, "usd_m", "≈", lang) for lang in LANGUAGES))


def rate(edition: Edition) -> Rate | None:
    """The rate of conversion, None while there is no sourced one."""
    claim = best(edition, UNITS, edition.place.scope, FIELD)
    return Rate(float(claim.value), claim.as_of, claim.source, claim.note) if claim else None


def rate_said(edition: Edition, exchange: Rate | None) -> Words:
    """The rate as a sentence with its day and source, or that there is none."""
    if exchange is None:
        return words("invest.no_rate")

    def sentence(lang: Lang) -> str:
        source = edition.sources.get(exchange.source)
        values = {
            "rate": number(exchange.dong, lang),
            "day": day(exchange.as_of, lang) if exchange.as_of else "",
            "who": brief(source, lang) if source else "",
        }
        text = words("invest.rate", **values).text(lang)
        return f"{text} {exchange.note.text(lang)}." if exchange.note else text

    return Words(sentence("vi"), sentence("en"))
