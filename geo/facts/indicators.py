"""One row of figures.csv as it is said, and what can be said of two of them: which is newer, by how much it changed."""

from collections.abc import Iterable
from decimal import Decimal

from geo.edition import Edition, IndicatorValue
from geo.language import LANGUAGES, Words, number, quantity, words

AT_LEAST = (">", "≥")


def indicator_values(edition: Edition, indicators: Iterable[str] | None = None) -> tuple[IndicatorValue, ...]:
    """The figures of the district (of some indicators only), the newest first, of one time the surest source first, undated ones last."""
    wanted = None if indicators is None else set(indicators)
    values = [fact for fact in edition.figures if wanted is None or fact.indicator in wanted]
    surest = sorted(values, key=lambda fact: (fact.rank, fact.id))
    return tuple(sorted(surest, key=lambda fact: fact.end and fact.end.ljust(10, "~"), reverse=True))


def _comparable(newer: IndicatorValue, other: IndicatorValue) -> bool:
    same = (newer.indicator, newer.unit, newer.scope, newer.kind) == (other.indicator, other.unit, other.scope, other.kind)
    shape = ["/".join(end[4:] for end in fact.span.split("/")) for fact in (newer, other)]
    return same and shape[0] == shape[1] and len(set(newer.span.split("/"))) == len(set(other.span.split("/"))) and other.year < newer.year


def change(new: IndicatorValue, older: Iterable[IndicatorValue]) -> Words | None:
    """By how much a figure differs from the one before it that speaks of the same part of a year; None when there is none.

    The older figure must be exact; a lower bound ("over") gives a lower bound. Shares differ by points, everything else in its unit.
    """
    before = next((fact for fact in older if _comparable(new, fact)), None)
    if (
        before is None
        or before.qualifier != "="
        or new.qualifier not in ("=", *AT_LEAST)
        or (new.qualifier in AT_LEAST and new.value < before.value)
    ):
        return None
    difference = new.value - before.value
    key = "figures.change_points" if new.unit == "percent" else "figures.change"
    sign = "+" if difference >= 0 else "−"
    amounts = {}
    for lang in LANGUAGES:
        bare = quantity(abs(difference), "" if new.unit == "percent" else new.unit, "", lang)
        more = quantity(abs(difference) * 100 / before.value, "percent", "", lang, digits=1) if before.value else ""
        amounts[lang] = (f"{sign}{bare}", f"{sign}{more}" if more and new.unit != "percent" else "")
    low = words("figures.at_least") if new.qualifier in AT_LEAST else Words("", "")
    sentences = [words(key, low=low, by=amounts[lang][0], share=amounts[lang][1], year=before.when).text(lang) for lang in LANGUAGES]
    return Words(*(text.replace(" ()", "").strip() for text in sentences))


def months_words(passed: tuple[int, int]) -> Words:
    """How much of the year had passed: "đã qua 33 % của năm (4/12 tháng)"."""
    share = Decimal(passed[0] * 100) / passed[1]
    rounded = Words(*(number(share, lang, digits=0) for lang in LANGUAGES))
    return words("figures.passed", share=rounded, months=passed[0], of=passed[1])
